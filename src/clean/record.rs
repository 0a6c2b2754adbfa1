//! What one row says, cleaned.

use std::sync::Arc;

use smallvec::SmallVec;

use crate::model::{
    Cells, Extra, Geography, Message, Partner, Period, Place, Text, Total, YearAmounts,
};

use crate::clean::Cleaned;

/// What one row says.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own")]
pub(super) struct Record {
    /// Index of its list.
    pub(super) list: usize,
    /// The row as a whole.
    pub(super) place: Place,
    /// Agreement numbers; the made id if the list has none.
    pub(super) numbers: SmallVec<[Text; 1]>,
    /// Whether the numbers stand in the list.
    pub(super) numbered: bool,
    pub(super) title: Text,
    pub(super) description: Text,
    pub(super) geography: Arc<Geography>,
    pub(super) partner: Arc<Partner>,
    pub(super) unit: Text,
    pub(super) period: Option<Period>,
    /// The single year that the row is about.
    pub(super) year: Option<i32>,
    /// Whether several years stand where others have a single one.
    pub(super) sums_years: bool,
    pub(super) amounts: YearAmounts,
    pub(super) extra: Extra,
    pub(super) cells: Cells,
    /// What all its cells hold, as a digit that hardly any other row has; `None` where they
    /// are too few to know the row for a copy.
    pub(super) telling: Option<u64>,
    /// Whether it belongs to the agreement of the row above.
    pub(super) continues: bool,
    /// Whether a guard has left it out.
    pub(super) left_out: bool,
}

/// The records of the list at a place: those of a list stand together, in the order of the
/// lists.
pub(super) fn of_list(records: &[Record], list: usize) -> &[Record] {
    let first = records.partition_point(|record| record.list < list);
    let own = &records[first..];
    &own[..own.partition_point(|record| record.list == list)]
}

impl Record {
    /// The sum of its kroner.
    pub(super) fn nok(&self) -> Total {
        self.amounts
            .iter()
            .filter(|amount| amount.currency.is_nok())
            .map(|amount| amount.amount)
            .sum()
    }

    /// Takes what the row does not say from the row above, whose agreement it continues.
    pub(super) fn continue_from(&mut self, above: &Self) {
        self.numbers.clone_from(&above.numbers);
        self.numbered = above.numbered;
        if self.extra.parent != above.extra.parent {
            self.extra.parent.clone_from(&above.extra.parent);
        }
        self.continues = true;
        for (own, other) in [
            (&mut self.title, &above.title),
            (&mut self.description, &above.description),
            (&mut self.unit, &above.unit),
        ] {
            if own.is_empty() {
                own.clone_from(other);
            }
        }
        if self.geography.is_empty() {
            self.geography = Arc::clone(&above.geography);
        }
        if self.partner.name.is_empty() {
            self.partner = Arc::clone(&above.partner);
        }
    }

    /// Whether it has an amount in any currency.
    pub(super) fn has_money(&self) -> bool {
        self.amounts.iter().any(|amount| amount.amount.0 != 0)
    }

    /// Leaves the whole row out, with its kroner.
    pub(super) fn leave_out(&mut self, reason: Message, cleaned: &mut Cleaned) {
        let nok = self.nok();
        self.left_out = true;
        self.amounts.clear();
        cleaned.conservation.nok_not_used += nok;
        cleaned.conservation.left_out.push((self.place, reason, nok));
    }
}
