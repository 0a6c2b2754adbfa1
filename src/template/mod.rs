//! The template: everything that differs from one portfolio to another.
//!
//! A template is a TOML file. It says which columns, countries, partners, codes,
//! commitments, tables, criteria and published figures apply; nothing about any one
//! portfolio is in the code. Keys are Norwegian bokmål, since that is what the list
//! and the workbook say; labels in the other languages stand beside them.
//!
//! A template may build on others (`includes`); an element with the same key in the
//! including file replaces the one included.

mod check;
mod codebook;
mod fault;
mod figures;
mod labels;
mod linking;
mod load;
mod masking;
mod merge;
mod names;
mod parse;
mod portfolio;
mod syntax;

pub use check::FIELDS;
pub use codebook::{Code, Commitment, CoverageRules, Dimension, Plan};
pub use fault::Fault;
pub use figures::{
    ChartKind, Contradiction, MeasureName, Published, SampleMethod, SampleRules,
    ScopeRule, SortKind, TableRule,
};
pub use labels::Named;
pub use linking::{
    AmountWeights, CountryWeights, Linking, LinkingWords, NumberWeights, NumberWord,
    PartnerWeights, PeriodWeights, TitleWeights, UnitWeights,
};
pub use load::{CHOICES, TemplateFile, embedded, load};
pub use masking::MaskRule;
pub use names::{
    ColumnNames, Country, GeographyWords, MoneyWords, NamedPartner, NamedUnit,
    PartnerGroup, Region, RowWords,
};
pub use portfolio::{DecidedName, Label, Template};
