//! Cleans lists: rows in, agreements with their yearly amounts out.
//!
//! Values are read by [`crate::value`]; the files here read a row, guard against counting
//! twice, and put the rows of one number together. Nothing leaves without a finding that
//! says why and how much money.

mod copies;
mod gather;
mod guards;
mod hidden;
mod identity;
mod money;
mod names;
mod record;
mod row;
mod said;

use crate::clean::guards::Scope;
use crate::clean::record::Record;
use crate::clean::row::RowReader;
use crate::model::{
    Agreement, Conservation, Currency, Finding, Grid, List, Map, Message, NameSeen,
    Place, RowKind, Rule, Set, Total,
};
use crate::template::Template;

/// What came of the lists.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cleaned {
    /// Agreements by number, whatever the order of the rows.
    pub agreements: Vec<Agreement>,
    /// How all rows and kroner were accounted for.
    pub conservation: Conservation,
    /// What people should know, by place.
    pub findings: Vec<Finding>,
    /// Spellings of names, with what each was taken for.
    pub names: Vec<NameSeen>,
    /// Agreements that each list has a row of.
    pub sheet_agreements: Vec<u64>,
    /// Rows of each list that were not used.
    pub sheet_not_used: Vec<u64>,
}

/// Makes agreements of the rows of all lists; each list stands on the grid at its place.
pub fn clean(grids: &[Grid], lists: &[List], template: &Template) -> Cleaned {
    let mut cleaned = Cleaned {
        sheet_agreements: vec![0; lists.len()],
        sheet_not_used: vec![0; lists.len()],
        ..Cleaned::default()
    };
    let mut reader = RowReader::new(template);
    let mut records: Vec<Record> = Vec::new();
    for (at, (grid, list)) in grids.iter().zip(lists).enumerate() {
        if list.skipped.is_none() {
            read_list(at, grid, list, &mut reader, &mut records, &mut cleaned);
        }
    }
    cleaned.names = reader.take_names();
    let (findings, read) = reader.finish();
    cleaned.findings.extend(findings);
    cleaned.conservation.nok_read = read.nok;
    cleaned.conservation.other_currencies = read.others;

    identity::number_all(&mut records, lists, &mut cleaned.findings);
    guards::period_rows(&mut records, &mut cleaned);
    // A row that is left out needs no year.
    let left_out: Set<Place> = records
        .iter()
        .filter(|record| record.left_out)
        .map(|record| record.place)
        .collect();
    cleaned.findings.retain(|finding| {
        finding.rule != Rule::YearMissing
            || finding.place.is_none_or(|place| !left_out.contains(&place))
    });
    guards::repeated(Scope::Sheet, &mut records, grids, lists, &mut cleaned);
    copies::copies(&mut records, lists, template, &mut cleaned);
    guards::repeated(Scope::Elsewhere, &mut records, grids, lists, &mut cleaned);
    cleaned.agreements = gather::gather(&records, &mut cleaned.findings);
    guards::frames(&mut cleaned);

    count(&records, &mut cleaned);
    hidden::findings(grids, lists, &records, &mut cleaned);
    cleaned.conservation.nok_used = cleaned.agreements.iter().map(Agreement::nok).sum();
    cleaned.conservation.left_out.sort_by_key(|(place, ..)| *place);
    cleaned.findings.sort_by_key(|finding| (finding.place, finding.sheet, finding.rule));
    cleaned
}

/// Sums that were read, before anything was left out.
#[derive(Clone, Debug, Default)]
pub(crate) struct ReadSums {
    pub(crate) nok: Total,
    pub(crate) others: Map<Currency, Total>,
}

fn read_list(
    at: usize,
    grid: &Grid,
    list: &List,
    reader: &mut RowReader<'_>,
    records: &mut Vec<Record>,
    cleaned: &mut Cleaned,
) {
    let filled = u64::try_from(list.rows.len()).unwrap_or(u64::MAX);
    cleaned.conservation.rows.read += filled + u64::from(list.blank_rows);
    cleaned.conservation.rows.blank += u64::from(list.blank_rows);
    reader.start(at, grid, list);
    let mut continued: Vec<(Place, Total)> = Vec::new();
    for (row, listed) in grid.rows.iter().zip(&list.rows) {
        match &listed.kind {
            RowKind::Data => {
                let mut record = reader.read(grid, list, row, listed);
                if listed.continues
                    && let Some(above) = records.last()
                {
                    record.continue_from(above);
                    continued.push((record.place, record.nok()));
                }
                records.push(record);
            }
            RowKind::NotUsed => {
                let place = Place { sheet: grid.sheet, row: row.index, column: None };
                let total = reader.nok_of(row);
                cleaned.conservation.nok_not_used += total;
                cleaned.conservation.left_out.push((
                    place,
                    Message::new("left-out-not-placed"),
                    total,
                ));
                cleaned.conservation.rows.not_used += 1;
                if let Some(count) = cleaned.sheet_not_used.get_mut(at) {
                    *count += 1;
                }
            }
            structure => {
                debug_assert!(structure.is_structure(), "all else is handled above");
                cleaned.conservation.rows.structure += 1;
            }
        }
    }
    if let Some((place, _)) = continued.first() {
        cleaned.findings.push(
            Finding::at(Rule::RowContinues, *place)
                .with("count", continued.len())
                .with("amount", continued.iter().map(|(_, nok)| *nok).sum::<Total>()),
        );
    }
}

/// Counts the rows that became agreements, and the agreements of each list.
fn count(records: &[Record], cleaned: &mut Cleaned) {
    for record in records {
        if record.left_out {
            cleaned.conservation.rows.not_used += 1;
            if let Some(count) = cleaned.sheet_not_used.get_mut(record.list) {
                *count += 1;
            }
        } else {
            cleaned.conservation.rows.used += 1;
        }
    }
    let by_row: Map<Place, usize> =
        records.iter().map(|record| (record.place, record.list)).collect();
    for agreement in &cleaned.agreements {
        let mut sheets: Vec<usize> = agreement
            .rows
            .iter()
            .filter_map(|place| by_row.get(&place.whole_row()).copied())
            .collect();
        sheets.sort_unstable();
        sheets.dedup();
        for at in sheets {
            if let Some(count) = cleaned.sheet_agreements.get_mut(at) {
                *count += 1;
            }
        }
    }
}
