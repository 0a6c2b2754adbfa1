//! Dates and periods.

use std::fmt;

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Year.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day, 1 to 31.
    pub day: u8,
}

impl fmt::Display for Date {
    /// The Norwegian way: `31.12.2007`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:02}.{:02}.{}", self.day, self.month, self.year)
    }
}

/// Years from first to last, both included; the last is open in `2007-`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// First year.
    pub first: i32,
    /// Last year; `None` if the list leaves it open.
    pub last: Option<i32>,
}

impl Period {
    /// A period of one year.
    pub fn year(year: i32) -> Self {
        Self { first: year, last: Some(year) }
    }

    /// The last year that is known to belong to it.
    pub fn last_known(self) -> i32 {
        self.last.unwrap_or(self.first)
    }

    /// The shortest period that holds both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        let last = match (self.last, other.last) {
            (Some(one), Some(two)) => Some(one.max(two)),
            (None, _) | (_, None) => None,
        };
        Self { first: self.first.min(other.first), last }
    }

    /// Whether `year` lies in it.
    pub fn contains(self, year: i32) -> bool {
        self.first <= year && self.last.is_none_or(|last| year <= last)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.last {
            Some(last) if last == self.first => write!(formatter, "{last}"),
            Some(last) => write!(formatter, "{}–{last}", self.first),
            None => write!(formatter, "{}–", self.first),
        }
    }
}
