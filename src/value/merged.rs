//! Merged cells: what stands in the top left cell holds for the whole area.

use crate::model::{Cell, Grid, GridRow, Map};

/// The merged areas of a sheet, ready to be looked up.
#[derive(Debug, Default)]
pub struct Merged {
    /// By column: first and last row of areas higher than one row, in order.
    downwards: Map<u32, Vec<(u32, u32)>>,
    /// By row: first and last column of areas, in order.
    across: Map<u32, Vec<(u32, u32)>>,
}

impl Merged {
    /// Builds the index.
    pub fn new(grid: &Grid) -> Self {
        let mut merged = Self::default();
        for [first_row, first_column, last_row, last_column] in &grid.merged {
            if last_row > first_row {
                let areas = merged.downwards.entry(*first_column).or_default();
                areas.push((*first_row, *last_row));
            }
            if last_column > first_column {
                let areas = merged.across.entry(*first_row).or_default();
                areas.push((*first_column, *last_column));
            }
        }
        for areas in merged.downwards.values_mut().chain(merged.across.values_mut()) {
            areas.sort_unstable();
        }
        merged
    }

    /// The cell of a row, or the one above whose merged area reaches down to it, which is
    /// looked for in `rows`.
    pub fn cell<'grid>(
        &self,
        rows: &'grid [GridRow],
        row: &'grid GridRow,
        column: u32,
    ) -> Option<(u32, &'grid Cell)> {
        if let Some(cell) = row.cell(column) {
            return Some((row.index, cell));
        }
        let areas = self.downwards.get(&column)?;
        let after = areas.partition_point(|(first, _)| *first < row.index);
        let (first, last) = areas.get(after.checked_sub(1)?)?;
        if *last < row.index {
            return None;
        }
        let at = rows.binary_search_by_key(first, |row| row.index).ok()?;
        Some((*first, rows.get(at)?.cell(column)?))
    }

    /// The rows that areas reach down from: with them cells are found when the others are
    /// gone.
    pub fn tops(&self, rows: &[GridRow]) -> Vec<GridRow> {
        let mut tops: Vec<u32> =
            self.downwards.values().flatten().map(|(first, _)| *first).collect();
        tops.sort_unstable();
        tops.dedup();
        let at = |top: &u32| rows.binary_search_by_key(top, |row| row.index).ok();
        tops.iter().filter_map(at).filter_map(|at| rows.get(at)).cloned().collect()
    }

    /// The last column of the merged area that begins in a cell.
    pub fn last_column(&self, row: u32, column: u32) -> u32 {
        let areas = self.across.get(&row).map(Vec::as_slice).unwrap_or_default();
        areas.iter().find(|(first, _)| *first == column).map_or(column, |(_, last)| *last)
    }
}
