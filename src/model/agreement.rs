//! An agreement: one agreement number, with its yearly amounts.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use smallvec::SmallVec;

use crate::model::{
    Amount, AmountKind, Currency, Few, Map, Message, Period, Place, SheetId, Text, Total,
};

/// Where the money goes. All names are keys of the template (Norwegian bokmål).
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Geography {
    /// The region; empty if unknown.
    pub region: String,
    /// Countries named, sorted. One: a single country. Several: a regional project.
    pub countries: Vec<String>,
    /// Whether it is said to be regional, which leaves it without a single country.
    pub regional: bool,
    /// What the list says, if the template does not know it; else empty.
    pub unknown: String,
}

impl Geography {
    /// The country, if it is a single one.
    pub fn single_country(&self) -> Option<&str> {
        match self.countries.as_slice() {
            [country] if !self.regional => Some(country),
            _ => None,
        }
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.region.is_empty() && self.countries.is_empty() && self.unknown.is_empty()
    }
}

/// The agreement partner.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Partner {
    /// Name as the template has it, or as the list has it if the template does not
    /// know it; empty if missing.
    pub name: String,
    /// Group as the template has it; empty if unknown.
    pub group: String,
    /// Whether the template knows it.
    pub known: bool,
}

/// An amount of one year, and the cell that it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearAmount {
    /// The year; `None` if the list does not say.
    pub year: Option<i32>,
    /// The amount, in the currency's hundredth.
    pub amount: Amount,
    /// Its currency.
    pub currency: Currency,
    /// What it stands for.
    pub kind: AmountKind,
    /// The cell.
    pub place: Place,
}

/// Amounts of years; most rows of a long list have one, which stands in its place.
pub type YearAmounts = SmallVec<[YearAmount; 1]>;

/// A code that the list itself gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenCode {
    /// Key of the dimension.
    pub dimension: Text,
    /// Key of the code.
    pub code: Text,
    /// The cell.
    pub place: Place,
}

/// An agreement.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agreement {
    /// The number in its normal form, or, where the list has none, an id made of what
    /// the row says (`numbered` is then false). Unique within a run.
    pub number: Text,
    /// Whether `number` stands in the list.
    pub numbered: bool,
    /// Title as the list has it, trimmed and with single spaces.
    pub title: Text,
    /// Longer text.
    pub description: Text,
    /// Where the money goes; what many agreements say is kept once.
    pub geography: Arc<Geography>,
    /// The partner.
    pub partner: Arc<Partner>,
    /// The extending unit as the template has it, or as the list has it.
    pub unit: Text,
    /// The period that the list states.
    pub stated_period: Option<Period>,
    /// Amounts in order of year and place. Amounts in other currencies are among them.
    pub amounts: YearAmounts,
    /// What most lists do not say.
    pub extra: Extra,
    /// The rows that it comes from, each as a whole, in order.
    pub rows: SmallVec<[Place; 1]>,
    /// The cells of `title`, `description` and `keywords`, as far as they are filled.
    pub cells: Cells,
}

/// What most lists do not say of an agreement.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExtraFields {
    /// The number of the frame agreement that it is a part of.
    pub parent: Option<Text>,
    /// Numbers that share a cell with this one; of very many the first ones, by which all
    /// of the cell are together.
    pub companions: Few<Text>,
    /// Numbers that its texts refer to as the same project.
    pub references: Few<Text>,
    /// Key words.
    pub keywords: Text,
    /// Remarks.
    pub remark: Text,
    /// Codes that the list gives.
    pub given: Few<GivenCode>,
    /// What the list says about an evaluation, and where.
    pub evaluated: Option<(Text, Place)>,
    /// What the list says about the sample, and where.
    pub sampled: Option<(Text, Place)>,
}

/// [`ExtraFields`] that take hardly any room where none is filled.
#[derive(Clone, Debug, Default)]
pub struct Extra(Option<Box<ExtraFields>>);

/// What an agreement has of which the list says no more.
static NOTHING: ExtraFields = ExtraFields {
    parent: None,
    companions: Few::new(),
    references: Few::new(),
    keywords: Text::new(),
    remark: Text::new(),
    given: Few::new(),
    evaluated: None,
    sampled: None,
};

impl Extra {
    /// Whether nothing was ever set.
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }
}

impl Deref for Extra {
    type Target = ExtraFields;

    fn deref(&self) -> &ExtraFields {
        self.0.as_deref().unwrap_or(&NOTHING)
    }
}

