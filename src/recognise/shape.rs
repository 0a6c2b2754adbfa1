//! What stands in a row, before it is judged by what stands around it.

use crate::model::{Cell, GridRow, Set};
use crate::template::Template;
use crate::text::fold;
use crate::value::encoding::tidy_repaired;
use crate::value::period;

/// What stands in a row, before it is judged by what stands around it.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each says whether a field is filled")]
pub(super) struct Shape {
    pub(super) number: bool,
    pub(super) title: bool,
    pub(super) partner: bool,
    pub(super) country: bool,
    /// Year, period or extending unit.
    pub(super) other: bool,
    /// A year of the row's own.
    pub(super) year: bool,
    /// A year and nothing else.
    pub(super) lone_year: bool,
    /// An amount that can be read.
    pub(super) amount: bool,
    /// Something in an amount column that cannot be read, a dash included.
    pub(super) other_amount: bool,
    /// Texts, a merged one counted once.
    pub(super) texts: u32,
    /// Numbers outside the amount columns.
    pub(super) numbers: u32,
    /// The column of the first text.
    pub(super) first_column: Option<u32>,
    pub(super) word: Word,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Word {
    #[default]
    None,
    Total,
    GrandTotal,
    Note,
    /// A text that ends as a total does: `Albania totalt`.
    EndsAsTotal,
    /// A part of the amount above: `herav administrasjon`.
    Part,
}

impl Shape {
    /// Whether it holds enough to be an agreement.
    pub(super) fn is_data(&self) -> bool {
        let others = [self.title, self.partner, self.country, self.other, self.amount];
        let filled = others.iter().filter(|filled| **filled).count();
        self.number
            || (self.title && (filled >= 2 || self.other_amount))
            || (self.partner && filled >= 2)
            || (self.country && self.amount)
    }

    pub(super) fn is_total(&self) -> bool {
        let few = self.texts <= 2 && !(self.number && self.texts > 1);
        if self.word == Word::EndsAsTotal {
            return self.texts == 1 && !self.number && self.amount;
        }
        matches!(self.word, Word::Total | Word::GrandTotal)
            && few
            && (self.amount || self.other_amount || self.texts == 1)
    }
}

/// The words that tell rows apart, folded.
pub(super) struct Words {
    total: Vec<String>,
    grand_total: Vec<String>,
    note: Vec<String>,
    part: Vec<String>,
    /// The first two letters of all words, and the last two of those of totals, by which
    /// most texts are known to have none of them.
    first: Letters,
    last: Letters,
    /// The first word of all of them, and the last word of those of totals.
    heads: Set<String>,
    tails: Set<String>,
}

/// Two letters, or one, that some words have: for each first one a bit for each second one.
struct Letters([u128; 128]);

impl Letters {
    fn new(all: impl Iterator<Item = [u8; 2]>) -> Self {
        let mut known = [0; 128];
        for [first, second] in all {
            let seconds = if second == 0 { u128::MAX } else { 1 << second };
            known[usize::from(first)] |= seconds;
        }
        Self(known)
    }

    /// Whether a word may have these; zeros may be anything.
    fn may_have(&self, [first, second]: [u8; 2]) -> bool {
        let seconds = self.0[usize::from(first)];
        first == 0 || if second == 0 { seconds != 0 } else { seconds >> second & 1 == 1 }
    }
}

fn ends(words: &[String], folded: &str) -> bool {
    words.iter().any(|word| {
        folded.strip_suffix(word.as_str()).is_some_and(|rest| rest.ends_with(' '))
    })
}

impl Words {
    /// Whether a text belongs to a total or a note.
    pub(super) fn is_special(&self, text: &str) -> bool {
        self.of(text) != Word::None
    }

