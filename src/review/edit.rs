//! Edits of review sheets, taken into the ledger.

use std::sync::Arc;

use crate::model::{
    Anchor, Decision, Finding, Map, Memory, Message, Rule, Set, Subject, Text, Verdict,
};
use crate::text::fold;

/// What a row of a review sheet says.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Edit {
    /// The sheet's key.
    pub(super) sheet: &'static str,
    /// What the row is known by on its sheet.
    pub(super) key: String,
    /// What it is about.
    pub(super) subject: Subject,
    /// The agreements that it is about.
    pub(super) anchors: Vec<Arc<Anchor>>,
    /// What was decided; `None` if nothing is.
    pub(super) verdict: Option<Verdict>,
    /// By whom.
    pub(super) by: String,
    /// Why.
    pub(super) reason: String,
    /// What spoke for and against.
    pub(super) evidence: String,
    /// What the program proposed.
    pub(super) proposal: String,
}

/// A verdict as the memory keeps it.
pub(super) fn kept(verdict: Option<&Verdict>) -> &str {
    match verdict {
        None => "",
        Some(Verdict::Text(text)) => text,
        Some(other) => other.key().unwrap_or_default(),
    }
}

/// Takes edits into the ledger. What stands as the program wrote it is no edit, so that
/// a row deleted from the ledger stays deleted; what was emptied is undone; what differs
/// wins over the ledger. Two edits of one subject both stand, and contradict each other
/// where they differ.
pub(super) fn take(
    ledger: &mut Vec<Decision>,
    edits: Vec<Edit>,
    memory: &Memory,
    when: &str,
    findings: &mut Vec<Finding>,
) {
    let mut index = Index::new(ledger);
    let mut gone: Set<usize> = Set::default();
    let mut new: Vec<Decision> = Vec::new();
    for edit in edits {
        let written = memory.written.get(&(edit.sheet.into(), edit.key.as_str().into()));
        let cells = written.map(|written| written.cells.as_slice()).unwrap_or_default();
        let cell = |at: usize| cells.get(at).map_or("", Text::as_str);
        let same_verdict = kept(edit.verdict.as_ref()) == cell(0);
        if same_verdict && edit.reason == cell(1) && edit.by == cell(2) {
            continue;
        }
        let shown = written.and_then(|written| index.by_id.get(&written.id)).copied();
        let Some(verdict) = edit.verdict.clone() else {
            // Others that say the same of the same are undone with it.
            if let Some(shown) = shown {
                let same = index.of(&edit.subject, &edit.anchors).into_iter();
                gone.extend(
                    same.filter(|at| ledger[*at].verdict == ledger[shown].verdict),
                );
                gone.insert(shown);
            }
            if !edit.reason.is_empty() && edit.reason != cell(1) {
                findings.push(remark_alone(edit.sheet, &edit.reason));
            }
            continue;
        };
        // Deleted from the ledger, and only a remark was changed: it stays undone.
        let deleted = written.is_some_and(|written| written.id != 0) && shown.is_none();
        if same_verdict && deleted {
            continue;
        }
        let mut replaced: Vec<usize> = index.of(&edit.subject, &edit.anchors);
        replaced.extend(shown);
        let id = shown.or(replaced.first().copied()).filter(|at| !gone.contains(at));
        let id = id.map_or(0, |at| ledger[at].id);
        gone.extend(replaced);
        new.push(Decision {
            id,
            subject: edit.subject,
            anchors: edit.anchors,
            verdict,
            by: edit.by,
            when: when.to_owned(),
            reason: edit.reason,
            evidence: edit.evidence,
            proposal: edit.proposal,
        });
    }
    index.forget();
    let mut at = 0;
    ledger.retain(|_| {
        at += 1;
        !gone.contains(&(at - 1))
    });
    // New numbers come after all that were ever seen here, also those now gone.
    let most = index.most;
    let mut next = most;
    for decision in &mut new {
        if decision.id == 0 {
            next += 1;
            decision.id = next;
        }
    }
    ledger.extend(new);
    ledger.sort_by_key(|decision| decision.id);
    super::ledger::number(ledger);
}

/// Whether a row of a review sheet says nothing, as nearly all do of a long list: where the
/// program wrote nothing there either, it is no edit.
pub(super) fn says_nothing(verdict: Option<&Verdict>, texts: [&str; 2]) -> bool {
    verdict.is_none() && texts.iter().all(|text| text.is_empty())
}

/// A remark beside which nothing is decided.
pub(super) fn remark_alone(sheet: &str, text: &str) -> Finding {
    Finding::overall(Rule::RemarkAlone)
        .with("sheet", Message::new(format!("sheet-{sheet}")))
        .with("text", text)
}

/// Decisions of the ledger by number and by what they are about.
struct Index {
    by_id: Map<u32, usize>,
    by_subject: Map<(String, String), Vec<usize>>,
    most: u32,
}

impl Index {
    fn new(ledger: &[Decision]) -> Self {
        let mut index =
            Self { by_id: Map::default(), by_subject: Map::default(), most: 0 };
        for (at, decision) in ledger.iter().enumerate() {
            index.by_id.insert(decision.id, at);
            index.most = index.most.max(decision.id);
            for key in keys(&decision.subject, &decision.anchors) {
                index.by_subject.entry(key).or_default().push(at);
            }
        }
        index
    }

    /// Decisions about the same.
    fn of(&self, subject: &Subject, anchors: &[Arc<Anchor>]) -> Vec<usize> {
        let mut found: Vec<usize> = keys(subject, anchors)
            .iter()
            .filter_map(|key| self.by_subject.get(key))
            .flatten()
            .copied()
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    fn forget(&mut self) {
        self.by_id.clear();
        self.by_subject.clear();
    }
}

/// What a decision is about: a pair by both its numbers, a project by each of its own.
fn keys(subject: &Subject, anchors: &[Arc<Anchor>]) -> Vec<(String, String)> {
    let subject_key = subject.key();
    let numbers = anchors.iter().map(|one| one.key());
    match subject {
        Subject::Pair => {
            let mut numbers: Vec<String> = numbers.collect();
            numbers.sort();
            vec![(subject_key, numbers.join("|"))]
        }
        Subject::Member => {
            // A project may have thousands of others.
            vec![(subject_key, numbers.take(1).collect())]
        }
        Subject::Code { .. } | Subject::Sample => {
            numbers.map(|number| (subject_key.clone(), number)).collect()
        }
        Subject::Name { kind, spelling } => {
            vec![(kind.key().to_owned(), fold(spelling))]
        }
        Subject::Column { .. } | Subject::Amounts { .. } | Subject::Gap { .. } => {
            vec![(subject_key, String::new())]
        }
    }
}
