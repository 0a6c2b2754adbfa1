//! Codes of the codebook that a project carries, and what gave them.

use crate::model::Place;

/// What a code rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodingGround {
    /// The list gives it.
    Given,
    /// A person has decided it.
    Decided,
    /// A term of the codebook stands in a text.
    Term(String),
    /// It follows from the recipient's country or region, or from another code.
    Derived,
    /// No other code of the dimension fits, and the codebook has a code for that.
    Unspecified,
}

/// A code that a project carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coding {
    /// Key of the code.
    pub code: String,
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
