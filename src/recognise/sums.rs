//! Running sums of the amount columns, for the totals that a list states.

use crate::model::{Amount, Currency, GridRow, Map, Set, Total, Unit};
use crate::value::amount;
use crate::value::currency::CurrencyWords;

/// An amount column.
#[derive(Clone, Copy, Debug)]
pub(super) struct AmountColumn {
    pub(super) index: u32,
    pub(super) unit: Unit,
    pub(super) style: amount::Style,
}

/// Running sums of rows, by amount column.
#[derive(Clone, Debug)]
struct Running {
    all: Vec<Total>,
    since: Vec<Total>,
    /// What had been summed up at each banner and total.
    starts: Vec<Set<i128>>,
}

impl Running {
    fn new(columns: usize) -> Self {
        let zeros = vec![Total::default(); columns];
        let starts = vec![Set::from_iter([0]); columns];
        Self { all: zeros.clone(), since: zeros, starts }
    }

    fn add(&mut self, at: usize, amount: Amount) {
        for sums in [&mut self.all, &mut self.since] {
            if let Some(sum) = sums.get_mut(at) {
                *sum += amount;
            }
        }
    }

    fn all(&self, at: usize) -> Total {
        self.all.get(at).copied().unwrap_or_default()
    }

    fn had(&self, at: usize, sum: Total) -> bool {
        self.starts.get(at).is_some_and(|starts| starts.contains(&sum.0))
    }

    fn note_start(&mut self) {
        for (starts, all) in self.starts.iter_mut().zip(&self.all) {
            starts.insert(all.0);
        }
    }
}

/// Running sums of the amount columns, for the totals that the list states.
pub(super) struct Sums {
    columns: Vec<AmountColumn>,
    currency: Option<(u32, CurrencyWords)>,
    /// Of all rows, whatever they are counted in.
    whole: Running,
    /// Of the rows of each currency; empty where all rows are in one.
    by_currency: Map<Currency, Running>,
    pub(super) rows_since: bool,
    pub(super) totals: u32,
    pub(super) breaks: u32,
    /// What the parts above add up to.
    carried: Vec<i128>,
}

/// Sums of parts above that are kept, over all their amount columns.
const CARRIED_MAX: usize = 256;

impl Sums {
    /// Sums of these columns; the currency of a row stands in the column of `currency`.
    pub(super) fn new(
        columns: &[AmountColumn],
        currency: Option<(u32, CurrencyWords)>,
        carried: &[i128],
    ) -> Self {
        Self {
            columns: columns.to_vec(),
            currency,
            whole: Running::new(columns.len()),
            by_currency: Map::default(),
            rows_since: false,
            totals: 0,
            breaks: 0,
            carried: carried.to_vec(),
        }
    }

    pub(super) fn add(&mut self, row: &GridRow) {
        self.rows_since = true;
        let of_row = self.currency_of(row);
        for at in 0..self.columns.len() {
            // A merged amount stands once, in the first of its rows.
            let Some((amount, own)) = self.read(row, at) else { continue };
            let currency = own.or_else(|| of_row.clone()).unwrap_or_else(Currency::nok);
            if self.by_currency.is_empty() && !currency.is_nok() {
                self.by_currency.insert(Currency::nok(), self.whole.clone());
            }
            self.whole.add(at, amount);
            if !self.by_currency.is_empty() {
                let columns = self.columns.len();
                let sums = self.by_currency.entry(currency);
                sums.or_insert_with(|| Running::new(columns)).add(at, amount);
            }
        }
    }

    fn currency_of(&self, row: &GridRow) -> Option<Currency> {
        let (column, words) = self.currency.as_ref()?;
        words.read(row.cell(*column)?)
    }

    fn read(&self, row: &GridRow, at: usize) -> Option<(Amount, Option<Currency>)> {
        let column = self.columns.get(at)?;
        match amount::read(row.cell(column.index)?, column.unit, column.style) {
            amount::Reading::Amount { amount, currency, .. } => Some((amount, currency)),
            amount::Reading::Nothing | amount::Reading::Unreadable => None,
        }
    }

    /// The totals that a row states, by column.
    pub(super) fn stated(&self, row: &GridRow) -> Vec<(usize, Amount)> {
        (0..self.columns.len())
            .filter_map(|at| Some((at, self.read(row, at)?.0)))
            .collect()
    }

    /// Whether a row without any text is the sum of rows above it.
    pub(super) fn agrees(&self, row: &GridRow) -> bool {
        let stated = self.stated(row);
        !stated.is_empty()
            && stated.iter().any(|(_, amount)| amount.0 != 0)
            && stated.iter().all(|(at, amount)| self.closes(*at, *amount))
    }

    fn every(&self) -> impl Iterator<Item = &Running> {
        [&self.whole].into_iter().chain(self.by_currency.values())
    }

    pub(super) fn is_all(&self, at: usize, amount: Amount) -> bool {
        let rest = (Total::from(amount) - self.whole.all(at)).0;
        self.every().any(|sums| sums.all(at) == amount.into())
            || self.carried.contains(&rest)
    }

    /// What all parts so far may add up to, whichever of their columns is meant.
    pub(super) fn carried_on(&self) -> Vec<i128> {
        let before = if self.carried.is_empty() { &[0][..] } else { &self.carried };
        let mut sums: Vec<i128> = before
            .iter()
            .flat_map(|before| self.whole.all.iter().map(move |all| before + all.0))
            .chain(before.iter().copied())
            .filter(|sum| *sum != 0)
            .collect();
        sums.sort_unstable();
        sums.dedup();
        sums.truncate(CARRIED_MAX);
        sums
    }

    /// Whether the amount is the sum of the rows since any banner or total, of all of
    /// them or of those of one currency.
    pub(super) fn closes(&self, at: usize, amount: Amount) -> bool {
        self.every().any(|sums| sums.had(at, sums.all(at) - amount.into()))
    }

    /// The sums that a total is compared with: of the rows of its own currency, which is
    /// kroner where it states none, if rows are of several.
    fn meant(&self, total: &GridRow) -> &Running {
        let currency = self.currency_of(total).unwrap_or_else(Currency::nok);
        self.by_currency.get(&currency).unwrap_or(&self.whole)
    }

    /// What the rows so far add up to that a total may be of.
    pub(super) fn all(&self, total: &GridRow, at: usize) -> Total {
        self.meant(total).all(at)
    }

    /// What the rows since the last total add up to that a total may be of.
    pub(super) fn since(&self, total: &GridRow, at: usize) -> Total {
        self.meant(total).since.get(at).copied().unwrap_or_default()
    }

    /// Whether the rows so far had added up to this at some banner or total, where a total
    /// may be of them.
    pub(super) fn had(&self, total: &GridRow, at: usize, sum: Total) -> bool {
        self.meant(total).had(at, sum)
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
        for sums in [&mut self.whole].into_iter().chain(self.by_currency.values_mut()) {
            sums.since.fill(Total::default());
        }
        self.note_start();
    }

    /// Notes that a section may begin or end here.
    pub(super) fn note_start(&mut self) {
        for sums in [&mut self.whole].into_iter().chain(self.by_currency.values_mut()) {
            sums.note_start();
        }
    }
}
