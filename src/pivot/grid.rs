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
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which of the row fields it is a member of: 0 for the outermost.
    pub level: usize,
    /// The member.
    pub label: Value,
    /// Its position among the members of the field.
    pub member: usize,
    /// The sums by column and, last, of the row; nothing where there is no record.
    pub sums: Vec<Option<Total>>,
}

/// What a row is sorted by, at one depth: the sum, largest first, and the member.
type Step = (Reverse<Option<Total>>, usize);

/// Adds up the records.
pub(super) fn grid(source: &Source, members: &[Option<Members>], pivot: &Pivot) -> Grid {
    let of = |field: usize| members[field].as_ref().expect("the field is on an axis");
    let rows: Vec<&Members> = pivot.rows.iter().map(|field| of(*field)).collect();
    let columns = of(pivot.columns);
    let width = columns.values.len() + 1;
    let mut lines: Map<Vec<usize>, Vec<Option<Total>>> = Map::default();
    let mut totals = vec![None; width];
    for (at, record) in source.records.iter().enumerate() {
        let number = match &record[pivot.sum] {
            Value::Number(number) => *number,
            Value::Text(_) | Value::Blank => Total::default(),
        };
        let column = columns.of_record[at];
        let add = |sums: &mut Vec<Option<Total>>| {
            for at in [column, width - 1] {
                *sums[at].get_or_insert_default() += number;
            }
        };
        add(&mut totals);
        let path: Vec<usize> = rows.iter().map(|row| row.of_record[at]).collect();
        for depth in 1..=path.len() {
            let path: Vec<usize> = path.iter().take(depth).copied().collect();
            add(lines.entry(path).or_insert_with(|| vec![None; width]));
        }
    }
    // A row sorts by what it is nested in, step by step, and stands before what is
    // nested in it.
    let sum = |path: &[usize]| lines.get(path).and_then(|sums| sums[width - 1]);
    let mut order: Vec<(Vec<Step>, usize)> = lines
        .keys()
        .enumerate()
        .map(|(at, path)| {
            let steps = path.iter().enumerate().map(|(depth, member)| {
                let above: Vec<usize> = path.iter().take(depth + 1).copied().collect();
                (Reverse(sum(&above)), *member)
            });
            (steps.collect(), at)
        })
        .collect();
    order.sort_unstable();
    let lines = order.iter().filter_map(|(_, at)| lines.get_index(*at)).filter_map(
        |(path, sums)| {
            let (member, above) = path.split_last()?;
            let level = above.len();
            Some(Line {
                level,
                label: rows[level].values[*member].clone(),
                member: *member,
                sums: sums.clone(),
            })
        },
    );
    Grid { columns: columns.values.clone(), lines: lines.collect(), totals }
}
