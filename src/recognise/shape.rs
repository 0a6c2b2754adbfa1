//! What stands in a row, before it is judged by what stands around it.

use crate::model::{Cell, GridRow};
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
    /// nearly all texts are known to have none of them.
    first: Vec<[u8; 2]>,
    last: Vec<[u8; 2]>,
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
        let first = all().map(|word| letters(word.bytes())).collect();
        let last = total.iter().map(|word| letters(word.bytes().rev())).collect();
        Self { total, grand_total, note, part, first, last }
    }

    /// Whether it is clear at a glance that a text has none of the words.
    fn cannot_have(&self, text: &str) -> bool {
        let is_plain = !text.bytes().any(|byte| matches!(byte, b'_' | b'*'));
        let near = |[first, second]: [u8; 2], words: &[[u8; 2]]| {
            // What is not plain letters may be anything.
            first == 0
                || words.iter().any(|[one, two]| {
                    *one == first && (*two == second || *two == 0 || second == 0)
                })
        };
        is_plain
            && !near(letters(text.bytes()), &self.first)
            && (text.len() > 240 || !near(letters(text.bytes().rev()), &self.last))
    }

    pub(super) fn of(&self, text: &str) -> Word {
        if self.cannot_have(text) {
            return Word::None;
        }
        // Words stand first; a long text need not be looked through.
        let start: String = text.chars().take(60).collect();
        let folded = fold(&start);
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
        } else if begins(&self.note) || text.trim_start().starts_with('*') {
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

/// The first two letters or digits, in lower case; zeros where they are not beside each
/// other, or not ASCII.
fn letters(bytes: impl Iterator<Item = u8>) -> [u8; 2] {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    let mut bytes = bytes.skip_while(|byte| !plain(*byte));
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
