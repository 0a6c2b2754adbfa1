//! Cleans lists: rows in, agreements with their yearly amounts out.
//!
//! Values are read by [`crate::value`]; the files here read a row, guard against counting
//! twice, and put the rows of one number together. Nothing leaves without a finding that
//! says why and how much money.

mod banners;
mod copies;
mod gather;
mod guards;
mod hidden;
mod identity;
mod lookups;
mod money;
mod names;
mod noted;
mod record;
mod refused;
mod row;
mod said;
mod totals;
mod unnamed;
mod whole;

use std::sync::Arc;

use rayon::prelude::*;

use crate::clean::guards::Scope;
use crate::clean::lookups::AllStands;
use crate::clean::record::Record;
use crate::clean::row::{RowReader, Told};
use crate::model::{
    Agreement, Conservation, Currency, Finding, Grid, GridRow, List, ListRow, Map,
    Message, NameSeen, Place, RowKind, Rule, Set, SheetId, Total,
};
use crate::template::Template;
use crate::value::known::KnownNames;

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
/// The rows of a grid are given back as they are read, since a grid and its agreements
/// together are the most that a long list takes.
pub fn clean(
    mut grids: Vec<Grid>,
    lists: &[List],
    template: &Template,
    names: &Arc<KnownNames>,
) -> Cleaned {
    let mut cleaned = Cleaned {
        sheet_agreements: vec![0; lists.len()],
        sheet_not_used: vec![0; lists.len()],
        ..Cleaned::default()
    };
    let mut reader = RowReader::new(template, Arc::clone(names));
    // At once for all lists: what is moved for each of a thousand sheets takes minutes.
    let read = lists.iter().filter(|list| list.skipped.is_none());
    let data = read.map(|list| list.rows.iter().filter(is_data).count()).sum();
    let mut records: Vec<Record> = Vec::with_capacity(data);
    let mut stands = AllStands::default();
    for (at, (grid, list)) in grids.iter_mut().zip(lists).enumerate() {
        if list.skipped.is_none() {
            let into = (&mut records, &mut stands);
            read_list(at, grid, list, &mut reader, into, &mut cleaned);
        }
    }
    cleaned.names = reader.names(&stands);
    let (findings, read) = reader.finish(&stands);
    drop(stands);
    cleaned.findings.extend(findings);
    cleaned.conservation.nok_read = read.nok;
    cleaned.conservation.other_currencies = read.others;

    identity::number_all(&mut records, lists, &mut cleaned.findings);
    guards::period_rows(&mut records, &mut cleaned);
    totals::totals_beside_parts(&mut records, template, &mut cleaned);
    // A row that is left out needs no year.
    let left_out: Vec<Place> = records
        .par_iter()
        .filter(|record| record.left_out)
        .map(|record| record.place)
        .collect();
    let left_out: Set<Place> = left_out.into_iter().collect();
    cleaned.findings.retain(|finding| {
        finding.rule != Rule::YearMissing
            || finding.place.is_none_or(|place| !left_out.contains(&place))
    });
    guards::repeated(Scope::Sheet, &mut records, lists, &mut cleaned);
    let sheet = records.first().map(|record| record.place.sheet);
    if records.par_iter().any(|record| Some(record.place.sheet) != sheet) {
        copies::copies(&mut records, lists, template, &mut cleaned);
        guards::repeated(Scope::Elsewhere, &mut records, lists, &mut cleaned);
    }
    copies::beside(&records, lists, &mut cleaned);
    whole::repeated(&records, lists, template, &mut cleaned);
    refused::findings(&records, lists, &mut cleaned);
    hidden::findings(&grids, lists, &records, &mut cleaned);
    count_rows(&records, &mut cleaned);
    let list_of = ListOf::new(&records);
    cleaned.agreements = gather::gather(records, &mut cleaned.findings);
    guards::frames(&mut cleaned);
    unnamed::findings(lists, &mut cleaned);
    list_of.count(&mut cleaned);
    cleaned.conservation.nok_used =
        cleaned.agreements.par_iter().map(Agreement::nok).sum();
    cleaned.conservation.left_out.sort_by_key(|(place, ..)| *place);
    cleaned
        .findings
        .par_sort_by_key(|finding| (finding.place, finding.sheet, finding.rule));
    cleaned
}

