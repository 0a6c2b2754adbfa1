//! What people decided in the review sheet of names, and which names are like others.

use std::cmp::Reverse;

use rayon::prelude::*;

use crate::model::{
    Finding, Grid, GridRow, Map, Message, NameKind, NameSeen, Rule, Set, Subject, Verdict,
};
use crate::review::edit::Edit;
use crate::review::likeness::Compared;
use crate::review::table::{Entry, Table, Words};
use crate::template::Template;
use crate::text::fold;

/// The headers that are read.
pub(super) const COLUMNS: [&str; 7] = [
    "header-name-kind",
    "header-spelling",
    "header-read-as",
    "header-like",
    "header-name-is",
    "header-remark",
    "header-initials",
];
/// The columns in which they were written.
const PLACES: [u32; 7] = [0, 1, 3, 4, 5, 6, 7];

/// From this likeness on a name is shown as one that may be meant, in per mille.
const LIKE: u32 = 780;
/// A beginning that so many names share tells none of them.
const SHARED_MAX: usize = 400;
/// A name is compared with so many others at most.
const NEAR_MAX: usize = 1_000;
/// What comparing a name with others letter by letter may take, in letters of the one times
/// letters of the other: some hundred names of usual length.
const COST_MAX: usize = 1 << 17;
/// So many are compared letter by letter however long they are.
const LEAST: usize = 4;
/// Letters of a word by which names are looked up.
const BEGINNING: usize = 4;

/// What a row of the sheet is known by.
pub(super) fn row_key(kind: NameKind, spelling: &str) -> String {
    format!("{}|{}", kind.key(), fold(spelling))
}

/// The decisions of the sheet, also those of rows that people have added.
///
/// # Errors
///
/// The key of a header that the sheet lacks.
pub(super) fn read(
    grid: &Grid,
    words: &Words,
    findings: &mut Vec<Finding>,
) -> Result<Vec<Edit>, &'static str> {
    let table = Table::find(grid, words, &COLUMNS, &PLACES)?;
    let mut edits = Vec::new();
    for row in table.rows() {
        let text = |key: &str| table.text(row, key);
        let said = match table.entry(row, "header-name-is") {
            Entry::Text(said) => said,
            Entry::Computed(_) => {
                findings.push(on_row(Rule::DecisionComputed, row));
                continue;
            }
        };
        let (by, reason) = (text("header-initials"), text("header-remark"));
        if is_answer(words, &said) {
            // An answer to a question that the sheet does not ask is no name.
            let text = format!("{} – {said}", text("header-spelling"));
            findings.push(on_row(Rule::DecisionUnreadable, row).with("text", text));
            continue;
        }
        let verdict = verdict(words, &said, !reason.is_empty() || !by.is_empty());
        let spelling = text("header-spelling");
        let what = text("header-name-kind");
        let kind = NameKind::ALL.into_iter().find(|kind| words.is(kind.header(), &what));
        let (Some(kind), false) = (kind, fold(&spelling).is_empty()) else {
            if verdict.is_some() {
                let text = format!("{what}: {spelling} – {said}");
                findings.push(on_row(Rule::DecisionUnreadable, row).with("text", text));
            }
            continue;
        };
        edits.push(Edit {
            sheet: "names",
            key: row_key(kind, &spelling),
            subject: Subject::Name { kind, spelling },
            anchors: Vec::new(),
            verdict,
            by,
            reason,
            evidence: text("header-read-as"),
            proposal: text("header-like"),
        });
    }
    Ok(edits)
}

/// Whether a text is one of the answers that other sheets ask for.
fn is_answer(words: &Words, said: &str) -> bool {
    use Verdict::{Different, No, Related, Same, Split, Yes};
    words.verdict(&[Same, Different, Related, Split, Yes, No], said).is_some()
        || matches!(
            fold(said).as_str(),
            "ja" | "nei"
                | "yes"
                | "no"
                | "ok"
                | "x"
                | "riktig"
                | "rett"
                | "feil"
                | "galt"
        )
}

/// A text as a verdict; a remark alone is kept as a question that stays open.
pub(super) fn verdict(words: &Words, said: &str, remarked: bool) -> Option<Verdict> {
    match words.verdict(&[Verdict::Wait], said) {
        Some(wait) => Some(wait),
        None if !said.is_empty() => Some(Verdict::Text(said.to_owned())),
        None => remarked.then_some(Verdict::Wait),
    }
}

