//! The codebook, the action plans and what they commit to.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A dimension of the codebook, such as the form of what is fought.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dimension {
    /// Key in `--json` and in codes: `form`.
    pub key: String,
    /// Name of its sheet in bokmål: `Former`.
    pub nb: String,
    /// Name of its sheet in nynorsk, if it differs.
    pub nn: Option<String>,
    /// Name of its sheet in English.
    pub en: Option<String>,
    /// One of it in bokmål, as a column header: `Form`.
    pub one_nb: String,
    /// One of it in nynorsk, if it differs.
    pub one_nn: Option<String>,
    /// One of it in English.
    pub one_en: Option<String>,
    /// Headers of a list's column that holds its codes.
    #[serde(default)]
    pub headers: Vec<String>,
    /// Its codes.
    #[serde(rename = "code")]
    pub codes: Vec<Code>,
}

/// A code of a dimension.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Code {
    /// Name in bokmål.
    pub key: String,
    /// Name in nynorsk, if it differs.
    pub nn: Option<String>,
    /// Name in English.
    pub en: Option<String>,
    /// What it means, for people who code.
    #[serde(default)]
    pub definition: String,
    /// The same in nynorsk, if it differs.
    pub definition_nn: Option<String>,
    /// The same in English.
    pub definition_en: Option<String>,
    /// Other spellings in a list's column.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Terms that propose it when they stand in title, key words or description. Each
    /// is a word or several; `*` at the end of a word stands for any ending.
    #[serde(default)]
    pub terms: Vec<String>,
    /// Terms that forbid it: a text that has one of them is not coded by `terms`.
    #[serde(default)]
    pub unless: Vec<String>,
    /// Given to projects that have no other code of the dimension, and the code of
    /// what the list calls unspecified.
    #[serde(default)]
    pub unspecified: bool,
}

/// An action plan.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Short name in bokmål.
    pub key: String,
    /// Short name in nynorsk, if it differs.
    pub nn: Option<String>,
    /// Short name in English.
    pub en: Option<String>,
    /// The years that it holds for.
    pub years: [i32; 2],
}

/// A commitment of an action plan, or a theme that stands apart from the plans.
///
/// A project answers to it if it has one of `codes` (or all, with `all_codes`), and, if
/// `regions` is given, belongs to one of them.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Commitment {
    /// Name in bokmål.
    pub key: String,
    /// Name in nynorsk, if it differs.
    pub nn: Option<String>,
    /// Name in English.
    pub en: Option<String>,
    /// The action plan, by key; missing for a theme.
    pub plan: Option<String>,
    /// Codes as `dimension.code`; one of them is enough.
    #[serde(default)]
    pub codes: Vec<String>,
    /// Codes as `dimension.code`, all of which are needed.
    #[serde(default)]
    pub all_codes: Vec<String>,
    /// Regions, one of which is needed.
    #[serde(default)]
    pub regions: Vec<String>,
}

/// When a commitment is covered. Shares are of all projects of the portfolio.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CoverageRules {
    /// The dimension of the matrix' columns: `unit` or `region`.
    pub columns: String,
    /// Up to this share of projects a commitment is thinly covered.
    pub thin_share: f64,
    /// From this share of projects it is well covered.
    pub well_share: f64,
    /// From this share of projects it is listed as over-covered.
    pub over_share: f64,
}
