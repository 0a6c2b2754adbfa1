//! How formulas find rows: of a project, of an agreement, and all rows of one project.

use crate::model::Message;
use crate::write::Context;
use crate::write::live::data::{PROJECTS, agreement_header, amount_header};
use crate::write::live::{AgreementColumn, AmountColumn, Data, refs};
use crate::write::plan::Role;
use crate::write::value::Value;

/// Whether a project is in the sample, by its row among the projects.
pub(super) fn sampled_formula(context: &Context<'_>, row: &str) -> String {
    let answer = in_row((PROJECTS, &context.text("header-sample")), row);
    format!("IF({answer}={},0,1)", refs::text(&context.text("answer-no")))
}

/// The cell of another table, in the row that stands in a column of ours.
pub(super) fn in_row((table, header): (&str, &str), row: &str) -> String {
    format!("INDEX({},{row})", refs::column(table, header))
}

/// The row of `table` with the same id as the formula's own row, which is that of `own`:
/// where it stood, if it still stands there.
pub(super) fn found_row(table: &str, id: &str, own: &str, stood: &str) -> String {
    let (id, ids) = (refs::this_row(own, id), refs::column(table, id));
    format!("IFERROR(IF(INDEX({ids},{stood})={id},{stood},NA()),MATCH({id},{ids},0))")
}

/// The column of a data sheet that holds the rows of projects.
pub(super) fn project_rows(context: &Context<'_>, data: Data) -> String {
    let header = match data {
        Data::Agreements => agreement_header(context, &AgreementColumn::Row),
        Data::Amounts => amount_header(context, &AmountColumn::ProjectRow),
    };
    refs::column(data.table(), &header)
}

/// Whether a data sheet is in order of projects: 1 or 0.
///
/// Projects are found by their rows then, in halves; a person who sorts the sheet
/// otherwise gets the same figures, only slower.
fn ordered_formula(context: &Context<'_>, data: Data) -> String {
    let rows = project_rows(context, data);
    let (first, last) =
        (format!("INDEX({rows},1)"), format!("INDEX({rows},ROWS({rows}))"));
    let (second, before) =
        (format!("INDEX({rows},2)"), format!("INDEX({rows},ROWS({rows})-1)"));
    let falls = format!("SUMPRODUCT(--({second}:{last}<{first}:{before}))");
    format!("IF(ROWS({rows})<2,1,IFERROR(IF({falls}=0,1,0),0))")
}

/// The facts whether the data sheets are in order of projects: of each its label and its
/// value. They are the cells that [`name_ordered`] names, in this order.
pub(in crate::write) fn ordered(context: &Context<'_>) -> Vec<(String, Value)> {
    if !context.live.is_on() {
        return Vec::new();
    }
    let fact = |data: Data| {
        let name = context.plan.name(match data {
            Data::Agreements => &Role::Agreements,
            Data::Amounts => &Role::Amounts,
        });
        let label = context.say(&Message::new("about-ordered").with("name", name));
        (label, Value::count(1).computed(Some(ordered_formula(context, data))))
    };
    Data::ALL.map(fact).into()
}

/// Names the cells of those facts, the first of which is in `row`, counted from 0, in the
/// second column.
pub(in crate::write) fn name_ordered(context: &Context<'_>, sheet: &str, row: u32) {
    let sheet = sheet.replace('\'', "''");
    let names = Data::ALL.iter().zip(row..).map(|(data, row)| {
        (data.ordered(), format!("'{sheet}'!$B${}", u64::from(row) + 1))
    });
    context.live.names.borrow_mut().extend(names);
}

/// The first row of the same project.
pub(super) fn start_formula(context: &Context<'_>, data: Data, row: &str) -> String {
    let rows = project_rows(context, data);
    format!("IF({}=1,IFERROR(MATCH({row}-1,{rows},1),0)+1,1)", data.ordered())
}

/// The first rows of projects, row after row.
#[derive(Default)]
pub(super) struct Starts {
    row: usize,
    /// The project of the row before, and its first row, from 1.
    before: Option<(usize, usize)>,
}

impl Starts {
    /// The first row of the next row's project.
    pub(super) fn next(&mut self, project: usize) -> usize {
        self.row += 1;
        let start = match self.before {
            Some((before, start)) if before == project => start,
            _ => self.row,
        };
        self.before = Some((project, start));
        start
    }
}