fn on_row(rule: Rule, row: &GridRow) -> Finding {
    Finding::overall(rule)
        .with("row", i64::from(row.index) + 1)
        .with("sheet", Message::new("sheet-names"))
}

/// All spellings that a template knows, ready to be compared with.
pub struct Spellings([(NameKind, Known); NameKind::ALL.len()]);

impl Spellings {
    /// Takes the spellings of a template.
    pub fn new(template: &Template) -> Self {
        Self(NameKind::ALL.map(|kind| (kind, Known::new(kind, template))))
    }
}

/// Says of each name that nobody knows which other it is like, if any: one of the template,
/// or one that more rows have.
pub fn compare_names(names: &mut [NameSeen], spellings: Spellings) {
    for (kind, mut index) in spellings.0 {
        index.add_seen(kind, names);
        let found: Vec<(usize, String)> = names
            .iter()
            .enumerate()
            .filter(|(_, name)| name.kind == kind && !name.known)
            .collect::<Vec<_>>()
            .into_par_iter()
            .filter_map(|(at, name)| Some((at, index.like(name)?)))
            .collect();
        for (at, like) in found {
            names[at].like = like;
        }
    }
}

/// Names that others may be spellings of, by the beginnings of their words.
#[derive(Default)]
struct Known {
    /// Folded spelling, the name, and how many rows have it, if nobody knows it.
    names: Vec<(Compared, String, Option<usize>)>,
    beginnings: Map<String, Vec<usize>>,
}

impl Known {
    fn new(kind: NameKind, template: &Template) -> Self {
        let mut known = Self::default();
        let mut add = |key: &str, others: Vec<&String>| {
            known.add(key, key, None);
            for spelling in others {
                known.add(spelling, key, None);
            }
        };
        match kind {
            NameKind::Partner => template.partners.iter().for_each(|one| {
                let others = one.aliases.iter().chain(&one.nn).chain(&one.en);
                add(&one.key, others.collect());
            }),
            NameKind::Country => {
                template.countries.iter().for_each(|one| {
                    let others = one.aliases.iter().chain(&one.nn).chain(&one.en);
                    add(&one.key, others.collect());
                });
                template.regions.iter().for_each(|one| {
                    let others = one.aliases.iter().chain(&one.nn).chain(&one.en);
                    add(&one.key, others.collect());
                });
            }
            NameKind::Unit => template.units.iter().for_each(|one| {
                let others = one.aliases.iter().chain(&one.nn).chain(&one.en);
                add(&one.key, others.collect());
            }),
        }
        known
    }

    /// Adds the names of a list that nobody knows.
    fn add_seen(&mut self, kind: NameKind, names: &[NameSeen]) {
        // An unknown country is no name that another country could be meant by.
        let others = names.iter().filter(|one| one.kind == kind && !one.known);
        for other in others.filter(|_| kind != NameKind::Country) {
            self.add(&other.spelling, &other.spelling, Some(other.rows));
        }
    }

    fn add(&mut self, spelling: &str, name: &str, rows: Option<usize>) {
        let folded = fold(spelling);
        for beginning in beginnings(&folded) {
            self.beginnings.entry(beginning).or_default().push(self.names.len());
        }
        self.names.push((Compared::new(&folded), name.to_owned(), rows));
    }

    /// The name that another is most like.
    fn like(&self, name: &NameSeen) -> Option<String> {
        let folded = fold(&name.spelling);
        let mut near: Vec<usize> = beginnings(&folded)
            .filter_map(|beginning| self.beginnings.get(&beginning))
            .filter(|shared| shared.len() <= SHARED_MAX)
            .flatten()
            .copied()
            .collect();
        near.sort_unstable();
        let folded = Compared::new(&folded);
        let mut best: Option<(u32, &str)> = None;
        for (at, by_letters) in self.nearest(&near, &folded) {
            let (other, meant, rows) = &self.names[at];
            // Of two that nobody knows, the rarer is a spelling of the other.
            let rarer = rows.is_none_or(|rows| {
                (rows, name.spelling.as_str()) > (name.rows, meant.as_str())
            });
            if other.text == folded.text || !rarer {
                continue;
            }
            let least = best.map_or(LIKE, |(before, _)| before + 1);
            let alike = if by_letters {
                folded.likeness(other, least)
            } else {
                folded.likeness_of_words(other)
            };
            if alike >= least {
                best = Some((alike, meant));
            }
        }
        best.map(|(_, name)| name.to_owned())
    }

