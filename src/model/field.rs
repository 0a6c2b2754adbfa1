//! The columns that the program understands.

use std::fmt;

/// What an amount stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AmountKind {
    /// Paid out.
    Disbursed,
    /// Granted or committed.
    Granted,
    /// Planned or budgeted.
    Planned,
    /// An amount that the list does not name further.
    Unnamed,
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The agreement's number.
    AgreementNumber,
    /// The number of the agreement that this one is a part of.
    ParentNumber,
    /// The title.
    Title,
    /// A longer text about the agreement.
    Description,
    /// Key words.
    Keywords,
    /// Recipient country, or several, or a region.
    Country,
    /// Region of the recipient.
    Region,
    /// Agreement partner.
    Partner,
    /// The kind of partner.
    PartnerGroup,
    /// Extending unit: section, embassy or directorate.
    ExtendingUnit,
    /// The agreement's period, in one cell.
    Period,
    /// First year or start date.
    From,
    /// Last year or end date.
    To,
    /// The year of the row's amount.
    Year,
    /// The row's amount.
    Amount(AmountKind),
    /// The amount of one year, where each year has a column of its own.
    YearAmount(i32),
    /// The sum of the year columns.
    RowTotal,
    /// Currency of the row's amount.
    Currency,
    /// Whether, or when, it was evaluated.
    Evaluated,
    /// Whether it was chosen for the sample.
    Sample,
    /// Remarks, in which other agreements may be named.
    Remark,
    /// Codes of one dimension of the codebook, by the dimension's key.
    Dimension(String),
    /// One code, marked with an `x`: the dimension's key and the code's key.
    Code(String, String),
}

impl fmt::Display for Field {
    /// The name in `--json` and in `--column`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Self::AgreementNumber => "agreement_number",
            Self::ParentNumber => "parent_number",
            Self::Title => "title",
            Self::Description => "description",
            Self::Keywords => "keywords",
            Self::Country => "country",
            Self::Region => "region",
            Self::Partner => "partner",
            Self::PartnerGroup => "partner_group",
            Self::ExtendingUnit => "unit",
            Self::Period => "period",
            Self::From => "from",
            Self::To => "to",
            Self::Year => "year",
            Self::Amount(AmountKind::Unnamed) => "amount",
            Self::Amount(AmountKind::Disbursed) => "amount_disbursed",
            Self::Amount(AmountKind::Granted) => "amount_granted",
            Self::Amount(AmountKind::Planned) => "amount_planned",
            Self::YearAmount(year) => return write!(formatter, "amount_{year}"),
            Self::RowTotal => "row_total",
            Self::Currency => "currency",
            Self::Evaluated => "evaluated",
            Self::Sample => "sample",
            Self::Remark => "remark",
            Self::Dimension(dimension) => return formatter.write_str(dimension),
            Self::Code(dimension, code) => {
                return write!(formatter, "{dimension}.{code}");
            }
        };
        formatter.write_str(name)
    }
}
