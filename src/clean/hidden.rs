//! What stands in hidden rows and columns: read and counted, and said so.

use rayon::prelude::*;

use crate::clean::Cleaned;
use crate::clean::record::Record;
use crate::model::{
    Argument, Finding, Grid, List, Rule, SheetId, Total, YearAmount, column_letters,
};

/// Columns that are named before the rest is only counted.
const NAMED_MAX: usize = 12;

/// One finding a sheet for hidden rows, and one for hidden columns, with their kroner.
pub(super) fn findings(
    grids: &[Grid],
    lists: &[List],
    records: &[Record],
    cleaned: &mut Cleaned,
) {
    let mut done: Vec<SheetId> = Vec::new();
    for (grid, list) in grids.iter().zip(lists) {
        if list.skipped.is_some() || done.contains(&grid.sheet) {
            continue;
        }
        done.push(grid.sheet);
        let own = |record: &&Record| record.place.sheet == grid.sheet && !record.left_out;
        let hidden: Vec<&Record> = records
            .par_iter()
            .filter(own)
            .filter(|record| grid.form.hides_row(record.place.row))
            .collect();
        if let Some(first) = hidden.first() {
            let nok: Total = hidden.iter().map(|record| record.nok()).sum();
            cleaned.findings.push(
                Finding::at(Rule::HiddenRows, first.place)
                    .with("count", hidden.len())
                    .with("amount", nok),
            );
        }
        let mut columns: Vec<u32> = lists
            .iter()
            .filter(|other| other.sheet == grid.sheet)
            .flat_map(|other| &other.columns)
            .filter(|column| column.filled > 0 && grid.form.hides_column(column.index))
            .map(|column| column.index)
            .collect();
        columns.sort_unstable();
        columns.dedup();
        if columns.is_empty() {
            continue;
        }
        let is_hidden = |amount: &&YearAmount| {
            amount.currency.is_nok()
                && amount
                    .place
                    .column
                    .is_some_and(|column| grid.form.hides_column(column))
        };
        let nok: Total = records
            .par_iter()
            .filter(own)
            .flat_map_iter(|record| &record.amounts)
            .filter(is_hidden)
            .map(|amount| amount.amount)
            .sum();
        let named: Vec<Argument> = columns
            .iter()
            .take(NAMED_MAX)
            .map(|column| Argument::from(column_letters(*column)))
            .collect();
        cleaned.findings.push(
            Finding::on(Rule::HiddenColumns, grid.sheet)
                .with("columns", Argument::List(named))
                .with("filtered", if grid.form.filtered { "yes" } else { "no" })
                .with("amount", nok),
        );
    }
}
