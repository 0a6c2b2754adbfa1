//! The figures of a PivotTable, as they stand in its cells.

use std::cmp::Reverse;

use crate::model::{Map, Total};
use crate::pivot::cache::{Field, Members};
use crate::pivot::{Pivot, Value};

/// The cells of a PivotTable.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// The headers of the columns; that of the totals is not among them.
    pub columns: Vec<Value>,
    /// The rows, the largest first within what they are nested in.
    pub lines: Vec<Line>,
    /// The totals of the columns and, last, of everything.
    pub totals: Sums,
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
    pub sums: Sums,
}

/// Sums, one for each column; a long list has very many, so that they take little room.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    sums: Vec<Total>,
    /// Which of them anything was added to.
    known: Vec<bool>,
}

impl Sums {
    /// So many sums of nothing.
    fn new(width: usize) -> Self {
        Self { sums: vec![Total::default(); width], known: vec![false; width] }
    }

    fn add(&mut self, column: usize, number: Total) {
        self.sums[column] += number;
        self.known[column] = true;
    }

    /// Each sum; nothing where there is no record.
    pub fn iter(&self) -> impl Iterator<Item = Option<Total>> {
        self.sums.iter().zip(&self.known).map(|(sum, known)| known.then_some(*sum))
    }
}

/// The sums of a row, and the positions of its members.
type Summed = (Vec<usize>, Sums);

/// Adds up the records; `last` are the members that stand last.
pub(super) fn grid(fields: &[Field], last: &[Value], pivot: &Pivot) -> Grid {
    let of =
        |field: usize| fields[field].members.as_ref().expect("the field is on an axis");
    let numbers = &fields[pivot.sum].numbers;
    let rows: Vec<&Members> = pivot.rows.iter().map(|field| of(*field)).collect();
    let columns = of(pivot.columns);
    let width = columns.values.len() + 1;
    let orders: Vec<Vec<usize>> =
        rows.iter().map(|row| order(numbers, row, last)).collect();
    let positions: Vec<Vec<usize>> = orders.iter().map(|order| inverted(order)).collect();
    let mut lines: Vec<Summed> = Vec::new();
    // The line of a member within that of another, which is counted from 1.
    let mut found: Map<(usize, usize), usize> = Map::default();
    let mut totals = Sums::new(width);
    for (at, number) in numbers.iter().enumerate() {
        let column = columns.of_record[at] as usize;
        let add = |sums: &mut Sums| {
            for at in [column, width - 1] {
                sums.add(at, *number);
            }
        };
        add(&mut totals);
        let mut above = 0;
        for (row, position) in rows.iter().zip(&positions) {
            let position = position[row.of_record[at] as usize];
            let line = *found.entry((above, position)).or_insert_with(|| {
                let before = above.checked_sub(1).map(|above| lines[above].0.clone());
                let mut path = before.unwrap_or_default();
                path.push(position);
                lines.push((path, Sums::new(width)));
                lines.len()
            });
            add(&mut lines[line - 1].1);
            above = line;
        }
    }
    // A row stands before what is nested in it.
    lines.sort_by(|(one, _), (other, _)| one.cmp(other));
    let lines = lines.into_iter().filter_map(|(path, sums)| {
        let (position, above) = path.split_last()?;
        let level = above.len();
        let label = rows[level].values[orders[level][*position]].clone();
        Some(Line { level, label, member: *position, sums })
    });
    let lines = lines.collect();
    Grid { columns: columns.values.clone(), lines, totals, orders }
}

/// The members of a field, the largest sum first; those that stand last come last.
fn order(numbers: &[Total], members: &Members, last: &[Value]) -> Vec<usize> {
    let mut sums = vec![Total::default(); members.values.len()];
    for (number, member) in numbers.iter().zip(&members.of_record) {
        sums[*member as usize] += *number;
    }
    let last = |member: usize| {
        let value = &members.values[member];
        let blank = *value == Value::Blank;
        (blank, last.iter().position(|one| one == value).map(|at| at + 1))
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