/// Sums that were read, before anything was left out.
#[derive(Clone, Debug, Default)]
pub(crate) struct ReadSums {
    pub(crate) nok: Total,
    pub(crate) others: Map<Currency, Total>,
}

fn read_list<'t>(
    at: usize,
    grid: &mut Grid,
    list: &List,
    reader: &mut RowReader<'t>,
    (records, stands): (&mut Vec<Record>, &mut AllStands),
    cleaned: &mut Cleaned,
) {
    let filled = as_u64(list.rows.len());
    cleaned.conservation.rows.read += filled + u64::from(list.blank_rows);
    cleaned.conservation.rows.blank += u64::from(list.blank_rows);
    reader.start(at, grid, list);
    let mut continued: Vec<(Place, Total)> = Vec::new();
    // Some blocks at a time by several cores, put together in the order of the rows while
    // the next ones are read.
    let sheet = grid.sheet;
    let mut rows = std::mem::take(&mut grid.rows).into_iter();
    let at_a_time = (list.rows.len() / SHARES).clamp(ROWS_AT_A_TIME.0, ROWS_AT_A_TIME.1);
    let mut listed = list.rows.chunks(at_a_time);
    let mut next = || {
        let listed = listed.by_ref().take(BLOCKS_AT_A_TIME);
        let blocks = listed.map(|listed| {
            (rows.by_ref().take(listed.len()).collect::<Vec<GridRow>>(), listed)
        });
        let blocks: Vec<_> = blocks.collect();
        (!blocks.is_empty()).then_some(blocks)
    };
    let read =
        |reader: &RowReader<'t>, blocks| read_blocks(reader, (sheet, list), blocks);
    let mut told: Option<Told> = None;
    let mut ready = next().map(|blocks| read(reader, blocks));
    while let Some((used, blocks)) = ready {
        let (names, below) = reader.learn(used);
        let put = || {
            for block in blocks {
                block.put(at, records, &mut continued, cleaned);
            }
            for names in names {
                stands.absorb(names);
            }
            for below in below {
                match &mut told {
                    Some(told) => told.absorb(below),
                    None => told = Some(below),
                }
            }
        };
        let reader = &*reader;
        ((), ready) = rayon::join(put, || next().map(|blocks| read(reader, blocks)));
    }
    if let Some(told) = told {
        reader.absorb(told);
    }
    if let Some((place, _)) = continued.first() {
        cleaned.findings.push(
            Finding::at(Rule::RowContinues, *place)
                .with("count", continued.len())
                .with("amount", continued.iter().map(|(_, nok)| *nok).sum::<Total>()),
        );
    }
}

/// Rows of a list, and what each was understood to be.
type BlockRows<'list> = (Vec<GridRow>, &'list [ListRow]);