    pub(super) fn new(template: &Template) -> Self {
        let folded = |words: &[String]| -> Vec<String> {
            words.iter().map(|word| fold(word)).collect()
        };
        let total = folded(&template.rows.total);
        let grand_total = folded(&template.rows.grand_total);
        let note = folded(&template.rows.note);
        let part = folded(&template.rows.part);
        let all = || [&grand_total, &total, &note, &part].into_iter().flatten();
        let first = Letters::new(all().map(|word| letters(word.bytes())));
        let last = Letters::new(total.iter().map(|word| letters(word.bytes().rev())));
        let heads = all().map(|word| head(word).to_owned()).collect();
        let tails = total.iter().map(|word| tail(word).to_owned()).collect();
        Self { total, grand_total, note, part, first, last, heads, tails }
    }

    /// Whether it is clear at a glance that a text has none of the words.
    fn cannot_have(&self, text: &str) -> bool {
        !self.first.may_have(letters(text.bytes()))
            && (text.len() > 240 || !self.last.may_have(letters(text.bytes().rev())))
    }

    pub(super) fn of(&self, text: &str) -> Word {
        if self.cannot_have(text) {
            return Word::None;
        }
        // Words stand first; a long text need not be looked through.
        let start: String = text.chars().take(60).collect();
        let folded = fold(&start);
        let is_note = text.trim_start().starts_with('*');
        if !is_note
            && !self.heads.contains(head(&folded))
            && !self.tails.contains(tail(&folded))
        {
            return Word::None;
        }
        let begins = |words: &[String]| {
            words.iter().any(|word| {
                folded
                    .strip_prefix(word.as_str())
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
            })
        };
        if begins(&self.grand_total) {
            Word::GrandTotal
        } else if begins(&self.total) {
            Word::Total
        } else if begins(&self.note) || is_note {
            Word::Note
        } else if begins(&self.part) {
            Word::Part
        } else if ends(&self.total, &folded) && text.chars().count() < 60 {
            Word::EndsAsTotal
        } else {
            Word::None
        }
    }
}

/// The first word of a folded text.
fn head(folded: &str) -> &str {
    folded.split(' ').next().unwrap_or_default()
}

/// The last word of a folded text.
fn tail(folded: &str) -> &str {
    folded.rsplit(' ').next().unwrap_or_default()
}

/// The first two letters or digits, in lower case; zeros where they are not beside each
/// other, or not ASCII, or where a star or a low line stands before them.
fn letters(bytes: impl Iterator<Item = u8>) -> [u8; 2] {
    // A star tells a note, and `_x000D_` is a blank.
    let skipped = |byte: u8| {
        byte.is_ascii() && !byte.is_ascii_alphanumeric() && !b"*_".contains(&byte)
    };
    let mut bytes = bytes.skip_while(|byte| skipped(*byte));
    let mut next = || match bytes.next() {
        Some(byte) if byte.is_ascii_alphanumeric() => byte.to_ascii_lowercase(),
        _ => 0,
    };
    [next(), next()]
}

/// The columns' numbers (`1 2 3 4`), which some lists have below the header.
pub(super) fn is_numbering(row: &GridRow) -> bool {
    row.cells.len() > 2
        && row
            .cells
            .iter()
            .zip(1_u32..)
            .all(|((_, cell), expected)| cell.shown().trim() == expected.to_string())
}

pub(super) fn first_text(row: &GridRow) -> String {
    row.cells
        .iter()
        .find_map(|(_, cell)| cell.text())
        .map(tidy_repaired)
        .unwrap_or_default()
}

/// The row in a line, near enough to be found again.
pub(super) fn shown(row: &GridRow) -> String {
    let cells: Vec<String> =
        row.cells.iter().take(6).map(|(_, cell)| tidy_repaired(&cell.shown())).collect();
    let mut shown: String = cells.join(" | ").chars().take(120).collect();
    if row.cells.len() > 6 {
        shown.push_str(" …");
    }
    shown
}

/// The text of a row that holds nothing else; a year counts as a text.
pub(super) fn lone_text(row: &GridRow) -> Option<String> {
    match row.cells.as_slice() {
        [(_, Cell::Text(text))] => Some(tidy_repaired(text)),
        [(_, cell @ Cell::Number(_))] => {
            let year = period::read_year(cell)?;
            (1_950..=2_050).contains(&year).then(|| year.to_string())
        }
        _ => None,
    }
}
