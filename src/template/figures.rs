//! Tables, the sample and the published figures.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Which projects and amounts a table or a published figure is about.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScopeRule {
    /// Key.
    pub key: String,
    /// Name in bokmål, as it stands after a table's title.
    pub nb: String,
    /// Name in nynorsk, if it differs.
    pub nn: Option<String>,
    /// Name in English.
    pub en: Option<String>,
    /// First and last year of the amounts; a project counts if it has one in them.
    pub years: Option<[i32; 2]>,
    /// Only projects of the sample.
    #[serde(default)]
    pub sample: bool,
}

/// What a table shows of each row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MeasureName {
    /// Projects, each once.
    Projects,
    /// Projects with only this code.
    ProjectsOnly,
    /// Projects with this code among others.
    ProjectsAlso,
    /// Agreements.
    Agreements,
    /// Kroner.
    Nok,
    /// Share of kroner.
    Share,
    /// Kroner in the report year.
    NokReportYear,
}

/// The chart beside a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChartKind {
    /// Lying bars.
    Bar,
    /// Standing columns.
    Column,
    /// Standing columns in stacks, for a cross table.
    Stacked,
    /// The cells of a cross table shaded by their size; the figures stand in them.
    Heat,
}

/// The order of a table's rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SortKind {
    /// The largest amount first; for codes, most projects first.
    Size,
    /// By name, in Norwegian order.
    Name,
    /// As the template lists them; those that it does not list come last.
    Template,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TableRule {
    /// Key in `--json`.
    pub key: String,
    /// Its sheet: `geography`, `partners`, `units`, `years`, or the key of a dimension
    /// of the codebook. Tables of one sheet stand below one another.
    pub sheet: String,
    /// Title in bokmål.
    pub nb: String,
    /// Title in nynorsk, if it differs.
    pub nn: Option<String>,
    /// Title in English.
    pub en: Option<String>,
    /// Dimension of the rows, or two for nested rows: `region`, `country`, `partner`,
    /// `partner_group`, `unit`, `year`, or the key of a dimension of the codebook.
    pub rows: Vec<String>,
    /// Dimension of the columns, for a cross table.
    pub columns: Option<String>,
    /// What it shows of each row; for a cross table, the last of them fills the cells.
    pub measures: Vec<MeasureName>,
    /// Scope, by key.
    pub scope: String,
    /// Show only so many rows and add up the rest.
    pub top: Option<usize>,
    /// The order of the rows: `size`, `name` or `template`. If nothing is said, years
    /// stand year by year, codes as the codebook has them, and all else by size.
    pub sort: Option<SortKind>,
    /// The chart beside it, or `heat` for shaded cells.
    pub chart: Option<ChartKind>,
    /// Show the figures of the report before and the change beside each number of
    /// projects, agreements and kroner; not in cross tables.
    #[serde(default)]
    pub compare: bool,
}

/// How a sample is proposed where nobody has chosen one.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum SampleMethod {
    /// Those that meet the criteria: the largest of each member of `spread`, then the
    /// largest.
    #[default]
    Criteria,
    /// By chance within each stratum, out of those that meet the criteria.
    Stratified,
    /// By chance in proportion to the amounts, out of those that meet the criteria.
    MonetaryUnit,
}

impl SampleMethod {
    /// The name in the template and in `--json`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Criteria => "criteria",
            Self::Stratified => "stratified",
            Self::MonetaryUnit => "monetary-unit",
        }
    }
}

/// Criteria of the sample, after the report's section on method.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SampleRules {
    /// Years with support, at least.
    pub years_min: Option<u32>,
    /// Kroner in all, more than this.
    pub nok_above: Option<i64>,
    /// First year, at the latest.
    pub started_by: Option<i32>,
    /// Words in a title that leave a project out: studies, seminars, conferences.
    pub title_without: Vec<String>,
    /// Dimensions over which the sample is spread: `region`, `partner_group`, `unit`.
    pub spread: Vec<String>,
    /// How many projects are proposed where nobody has chosen.
    pub size: Option<usize>,
    /// How they are found: `criteria`, `stratified` or `monetary-unit`.
    pub method: SampleMethod,
    /// What chance begins with, for the methods that draw; the same seed draws the same
    /// projects. 1 if nothing is said.
    pub seed: Option<u64>,
    /// Dimensions whose members are the strata: `region`, `country`, `partner`,
    /// `partner_group`, `unit`.
    pub strata: Vec<String>,
}

/// A published figure.
///
/// `id` is `projects`, `agreements`, `total_nok`, `sample.projects`,
/// `sample.share_of_nok`, `sample.evaluated`, `project.NUMBER.nok`, or
/// `DIMENSION.KEY` with `.nok` or `.share` for amounts, `.only`, `.also` or `.specific`
/// for projects, and nothing for the number of projects.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Published {
    /// What it is.
    pub id: String,
    /// Scope, by key.
    pub scope: String,
    /// The figure as published.
    pub value: f64,
    /// How far ours may be from it: half of the last digit that is printed.
    #[serde(default)]
    pub tolerance: f64,
    /// Where it stands.
    #[serde(rename = "where")]
    pub place: String,
}

/// Where the publication contradicts itself, so that a figure cannot be met.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contradiction {
    /// Published figures, by id.
    pub figures: Vec<String>,
    /// How far from the published value ours may then be and still count as explained.
    #[serde(default)]
    pub tolerance: f64,
    /// What contradicts what, in bokmål.
    pub nb: String,
    /// The same in nynorsk, if it differs.
    pub nn: Option<String>,
    /// The same in English.
    pub en: Option<String>,
}
