//! What becomes of each decision in this year's list.

use std::sync::Arc;

use crate::model::{
    Agreement, Anchor, Argument, Coverage, CoverageRow, Decision, Forced, LEDGER_LINES,
    Map, Message, OnProject, Project, Set, Settled, Snapshot, Status, Subject, Verdict,
    shown,
};
use crate::review::Earlier;
use crate::review::anchor::{Anchors, Found, status};
use crate::review::conflict::{Claim, Says, contradictions, differing};
use crate::review::kept::{Kept, shorten};
use crate::review::naming::Called;
use crate::template::Template;

/// Decisions on their way to being settled: first those on agreements, which linking
/// follows, then those on the projects that come of it.
pub struct Settling<'a> {
    agreements: &'a [Agreement],
    anchors: Anchors<'a>,
    settled: Vec<Settled>,
}

impl<'a> Settling<'a> {
    /// Takes up the decisions of an earlier workbook.
    pub fn new(earlier: Option<&Earlier>, agreements: &'a [Agreement]) -> Self {
        let decisions = earlier.map(|one| one.decisions.as_slice()).unwrap_or_default();
        let settled = decisions.iter().map(|decision| Settled {
            decision: decision.clone(),
            status: Status::Orphan,
            detail: None,
            agreements: Vec::new(),
        });
        Self {
            agreements,
            anchors: match earlier {
                Some(earlier) => {
                    Anchors::new(agreements, &earlier.memory.now, &earlier.called)
                }
                None => Anchors::new(&[], &Snapshot::default(), &Called::default()),
            },
            settled: settled.collect(),
        }
    }

    /// Where the agreements of the earlier workbook are in this year's list.
    pub(super) fn anchors(&self) -> &Anchors<'a> {
        &self.anchors
    }

    /// Settles the decisions on agreements; what holds of them is for linking to follow.
    pub fn pairs(&mut self) -> Forced {
        let mut claims = Vec::new();
        let mut search = Search::new(&self.anchors);
        for (at, settled) in self.settled.iter_mut().enumerate() {
            let found = match settled.decision.subject {
                Subject::Pair => pair(&self.anchors, &settled.decision),
                Subject::Member => member(&mut search, &settled.decision),
                _ => continue,
            };
            match found {
                Err((status, detail)) => {
                    settled.status = status;
                    settled.detail = Some(detail);
                }
                Ok((agreements, ways)) => {
                    (settled.status, settled.detail) = status(&ways);
                    claims.extend(claims_of(at, &settled.decision, &agreements));
                    settled.agreements = agreements;
                }
            }
        }
        let contrary = contradictions(&claims);
        contradict(&mut self.settled, &contrary);
        let mut forced = Forced::default();
        for claim in &claims {
            if self.settled[claim.decision].status.holds() {
                let pair = (claim.one, claim.other);
                match claim.says {
                    Says::Same => forced.same.push(pair),
                    Says::Apart | Says::Related => forced.apart.push(pair),
                }
            }
        }
        forced.shown = shown(&self.settled).into_iter().map(|row| row.pair).collect();
        let mut kept = Kept::new(self.agreements);
        for settled in &mut self.settled {
            if settled.status.holds() {
                kept.follow(settled);
            } else if settled.decision.subject == Subject::Member {
                shorten(&mut settled.decision);
            }
        }
        forced
    }

    /// Settles the decisions on projects; gives those that hold.
    pub fn projects(
        &mut self,
        projects: &[Project],
        template: &Template,
    ) -> Vec<OnProject> {
        let mut project_of = vec![0; self.agreements.len()];
        for (at, project) in projects.iter().enumerate() {
            for agreement in &project.agreements {
                project_of[*agreement] = at;
            }
        }
        let mut places: Map<usize, usize> = Map::default();
        for (at, settled) in self.settled.iter_mut().enumerate() {
            let subject = &settled.decision.subject;
            if !matches!(subject, Subject::Code { .. } | Subject::Sample) {
                continue;
            }
            let found = known_code(subject, template)
                .and_then(|()| project(&self.anchors, &settled.decision, &project_of));
            match found {
                Err((status, detail)) => {
                    settled.status = status;
                    settled.detail = Some(detail);
                }
                Ok((found, stands)) => {
                    (settled.status, settled.detail) = stands;
                    places.insert(at, project_of[found[0]]);
                    settled.agreements = found;
                }
            }
        }
        let contrary = self.twice(&places);
        contradict(&mut self.settled, &contrary);
        let mut decided = Vec::new();
        let mut kept = Kept::new(self.agreements);
        for (at, project) in places {
            let settled = &mut self.settled[at];
            if !settled.status.holds() {
                continue;
            }
            settled.agreements = founding_first(settled, &projects[project]);
            kept.follow(settled);
            decided.push(OnProject {
                project,
                subject: settled.decision.subject.clone(),
                yes: settled.decision.verdict == Verdict::Yes,
            });
        }
        decided
    }

    /// Decisions on one thing of one project that differ.
    fn twice(&self, places: &Map<usize, usize>) -> Map<usize, Set<usize>> {
        let mut by_subject: Map<(usize, String), Vec<usize>> = Map::default();
        for (at, project) in places {
            let key = (*project, self.settled[*at].decision.subject.key());
            by_subject.entry(key).or_default().push(*at);
        }
        let mut contrary: Map<usize, Set<usize>> = Map::default();
        for all in by_subject.values() {
            let verdict = |at: usize| &self.settled[at].decision.verdict;
            differing(all, |at| (*at, verdict(*at)), &mut contrary);
        }
        contrary
    }

    /// All decisions, settled.
    pub fn finish(self) -> Vec<Settled> {
        self.settled
    }
}

