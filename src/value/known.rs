//! All names that a template knows, ready to be looked up.

use crate::template::Template;
use crate::value::code::Codes;
use crate::value::country::Countries;
use crate::value::partner::Partners;
use crate::value::unit::Units;

/// The names of a template. To fold all spellings takes as long as to read a list of some
/// hundred rows, so that this is made once and used for all sheets.
#[derive(Clone, Debug, Default)]
pub struct KnownNames {
    /// Countries and regions.
    pub countries: Countries,
    /// Partners.
    pub partners: Partners,
    /// Extending units.
    pub units: Units,
    /// Codes of all dimensions.
    pub codes: Codes,
}

impl KnownNames {
    /// Builds the indexes.
    pub fn new(template: &Template) -> Self {
        let ((countries, partners), (units, codes)) = rayon::join(
            || (Countries::new(template), Partners::new(template)),
            || (Units::new(template), Codes::new(template)),
        );
        Self { countries, partners, units, codes }
    }
}
