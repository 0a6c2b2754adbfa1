//! Banners that carry the sum of their own section.

use crate::model::{Amount, GridRow, Total};
use crate::recognise::shape::Shape;
use crate::recognise::sums::Sums;

/// Rows below a banner in which its section is looked for.
const SECTION_ROWS: usize = 5_000;

/// A banner's amounts, and what the rows of its section add up to.
#[derive(Clone, Debug)]
pub(super) struct Section {
    pub(super) stated: Vec<(usize, Amount)>,
    pub(super) computed: Vec<Total>,
}

/// The rows that hold one text and amounts which are the sum of rows below them.
///
/// Only in lists whose other rows say more than that, since a list of nothing but titles
/// and amounts has no banners. A text that `names_section` is a banner whatever its sum.
pub(super) fn with_sums(
    rows: &[GridRow],
    shapes: &[Shape],
    sums: &Sums,
    names_section: &dyn Fn(u32, &str) -> bool,
) -> Vec<Option<Section>> {
    let candidates: Vec<bool> = shapes.iter().map(may_be).collect();
    let mut found = vec![None; rows.len()];
    let many = candidates.iter().filter(|candidate| **candidate).count();
    let data = shapes.iter().filter(|shape| shape.is_data() && !may_be(shape)).count();
    if many == 0 || data <= many {
        return found;
    }
    for (at, row) in rows.iter().enumerate() {
        if candidates.get(at) != Some(&true) {
            continue;
        }
        let stated = sums.stated(row);
        if stated.iter().all(|(_, amount)| amount.0 == 0) {
            continue;
        }
        let known = row.cells.iter().any(|(column, cell)| {
            cell.text().is_some_and(|text| names_section(*column, text.trim()))
        });
        let below = Below { rows, shapes, candidates: &candidates, sums };
        let (agrees, computed) = below.add_up(at + 1, &stated);
        if (agrees || known)
            && let Some(found) = found.get_mut(at)
        {
            *found = Some(Section { stated, computed });
        }
    }
    found
}

fn may_be(shape: &Shape) -> bool {
    shape.texts == 1
        && shape.amount
        && shape.numbers == 0
        && !shape.number
        && !shape.is_total()
}

struct Below<'list> {
    rows: &'list [GridRow],
    shapes: &'list [Shape],
    candidates: &'list [bool],
    sums: &'list Sums,
}

impl Below<'_> {
    /// Whether the rows from `start` to the end of some section add up to what is
    /// stated, and what they add up to there, or else at the end of the first section.
    fn add_up(&self, start: usize, stated: &[(usize, Amount)]) -> (bool, Vec<Total>) {
        let mut totals = vec![Total::default(); stated.len()];
        let mut first = None;
        let mut rows = 0;
        let equals = |totals: &[Total]| {
            totals
                .iter()
                .zip(stated)
                .all(|(total, (_, amount))| *total == Total::from(*amount))
        };
        let end = self.rows.len().min(start.saturating_add(SECTION_ROWS));
        for at in start..end {
            let (Some(row), Some(shape)) = (self.rows.get(at), self.shapes.get(at))
            else {
                break;
            };
            let is_data = shape.is_data()
                && !shape.is_total()
                && self.candidates.get(at) != Some(&true);
            if !is_data {
                if rows > 0 {
                    if equals(&totals) {
                        return (true, totals);
                    }
                    first.get_or_insert_with(|| totals.clone());
                }
                continue;
            }
            rows += 1;
            for (column, amount) in self.sums.stated(row) {
                let position = stated.iter().position(|(other, _)| *other == column);
                if let Some(total) =
                    position.and_then(|position| totals.get_mut(position))
                {
                    *total += amount;
                }
            }
        }
        (rows > 0 && equals(&totals), first.unwrap_or(totals))
    }
}