/// Settles what was written beside gaps in coverage.
pub fn settle_gaps(settled: &mut [Settled], coverage: &Coverage) {
    let mut same: Map<String, Vec<usize>> = Map::default();
    for (at, one) in settled.iter_mut().enumerate() {
        let Subject::Gap { commitment } = &one.decision.subject else { continue };
        let key = commitment.clone();
        let named = |row: &&CoverageRow| row.key == key;
        let is_gap = coverage.gaps().any(|row| row.key == key);
        (one.status, one.detail) = match coverage.rows.iter().find(named) {
            Some(_) if is_gap => (Status::Applied, None),
            Some(_) => (Status::Stale, Some(Message::new("detail-gap-closed"))),
            None => (Status::Orphan, Some(Message::new("detail-commitment-unknown"))),
        };
        if one.status.holds() {
            same.entry(key).or_default().push(at);
        }
    }
    let mut contrary: Map<usize, Set<usize>> = Map::default();
    let said = |at: usize| {
        let decision = &settled[at].decision;
        (&decision.verdict, &decision.by, &decision.reason)
    };
    for all in same.values() {
        differing(all, |at| (*at, said(*at)), &mut contrary);
    }
    contradict(settled, &contrary);
}

/// Marks decisions as conflicting, each with the numbers of those it contradicts.
fn contradict(settled: &mut [Settled], contrary: &Map<usize, Set<usize>>) {
    for (at, others) in contrary {
        let numbers = others.iter().map(|other| settled[*other].decision.id);
        let numbers = numbers.map(|id| Argument::from(format!("B{id}"))).collect();
        let detail = Message::new("detail-conflict");
        settled[*at].status = Status::Conflicting;
        settled[*at].detail = Some(detail.with("others", Argument::List(numbers)));
    }
}

/// Agreements that were found, and how each was if not by its number.
type Agreements = (Vec<usize>, Vec<Option<Message>>);
/// How a decision stands that holds.
type Stands = (Status, Option<Message>);
/// Why a decision does not hold.
type Refusal = (Status, Message);

fn lost(anchor: &Anchor) -> Refusal {
    let message = Message::new("detail-lost").with("number", anchor.number.as_str());
    (Status::Orphan, message)
}

fn found(
    anchors: &Anchors<'_>,
    anchor: &Anchor,
) -> Result<(usize, Option<Message>), Refusal> {
    match anchors.find(anchor) {
        Found::Yes(at, way) => Ok((at, way)),
        Found::Doubtful(detail) => Err((Status::Stale, detail)),
        Found::No => Err(lost(anchor)),
    }
}

fn pair(anchors: &Anchors<'_>, decision: &Decision) -> Result<Agreements, Refusal> {
    let mut agreements = Vec::new();
    let mut ways = Vec::new();
    for anchor in &decision.anchors {
        let (at, way) = found(anchors, anchor)?;
        agreements.push(at);
        ways.push(way);
    }
    match agreements.as_slice() {
        [one, other] if one != other => Ok((agreements, ways)),
        _ => Err((Status::Stale, Message::new("detail-one-agreement"))),
    }
}

