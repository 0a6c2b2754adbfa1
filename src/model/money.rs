//! Money: whole øre, never a binary fraction.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};
use std::sync::Arc;

use crate::model::Text;

/// An amount in whole øre (a hundredth of the currency's unit).
///
/// An `i64` holds more than 92 million billion kroner; sums are [`Total`]s.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(pub i64);

/// A sum of amounts in øre, which cannot overflow for any list that fits on earth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Total(pub i128);

impl Amount {
    /// Whole kroner.
    pub const fn kroner(kroner: i64) -> Self {
        Self(kroner * 100)
    }
}

impl Total {
    /// Whole kroner.
    pub const fn kroner(kroner: i64) -> Self {
        Self(kroner as i128 * 100)
    }

    /// The value in kroner for a cell of a workbook, which holds a binary fraction.
    ///
    /// Exact to the øre up to 90,000 billion kroner.
    #[expect(clippy::cast_precision_loss, reason = "a cell holds a binary fraction")]
    pub fn in_kroner(self) -> f64 {
        self.0 as f64 / 100.0
    }

    /// The share of `whole` that this is, 0 where `whole` is 0.
    #[expect(clippy::cast_precision_loss, reason = "a share is a fraction")]
    pub fn share_of(self, whole: Self) -> f64 {
        if whole.0 == 0 { 0.0 } else { self.0 as f64 / whole.0 as f64 }
    }
}

impl From<Amount> for Total {
    fn from(amount: Amount) -> Self {
        Self(i128::from(amount.0))
    }
}

impl Add for Total {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Total {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Total {
    type Output = Self;

    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl AddAssign for Total {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl AddAssign<Amount> for Total {
    fn add_assign(&mut self, other: Amount) {
        self.0 += i128::from(other.0);
    }
}

impl Sum<Amount> for Total {
    fn sum<I: Iterator<Item = Amount>>(amounts: I) -> Self {
        Self(amounts.map(|amount| i128::from(amount.0)).sum())
    }
}

impl Sum for Total {
    fn sum<I: Iterator<Item = Self>>(totals: I) -> Self {
        Self(totals.map(|total| total.0).sum())
    }
}

impl fmt::Display for Total {
    /// Two decimals and a point, for `--json`: `252000000.00`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let ore = self.0.unsigned_abs();
        write!(formatter, "{sign}{}.{:02}", ore / 100, ore % 100)
    }
}

/// The code of Norwegian kroner.
const NOK: &str = "NOK";

/// A currency by its three-letter code (ISO 4217). Kroner, in which most amounts are, take
/// little room: no code is kept for them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Currency(Option<Arc<Text>>);

impl Currency {
    /// The currency of this code.
    pub fn new(code: &str) -> Self {
        Self((code != NOK).then(|| Arc::new(code.into())))
    }

    /// Norwegian kroner: the currency of all tables.
    pub const fn nok() -> Self {
        Self(None)
    }

    /// The code.
    pub fn code(&self) -> &str {
        self.0.as_ref().map_or(NOK, |code| code.as_str())
    }

    /// Whether amounts in it go into the tables.
    pub const fn is_nok(&self) -> bool {
        self.0.is_none()
    }
}
