//! What columns and units are called in the workbook, in any of our languages.

use crate::language::Language;
use crate::model::{Argument, Map, Message, amounts_name, amounts_of};
use crate::template::{FIELDS, Template};
use crate::text::fold;
use crate::value::currency::foreign_currency;
use crate::value::scale::UnitWords;

/// Years whose amounts may have a column of their own.
const YEARS: std::ops::RangeInclusive<i32> = 1950..=2060;

/// Names of fields and units, by what they are called.
#[derive(Clone, Debug)]
pub(super) struct Fields {
    names: Map<String, String>,
    amounts: Map<String, &'static str>,
    units: UnitWords,
}

impl Fields {
    pub(super) fn new(languages: &[Language], template: &Template) -> Self {
        let mut names: Map<String, String> = Map::default();
        let mut amounts: Map<String, &'static str> = Map::default();
        for language in languages {
            let mut add = |called: String, name: String| {
                names.entry(fold(&called)).or_insert(name);
            };
            for name in FIELDS {
                let key = if name == "ignore" { "none" } else { name };
                add(language.text(&format!("column-{key}")), name.to_owned());
            }
            for year in YEARS {
                let message = Message::new("column-year_amount");
                let called = language.say(&message.with("year", Argument::Year(year)));
                add(called, format!("amount_{year}"));
            }
            for dimension in &template.dimensions {
                let many =
                    [Some(&dimension.nb), dimension.nn.as_ref(), dimension.en.as_ref()];
                let one = [
                    Some(&dimension.one_nb),
                    dimension.one_nn.as_ref(),
                    dimension.one_en.as_ref(),
                ];
                for called in many.into_iter().chain(one).flatten() {
                    add(called.clone(), dimension.key.clone());
                    for code in &dimension.codes {
                        let code_called = language.name(&dimension.key, &code.key);
                        let name = format!("{}.{}", dimension.key, code.key);
                        add(format!("{called}: {code_called}"), name);
                    }
                }
            }
            for (key, name) in [
                ("about-unit-one", "NOK"),
                ("about-unit-thousand", "1000 NOK"),
                ("about-unit-million", "mill. NOK"),
                ("about-unit-billion", "mrd. NOK"),
            ] {
                amounts.entry(fold(&language.text(key))).or_insert(name);
            }
        }
        for name in FIELDS {
            names.entry(fold(name)).or_insert(name.to_owned());
        }
        Self { names, amounts, units: UnitWords::new(template) }
    }

    /// The name of the field that a text calls by its name.
    pub(super) fn field(&self, text: &str) -> Option<&str> {
        self.names.get(&fold(text)).map(String::as_str)
    }

    /// The unit and the currency that a text calls by their name: `tusen kroner`, `EUR`,
    /// `1000 USD`.
    pub(super) fn amounts(&self, text: &str) -> Option<String> {
        if let Some(name) = self.amounts.get(&fold(text)) {
            return Some((*name).to_owned());
        }
        if amounts_of(text).is_some() {
            return Some(text.to_owned());
        }
        let is_short = fold(text).split(' ').count() <= 3;
        let unit = self.units.of_row(text).filter(|_| is_short)?;
        Some(amounts_name(unit, foreign_currency(text).as_ref()))
    }
}
