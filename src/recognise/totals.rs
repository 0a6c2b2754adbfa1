//! Totals that a list states, compared with the rows that they close.

use crate::model::{Amount, Finding, GridRow, Place, RowKind, Rule, StatedTotal, Total};
use crate::recognise::banners::Section;
use crate::recognise::rows::{Around, Judge, Rows};
use crate::recognise::shape::{Shape, Word};
use crate::recognise::sums::Sums;

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
        let place = Place { sheet: self.grid.sheet, row: row.index, column: None };
        let mut agrees = true;
        for (at, amount) in &stated {
            let column = sums.column(*at);
            let fits =
                if grand { sums.is_all(*at, *amount) } else { sums.closes(*at, *amount) };
            let computed = if fits {
                Total::from(*amount)
            } else if grand {
                sums.all(*at)
            } else {
                sums.since(*at)
            };
            result.totals.push(StatedTotal {
                row: row.index,
                column,
                stated: *amount,
                computed,
                grand,
            });
            if !fits {
                agrees = false;
                result.findings.push(
                    Finding::at(Rule::TotalDiffers, place.at_column(column))
                        .with("stated", Total::from(*amount))
                        .with("computed", computed),
                );
            }
        }
        if let (true, Some((_, amount))) = (agrees, stated.first()) {
            result.findings.push(
                Finding::at(Rule::TotalAgrees, place)
                    .with("stated", Total::from(*amount)),
            );
        }
        sums.close();
        if grand { RowKind::GrandTotal } else { RowKind::Subtotal }
    }
}
