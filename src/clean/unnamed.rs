//! Agreements that leave out a name which others of their list have.

use rayon::prelude::*;

use crate::clean::Cleaned;
use crate::model::{
    Agreement, Field, Finding, List, Map, Place, Rule, SheetId, Total, column_letters,
};
use crate::value::field_argument;

/// A field, and whether an agreement has nothing there.
type Missing = (Field, fn(&Agreement) -> bool);

/// Says of each sheet with a column of countries or of partners how many agreements name
/// none: they stand in the tables as unknown, unless others of their project name it.
pub(super) fn findings(lists: &[List], cleaned: &mut Cleaned) {
    let fields: [Missing; 2] = [
        (Field::Country, |agreement| {
            agreement.geography.is_empty() && !agreement.geography.regional
        }),
        (Field::Partner, |agreement| agreement.partner.name.is_empty()),
    ];
    for (field, is_missing) in fields {
        let mut columns: Map<SheetId, u32> = Map::default();
        for list in lists {
            if let Some(column) = list.column(&field).filter(|column| column.filled > 0) {
                columns.entry(list.sheet).or_insert(column.index);
            }
        }
        // A frame beside its parts has no amounts, and they have the names.
        let missing: Vec<&Agreement> = cleaned
            .agreements
            .par_iter()
            .filter(|it| !it.amounts.is_empty() && is_missing(it))
            .collect();
        let mut by_sheet: Map<SheetId, (Place, usize, Total)> = Map::default();
        for agreement in missing {
            let Some(place) = agreement.rows.first().copied() else { continue };
            let known = by_sheet.entry(place.sheet);
            let known = known.or_insert((place, 0, Total::default()));
            known.0 = known.0.min(place);
            known.1 += 1;
            known.2 += agreement.nok();
        }
        for (sheet, (place, count, amount)) in by_sheet {
            let Some(column) = columns.get(&sheet) else { continue };
            cleaned.findings.push(
                Finding::at(Rule::NameMissing, place.at_column(*column))
                    .with("field", field_argument(&field))
                    .with("column", column_letters(*column))
                    .with("count", count)
                    .with("amount", amount),
            );
        }
    }
}
