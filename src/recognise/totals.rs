//! Totals that a list states, compared with the rows that they close.

use crate::model::{
    Amount, Finding, GridRow, Map, Place, RowKind, Rule, Set, StatedTotal, Total,
};
use crate::recognise::banners::Section;
use crate::recognise::rows::{Around, Judge, Rows};
use crate::recognise::shape::{Shape, Word};
use crate::recognise::sums::Sums;
use crate::text::fold;

impl Judge<'_> {
    /// Notes what a banner says its section adds up to, beside what it does.
    pub(super) fn section_sum(
        &self,
        row: &GridRow,
        section: &Section,
        sums: &Sums,
        result: &mut Rows,
    ) {
        let place = Place { sheet: self.grid.sheet, row: row.index, column: None };
        let mut agrees = true;
        for ((at, stated), computed) in section.stated.iter().zip(&section.computed) {
            let column = sums.column(*at);
            result.totals.push(StatedTotal {
                row: row.index,
                column,
                stated: *stated,
                computed: *computed,
                grand: false,
            });
            if Total::from(*stated) != *computed {
                agrees = false;
                result.findings.push(
                    Finding::at(Rule::TotalDiffers, place.at_column(column))
                        .with("stated", Total::from(*stated))
                        .with("computed", *computed),
                );
            }
        }
        if let (true, Some((_, amount))) = (agrees, section.stated.first()) {
            result.findings.push(
                Finding::at(Rule::TotalAgrees, place)
                    .with("stated", Total::from(*amount)),
            );
        }
    }

    /// Notes a total, compares it with the rows that it closes, and says which it is.
    pub(super) fn total(
        &self,
        row: &GridRow,
        shape: &Shape,
        around: &Around<'_>,
        sums: &mut Sums,
        result: &mut Rows,
    ) -> RowKind {
        let stated: Vec<(usize, Amount)> = sums.stated(row);
        let all = !stated.is_empty()
            && stated.iter().all(|(at, amount)| sums.is_all(*at, *amount));
        // Of several totals only the last one closes the list, unless its name says so.
        let after_data = around.after_data;
        let grand = shape.word == Word::GrandTotal
            || (self.last
                && !around.total_follows
                && (sums.totals > 0 && !sums.rows_since
                    || after_data && all
                    || after_data && sums.totals == 0 && sums.breaks == 0));
        let fits = |(at, amount): &(usize, Amount)| {
            if grand { sums.is_all(*at, *amount) } else { sums.closes(*at, *amount) }
        };
        let parts = stated.iter().map(|part| Part {
            column: sums.column(part.0),
            at: part.0,
            stated: part.1,
            computed: if fits(part) {
                Total::from(part.1)
            } else if grand {
                sums.all(row, part.0)
            } else {
                sums.since(row, part.0)
            },
            fits: fits(part),
            above: sums.all(row, part.0),
        });
        let opens = !sums.rows_since && !grand;
        let parts = parts.collect();
        result.compared.push(Compared { row: row.clone(), parts, grand, opens });
        sums.close();
        if grand { RowKind::GrandTotal } else { RowKind::Subtotal }
    }

    /// Says of every total whether it agrees with rows, once all of them have been seen: one
    /// that does not with those above it may be of those below.
    pub(super) fn say_totals(&self, sums: &mut Sums, result: &mut Rows) {
        sums.note_start();
        let mut by_name: Option<ByName> = None;
        for total in std::mem::take(&mut result.compared) {
            let Compared { row, mut parts, grand, opens } = total;
            for part in parts.iter_mut().filter(|part| !part.fits) {
                let end = part.above + part.stated.into();
                part.fits = sums.had(&row, part.at, end);
                if part.fits {
                    part.computed = part.stated.into();
                    continue;
                }
                if opens {
                    part.computed = sums.all(&row, part.at) - part.above;
                }
                // `Sum Kenya` may be of all rows of Kenya, wherever they stand.
                let by_name = by_name.get_or_insert_with(|| self.by_name(sums, result));
                let named = by_name.sums(&row).map(|sums| sums[part.at]);
                let named: Vec<Total> = named.collect();
                if named.contains(&part.stated.into()) {
                    part.fits = true;
                    part.computed = part.stated.into();
                } else if let [only] = named.as_slice() {
                    part.computed = *only;
                }
            }
            let place = Place { sheet: self.grid.sheet, row: row.index, column: None };
            for part in &parts {
                result.totals.push(StatedTotal {
                    row: row.index,
                    column: part.column,
                    stated: part.stated,
                    computed: part.computed,
                    grand,
                });
                if !part.fits {
                    result.findings.push(
                        Finding::at(Rule::TotalDiffers, place.at_column(part.column))
                            .with("stated", Total::from(part.stated))
                            .with("computed", part.computed),
                    );
                }
            }
            if let (true, Some(part)) = (parts.iter().all(|one| one.fits), parts.first())
            {
                result.findings.push(
                    Finding::at(Rule::TotalAgrees, place)
                        .with("stated", Total::from(part.stated)),
                );
            }
        }
    }
}

impl Judge<'_> {
    /// What the rows of each country, partner and unit add up to.
    fn by_name(&self, sums: &Sums, result: &Rows) -> ByName {
        let columns: Vec<u32> = self
            .columns
            .iter()
            .filter(|column| self.holds_names(column.index))
            .map(|column| column.index)
            .collect();
        let mut by_name = ByName::default();
        let rows = self.grid.rows.iter().zip(&result.kinds);
        for (row, _) in rows.filter(|(_, listed)| listed.kind == RowKind::Data) {
            let stated = sums.stated(row);
            for column in &columns {
                let Some(text) = row.cell(*column).and_then(|cell| cell.text()) else {
                    continue;
                };
                let known = by_name.sums.entry(fold(text)).or_default();
                let known = known.entry(*column);
                let known =
                    known.or_insert_with(|| vec![Total::default(); sums.columns()]);
                for (at, amount) in &stated {
                    known[*at] += *amount;
                }
            }
        }
        by_name
    }
}

/// What the rows of a name add up to.
#[derive(Default)]
struct ByName {
    /// By folded name and by the column that it stands in, the sum of each amount column.
    sums: Map<String, Map<u32, Vec<Total>>>,
}

impl ByName {
    /// The sums of the names that a total names: in a cell of its own, or beside the word
    /// that makes it a total.
    fn sums<'a>(&'a self, total: &'a GridRow) -> impl Iterator<Item = &'a Vec<Total>> {
        let texts = total.cells.iter().filter_map(|(_, cell)| cell.text()).map(fold);
        let names: Set<String> = texts
            .flat_map(|text| {
                let after = text.split_once(' ').map(|(_, rest)| rest.to_owned());
                let before = text.rsplit_once(' ').map(|(rest, _)| rest.to_owned());
                [Some(text), after, before]
            })
            .flatten()
            .collect();
        let found = names.into_iter().filter_map(|name| self.sums.get(&name));
        found.flat_map(|columns| columns.values())
    }
}

/// A total, with what it was compared with.
pub(super) struct Compared {
    row: GridRow,
    parts: Vec<Part>,
    grand: bool,
    /// No agreement stands between it and the total above, or the header.
    opens: bool,
}

/// What a total states of an amount column.
struct Part {
    column: u32,
    /// Which of the amount columns it is.
    at: usize,
    stated: Amount,
    computed: Total,
    fits: bool,
    /// What all rows above add up to.
    above: Total,
}
