//! Running sums of the amount columns, for the totals that a list states.

use crate::model::{Amount, Cell, GridRow, Set, Total, Unit};
use crate::value::amount;

/// An amount column.
#[derive(Clone, Copy, Debug)]
pub(super) struct AmountColumn {
    pub(super) index: u32,
    pub(super) unit: Unit,
    pub(super) style: amount::Style,
}

/// Running sums of the amount columns, for the totals that the list states.
pub(super) struct Sums {
    columns: Vec<AmountColumn>,
    all: Vec<Total>,
    since: Vec<Total>,
    /// What had been summed up at each banner and total.
    starts: Vec<Set<i128>>,
    pub(super) rows_since: bool,
    pub(super) totals: u32,
    pub(super) breaks: u32,
    /// What the parts above add up to.
    carried: Vec<i128>,
}

/// Sums of parts above that are kept, over all their amount columns.
const CARRIED_MAX: usize = 256;

impl Sums {
    pub(super) fn new(columns: &[AmountColumn], carried: &[i128]) -> Self {
        let zeros = vec![Total::default(); columns.len()];
        let mut sums = Self {
            columns: columns.to_vec(),
            all: zeros.clone(),
            since: zeros,
            starts: vec![Set::default(); columns.len()],
            rows_since: false,
            totals: 0,
            breaks: 0,
            carried: carried.to_vec(),
        };
        sums.note_start();
        sums
    }

    pub(super) fn add(&mut self, row: &GridRow) {
        self.rows_since = true;
        for (at, column) in self.columns.iter().enumerate() {
            // A merged amount stands once, in the first of its rows.
            let Some(cell) = row.cell(column.index) else { continue };
            let Some(amount) = read(cell, column) else { continue };
            if let (Some(all), Some(since)) =
                (self.all.get_mut(at), self.since.get_mut(at))
            {
                *all += amount;
                *since += amount;
            }
        }
    }

    /// The totals that a row states, by column.
    pub(super) fn stated(&self, row: &GridRow) -> Vec<(usize, Amount)> {
        self.columns
            .iter()
            .enumerate()
            .filter_map(|(at, column)| Some((at, read(row.cell(column.index)?, column)?)))
            .collect()
    }

    /// Whether a row without any text is the sum of rows above it.
    pub(super) fn agrees(&self, row: &GridRow) -> bool {
        let stated = self.stated(row);
        !stated.is_empty()
            && stated.iter().any(|(_, amount)| amount.0 != 0)
            && stated.iter().all(|(at, amount)| self.closes(*at, *amount))
    }

    pub(super) fn is_all(&self, at: usize, amount: Amount) -> bool {
        let rest = (Total::from(amount) - self.all(at)).0;
        rest == 0 || self.carried.contains(&rest)
    }

    /// What all parts so far may add up to, whichever of their columns is meant.
    pub(super) fn carried_on(&self) -> Vec<i128> {
        let before = if self.carried.is_empty() { &[0][..] } else { &self.carried };
        let mut sums: Vec<i128> = before
            .iter()
            .flat_map(|before| self.all.iter().map(move |all| before + all.0))
            .chain(before.iter().copied())
            .filter(|sum| *sum != 0)
            .collect();
        sums.sort_unstable();
        sums.dedup();
        sums.truncate(CARRIED_MAX);
        sums
    }

    /// Whether the amount is the sum of the rows since any banner or total.
    pub(super) fn closes(&self, at: usize, amount: Amount) -> bool {
        let start = self.all(at) - amount.into();
        self.starts.get(at).is_some_and(|starts| starts.contains(&start.0))
    }

    pub(super) fn all(&self, at: usize) -> Total {
        self.all.get(at).copied().unwrap_or_default()
    }

    pub(super) fn since(&self, at: usize) -> Total {
        self.since.get(at).copied().unwrap_or_default()
    }

    /// How many amount columns there are.
    pub(super) fn columns(&self) -> usize {
        self.columns.len()
    }

    pub(super) fn column(&self, at: usize) -> u32 {
        self.columns.get(at).map_or(0, |column| column.index)
    }

    pub(super) fn break_here(&mut self) {
        self.breaks += 1;
        self.note_start();
    }

    pub(super) fn close(&mut self) {
        self.totals += 1;
        self.rows_since = false;
        for since in &mut self.since {
            *since = Total::default();
        }
        self.note_start();
    }

    fn note_start(&mut self) {
        for (starts, all) in self.starts.iter_mut().zip(&self.all) {
            starts.insert(all.0);
        }
    }
}

fn read(cell: &Cell, column: &AmountColumn) -> Option<Amount> {
    match amount::read(cell, column.unit, column.style) {
        amount::Reading::Amount { amount, .. } => Some(amount),
        amount::Reading::Nothing | amount::Reading::Unreadable => None,
    }
}
