//! The fill-ins' money: each cell of the budget shared over the years that belong to it.

use indexmap::IndexMap;

use crate::data::Data;
use crate::project::Project;
use crate::random::Chance;

/// The first year of the published distribution by region.
pub(crate) const LATE_FROM: i32 = 2003;

/// The smallest amount that somebody would still make an agreement about.
const LEAST: i64 = 40_000;

/// Gives each year of each fill-in its amount.
pub(crate) fn share_out(data: &Data, fill_ins: &mut [Project]) {
    let mut members: IndexMap<(&str, &str), Vec<Place>> = IndexMap::new();
    for (project_at, project) in fill_ins.iter().enumerate() {
        let class = data.partner(&project.partner).class.as_str();
        for (agreement_at, agreement) in project.agreements.iter().enumerate() {
            for (year_at, (year, _)) in agreement.years.iter().enumerate() {
                let area = data.budget.area(&project.country);
                let area = if *year < LATE_FROM { "early" } else { area };
                let place =
                    Place { project: project_at, agreement: agreement_at, year: year_at };
                members.entry((area, class)).or_default().push(place);
            }
        }
    }
    let cells: usize = data.budget.cells.values().map(IndexMap::len).sum();
    assert_eq!(cells, members.len(), "each cell needs a project, each project a cell");

    for ((area, class), places) in members {
        let cell = data.budget.cells.get(area).and_then(|classes| classes.get(class));
        let cell = *cell.unwrap_or_else(|| panic!("no budget for {class} in {area}"));
        for (place, amount) in places.iter().zip(shares(cell, &places, fill_ins)) {
            let agreement = &mut fill_ins[place.project].agreements[place.agreement];
            agreement.years[place.year].1 = amount;
        }
    }
}

/// Where an amount stands: positions in the lists of projects, agreements and years.
struct Place {
    project: usize,
    agreement: usize,
    year: usize,
}

/// The cell's money, one share a place: round sums, and the last takes what is left.
fn shares(cell: i64, places: &[Place], fill_ins: &[Project]) -> Vec<i64> {
    let mut weights = Vec::new();
    let mut steps = Vec::new();
    for place in places {
        let project = &fill_ins[place.project];
        let (year, _) = project.agreements[place.agreement].years[place.year];
        let mut chance = Chance::of(&format!("share {} {year}", project.title));
        // Between 0.7 and 1.3, in hundredths, so that no float has to be exact.
        let spread = i64::try_from(70 + chance.below(61)).expect("it is below 131");
        #[expect(clippy::cast_possible_truncation, reason = "weights are small")]
        let weight = (project.weight * 10.0).round() as i64;
        weights.push(weight * spread);
        steps.push(*chance.pick(&[50_000, 25_000, 10_000, 5_000, 1_000, 1_000, 500]));
    }
    let sum: i64 = weights.iter().sum();
    let mut left = cell;
    let mut shares = Vec::new();
    for (at, (weight, step)) in weights.iter().zip(steps).enumerate() {
        let is_last = at + 1 == weights.len();
        let share = if is_last { left } else { cell * weight / sum / step * step };
        assert!(LEAST <= share, "{share} kroner is too little for an agreement");
        left -= share;
        shares.push(share);
    }
    assert_eq!(left, 0, "a cell is given away to the krone");
    shares
}