/// The agreement that was taken out, then those of its project that are still there.
fn member(search: &mut Search<'_>, decision: &Decision) -> Result<Agreements, Refusal> {
    let mut all = decision.anchors.iter();
    let Some(out) = all.next() else {
        return Err((Status::Stale, Message::new("detail-one-agreement")));
    };
    let (at, way) = found(search.anchors, out)?;
    let mut agreements: Set<usize> = [at].into_iter().collect();
    let mut ways = vec![way];
    for other in all {
        // Those that are gone need no keeping apart.
        if let Found::Yes(other, way) = search.find(other)
            && agreements.insert(*other)
        {
            ways.push(way.clone());
        }
    }
    let agreements: Vec<usize> = agreements.into_iter().collect();
    if agreements.len() > 1 { Ok((agreements, ways)) } else { Err(lost(out)) }
}

/// Finds anchors that many decisions share once.
struct Search<'a> {
    anchors: &'a Anchors<'a>,
    /// What became of an anchor, by where it stands.
    found: Map<*const Anchor, Found>,
}

impl<'a> Search<'a> {
    fn new(anchors: &'a Anchors<'a>) -> Self {
        Self { anchors, found: Map::default() }
    }

    fn find(&mut self, anchor: &Arc<Anchor>) -> &Found {
        self.found.entry(Arc::as_ptr(anchor)).or_insert_with(|| self.anchors.find(anchor))
    }
}

fn claims_of(decision: usize, made: &Decision, agreements: &[usize]) -> Vec<Claim> {
    let says = match made.verdict {
        Verdict::Same => Says::Same,
        Verdict::Different | Verdict::Split => Says::Apart,
        Verdict::Related => Says::Related,
        Verdict::Wait | Verdict::Yes | Verdict::No | Verdict::Text(_) => {
            return Vec::new();
        }
    };
    let Some((one, others)) = agreements.split_first() else { return Vec::new() };
    let claim = |other: &usize| Claim { decision, one: *one, other: *other, says };
    others.iter().map(claim).collect()
}

/// Whether the codebook still has the code.
fn known_code(subject: &Subject, template: &Template) -> Result<(), Refusal> {
    let Subject::Code { dimension, code } = subject else { return Ok(()) };
    let known = template
        .dimensions
        .iter()
        .any(|one| one.key == *dimension && one.codes.iter().any(|one| one.key == *code));
    if known {
        return Ok(());
    }
    let name = format!("{dimension}.{code}");
    Err((Status::Stale, Message::new("detail-code-unknown").with("code", name)))
}

/// The project that a decision is about: the one that its first agreement is in, or
/// else the only one that any of them is in; and how the decision stands.
fn project(
    anchors: &Anchors<'_>,
    decision: &Decision,
    project_of: &[usize],
) -> Result<(Vec<usize>, Stands), Refusal> {
    let mut all: Vec<(usize, Option<Message>)> = Vec::new();
    let mut first = None;
    let mut doubt = None;
    for (nth, anchor) in decision.anchors.iter().enumerate() {
        match anchors.find(anchor) {
            Found::Yes(at, way) => {
                if nth == 0 {
                    first = Some(project_of[at]);
                }
                all.push((at, way));
            }
            Found::Doubtful(detail) => doubt = doubt.or(Some(detail)),
            Found::No => {}
        }
    }
    let Some((at, _)) = all.first() else {
        return Err(match (doubt, decision.anchors.first()) {
            (Some(detail), _) => (Status::Stale, detail),
            (None, Some(anchor)) => lost(anchor),
            (None, None) => (Status::Orphan, Message::new("detail-lost")),
        });
    };
    let home = first.unwrap_or(project_of[*at]);
    if first.is_none() && all.iter().any(|(at, _)| project_of[*at] != home) {
        return Err((Status::Stale, Message::new("detail-project-divided")));
    }
    let count = all.len();
    all.retain(|(at, _)| project_of[*at] == home);
    let exact = all.iter().any(|(_, way)| way.is_none());
    let way = if exact { None } else { all.iter().find_map(|(_, way)| way.clone()) };
    let elsewhere = count - all.len();
    let (status, mut detail) = status(&[way]);
    if elsewhere > 0 {
        detail = Some(Message::new("detail-part-of-project").with("count", elsewhere));
    }
    Ok((all.into_iter().map(|(at, _)| at).collect(), (status, detail)))
}

/// The project's agreements, the one that the decision was first about in front.
fn founding_first(settled: &Settled, project: &Project) -> Vec<usize> {
    let first = settled.agreements.first().copied();
    let others = project.agreements.iter().copied().filter(|at| Some(*at) != first);
    first.into_iter().chain(others).take(LEDGER_LINES).collect()
}