    /// Those that a name is compared with, in order, and whether letter by letter. `near`
    /// are in order, and each stands there for every beginning that it shares. Where they
    /// are very many, those are taken that share most.
    fn nearest(&self, near: &[usize], name: &Compared) -> Vec<(usize, bool)> {
        let mut shared: Vec<(usize, usize)> = near
            .chunk_by(|one, other| one == other)
            .map(|same| (same.len(), same[0]))
            .collect();
        if shared.len() > NEAR_MAX {
            shared.sort_unstable_by_key(|(count, at)| (Reverse(*count), *at));
            shared.truncate(NEAR_MAX);
            shared.sort_unstable_by_key(|(_, at)| *at);
        }
        let may_be = |at: usize| self.names[at].0.may_be_like(name, LIKE);
        let cost = |at: usize| self.names[at].0.text.len() * name.text.len();
        let mut by_letters: Vec<(usize, usize)> =
            shared.iter().copied().filter(|(_, at)| may_be(*at)).collect();
        if by_letters.iter().map(|(_, at)| cost(*at)).sum::<usize>() > COST_MAX {
            by_letters.sort_unstable_by_key(|(count, at)| (Reverse(*count), *at));
            let mut so_far = 0;
            let affordable = by_letters.iter().position(|(_, at)| {
                so_far += cost(*at);
                so_far > COST_MAX
            });
            by_letters.truncate(affordable.unwrap_or(by_letters.len()).max(LEAST));
            by_letters.sort_unstable_by_key(|(_, at)| *at);
        }
        let by_letters: Set<usize> = by_letters.into_iter().map(|(_, at)| at).collect();
        shared.into_iter().map(|(_, at)| (at, by_letters.contains(&at))).collect()
    }
}

/// The beginnings of a name's words.
fn beginnings(folded: &str) -> impl Iterator<Item = String> {
    let words = folded.split(' ').filter(|word| word.chars().count() >= 3);
    words.map(|word| word.chars().take(BEGINNING).collect())
}

#[cfg(test)]
mod tests {
    use super::{Spellings, compare_names};
    use crate::model::{NameKind, NameSeen, Place, SheetId};
    use crate::template::{NamedPartner, Template};

    #[test]
    fn a_name_that_nobody_knows_is_shown_what_it_is_like() {
        let partner = NamedPartner {
            key: "Kirkens Nødhjelp".to_owned(),
            en: Some("Norwegian Church Aid".to_owned()),
            ..NamedPartner::default()
        };
        let template = Template { partners: vec![partner], ..Template::default() };
        let name = |spelling: &str, rows: usize| NameSeen {
            kind: NameKind::Partner,
            spelling: spelling.to_owned(),
            read_as: Vec::new(),
            known: false,
            rows,
            place: Place { sheet: SheetId(0), row: 1, column: None },
            like: String::new(),
        };
        let mut names = [
            name("Kirkens Nødjelp", 1),
            name("Norwegian Churh Aid", 2),
            name("Brønnlaget Awash", 5),
            name("Brønnlaget Awahs", 1),
            name("Redd Barna", 3),
        ];
        compare_names(&mut names, Spellings::new(&template));
        let like: Vec<&str> = names.iter().map(|name| name.like.as_str()).collect();
        let church = "Kirkens Nødhjelp";
        assert_eq!(like, [church, church, "", "Brønnlaget Awash", ""]);
    }

    #[test]
    fn among_very_many_names_those_that_share_most_are_compared() {
        let words = |at: usize| {
            let word = |part: usize| format!("{part:04}sentralforbundet");
            format!("{} {} {}", word(at % 7), word(10 + at / 7 % 7), word(20 + at / 49))
        };
        let mut names: Vec<NameSeen> = (0..343)
            .map(|at| NameSeen {
                kind: NameKind::Partner,
                spelling: words(at),
                read_as: Vec::new(),
                known: false,
                rows: 2,
                place: Place { sheet: SheetId(0), row: 1, column: None },
                like: String::new(),
            })
            .collect();
        let slip = NameSeen {
            spelling: words(200).replace("forbundet", "forbundt"),
            rows: 1,
            ..names[0].clone()
        };
        names.push(slip);
        compare_names(&mut names, Spellings::new(&Template::default()));
        assert_eq!(names[343].like, words(200));
    }
}
