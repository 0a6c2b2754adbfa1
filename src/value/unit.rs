//! Extending units by every spelling.

use crate::template::Template;
use crate::value::lookup::Lookup;

/// All extending units of a template, ready to be looked up.
#[derive(Clone, Debug, Default)]
pub struct Units {
    names: Lookup<String>,
}

impl Units {
    /// Builds the index.
    pub fn new(template: &Template) -> Self {
        let mut units = Self::default();
        for unit in &template.units {
            units.names.add_name(
                &unit.key,
                unit.nn.as_ref(),
                unit.en.as_ref(),
                &unit.aliases,
                &unit.key,
            );
        }
        units
    }

    /// The unit that a text names, if the template knows it.
    pub fn read(&self, text: &str) -> Option<&str> {
        self.names.get(text).map(String::as_str)
    }
}