impl DerefMut for Extra {
    fn deref_mut(&mut self) -> &mut ExtraFields {
        self.0.get_or_insert_default()
    }
}

impl PartialEq for Extra {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

/// The cells of fields, by the field's name in `--json`. Most rows of a list are filled in
/// the same columns, which they share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cells {
    /// The row of the first cell that was set.
    row: u32,
    columns: Few<CellOf>,
}

/// The cell of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct CellOf {
    /// Index into [`FIELDS`].
    field: u8,
    column: u16,
    /// Rows below the first cell that was set, or above it.
    below: i32,
    sheet: SheetId,
}

/// The fields that stand in one cell.
const FIELDS: [&str; 17] = [
    "agreement_number",
    "parent_number",
    "title",
    "description",
    "keywords",
    "country",
    "region",
    "partner",
    "partner_group",
    "unit",
    "remark",
    "period",
    "from",
    "to",
    "year",
    "evaluated",
    "sample",
];

impl Cells {
    /// The cell of a field.
    pub fn get(&self, field: &str) -> Option<Place> {
        let field = number_of(field)?;
        let cell = self.columns.iter().find(|known| known.field == field)?;
        let row = self.row.checked_add_signed(cell.below)?;
        Some(Place { sheet: cell.sheet, row, column: Some(u32::from(cell.column)) })
    }

    /// Sets the cell of a field; a whole row is none.
    pub fn insert(&mut self, field: &str, place: Place) {
        if self.columns.is_empty() {
            self.row = place.row;
        }
        let column = place.column.and_then(|column| u16::try_from(column).ok());
        // A sheet has fewer than two billion rows.
        let below = place.row.checked_signed_diff(self.row);
        let (Some(field), Some(column), Some(below)) = (number_of(field), column, below)
        else {
            return;
        };
        let cell = CellOf { field, column, below, sheet: place.sheet };
        let at = self.columns.iter().position(|known| known.field == field);
        match at.and_then(|at| self.columns.make_mut().get_mut(at)) {
            Some(known) => *known = cell,
            None => self.columns.push(cell),
        }
    }

    /// Makes room for so many fields and no more.
    pub fn reserve(&mut self, fields: usize) {
        self.columns.reserve(fields);
    }

    /// Shares the columns with a row that is filled in the same ones.
    pub fn share(&mut self, other: &Self) {
        if self.columns == other.columns {
            self.columns = other.columns.clone();
        }
    }
}

fn number_of(field: &str) -> Option<u8> {
    let at = FIELDS.iter().position(|known| *known == field)?;
    u8::try_from(at).ok()
}

impl Agreement {
    /// The sum of its amounts in kroner.
    pub fn nok(&self) -> Total {
        self.nok_in(None)
    }

    /// The sum of its amounts in kroner of the years from first to last.
    pub fn nok_in(&self, years: Option<(i32, i32)>) -> Total {
        self.amounts
            .iter()
            .filter(|amount| amount.currency.is_nok())
            .filter(|amount| match (years, amount.year) {
                (None, _) => true,
                (Some((first, last)), Some(year)) => first <= year && year <= last,
                (Some(_), None) => false,
            })
            .map(|amount| amount.amount)
            .sum()
    }

    /// First and last year: of the stated period and of all amounts.
    pub fn period(&self) -> Option<Period> {
        let years =
            self.amounts.iter().filter_map(|amount| amount.year).map(Period::year);
        let stated = self.stated_period;
        years.chain(stated).reduce(Period::hull)
    }

    /// The first year that it has money or a period in.
    pub fn first_year(&self) -> Option<i32> {
        self.period().map(|period| period.first)
    }
}

/// How the rows that were read were accounted for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowCounts {
    /// All rows that were read, blank ones included.
    pub read: u64,
    /// Rows that became agreements.
    pub used: u64,
    /// Rows without content.
    pub blank: u64,
    /// Headers, banners, totals, notes.
    pub structure: u64,
    /// Rows that could not be used, or were left out with a reason.
    pub not_used: u64,
}

/// What was read must be what was used and what was left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Conservation {
    /// Rows of all lists.
    pub rows: RowCounts,
    /// Kroner in amount cells that were read.
    pub nok_read: Total,
    /// Kroner in agreements.
    pub nok_used: Total,
    /// Kroner left out, each with a finding.
    pub nok_not_used: Total,
    /// Sums in other currencies, which are in no table.
    pub other_currencies: Map<Currency, Total>,
    /// Rows left out: the row, why, and the kroner that stood in it.
    pub left_out: Vec<(Place, Message, Total)>,
}
