//! Banners that carry the sum of their own section.

use crate::model::{Amount, GridRow, Total};
use crate::recognise::shape::Shape;
use crate::recognise::sums::Sums;

/// Rows below a banner in which its section is looked for.
const SECTION_ROWS: usize = 5_000;
/// Rows that a section without a known name has at least, of which its last row is the sum:
/// an agreement without a number may by chance have what the two above it have together.
const SECTION_LEAST: usize = 3;

/// A banner's amounts, and what the rows of its section add up to.
#[derive(Clone, Debug)]
pub(super) struct Section {
    pub(super) stated: Vec<(usize, Amount)>,
    pub(super) computed: Vec<Total>,
    /// Whether the section stands above: it is the section's last row.
    pub(super) ends: bool,
}

/// The rows that hold one text and amounts which are the sum of rows below them, or, as the
/// last row of a section does, of those above.
///
/// Only in lists whose other rows say more than that, since a list of nothing but titles
/// and amounts has no banners. A text that `names_section` is a banner whatever its sum.
pub(super) fn with_sums(
    rows: &[GridRow],
    shapes: &[Shape],
    sums: &Sums,
    names_section: &dyn Fn(u32, &str) -> bool,
) -> Vec<Option<Section>> {
    let plain: Vec<bool> = shapes.iter().map(may_be).collect();
    let dated = dated(shapes);
    if !dated.contains(&true) {
        return find(rows, shapes, (&plain, &dated), sums, names_section);
    }
    // What stands beside a year and names nothing known is a sum only where the list begins
    // with one and all of them add up, of more than one row somewhere.
    let known = |(at, row): (usize, &GridRow)| {
        let mut texts =
            row.cells.iter().filter_map(|(at, cell)| Some((*at, cell.text()?)));
        dated[at] && texts.any(|(column, text)| names_section(column, text.trim()))
    };
    let known: Vec<bool> = rows.iter().enumerate().map(known).collect();
    let with = |more: &[bool]| -> (Vec<bool>, Vec<Option<Section>>) {
        let both: Vec<bool> =
            plain.iter().zip(more).map(|(plain, more)| *plain || *more).collect();
        let found = find(rows, shapes, (&both, &dated), sums, names_section);
        let adds_up = |section: &Section| {
            let mut stated = section.stated.iter().zip(&section.computed);
            !section.ends && stated.all(|((_, stated), sum)| Total::from(*stated) == *sum)
        };
        let found = found
            .into_iter()
            .zip(more)
            .map(|(found, more)| found.filter(|section| !more || adds_up(section)));
        let found: Vec<Option<Section>> = found.collect();
        let agree = found.iter().zip(more).map(|(found, more)| *more && found.is_some());
        (agree.collect(), found)
    };
    let (agree, found) = with(&dated);
    let sections = dated.iter().filter(|dated| **dated).count();
    let others = shapes.iter().filter(|it| it.is_data() && !it.is_total()).count();
    if dated.first() == Some(&true) && agree == dated && others > sections * 2 {
        return found;
    }
    // An agreement whose title is a country's name, say, leaves the others what they are.
    let (agree, _) = with(&known);
    with(&agree).1
}

fn find(
    rows: &[GridRow],
    shapes: &[Shape],
    (candidates, dated): (&[bool], &[bool]),
    sums: &Sums,
    names_section: &dyn Fn(u32, &str) -> bool,
) -> Vec<Option<Section>> {
    let mut found = vec![None; rows.len()];
    let many = candidates.iter().filter(|candidate| **candidate).count();
    let data = shapes.iter().zip(candidates);
    let data = data.filter(|(shape, may_be)| shape.is_data() && !**may_be).count();
    if many == 0 || data < many {
        return found;
    }
    let breaks = Breaks::new(rows, shapes, (candidates, dated), sums);
    for (place, at) in breaks.rows.iter().enumerate() {
        let (Some(row), Some(true)) = (rows.get(*at), candidates.get(*at)) else {
            continue;
        };
        let stated = sums.stated(row);
        if stated.iter().all(|(_, amount)| amount.0 == 0) {
            continue;
        }
        let known = row.cells.iter().any(|(column, cell)| {
            cell.text().is_some_and(|text| names_section(*column, text.trim()))
        });
        let (agrees, computed) = breaks.add_up(place, &stated);
        // What names the country of the row above, and no agreement, ends that country.
        let is_again = || {
            let above = at.checked_sub(1).and_then(|above| rows.get(above));
            let (place, text) =
                row.cells.iter().find(|(_, cell)| cell.text().is_some())?;
            Some(above?.cell(*place)? == text)
        };
        let is_again = !shapes[*at].title && is_again() == Some(true);
        let least = if known || is_again { 1 } else { SECTION_LEAST };
        let ends = !agrees && breaks.closes(place, &stated, least);
        if (agrees || known || ends)
            && let Some(found) = found.get_mut(*at)
        {
            *found = Some(Section { stated, computed, ends });
        }
    }
    found
}

