//! What people decided: on what, how, and what became of it this year.

use std::sync::Arc;

use crate::model::{Agreement, Map, Message, Text};

/// Characters of a title that an anchor keeps.
const TITLE_MAX: usize = 200;

/// What an agreement is known by from one year to the next: its number first, and
/// enough of the rest to see whether a number stands for something else by now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Anchor {
    /// The number in its normal form, or the id that stands for it.
    pub number: String,
    /// The number of its frame agreement; empty if there is none.
    pub parent: String,
    /// The title; empty if unknown, as the rest.
    pub title: String,
    /// The partner, as the template has it.
    pub partner: String,
    /// Country, countries or region, as the template has them.
    pub country: String,
    /// The first year.
    pub year: Option<i32>,
}

impl Anchor {
    /// What `agreement` is known by.
    pub fn of(agreement: &Agreement) -> Self {
        let geography = &agreement.geography;
        let country = if geography.countries.is_empty() {
            [&geography.region, &geography.unknown]
                .into_iter()
                .find(|one| !one.is_empty())
                .cloned()
                .unwrap_or_default()
        } else {
            geography.countries.join(", ")
        };
        Self {
            number: agreement.number.to_string(),
            parent: agreement
                .extra
                .parent
                .as_ref()
                .map(Text::to_string)
                .unwrap_or_default(),
            title: agreement.title.chars().take(TITLE_MAX).collect(),
            partner: agreement.partner.name.clone(),
            country,
            year: agreement.first_year(),
        }
    }

    /// The number without blanks and signs, so that `GLO 0603` is `GLO-0603`.
    pub fn key(&self) -> String {
        number_key(&self.number)
    }

    /// Whether its number is one that the program made of what a row says.
    pub fn is_made(&self) -> bool {
        self.number.strip_prefix("U-").is_some_and(|rest| {
            rest.len() >= 8 && rest.chars().take(8).all(|one| one.is_ascii_hexdigit())
        })
    }
}

/// What stands between the parts of a key.
const BETWEEN: &str = " › ";

/// What a list is known by from one year to the next: the names of its file and of its
/// sheet without digits, since these count years and versions.
pub fn list_key(file: &str, sheet: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let plain = |name: &str| {
        let words: Vec<String> = name
            .replace(BETWEEN, " ")
            .split(|one: char| one.is_whitespace() || "-_.,()[]".contains(one))
            .map(|word| word.chars().filter(|one| !one.is_numeric()).collect::<String>())
            .map(|word| word.to_lowercase())
            .filter(|word| !word.is_empty())
            .collect();
        words.join(" ")
    };
    format!("{}{BETWEEN}{}", plain(stem), plain(sheet))
}

/// A number without blanks and signs, in capitals.
pub fn number_key(number: &str) -> String {
    number
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_uppercase)
        .collect()
}

/// What kind of name a spelling stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// An agreement partner.
    Partner,
    /// A country or a region.
    Country,
    /// An extending unit.
    Unit,
}

impl NameKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Partner, Self::Country, Self::Unit];

    /// Its key in the ledger, in the template and in the language files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Partner => "partner",
            Self::Country => "country",
            Self::Unit => "unit",
        }
    }

    /// What it is called, as a key of the language files.
    pub const fn header(self) -> &'static str {
        match self {
            Self::Partner => "header-partner",
            Self::Country => "header-country",
            Self::Unit => "header-unit",
        }
    }
}

/// What a decision is about. Agreements and projects stand beside it as anchors.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// Two agreements: the two anchors.
    Pair,
    /// An agreement, the first anchor, among those of its project, the others.
    Member,
    /// A code of a project, whose agreements are the anchors.
    Code {
        /// Key of the dimension.
        dimension: String,
        /// Key of the code.
        code: String,
    },
    /// A project's place in the sample.
    Sample,
    /// A spelling of a name.
    Name {
        /// What it is a name of.
        kind: NameKind,
        /// As the list has it.
        spelling: String,
    },
    /// A column, by the list that it stands in and its header.
    Column {
        /// What the list is known by ([`list_key`]).
        list: String,
        /// The header, or several lines of it joined.
        header: String,
    },
    /// The unit and the currency of a list's amounts.
    Amounts {
        /// What the list is known by ([`list_key`]).
        list: String,
    },
    /// A gap in coverage.
    Gap {
        /// Key of the commitment.
        commitment: String,
    },
}

