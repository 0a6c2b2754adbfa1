//! Rows of what was never granted: refused, cancelled or withdrawn, as a column of states
//! or the banner above them says.

use rayon::prelude::*;

use crate::model::{
    Cell, ColumnReason, Field, Grid, GridRow, List, ListRow, Map, Refused, RowKind, Set,
    column_letters,
};
use crate::template::Template;
use crate::text::{fits, fold, fold_alias};
use crate::value::encoding::tidy_repaired;

/// A longer text tells more than a state.
const STATE_MAX: usize = 60;

/// The words that say so, ready to be looked up.
struct Words {
    /// Folded.
    refused: Vec<String>,
    /// The first word of each, by which most texts are told to have none.
    heads: Set<String>,
    /// What may stand beside them, as [`fits`] takes it.
    beside: Vec<String>,
}

impl Words {
    fn new(template: &Template) -> Self {
        let rows = &template.rows;
        let refused: Vec<String> = rows.refused.iter().map(|word| fold(word)).collect();
        let head = |word: &String| word.split(' ').next().map(str::to_owned);
        Self {
            heads: refused.iter().filter_map(head).collect(),
            refused,
            beside: rows.beside_refused.iter().map(|word| fold_alias(word)).collect(),
        }
    }

    /// The one that a text says, beside numbers and words that say nothing against it.
    fn find(&self, text: &str) -> Option<usize> {
        if text.len() > STATE_MAX {
            return None;
        }
        let folded = fold(text);
        if !folded.split(' ').any(|word| self.heads.contains(word)) {
            return None;
        }
        let text = format!(" {folded} ");
        let is_beside = |word: &str| {
            !word.chars().any(char::is_alphabetic)
                || self.refused.iter().any(|refused| refused == word)
                || self.beside.iter().any(|beside| fits(word, beside))
        };
        self.refused.iter().position(|refused| {
            let parts = text.split_once(&format!(" {refused} "));
            parts.is_some_and(|(before, after)| {
                before.split_whitespace().chain(after.split_whitespace()).all(is_beside)
            })
        })
    }
}

/// The rows of a list that say so, by what they say and where.
pub(super) fn find(grid: &Grid, list: &List, template: &Template) -> Vec<Refused> {
    let words = Words::new(template);
    let columns: Vec<u32> = list
        .columns
        .iter()
        .filter(|column| match &column.field {
            None => column.reason != ColumnReason::Repeated,
            Some(field) => *field == Field::Remark,
        })
        .map(|column| column.index)
        .collect();
    let of_banner: Vec<Option<usize>> =
        list.banners.iter().map(|banner| words.find(banner)).collect();
    if columns.is_empty() && of_banner.iter().all(Option::is_none) {
        return Vec::new();
    }
    let said = |(row, listed): (&GridRow, &ListRow)| {
        let of_cell = columns.iter().find_map(|column| {
            let Cell::Text(text) = row.cell(*column)? else { return None };
            Some((Some(*column), words.find(text)?, tidy_repaired(text)))
        });
        let of_banner = || {
            let at = usize::try_from(listed.banner?).ok()?;
            Some((None, (*of_banner.get(at)?)?, list.banners.get(at)?.clone()))
        };
        let is_data = listed.kind == RowKind::Data;
        let said = is_data.then(|| of_cell.or_else(of_banner)).flatten();
        said.map(|said| (row.index, said))
    };
    let rows = grid.rows.par_iter().zip(&list.rows);
    let rows: Vec<_> = rows.filter_map(said).collect();
    let mut found: Map<(Option<u32>, usize), Refused> = Map::default();
    for (row, (column, word, text)) in rows {
        let refused =
            || Refused { text, column: column.map(column_letters), rows: vec![] };
        found.entry((column, word)).or_insert_with(refused).rows.push(row);
    }
    found.into_values().collect()
}
