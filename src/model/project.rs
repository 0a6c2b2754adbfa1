//! A project: agreements that support the same undertaking, and why we think so.

use std::sync::Arc;

use smallvec::SmallVec;

use crate::model::{
    Codes, Coding, Few, Geography, Map, Message, Partner, Period, Place, Text,
};

/// How sure a project's weakest link is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Same number, same parent, stated in the list, or decided by a person (`Sikker`).
    Certain,
    /// Linked by likeness (`Sannsynlig`).
    Probable,
    /// Alike, but not enough to be merged.
    Review,
    /// Related, such as a continuation with another aim: shown, never merged.
    Related,
}

/// What a link rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// A person has decided it.
    Person,
    /// A part of the other, or both parts of the same frame agreement.
    Parent,
    /// Both numbers stand in one cell.
    SameCell,
    /// The text of one names the other.
    Reference,
    /// Likeness of title, partner, country and the rest.
    Likeness,
}

/// What two agreements were compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Comparison {
    /// Title.
    Title,
    /// Agreement partner.
    Partner,
    /// Country or region.
    Country,
    /// Extending unit.
    Unit,
    /// Period.
    Period,
    /// Amounts.
    Amount,
    /// Neighbourhood of agreement numbers.
    Number,
    /// Description.
    Description,
}

impl Comparison {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 8] = [
        Self::Title,
        Self::Partner,
        Self::Country,
        Self::Unit,
        Self::Period,
        Self::Amount,
        Self::Number,
        Self::Description,
    ];

    /// Its key in the template and in the language files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Partner => "partner",
            Self::Country => "country",
            Self::Unit => "unit",
            Self::Period => "period",
            Self::Amount => "amount",
            Self::Number => "number",
            Self::Description => "description",
        }
    }
}

/// Points of each comparison, for or against; none of one that did not speak.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Points([i16; Comparison::ALL.len()]);

impl Points {
    /// Those of each comparison of [`Comparison::ALL`].
    pub const fn new(each: [i16; Comparison::ALL.len()]) -> Self {
        Self(each)
    }

    /// Points of one comparison; 0 if it did not speak.
    pub fn of(&self, comparison: Comparison) -> i32 {
        self.0.get(comparison as usize).copied().map_or(0, i32::from)
    }

    /// Each comparison that spoke, with its points.
    pub fn iter(&self) -> impl Iterator<Item = (Comparison, i32)> {
        let all = Comparison::ALL.into_iter().map(|one| (one, self.of(one)));
        all.filter(|(_, points)| *points != 0)
    }
}

/// Two agreements and how much speaks for them being one project.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Index of the one agreement; smaller than `other`.
    pub one: usize,
    /// Index of the other agreement.
    pub other: usize,
    /// How sure.
    pub grade: Grade,
    /// What it rests on.
    pub tier: Tier,
    /// Match weight in whole points: the sum of `comparisons`.
    pub points: i32,
    /// Points of each comparison that spoke, for or against.
    pub comparisons: Points,
    /// One sentence of evidence; links of a long list share equal ones.
    pub evidence: Arc<Message>,
}

/// A code that a person has given to a project or rejected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecidedCode {
    /// Key of the dimension.
    pub dimension: Text,
    /// Key of the code.
    pub code: Text,
    /// Whether it was given.
    pub yes: bool,
    /// What the program itself would have said, if it would have said anything.
    pub proposal: Option<Coding>,
}

/// Indices of agreements; most projects have one or two, which stand in their place.
pub type Members = SmallVec<[usize; 2]>;

/// A project.
#[derive(Clone, Debug, PartialEq)]
pub struct Project {
    /// The number of its first agreement; it stays when others come before it.
    pub id: Text,
    /// Ids of projects that were joined to it.
    pub former: Few<Text>,
    /// Indices of its agreements, first year first, then by number.
    pub agreements: Members,
    /// The title that stands for all.
    pub title: Text,
    /// Where the money goes.
    pub geography: Arc<Geography>,
    /// The partner.
    pub partner: Arc<Partner>,
    /// The extending unit.
    pub unit: Text,
    /// First to last year.
    pub period: Option<Period>,
    /// Index into [`Linkage::links`] of the weakest link that holds it together.
    pub weakest: Option<usize>,
    /// Its codes.
    pub codes: Codes,
    /// Codes that people have decided on.
    pub decided: Few<DecidedCode>,
    /// What the list says about an evaluation, and where.
    pub evaluated: Option<Box<(Text, Place)>>,
    /// What the list says about the sample, and where.
    pub sampled: Option<Box<(Text, Place)>>,
}

impl Project {
    /// Whether it carries `code` in `dimension`.
    pub fn has_code(&self, dimension: &str, code: &str) -> bool {
        self.codes
            .get(dimension)
            .is_some_and(|codings| codings.iter().any(|coding| coding.code == code))
    }
}

/// The outcome of linking.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Linkage {
    /// Indices of agreements by project; each agreement stands in exactly one. A report has
    /// none: its projects hold them.
    pub clusters: Vec<Members>,
    /// The links that hold the clusters together: for each merged agreement at least one.
    pub links: Vec<Link>,
    /// Links that were not used: near misses and related projects.
    pub others: Vec<Link>,
    /// Pairs that people have decided on, each as the program sees it.
    pub decided: Vec<Link>,
    /// Pairs that were compared.
    pub pairs_compared: u64,
}

impl Linkage {
    /// Whether its links, one after the other, hold two agreements together.
    pub fn are_one(&self, one: usize, other: usize) -> bool {
        let mut beside: Map<usize, Vec<usize>> = Map::default();
        for link in &self.links {
            beside.entry(link.one).or_default().push(link.other);
            beside.entry(link.other).or_default().push(link.one);
        }
        let mut ahead = vec![one];
        while let Some(at) = ahead.pop() {
            if at == other {
                return true;
            }
            // What was seen is not gone to again.
            ahead.extend(beside.swap_remove(&at).unwrap_or_default());
        }
        false
    }
}
