//! What a decision keeps of its agreements for next year.
//!
//! A cell of the ledger has a line for each of them. Of a project with more than a few, most
//! are kept by their numbers alone, so that a cell holds them; what else they are known by
//! stands in the memory of the report.

use std::sync::Arc;

use crate::model::{
    Agreement, Anchor, Decision, LEDGER_BETWEEN, LEDGER_LINES, LEDGER_NOTHING, Map,
    Memory, Set, Settled, Subject,
};

/// Bytes of text that a cell of the ledger is given: Excel takes 32,767 characters.
const CELL_MAX: usize = 32_000;

/// What this year's agreements are known by; decisions share it.
pub(super) struct Kept<'a> {
    agreements: &'a [Agreement],
    whole: Map<usize, Arc<Anchor>>,
    numbers: Map<usize, Arc<Anchor>>,
}

impl<'a> Kept<'a> {
    pub(super) fn new(agreements: &'a [Agreement]) -> Self {
        Self { agreements, whole: Map::default(), numbers: Map::default() }
    }

    /// What an agreement is known by, which stands at this place among those of a decision.
    fn anchor(&mut self, nth: usize, at: usize) -> Arc<Anchor> {
        let agreement = &self.agreements[at];
        let anchor = if nth < LEDGER_LINES {
            self.whole.entry(at).or_insert_with(|| Anchor::of(agreement).into())
        } else {
            self.numbers.entry(at).or_insert_with(|| number_alone(&agreement.number))
        };
        Arc::clone(anchor)
    }

    /// What holds is remembered by what its agreements are called by now.
    pub(super) fn follow(&mut self, settled: &mut Settled) {
        let agreements = settled.agreements.iter().enumerate();
        let now: Vec<Arc<Anchor>> =
            agreements.map(|(nth, at)| self.anchor(nth, *at)).collect();
        let decision = &mut settled.decision;
        if decision.subject != Subject::Member {
            decision.anchors = now;
            return;
        }
        // Those that are gone may come back.
        let mut known: Set<String> = now.iter().map(|one| one.key()).collect();
        let gone = decision.anchors.iter().skip(1);
        let gone = gone.filter(|one| known.insert(one.key()));
        let gone = (now.len()..).zip(gone).map(|(nth, one)| {
            if nth < LEDGER_LINES { Arc::clone(one) } else { number_alone(&one.number) }
        });
        decision.anchors = fitting(now.iter().cloned().chain(gone));
    }
}

/// What does not hold is kept as it is, as far as the ledger holds it.
pub(super) fn shorten(decision: &mut Decision) {
    let anchors = std::mem::take(&mut decision.anchors).into_iter().enumerate();
    decision.anchors = fitting(anchors.map(|(nth, one)| {
        if nth < LEDGER_LINES { one } else { number_alone(&one.number) }
    }));
}

fn number_alone(number: &str) -> Arc<Anchor> {
    Arc::new(Anchor { number: number.to_owned(), ..Anchor::default() })
}

/// Whether a number is all that is kept of an agreement.
fn is_number_alone(anchor: &Anchor) -> bool {
    let Anchor { number: _, title, partner, country, year, parent } = anchor;
    [title, partner, country, parent].iter().all(|text| text.is_empty()) && year.is_none()
}

/// As many as the cells of the ledger hold.
fn fitting(anchors: impl Iterator<Item = Arc<Anchor>>) -> Vec<Arc<Anchor>> {
    let mut lengths = [0; 5];
    let fit = anchors.take_while(|one| {
        let texts = [&one.number, &one.parent, &one.title, &one.partner, &one.country];
        for (length, text) in lengths.iter_mut().zip(texts) {
            *length += text.len().max(LEDGER_NOTHING.len()) + LEDGER_BETWEEN.len();
        }
        lengths.iter().all(|length| *length <= CELL_MAX)
    });
    fit.collect()
}

/// Gives the agreements that decisions have kept by their numbers alone what the report
/// knows of them.
pub(super) fn complete(decisions: &mut [Decision], memory: &Memory) {
    let on_members =
        |one: &&mut Decision| one.subject == Subject::Member && one.anchors.len() > 1;
    let anchors = decisions.iter_mut().filter(on_members).flat_map(|it| &it.anchors);
    let wanted: Set<String> = anchors.map(|one| one.number.clone()).collect();
    let mut known: Map<&str, Arc<Anchor>> = Map::default();
    for one in &memory.now.agreements {
        let number = one.anchor.number.as_str();
        if wanted.contains(number) {
            known.entry(number).or_insert_with(|| Arc::clone(&one.anchor));
        }
    }
    let anchors = decisions.iter_mut().filter(on_members).flat_map(|it| &mut it.anchors);
    for anchor in anchors {
        let Some(told) = known.get(anchor.number.as_str()) else { continue };
        // What is the same is kept once.
        if is_number_alone(anchor) || anchor == told {
            *anchor = Arc::clone(told);
        }
    }
}
