//! Precision and recall of a clustering, by pairs and by elements (B³).

use portefolje::model::Map;

/// Precision and recall, 0 to 1.
#[derive(Clone, Copy)]
pub(crate) struct Figures {
    pub(crate) precision: f64,
    pub(crate) recall: f64,
}

impl Figures {
    /// The harmonic mean of both.
    pub(crate) fn f1(self) -> f64 {
        let sum = self.precision + self.recall;
        if sum > 0.0 { 2.0 * self.precision * self.recall / sum } else { 0.0 }
    }
}

/// By pairs: of the pairs put together, how many belong together, and the reverse.
pub(crate) fn pairwise(found: &[usize], truth: &[usize]) -> Figures {
    let pairs = |sizes: &Map<(usize, usize), u64>| -> u64 {
        sizes.values().map(|size| size * (size - 1) / 2).sum()
    };
    let both = pairs(&sizes(found, truth));
    Figures {
        precision: share(both, pairs(&sizes(found, found))),
        recall: share(both, pairs(&sizes(truth, truth))),
    }
}

/// By agreements (Bagga and Baldwin): for each, how many of its project belong there.
pub(crate) fn b_cubed(found: &[usize], truth: &[usize]) -> Figures {
    let both = sizes(found, truth);
    let count = u64::try_from(found.len()).unwrap_or(u64::MAX);
    let average = |all: &Map<(usize, usize), u64>,
                   label: &dyn Fn(usize, usize) -> usize| {
        let sum: f64 = both
            .iter()
            .map(|((found, truth), size)| {
                let label = label(*found, *truth);
                share(size * size, all[&(label, label)])
            })
            .sum();
        sum / share(count, 1)
    };
    Figures {
        precision: average(&sizes(found, found), &|found, _| found),
        recall: average(&sizes(truth, truth), &|_, truth| truth),
    }
}

fn sizes(one: &[usize], other: &[usize]) -> Map<(usize, usize), u64> {
    let mut sizes = Map::default();
    for (one, other) in one.iter().zip(other) {
        *sizes.entry((*one, *other)).or_insert(0) += 1;
    }
    sizes
}

#[expect(clippy::cast_precision_loss, reason = "a share is a fraction")]
fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
