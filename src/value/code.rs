//! Codes that the list itself gives.

use crate::model::{Cell, Map};
use crate::template::Template;
use crate::text::{fold, tidy};
use crate::value::lookup::Lookup;

/// The codes of all dimensions of a template, ready to be looked up.
#[derive(Clone, Debug, Default)]
pub struct Codes {
    dimensions: Map<String, Lookup<String>>,
}

impl Codes {
    /// Builds the index.
    pub fn new(template: &Template) -> Self {
        let mut codes = Self::default();
        for dimension in &template.dimensions {
            let lookup = codes.dimensions.entry(dimension.key.clone()).or_default();
            for code in &dimension.codes {
                lookup.add_name(
                    &code.key,
                    code.nn.as_ref(),
                    code.en.as_ref(),
                    &code.aliases,
                    &code.key,
                );
            }
        }
        codes
    }

    /// The code that a text names within a dimension.
    pub fn find(&self, dimension: &str, text: &str) -> Option<&str> {
        self.dimensions.get(dimension)?.get(text).map(String::as_str)
    }

    /// The codes in a cell, and the parts of it that are none.
    pub fn read<'codes>(
        &'codes self,
        dimension: &str,
        text: &str,
    ) -> (Vec<&'codes str>, Vec<String>) {
        let whole = tidy(text);
        if let Some(code) = self.find(dimension, &whole) {
            return (vec![code], Vec::new());
        }
        let mut codes = Vec::new();
        let mut unknown = Vec::new();
        // A slash may stand within a name: try without it first.
        for part in text.split([',', ';', '\n', '|']) {
            if let Some(code) = self.find(dimension, part) {
                codes.push(code);
                continue;
            }
            for part in part.split('/') {
                let part = tidy(part);
                match self.find(dimension, &part) {
                    Some(code) => codes.push(code),
                    None if part.is_empty() || is_none(&part) => {}
                    None => unknown.push(part),
                }
            }
        }
        codes.sort_unstable();
        codes.dedup();
        (codes, unknown)
    }
}

/// Whether a cell says yes to the code of its column.
pub fn is_mark(cell: &Cell) -> bool {
    match cell {
        Cell::Text(text) => {
            let text = tidy(text);
            matches!(text.as_str(), "✓" | "✔" | "●" | "•" | "■" | "*")
                || matches!(
                    fold(&text).as_str(),
                    "x" | "xx" | "1" | "ja" | "yes" | "y" | "j"
                )
        }
        Cell::Number(number) => *number >= 1.0,
        Cell::Bool(truth) => *truth,
        Cell::Date(_) | Cell::Error(_) | Cell::FormulaWithoutValue => false,
    }
}

/// Whether a text says that there is nothing: `nei`, `-`.
pub fn is_none(text: &str) -> bool {
    matches!(fold(text).as_str(), "" | "nei" | "no" | "none" | "ingen" | "n a" | "0")
}
