//! Columns that people have decided on: by their header, where it tells one column.

use crate::model::{Field, Map, Set};
use crate::recognise::header::Header;
use crate::recognise::names::field_of;
use crate::template::Template;
use crate::text::fold;

/// What a decided column is taken for where it is taken for nothing.
const NOTHING: &str = "ignore";

/// The columns of a list that people have decided on.
#[derive(Debug, Default)]
pub(super) struct Decided {
    /// Fields, by column.
    pub(super) fields: Map<u32, Field>,
    /// Columns that are to be left as they are.
    pub(super) ignored: Set<u32>,
}

impl Decided {
    /// Finds the columns of decisions, each a folded header and the name of a field. A
    /// header that several columns have tells none of them.
    pub(super) fn new(
        decisions: &[(String, String)],
        header: &Header,
        template: &Template,
    ) -> Self {
        let mut decided = Self::default();
        if decisions.is_empty() {
            return decided;
        }
        let mut columns: Map<String, Vec<u32>> = Map::default();
        for (column, lines) in &header.lines {
            columns.entry(fold(&lines.join(" "))).or_default().push(*column);
        }
        for (header, field) in decisions {
            let Some([column]) = columns.get(header).map(Vec::as_slice) else { continue };
            if field == NOTHING {
                decided.ignored.insert(*column);
            } else if let Some(field) = field_of(field, template) {
                decided.fields.insert(*column, field);
            }
        }
        decided
    }
}
