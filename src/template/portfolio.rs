//! The template as a whole.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::NameKind;
use crate::template::{
    ColumnNames, Commitment, Contradiction, Country, CoverageRules, Dimension,
    GeographyWords, Linking, MaskRule, MoneyWords, NamedPartner, NamedUnit, PartnerGroup,
    Plan, Published, Region, RowWords, SampleRules, ScopeRule, TableRule,
};
use crate::text::fold;

/// A text in the three languages; bokmål stands for those that are missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// Norwegian bokmål.
    pub nb: String,
    /// Norwegian nynorsk.
    pub nn: Option<String>,
    /// English.
    pub en: Option<String>,
}

/// A spelling of a name that a person has decided on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecidedName {
    /// What it is a name of.
    pub kind: NameKind,
    /// As lists have it.
    pub spelling: String,
    /// What it stands for, in any spelling of the template, or a name of its own.
    pub name: String,
}

impl DecidedName {
    /// Whether the name can stand for `known`, what a template has for it: a spelling that
    /// is said to be a name of its own stands for nothing else.
    pub fn means(&self, known: &str) -> bool {
        let name = fold(&self.name);
        name != fold(&self.spelling) || name == fold(known)
    }
}

/// What a template file says.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Template {
    /// Name, as in `--template NAME`.
    pub name: String,
    /// Title of the workbook.
    pub title: Label,
    /// What the portfolio is about, within a sentence: `menneskehandel`.
    pub subject: Label,
    /// Templates that this one builds on, by name or by file beside it.
    pub includes: Vec<String>,
    /// The year of the list, whose amounts have a column of their own.
    pub report_year: Option<i32>,
    /// Up to so many agreements the report tables are formulas, above it values, since
    /// formulas over long lists take their time; 20,000 if nothing is said.
    pub live_agreements_max: Option<usize>,
    /// Limits for plausible years, both included; a year outside them is a finding.
    pub plausible_years: Option<[i32; 2]>,
    /// Column synonyms.
    #[serde(rename = "column")]
    pub columns: Vec<ColumnNames>,
    /// Kinds of amounts, the preferred one first: `disbursed`, `granted`, `unnamed`,
    /// `planned`.
    pub amount_preference: Vec<String>,
    /// Words that tell rows apart.
    pub rows: RowWords,
    /// Words that tell units and currencies.
    pub money: MoneyWords,
    /// Regions.
    #[serde(rename = "region")]
    pub regions: Vec<Region>,
    /// Words that tell regional projects.
    pub geography: GeographyWords,
    /// Countries.
    #[serde(rename = "country")]
    pub countries: Vec<Country>,
    /// Groups of partners.
    #[serde(rename = "partner_group")]
    pub partner_groups: Vec<PartnerGroup>,
    /// Partners.
    #[serde(rename = "partner")]
    pub partners: Vec<NamedPartner>,
    /// Extending units.
    #[serde(rename = "unit")]
    pub units: Vec<NamedUnit>,
    /// Dimensions of the codebook.
    #[serde(rename = "dimension")]
    pub dimensions: Vec<Dimension>,
    /// Action plans.
    #[serde(rename = "plan")]
    pub plans: Vec<Plan>,
    /// Commitments and themes.
    #[serde(rename = "commitment")]
    pub commitments: Vec<Commitment>,
    /// When a commitment is covered.
    pub coverage: CoverageRules,
    /// Scopes of tables and of published figures.
    #[serde(rename = "scope")]
    pub scopes: Vec<ScopeRule>,
    /// Tables.
    #[serde(rename = "table")]
    pub tables: Vec<TableRule>,
    /// Criteria of the sample.
    pub sample: SampleRules,
    /// Names that must not be published, and what stands in their place in an edition for
    /// the public.
    pub masking: Vec<MaskRule>,
    /// Published figures by which the list that they are about is known: others are
    /// compared only if one of these is nearly met.
    pub published_anchors: Vec<String>,
    /// Published figures to be met.
    #[serde(rename = "published")]
    pub published: Vec<Published>,
    /// Where the publication contradicts itself.
    #[serde(rename = "contradiction")]
    pub contradictions: Vec<Contradiction>,
    /// How agreements are linked.
    pub linking: Linking,
    /// Spellings that people have decided on, which no file holds: they go before all
    /// names of the template.
    #[serde(skip)]
    pub decided: Vec<DecidedName>,
}
