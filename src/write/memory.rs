//! The hidden sheets by which the next report knows this one.

use rust_xlsxwriter::{ColNum, Worksheet};

use crate::error::Error;
use crate::memory::{self, Facts, Portfolio};
use crate::model::Map;
use crate::write::Context;
use crate::write::listing::Sheet;
use crate::write::plan::Role;
use crate::write::rows::{Column, Filling, Rows, Shape};
use crate::write::value::Kind;

/// So many cells a fact has at most, but for what people wrote.
const COLUMNS: usize = 10;

/// One of the sheets, counted from 0: one row a fact, hidden, and protected from accidents
/// without a password.
pub(super) fn sheet<'a>(
    context: &'a Context<'_>,
    part: usize,
) -> Result<Sheet<'a>, Error> {
    let name = context.plan.name(&Role::Memory(part));
    let mut sheet = Worksheet::new();
    sheet.set_name(name)?;
    for (column, cell) in memory::mark(part).iter().enumerate() {
        let column = ColNum::try_from(column).unwrap_or(ColNum::MAX);
        sheet.write_string(0, column, cell)?;
    }
    sheet.set_hidden(true);
    sheet.protect();
    let memory = &context.report.memory;
    let (report, order) = (context.report, &context.order);
    let facts = Facts::new(memory, Portfolio::Present { report, order });
    let columns = COLUMNS.max(facts.cells_written());
    let plain = || Column { styles: [0; Kind::ALL.len()], link: 0, room: None };
    let rows = facts.on_sheet(part);
    let filling = Filling {
        sheet: name.to_owned(),
        first_style: 0,
        part: rows.clone(),
        rows: Rows::made(rows.end, move |nth, cells| {
            facts.show(nth, &mut |cell| cells.text(cell));
        })
        .into(),
        shape: Shape {
            columns: std::iter::repeat_with(plain).take(columns).collect(),
            top: 1,
            linked: 0,
            heights: Map::default(),
            cut: String::new(),
        },
        files: Vec::new(),
        tables: Vec::new(),
        whole: false,
        held: false,
    };
    Ok(Sheet { sheet, rows: Some(filling).filter(|one| !one.part.is_empty()) })
}