impl Subject {
    /// Its key in the ledger, the same in every language.
    pub fn key(&self) -> String {
        match self {
            Self::Pair => "pair".to_owned(),
            Self::Member => "member".to_owned(),
            Self::Code { dimension, code } => format!("code {dimension}.{code}"),
            Self::Sample => "sample".to_owned(),
            Self::Name { kind, spelling } => format!("{} {spelling}", kind.key()),
            Self::Column { list, header } => format!("column {list}{BETWEEN}{header}"),
            Self::Amounts { list } => format!("amounts {list}"),
            Self::Gap { commitment } => format!("gap {commitment}"),
        }
    }

    /// The subject that a key of the ledger stands for.
    pub fn from_key(key: &str) -> Option<Self> {
        let (kind, rest) = key.split_once(' ').unwrap_or((key, ""));
        let rest = || Some(rest.to_owned()).filter(|rest| !rest.is_empty());
        Some(match kind {
            "pair" => Self::Pair,
            "member" => Self::Member,
            "sample" => Self::Sample,
            "code" => {
                let rest = rest()?;
                let (dimension, code) = rest.split_once('.')?;
                Self::Code { dimension: dimension.to_owned(), code: code.to_owned() }
            }
            "column" => {
                let rest = rest()?;
                let mut parts = rest.splitn(3, BETWEEN);
                let (file, sheet) = (parts.next()?, parts.next()?);
                let header = Some(parts.next()?).filter(|header| !header.is_empty())?;
                let list = format!("{file}{BETWEEN}{sheet}");
                Self::Column { list, header: header.to_owned() }
            }
            "amounts" => Self::Amounts { list: rest()? },
            "gap" => Self::Gap { commitment: rest()? },
            other => {
                let kind = NameKind::ALL.into_iter().find(|one| one.key() == other)?;
                Self::Name { kind, spelling: rest()? }
            }
        })
    }

    /// Its kind in the language files.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Pair => "pair",
            Self::Member => "member",
            Self::Code { .. } => "code",
            Self::Sample => "sample",
            Self::Name { .. } => "name",
            Self::Column { .. } => "column",
            Self::Amounts { .. } => "amounts",
            Self::Gap { .. } => "gap",
        }
    }
}

/// How it was decided.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// One project.
    Same,
    /// Not one project.
    Different,
    /// The agreement is no part of its project.
    Split,
    /// Related, and not one project.
    Related,
    /// Not now.
    Wait,
    /// The code applies, or the project is in the sample.
    Yes,
    /// It does not.
    No,
    /// A name, a field or a unit; for a gap the next step.
    Text(String),
}

impl Verdict {
    /// Those that are chosen from a list for two agreements.
    pub const OF_PAIRS: [Self; 5] =
        [Self::Same, Self::Different, Self::Split, Self::Related, Self::Wait];

    /// Its key in the language files; `None` for a text.
    pub const fn key(&self) -> Option<&'static str> {
        match self {
            Self::Same => Some("decision-same"),
            Self::Different => Some("decision-different"),
            Self::Split => Some("decision-split"),
            Self::Related => Some("decision-related"),
            Self::Wait => Some("decision-wait"),
            Self::Yes => Some("decision-yes"),
            Self::No => Some("decision-no"),
            Self::Text(_) => None,
        }
    }
}

/// What a decision on amounts keeps as its evidence where their unit was assumed.
pub const ASSUMED: &str = "assumed";

/// A decision of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Its number in the ledger, from 1.
    pub id: u32,
    /// What it is about.
    pub subject: Subject,
    /// The agreements that it is about; decisions on one project share them.
    pub anchors: Vec<Arc<Anchor>>,
    /// How it was decided.
    pub verdict: Verdict,
    /// By whom; for a gap, who is to act.
    pub by: String,
    /// When, as typed or as the file says.
    pub when: String,
    /// Why.
    pub reason: String,
    /// What spoke for and against when it was decided.
    pub evidence: String,
    /// What the program proposed when it was decided.
    pub proposal: String,
}

