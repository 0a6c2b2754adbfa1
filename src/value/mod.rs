//! Reads the values of cells: amounts, periods, agreement numbers, countries, partners,
//! units and codes, in every style that lists use.
//!
//! Both the stage that tells columns by their content and the one that makes agreements
//! read values here, so that a column is taken for what its cells will be read as.

pub mod amount;
pub mod code;
pub mod country;
pub mod currency;
pub mod encoding;
pub mod footnote;
pub mod known;
pub mod lookup;
pub mod merged;
pub mod number;
pub mod partner;
pub mod period;
pub mod scale;
pub mod unit;

use crate::model::{AmountKind, Argument, Field, Message};
use crate::template::Template;

/// How far down a template's order of preference a kind of amount stands.
pub fn preference(kind: AmountKind, template: &Template) -> usize {
    let name = match kind {
        AmountKind::Disbursed => "disbursed",
        AmountKind::Granted => "granted",
        AmountKind::Planned => "planned",
        AmountKind::Unnamed => "unnamed",
    };
    template
        .amount_preference
        .iter()
        .position(|known| known == name)
        .unwrap_or(usize::MAX)
}

/// A field as a value of a message, named in the user's language.
pub fn field_argument(field: &Field) -> Argument {
    match field {
        Field::Dimension(_) | Field::Code(..) | Field::YearAmount(_) => {
            Argument::from(field.to_string())
        }
        known => Argument::from(Message::new(format!("field-{known}"))),
    }
}
