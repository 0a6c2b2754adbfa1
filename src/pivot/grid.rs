//! The figures of a PivotTable, as they stand in its cells.

use std::cmp::Reverse;

use crate::model::{Map, Total};
use crate::pivot::cache::Members;
use crate::pivot::{Pivot, Source, Value};

/// The cells of a PivotTable.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// The headers of the columns; that of the totals is not among them.
    pub columns: Vec<Value>,
    /// The rows, the largest first within what they are nested in.
    pub lines: Vec<Line>,
    /// The totals of the columns and, last, of everything.
    pub totals: Vec<Option<Total>>,
    /// For each row field its members as they are ordered.
    pub orders: Vec<Vec<usize>>,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which of the row fields it is a member of: 0 for the outermost.
    pub level: usize,
    /// The member.
    pub label: Value,
    /// Its position among the members of the field, as they are ordered.
    pub member: usize,
    /// The sums by column and, last, of the row; nothing where there is no record.
    pub sums: Vec<Option<Total>>,
}

/// Adds up the records.
pub(super) fn grid(source: &Source, members: &[Option<Members>], pivot: &Pivot) -> Grid {
    let of = |field: usize| members[field].as_ref().expect("the field is on an axis");
    let rows: Vec<&Members> = pivot.rows.iter().map(|field| of(*field)).collect();
    let columns = of(pivot.columns);
    let width = columns.values.len() + 1;
    let orders: Vec<Vec<usize>> =
        rows.iter().map(|row| order(source, row, pivot.sum)).collect();
    let positions: Vec<Vec<usize>> = orders.iter().map(|order| inverted(order)).collect();
    let mut lines: Map<Vec<usize>, Vec<Option<Total>>> = Map::default();
    let mut totals = vec![None; width];
    for (at, record) in source.records.iter().enumerate() {
        let number = summed(record, pivot.sum);
        let column = columns.of_record[at];
        let add = |sums: &mut Vec<Option<Total>>| {
            for at in [column, width - 1] {
                *sums[at].get_or_insert_default() += number;
            }
        };
        add(&mut totals);
        let of_row =
            |(row, position): (&&Members, &Vec<usize>)| position[row.of_record[at]];
        let path: Vec<usize> = rows.iter().zip(&positions).map(of_row).collect();
        for depth in 1..=path.len() {
            let path: Vec<usize> = path.iter().take(depth).copied().collect();
            add(lines.entry(path).or_insert_with(|| vec![None; width]));
        }
    }
    // A row stands before what is nested in it.
    lines.sort_by(|one, _, other, _| one.cmp(other));
    let lines = lines.into_iter().filter_map(|(path, sums)| {
        let (position, above) = path.split_last()?;
        let level = above.len();
        let label = rows[level].values[orders[level][*position]].clone();
        Some(Line { level, label, member: *position, sums })
    });
    let lines = lines.collect();
    Grid { columns: columns.values.clone(), lines, totals, orders }
}

fn summed(record: &[Value], field: usize) -> Total {
    match &record[field] {
        Value::Number(number) => *number,
        Value::Text(_) | Value::Blank => Total::default(),
    }
}

/// The members of a field, the largest sum first; those that stand last come last.
fn order(source: &Source, members: &Members, sum: usize) -> Vec<usize> {
    let mut sums = vec![Total::default(); members.values.len()];
    for (record, member) in source.records.iter().zip(&members.of_record) {
        sums[*member] += summed(record, sum);
    }
    let last = |member: usize| {
        let value = &members.values[member];
        let blank = *value == Value::Blank;
        (blank, source.last.iter().position(|one| one == value).map(|at| at + 1))
    };
    let mut order: Vec<usize> = (0..members.values.len()).collect();
    order.sort_by_key(|member| (last(*member), Reverse(sums[*member]), *member));
    order
}

/// For each member its position.
fn inverted(order: &[usize]) -> Vec<usize> {
    let mut positions = vec![0; order.len()];
    for (position, member) in order.iter().enumerate() {
        positions[*member] = position;
    }
    positions
}