/// What became of a decision this year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// It holds.
    Applied,
    /// It holds, for what it was about was found by other means than its number.
    Reanchored,
    /// Its ground is gone: what it was about is something else by now.
    Stale,
    /// Another decision says the contrary; neither holds.
    Conflicting,
    /// What it was about is not in the list.
    Orphan,
}

impl Status {
    /// All of them, in the order of `--json`.
    pub const ALL: [Self; 5] =
        [Self::Applied, Self::Reanchored, Self::Stale, Self::Conflicting, Self::Orphan];

    /// Its name in `--json`, and in the language files after `status-`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Reanchored => "reanchored",
            Self::Stale => "stale",
            Self::Conflicting => "conflicting",
            Self::Orphan => "orphan",
        }
    }

    /// Whether the decision holds.
    pub const fn holds(self) -> bool {
        matches!(self, Self::Applied | Self::Reanchored)
    }
}

/// A decision and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Settled {
    /// The decision; where it holds, its anchors are those of this year.
    pub decision: Decision,
    /// What became of it.
    pub status: Status,
    /// How it was found again, or why it does not hold.
    pub detail: Option<Message>,
    /// Indices of the agreements that its anchors were found to be, as far as they were.
    pub agreements: Vec<usize>,
}

/// What was decided on a project, by its index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnProject {
    /// The project.
    pub project: usize,
    /// A code, or its place in the sample.
    pub subject: Subject,
    /// Yes or no.
    pub yes: bool,
}

impl Settled {
    /// Leaves nothing of it but what it is about and what became of it.
    pub fn hide(&mut self) {
        let decision = &mut self.decision;
        decision.anchors.clear();
        if let Verdict::Text(text) = &mut decision.verdict {
            text.clear();
        }
        for text in [
            &mut decision.by,
            &mut decision.when,
            &mut decision.reason,
            &mut decision.evidence,
            &mut decision.proposal,
        ] {
            text.clear();
        }
        self.detail = None;
    }
}

/// What people decided of two agreements, by index: what linking must follow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forced {
    /// One project, whatever speaks against it.
    pub same: Vec<(usize, usize)>,
    /// Not one project, whatever speaks for it.
    pub apart: Vec<(usize, usize)>,
    /// Pairs that people have decided on or put off, in the order in which they are to
    /// be shown: they are not asked about anew.
    pub shown: Vec<(usize, usize)>,
}

/// A row of the review sheet of links that shows decisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The two agreements, in the order in which they are shown.
    pub pair: (usize, usize),
    /// The decisions, by index: several where they contradict each other.
    pub decisions: Vec<usize>,
}

impl Shown {
    /// The decision that the row shows as its answer: the only one, or the first of several
    /// that all hold; none where they contradict each other, so that it is asked again.
    pub fn answer(&self, settled: &[Settled]) -> Option<usize> {
        let holds = |at: &usize| settled[*at].status.holds();
        match self.decisions.as_slice() {
            [at] => Some(*at),
            [first, ..] if self.decisions.iter().all(holds) => Some(*first),
            _ => None,
        }
    }
}

/// The rows of the review sheet of links that show decisions, in the ledger's order.
pub fn shown(settled: &[Settled]) -> Vec<Shown> {
    let mut rows: Map<(usize, usize), Shown> = Map::default();
    for (at, one) in settled.iter().enumerate() {
        let stands = one.status.holds() || one.status == Status::Conflicting;
        let pair = match (&one.decision.subject, one.agreements.as_slice()) {
            (Subject::Pair, [one, other]) => (*one, *other),
            (Subject::Member, [out, beside, ..]) => (*beside, *out),
            _ => continue,
        };
        if stands {
            let key = (pair.0.min(pair.1), pair.0.max(pair.1));
            let row = rows.entry(key).or_insert(Shown { pair, decisions: Vec::new() });
            row.decisions.push(at);
        }
    }
    rows.into_values().collect()
}