/// Reads blocks of rows, each by one core, and gives their memory back.
fn read_blocks<'t>(
    reader: &RowReader<'t>,
    (sheet, list): (SheetId, &List),
    blocks: Vec<BlockRows<'_>>,
) -> (Vec<RowReader<'t>>, Vec<Block>) {
    let blocks = blocks.into_par_iter().with_max_len(1).map(|(rows, listed)| {
        let mut reader = reader.fork();
        let mut block = Block::default();
        block.records.reserve_exact(listed.iter().filter(is_data).count());
        for (row, listed) in rows.into_iter().zip(listed) {
            block.read(sheet, list, (&row, listed), &mut reader);
        }
        (reader, block)
    });
    blocks.unzip()
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as a filter of references asks")]
fn is_data(row: &&ListRow) -> bool {
    matches!(row.kind, RowKind::Data)
}

/// A list is read in so many shares, for all cores to have one, but for the longest ones.
const SHARES: usize = 8;

/// So many rows are read by one core at a time, at least and at most.
const ROWS_AT_A_TIME: (usize, usize) = (64, 8_192);

/// So many of such blocks are in the memory beside all rows that were read.
const BLOCKS_AT_A_TIME: usize = 4;

/// What came of some rows of a list.
#[derive(Default)]
struct Block {
    records: Vec<Record>,
    /// So many records at the beginning continue one of the rows above.
    waiting: usize,
    /// The records that continue another, with their kroner.
    continued: Vec<(Place, Total)>,
    /// Rows that are not used, with their kroner.
    not_used: Vec<(Place, Total)>,
    /// Rows that are parts of the list's form.
    structure: u64,
}

impl Block {
    fn read(
        &mut self,
        sheet: SheetId,
        list: &List,
        (row, listed): (&GridRow, &ListRow),
        reader: &mut RowReader<'_>,
    ) {
        match &listed.kind {
            RowKind::Data => {
                let mut record = reader.read(list, row, listed);
                if listed.continues && self.waiting == self.records.len() {
                    self.waiting += 1;
                } else if listed.continues
                    && let Some(above) = self.records.last()
                {
                    record.continue_from(above);
                    self.continued.push((record.place, record.nok()));
                }
                self.records.push(record);
            }
            RowKind::NotUsed => {
                let place = Place { sheet, row: row.index, column: None };
                self.not_used.push((place, reader.nok_of(row)));
            }
            structure => {
                debug_assert!(structure.is_structure(), "all else is handled above");
                self.structure += 1;
            }
        }
    }

    /// Puts the rows behind those above, which belong to the list at a place.
    fn put(
        mut self,
        list: usize,
        records: &mut Vec<Record>,
        continued: &mut Vec<(Place, Total)>,
        cleaned: &mut Cleaned,
    ) {
        let mut above = records.last();
        for record in self.records.iter_mut().take(self.waiting) {
            if let Some(above) = above {
                record.continue_from(above);
                continued.push((record.place, record.nok()));
            }
            above = Some(record);
        }
        records.append(&mut self.records);
        continued.append(&mut self.continued);
        let conservation = &mut cleaned.conservation;
        conservation.rows.structure += self.structure;
        for (place, total) in self.not_used {
            let why = Message::new("left-out-not-placed");
            conservation.nok_not_used += total;
            conservation.left_out.push((place, why, total));
            conservation.rows.not_used += 1;
            if let Some(count) = cleaned.sheet_not_used.get_mut(list) {
                *count += 1;
            }
        }
    }
}

/// Counts the rows that became agreements.
fn count_rows(records: &[Record], cleaned: &mut Cleaned) {
    let lists = records.par_iter().filter(|record| record.left_out);
    let lists: Vec<usize> = lists.map(|record| record.list).collect();
    let (all, not_used) = (as_u64(records.len()), as_u64(lists.len()));
    cleaned.conservation.rows.not_used += not_used;
    cleaned.conservation.rows.used += all - not_used;
    for list in lists {
        if let Some(count) = cleaned.sheet_not_used.get_mut(list) {
            *count += 1;
        }
    }
}

fn as_u64(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// The list that a row stands in.
enum ListOf {
    /// All rows stand in one.
    One(usize),
    /// By row.
    Several(Map<Place, usize>),
}

impl ListOf {
    fn new(records: &[Record]) -> Self {
        let first = records.first().map_or(0, |record| record.list);
        if records.par_iter().all(|record| record.list == first) {
            return Self::One(first);
        }
        Self::Several(records.iter().map(|record| (record.place, record.list)).collect())
    }

    /// Counts the agreements that each list has a row of.
    fn count(&self, cleaned: &mut Cleaned) {
        let mut lists: Vec<usize> = Vec::new();
        for agreement in &cleaned.agreements {
            lists.clear();
            match self {
                Self::One(list) => lists.push(*list),
                Self::Several(of_row) => lists.extend(
                    agreement
                        .rows
                        .iter()
                        .filter_map(|place| of_row.get(&place.whole_row()).copied()),
                ),
            }
            lists.sort_unstable();
            lists.dedup();
            for at in &lists {
                if let Some(count) = cleaned.sheet_agreements.get_mut(*at) {
                    *count += 1;
                }
            }
        }
    }
}
