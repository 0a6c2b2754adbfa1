//! Codes of the codebook that a project carries, and what gave them.

use crate::model::{Few, Place, Text};

/// What a code rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodingGround {
    /// The list gives it.
    Given,
    /// A person has decided it.
    Decided,
    /// A term of the codebook stands in a text.
    Term(Text),
    /// It follows from the recipient's country or region, or from another code.
    Derived,
    /// No other code of the dimension fits, and the codebook has a code for that.
    Unspecified,
}

/// A code that a project carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coding {
    /// Key of the code.
    pub code: Text,
    /// What gave it.
    pub ground: CodingGround,
    /// The cell that gave it, where there is one.
    pub place: Option<Place>,
}

impl Coding {
    /// Whether the list or a person gives it, so that no one need confirm it.
    pub fn is_given(&self) -> bool {
        matches!(self.ground, CodingGround::Given | CodingGround::Decided)
    }
}

/// The codes of a project by dimension, in the order of the codebook. Each dimension that
/// the project was classified in is there, maybe without a code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codes(Few<(Text, Few<Coding>)>);

impl Codes {
    /// Makes room for so many dimensions and no more.
    pub fn reserve(&mut self, dimensions: usize) {
        self.0.reserve(dimensions);
    }

    /// Sets the codes of a dimension.
    pub fn insert(&mut self, dimension: Text, codings: Vec<Coding>) {
        let codings = codings.into_iter().collect();
        let known = self.0.make_mut().iter_mut().find(|(known, _)| *known == dimension);
        match known {
            Some((_, known)) => *known = codings,
            None => self.0.push((dimension, codings)),
        }
    }

    /// The codes of a dimension; `None` if the project was not classified in it.
    pub fn get(&self, dimension: &str) -> Option<&[Coding]> {
        let (_, codings) = self.0.iter().find(|(known, _)| *known == dimension)?;
        Some(codings)
    }

    /// All dimensions, by key, each with its codes.
    pub fn iter(&self) -> impl Iterator<Item = (&Text, &[Coding])> {
        self.0.iter().map(|(dimension, codings)| (dimension, codings.as_slice()))
    }

    /// The codes of all dimensions.
    pub fn values(&self) -> impl Iterator<Item = &[Coding]> {
        self.iter().map(|(_, codings)| codings)
    }

    /// Whether the project was not classified at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
