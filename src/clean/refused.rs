//! What rows come to that say of themselves that nothing was granted.

use crate::clean::Cleaned;
use crate::clean::guards::sums;
use crate::clean::money::shown;
use crate::clean::record::{Record, of_list};
use crate::model::{Finding, List, Message, Rule, Set, Total};

/// Says of each list what its refused, cancelled and withdrawn rows come to: they count as
/// all others do, since only people know what is meant.
pub(super) fn findings(records: &[Record], lists: &[List], cleaned: &mut Cleaned) {
    for (at, list) in lists.iter().enumerate() {
        for refused in &list.refused {
            let rows: Set<u32> = refused.rows.iter().copied().collect();
            let own: Vec<&Record> = of_list(records, at)
                .iter()
                .filter(|record| !record.left_out && rows.contains(&record.place.row))
                .collect();
            let sums = sums(own.iter().copied());
            // What was refused and has no amounts is what everybody expects.
            if sums.values().all(|sum| *sum == Total::default()) {
                continue;
            }
            let Some(first) = own.first() else { continue };
            let source = match &refused.column {
                Some(column) => {
                    Message::new("refused-in-column").with("column", column.as_str())
                }
                None => Message::new("refused-in-banner"),
            };
            cleaned.findings.push(
                Finding::at(Rule::NotGranted, first.place)
                    .with("text", refused.text.as_str())
                    .with("source", source)
                    .with("count", own.len())
                    .with("amount", shown(&sums)),
            );
        }
    }
}
