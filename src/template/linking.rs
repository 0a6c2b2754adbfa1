//! How agreements are linked: the match weights, the thresholds and the words.
//!
//! A match weight is a whole number of points; ten points double the odds that two
//! agreements are one project. The points of all comparisons are added up.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How agreements are linked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Linking {
    /// From so many points on two agreements are one project.
    pub probable_points: i32,
    /// From so many points on a person is asked.
    pub review_points: i32,
    /// A match must be so many points better than another of the same years, or it is
    /// not clear which of the two it is, and a person is asked.
    pub clear_lead: i32,
    /// At most so many near misses are shown for an agreement.
    pub near_misses: usize,
    /// A block with more agreements than this is split or only compared in part.
    pub largest_block: usize,
    /// Weights of the title.
    pub title: TitleWeights,
    /// Weights of the agreement partner.
    pub partner: PartnerWeights,
    /// Weights of country and region.
    pub country: CountryWeights,
    /// Weights of the extending unit.
    pub unit: UnitWeights,
    /// Weights of the period.
    pub period: PeriodWeights,
    /// Weights of the amounts.
    pub amount: AmountWeights,
    /// Weights of the neighbourhood of agreement numbers.
    pub number: NumberWeights,
    /// Weights of the description.
    pub description: DescriptionWeights,
    /// The words that mean something to a comparison.
    pub words: LinkingWords,
}

impl Linking {
    /// The most points that a title can give.
    pub fn best_title(&self) -> i32 {
        self.title.ladder.iter().map(|step| step[1]).max().unwrap_or(0)
    }
}

/// Weights of the title.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct TitleWeights {
    /// Likeness in per mille, rising, and the points it gives; between two steps the
    /// points lie on a straight line.
    pub ladder: Vec<[i32; 2]>,
    /// Pairs with fewer points for the title than this are never merged by likeness:
    /// partner, country, unit and number depend on each other, and all agree where a
    /// partner has several projects in one country.
    pub least: i32,
    /// Likeness in per mille of a title that is one side of the other's slash.
    pub side: i32,
    /// Likeness in per mille of a title that was cut off, and the whole one.
    pub cut: i32,
    /// Likeness in per mille of titles in two languages that share a name or half of
    /// what they say, where partner and place are the same.
    pub translated: i32,
    /// A title of fewer characters than this is not thought to be cut off.
    pub shortest_cut: usize,
    /// Points against each bit of information that stands in one title where the
    /// other has something else (the lesser of the two sides).
    pub replaced: i32,
    /// Both titles have a name that the other lacks, such as a place or a beneficiary.
    pub other_name: i32,
    /// A word can be a name if it stands in no more than one of so many titles, and if
    /// the template does not know it.
    pub name_share: u64,
    /// Points against, where one title has another number, place number or
    /// named place; so many that nothing outweighs them.
    pub conflict: i32,
    /// One title names a numbered place or part, such as `district 12`, and the other
    /// none.
    pub one_number: i32,
    /// Size of an imagined list that words are counted in together with the one at
    /// hand, so that a short list does not make every word common.
    pub imagined_list: u64,
    /// How often a weak word stands in the imagined list.
    pub weak_word: u64,
}

/// Weights of the agreement partner.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PartnerWeights {
    /// The same partner, at most; a partner of half the list counts less.
    pub same: i32,
    /// Names alike: a short form, a local office, another spelling.
    pub alike: i32,
    /// Other partners, at least one of which the template does not know.
    pub different: i32,
    /// Other partners, both known to the template.
    pub different_known: i32,
    /// Other partners, and a title that so many partners in so many places have that it
    /// names no project.
    pub different_general: i32,
    /// A partner that is missing, and such a title.
    pub missing_general: i32,
    /// So many partners, and so many places, make a title general.
    pub general: usize,
}

/// Weights of country and region.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CountryWeights {
    /// The same single country, or the same set of countries, at most.
    pub same: i32,
    /// The same region without a single country, at most.
    pub same_region: i32,
    /// A single country and a regional project that names it.
    pub part: i32,
    /// A single country and a regional project that names no country.
    pub perhaps_part: i32,
    /// A single country and a regional project elsewhere.
    pub elsewhere: i32,
    /// Different single countries; so many that nothing outweighs them.
    pub different: i32,
}

/// Weights of the extending unit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct UnitWeights {
    /// The same unit, at most.
    pub same: i32,
    /// Another unit.
    pub different: i32,
}

/// Weights of the period.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PeriodWeights {
    /// The years follow each other.
    pub adjoining: i32,
    /// One to three years lie between.
    pub near: i32,
    /// More years lie between.
    pub far: i32,
    /// Years lie between, and so many partners in so many places have the title that it
    /// names no project.
    pub general_gap: i32,
    /// Periods of several years share some of them.
    pub overlap: i32,
    /// The same years.
    pub same_years: i32,
    /// Both of one and the same year.
    pub same_year: i32,
    /// Both of one and the same year, equal in a telling title, in partner and place, in
    /// a list that has several rows for a project and a year.
    pub instalment: i32,
    /// A list is such a one, if more than so many per cent of its agreements with telling
    /// titles have a twin of the same title, partner, place and year.
    pub instalment_share: u64,
    /// Information that makes a title telling, in tenths of a bit.
    pub instalment_title: i32,
}

/// Weights of the amounts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AmountWeights {
    /// The greater is less than twice the lesser.
    pub similar: i32,
    /// The greater is more than thirty times the lesser.
    pub unlike: i32,
}

/// Weights of the neighbourhood of agreement numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct NumberWeights {
    /// The same series (`KEN`, or the first digit of `2040412`), at most.
    pub same_series: i32,
    /// Another series.
    pub other_series: i32,
}

/// Weights of the description. A missing one says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct DescriptionWeights {
    /// Likeness in per mille, rising, and the points it gives, as for titles. Points for
    /// are never more than the information in the words that both have.
    pub ladder: Vec<[i32; 2]>,
}

impl DescriptionWeights {
    /// The most points that it can give.
    pub fn most(&self) -> i32 {
        self.ladder.iter().map(|step| step[1]).max().unwrap_or(0).max(0)
    }
}

/// The words that mean something to a comparison. All are compared folded.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct LinkingWords {
    /// Short words that tell the language of a title, a list for each language or group
    /// of languages.
    pub language: Vec<Vec<String>>,
    /// Words that say nothing: articles, prepositions.
    pub stop: Vec<String>,
    /// Words that say little in any list of projects: `support`, `project`.
    pub weak: Vec<String>,
    /// Words that mean the same, in one language or several; the first stands for all.
    pub same: Vec<Vec<String>>,
    /// Words beside a number that tell a phase: `phase`, `fase`, `year`.
    pub phase: Vec<String>,
    /// Words that tell a continuation without a number: `forts`, `cont`.
    pub continued: Vec<String>,
    /// Number words and the number they stand for.
    pub number: Vec<NumberWord>,
    /// Words for a place or a part that a number or a name follows: `district`, `lot`.
    pub place: Vec<String>,
    /// Names of partners that name nobody: `other`, `ngo`. Treated as missing.
    pub nobody: Vec<String>,
    /// Words that say little in a partner's name: legal forms, `ngo`.
    pub partner_filler: Vec<String>,
    /// Beginnings of a remark that an agreement continues another project with a new
    /// aim: `videreføring av`.
    pub continuation: Vec<String>,
}

/// A number word.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NumberWord {
    /// The number.
    pub number: u32,
    /// Its words.
    pub words: Vec<String>,
}
