//! Extending units by every spelling.

use crate::model::NameKind;
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
        let decided = template.decided.iter().filter(|one| one.kind == NameKind::Unit);
        let decided: Vec<(&str, String)> = decided
            .map(|one| {
                let known = units.read(&one.name).filter(|known| one.means(known));
                let name = known.unwrap_or(&one.name).to_owned();
                (one.spelling.as_str(), name)
            })
            .collect();
        for (spelling, name) in decided {
            units.names.set(spelling, name);
        }
        units
    }

    /// The unit that a text names, if the template knows it.
    pub fn read(&self, text: &str) -> Option<&str> {
        self.names.get(text).map(String::as_str)
    }
}
