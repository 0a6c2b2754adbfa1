//! What a row says that needs more than its own cell to be understood.

use crate::clean::record::Record;
use crate::model::{Cell, Period, Text};
use crate::value::encoding;

/// The text of a cell with its line ends, which may part its codes.
pub(super) fn text_lines(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => encoding::repair(text)
            .unwrap_or_else(|| text.to_string())
            .replace("_x000D_", ""),
        other => other.shown(),
    }
}

/// What a row says that needs more than its own cell to be understood.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) texts: Texts,
    pub(super) years: Years,
}

/// Texts that are looked up together once the row is read.
#[derive(Debug, Default)]
pub(super) struct Texts {
    pub(super) number: Text,
    pub(super) country: Text,
    pub(super) region: Text,
    pub(super) partner: Text,
    pub(super) partner_group: Text,
    pub(super) unit: Text,
}

/// Years of a row, as its columns state them.
#[derive(Debug, Default)]
pub(super) struct Years {
    pub(super) period: Option<Period>,
    pub(super) from: Option<Period>,
    pub(super) to: Option<Period>,
    pub(super) year: Option<Period>,
    /// Whether the row says that it is about all years together.
    pub(super) all: bool,
}

impl Years {
    /// The years in which a period begins and ends that ends before it begins.
    pub(super) fn reversed(&self) -> Option<[i32; 2]> {
        let (from, to) = (self.from?.first, self.to?.last_known());
        (self.period.is_none() && to < from).then_some([from, to])
    }

    pub(super) fn into_record(self, record: &mut Record) {
        let single =
            |period: Period| (period.last == Some(period.first)).then_some(period.first);
        record.year = self.year.and_then(single);
        record.sums_years = self.all || self.year.is_some() && record.year.is_none();
        let range = match (self.from, self.to) {
            (Some(from), Some(to)) if from.first <= to.last_known() => {
                Some(Period { first: from.first, last: to.last })
            }
            (Some(from), _) => Some(from),
            (None, to) => to,
        };
        record.period =
            self.period.or(range).or(if record.sums_years { self.year } else { None });
    }
}
