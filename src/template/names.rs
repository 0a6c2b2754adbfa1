//! Names of columns, countries, partners and units, with the spellings met in lists.
//!
//! Aliases are compared after folding: case, accents, punctuation and runs of blanks
//! do not matter. An alias that ends with `*` fits every text that begins so.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Headers by which a field is known.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ColumnNames {
    /// The field: `agreement_number`, `parent_number`, `title`, `description`,
    /// `keywords`, `country`, `region`, `partner`, `partner_group`, `unit`, `period`,
    /// `from`, `to`, `year`, `amount`, `amount_disbursed`, `amount_granted`,
    /// `amount_planned`, `row_total`, `currency`, `evaluated`, `sample`, `remark`.
    pub field: String,
    /// Headers, in any language.
    pub names: Vec<String>,
}

/// Words that tell rows apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RowWords {
    /// Words that begin a total: `sum`, `totalt`, `i alt`.
    pub total: Vec<String>,
    /// Words that begin the total of the whole list: `total sum`, `grand total`.
    pub grand_total: Vec<String>,
    /// Words that begin a note below the list: `kilde`, `merknad`.
    pub note: Vec<String>,
    /// Words that begin a row which is a part of the amount above: `herav`, `of which`.
    pub part: Vec<String>,
    /// Words in the name of a sheet that is an old copy: `gammel`, `kopi`, `draft`.
    pub old: Vec<String>,
    /// Words in the header of amounts that are of the whole agreement, or of all years so
    /// far, and not of the row's year: `avtalebeløp`, `hittil`.
    pub whole: Vec<String>,
    /// Words of a state, or of a banner above rows, which say that nothing was granted:
    /// `avslått`, `kansellert`, `withdrawn`.
    pub refused: Vec<String>,
    /// Words that may stand beside these; `*` stands for any ending. With others the text
    /// says something else: `Avslag påklaget, innvilget`, `Retur av avviste asylsøkere`.
    pub beside_refused: Vec<String>,
}

/// Words that tell units and currencies.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct MoneyWords {
    /// In a header, title or note: amounts in thousands.
    pub thousand: Vec<String>,
    /// In a header, title or note: amounts in millions.
    pub million: Vec<String>,
    /// In a header, title or note: amounts in thousands of millions.
    pub billion: Vec<String>,
    /// In a header, title or note: amounts in kroner.
    pub one: Vec<String>,
    /// Spellings of Norwegian kroner in a currency column.
    pub nok: Vec<String>,
}

/// A region.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// Name in bokmål.
    pub key: String,
    /// Name in nynorsk, if it differs.
    pub nn: Option<String>,
    /// Name in English.
    pub en: Option<String>,
    /// Other spellings, and parts of the region that are no country.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// Words about geography.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct GeographyWords {
    /// Words that say that a project is regional: `regionalt`, `regional*`.
    pub regional: Vec<String>,
    /// The region of a project in countries of several regions: `Globalt`.
    pub global: String,
}

/// A country.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Country {
    /// Name in bokmål.
    pub key: String,
    /// Name in nynorsk, if it differs.
    pub nn: Option<String>,
    /// Name in English.
    pub en: Option<String>,
    /// Two-letter code (ISO 3166-1), if it has one.
    pub code: Option<String>,
    /// Three-letter code (ISO 3166-1), if it has one.
    pub iso3: Option<String>,
    /// Region it belongs to.
    pub region: String,
    /// Other spellings: short forms, other languages, common misspellings.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Words in titles that tell the country: `albansk*`, `Tirana`.
    #[serde(default)]
    pub words: Vec<String>,
}

/// A group of partners.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartnerGroup {
    /// Name in bokmål.
    pub key: String,
    /// Name in nynorsk, if it differs.
    pub nn: Option<String>,
    /// Name in English.
    pub en: Option<String>,
    /// Other spellings in a list's column of partner groups.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// A partner.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NamedPartner {
    /// Name in the workbook.
    pub key: String,
    /// Name in nynorsk, if it differs.
    pub nn: Option<String>,
    /// Name in English, if it differs.
    pub en: Option<String>,
    /// The group.
    pub group: String,
    /// Spellings that other countries' organisations have as well, so that a place after one
    /// of them tells another organisation (`Røde Kors Kenya`) and not a local office.
    #[serde(default)]
    pub national: Vec<String>,
    /// Long, short and translated forms; local offices are known by the name followed
    /// by a place.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// An extending unit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NamedUnit {
    /// Name in the workbook.
    pub key: String,
    /// Name in nynorsk, if it differs.
    pub nn: Option<String>,
    /// Name in English.
    pub en: Option<String>,
    /// Other spellings.
    #[serde(default)]
    pub aliases: Vec<String>,
}
