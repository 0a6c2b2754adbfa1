//! What people may correct in how a list was read: spellings of names, columns, units.

use crate::model::{ColumnReason, Currency, NameKind, Place, Unit};

/// A spelling of a name, as it stands in the lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameSeen {
    /// What it is a name of.
    pub kind: NameKind,
    /// The spelling that stands there most often.
    pub spelling: String,
    /// What it was taken for: names of the template, several for several countries.
    pub read_as: Vec<String>,
    /// Whether the template, or a person, knows it.
    pub known: bool,
    /// Rows that have it.
    pub rows: usize,
    /// The first of them.
    pub place: Place,
    /// Another name that it is like; empty if there is none.
    pub like: String,
}

/// A column that stands in lists of one kind under one header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnSeen {
    /// What its lists are known by.
    pub list: String,
    /// Their file.
    pub file: String,
    /// Their sheets.
    pub sheets: Vec<String>,
    /// The header; empty for the amounts of the lists as a whole.
    pub header: String,
    /// Its column in the first of them, from 0.
    pub index: u32,
    /// Some of its values.
    pub example: String,
    /// What the program takes it for by itself, as in `--column` and `--unit`; empty if
    /// it is not used.
    pub own: String,
    /// Why.
    pub reason: Option<ColumnReason>,
    /// Of amounts: whether their unit is assumed, since a list does not state it.
    pub assumed: bool,
    /// Whether several columns of one list have this header, so that it tells none of them.
    pub repeated: bool,
}

/// The unit and the currency of amounts, as one word: `NOK`, `1000 NOK`, `mill. EUR`.
pub fn amounts_name(unit: Unit, currency: Option<&Currency>) -> String {
    let name = unit.name();
    match currency {
        None => name.to_owned(),
        Some(currency) => name.replace("NOK", currency.code()),
    }
}

/// The unit and the currency that such a word stands for; no currency is kroner.
pub fn amounts_of(name: &str) -> Option<(Unit, Option<Currency>)> {
    let (unit, code) = match name.rsplit_once(' ') {
        None => (Unit::One, name),
        Some(("1000", code)) => (Unit::Thousand, code),
        Some(("mill.", code)) => (Unit::Million, code),
        Some(("mrd.", code)) => (Unit::Billion, code),
        Some(_) => return None,
    };
    let is_code = code.len() == 3 && code.chars().all(|one| one.is_ascii_uppercase());
    let foreign = (code != "NOK").then(|| Currency::new(code));
    is_code.then_some((unit, foreign))
}

#[cfg(test)]
mod tests {
    use super::{amounts_name, amounts_of};

    #[test]
    fn units_and_currencies_have_one_name_both_ways() {
        for name in ["NOK", "1000 NOK", "mill. NOK", "mrd. NOK", "EUR", "1000 USD"] {
            let (unit, currency) = amounts_of(name).unwrap();
            assert_eq!(amounts_name(unit, currency.as_ref()), name);
        }
        for name in ["", "kroner", "1000", "tusen NOK", "mill. euro"] {
            assert_eq!(amounts_of(name), None, "{name}");
        }
    }
}