/// The rows that may be a section's sum but for the year beside it, in a list in which nearly
/// all agreements have a number and these have none.
fn dated(shapes: &[Shape]) -> Vec<bool> {
    let may_be = |shape: &Shape| {
        shape.texts == 1
            && shape.amount
            && shape.numbers == 1
            && shape.year
            && !shape.number
            && !shape.is_total()
    };
    let others = || shapes.iter().filter(|it| it.is_data() && !may_be(it));
    let numbered = others().filter(|shape| shape.number).count();
    let is_numbered = numbered * 10 >= others().count() * 9;
    shapes.iter().map(|shape| is_numbered && may_be(shape)).collect()
}

fn may_be(shape: &Shape) -> bool {
    shape.texts == 1
        && shape.amount
        && shape.numbers == 0
        && !shape.number
        && !shape.is_total()
}

/// The rows between the rows of data, and those that may be sums but for their year, and what
/// the rows of data had added up to there: each row is
/// read once, however many banners stand above it.
struct Breaks {
    /// Where they are; the last is the end of the list.
    rows: Vec<usize>,
    /// Rows of data above each.
    data: Vec<usize>,
    /// The sums above each, by amount column.
    sums: Vec<Vec<Total>>,
}

impl Breaks {
    fn new(
        rows: &[GridRow],
        shapes: &[Shape],
        (candidates, dated): (&[bool], &[bool]),
        sums: &Sums,
    ) -> Self {
        let mut all = vec![Total::default(); sums.columns()];
        let mut data = 0;
        let mut breaks = Self {
            rows: Vec::new(),
            data: Vec::new(),
            sums: vec![Vec::new(); all.len()],
        };
        for (at, row) in rows.iter().enumerate() {
            let is_data = candidates.get(at) != Some(&true)
                && shapes.get(at).is_some_and(|one| one.is_data() && !one.is_total());
            if is_data {
                // An agreement without number may stand behind the last of a section.
                if dated.get(at) == Some(&true) {
                    breaks.push(at, data, &all);
                }
                data += 1;
                for (column, amount) in sums.stated(row) {
                    if let Some(sum) = all.get_mut(column) {
                        *sum += amount;
                    }
                }
            } else {
                breaks.push(at, data, &all);
            }
        }
        breaks.push(rows.len(), data, &all);
        breaks
    }

    fn push(&mut self, row: usize, data: usize, all: &[Total]) {
        self.rows.push(row);
        self.data.push(data);
        for (sums, sum) in self.sums.iter_mut().zip(all) {
            sums.push(*sum);
        }
    }

    /// Whether at least so many rows of data above the break at `place`, from some break on,
    /// add up to what is stated.
    fn closes(&self, place: usize, stated: &[(usize, Amount)], least: usize) -> bool {
        let row = self.rows[place];
        let begins = (0..place)
            .rev()
            .take_while(|begin| row.saturating_sub(self.rows[*begin]) <= SECTION_ROWS);
        let adds_up = |begin: Option<usize>| {
            let data = begin.map_or(0, |begin| self.data[begin]);
            let mut all = stated.iter();
            self.data[place] - data >= least
                && all.all(|(column, amount)| {
                    let sums = &self.sums[*column];
                    let above = begin.map_or(Total::default(), |begin| sums[begin]);
                    sums[place] == above + Total::from(*amount)
                })
        };
        begins.map(Some).chain([None]).any(adds_up)
    }

    /// Whether the rows from the break at `place` to the end of some section add up to
    /// what is stated, and what they add up to there, or else at the end of the first
    /// section.
    fn add_up(&self, place: usize, stated: &[(usize, Amount)]) -> (bool, Vec<Total>) {
        let above = |column: usize, place: usize| self.sums[column][place];
        let from_here = |end: usize| {
            let sum = |(column, _): &(usize, Amount)| {
                above(*column, end) - above(*column, place)
            };
            stated.iter().map(sum).collect::<Vec<_>>()
        };
        let Some(first) =
            (place..self.rows.len()).find(|end| self.data[*end] > self.data[place])
        else {
            return (false, from_here(place));
        };
        let last = self.rows[place] + SECTION_ROWS;
        let agrees = (first..self.rows.len())
            .take_while(|end| *end == first || self.rows[*end] <= last)
            .find(|end| {
                stated.iter().all(|(column, amount)| {
                    above(*column, *end) == above(*column, place) + Total::from(*amount)
                })
            });
        (agrees.is_some(), from_here(agrees.unwrap_or(first)))
    }
}
