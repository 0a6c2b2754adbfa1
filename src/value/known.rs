//! All names that a template knows, ready to be looked up.

use crate::model::NameKind;
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
        Self {
            countries: Countries::new(template),
            partners: Partners::new(template),
            units: Units::new(template),
            codes: Codes::new(template),
        }
    }

    /// What a text is read as; `None` if the template does not know it.
    pub fn read(&self, kind: NameKind, text: &str) -> Option<String> {
        match kind {
            NameKind::Partner => {
                let partner = self.partners.read(text, "", &self.countries);
                partner.known.then_some(partner.name)
            }
            NameKind::Country => {
                let geography = self.countries.read(text);
                let known =
                    geography.unknown.is_empty() && !geography.countries.is_empty();
                known.then(|| geography.countries.join(", "))
            }
            NameKind::Unit => self.units.read(text).map(str::to_owned),
        }
    }
}
