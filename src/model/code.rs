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
pub struct Codes {
    /// Keys of the dimensions, which all projects share.
    dimensions: Few<Text>,
    /// The codes of each.
    codings: Few<Few<Coding>>,
}

impl Codes {
    /// The codes of some dimensions, of each one list.
    pub fn new(dimensions: &Few<Text>, codings: Few<Few<Coding>>) -> Self {
        Self { dimensions: dimensions.clone(), codings }
    }

    /// Sets the codes of a dimension.
    pub fn insert(&mut self, dimension: Text, codings: Vec<Coding>) {
        let codings = codings.into_iter().collect();
        let known = self.dimensions.iter().position(|known| *known == dimension);
        if let Some(known) = known.and_then(|at| self.codings.make_mut().get_mut(at)) {
            *known = codings;
        } else {
            self.dimensions.push(dimension);
            self.codings.push(codings);
        }
    }

    /// The codes of a dimension; `None` if the project was not classified in it.
    pub fn get(&self, dimension: &str) -> Option<&[Coding]> {
        let at = self.dimensions.iter().position(|known| *known == dimension)?;
        self.codings.get(at).map(Few::as_slice)
    }

    /// All dimensions, by key, each with its codes.
    pub fn iter(&self) -> impl Iterator<Item = (&Text, &[Coding])> {
        self.dimensions.iter().zip(self.values())
    }

    /// The codes of all dimensions.
    pub fn values(&self) -> impl Iterator<Item = &[Coding]> {
        self.codings.iter().map(Few::as_slice)
    }

    /// Whether the project was not classified at all.
    pub fn is_empty(&self) -> bool {
        self.dimensions.is_empty()
    }
}
