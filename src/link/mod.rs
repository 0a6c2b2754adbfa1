//! From agreements to projects: which agreements support the same undertaking, and why.
//!
//! This is record linkage in the manner of Fellegi and Sunter. What the list itself
//! states comes first (`certain`). Then **blocking** finds the pairs worth comparing
//! (`block`), **comparisons** give whole points for and against (`compare`), whose sum
//! is the **match weight** of a pair, and **clusters** are formed of agreements that
//! are all like each other (`cluster`). Each link says in a sentence why it is there
//! (`evidence`). What is alike but not merged is shown as a near miss, and a
//! continuation with another aim as related (`related`).
//!
//! The outcome depends on what the agreements say, not on their order.

mod block;
mod certain;
mod cluster;
mod compare;
mod description;
mod evidence;
mod groups;
mod lexicon;
mod likeness;
mod matches;
mod numbering;
mod order;
mod partner;
mod points;
mod project;
mod related;
mod remembered;
mod subject;
mod title;
mod vocabulary;
mod waterfall;

pub use project::{projects, share_titles};
pub use waterfall::{Waterfall, waterfall};

use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use crate::link::block::Blocks;
use crate::link::certain::{normal, statements};
use crate::link::cluster::Clusters;
use crate::link::matches::{Matches, Pair};
use crate::link::subject::Corpus;
use crate::model::{
    Agreement, Finding, Forced, Grade, Link, Linkage, Members, Message, Rule, Set, Tier,
    small,
};
use crate::template::Linking;

/// So many links are described by one core at a time.
const AT_A_TIME: usize = 1_024;

/// Links agreements to projects.
pub fn link(agreements: &[Agreement], linking: &Linking) -> Linkage {
    link_as_decided(agreements, linking, &Forced::default())
}

/// The same, following what people have decided: it stands above all that the list
/// states or that the program would think. `forced` must not contradict itself.
pub fn link_as_decided(
    agreements: &[Agreement],
    linking: &Linking,
    forced: &Forced,
) -> Linkage {
    let corpus = Corpus::new(agreements, linking);
    let ((mut stated, by_number), blocks) = rayon::join(
        || {
            let mut stated = statements(agreements, &corpus);
            let by_number = stated.related.len();
            stated.related.extend(related::continuations(agreements, &corpus));
            (stated, by_number)
        },
        || Blocks::new(&corpus),
    );
    let related: Vec<(usize, usize, bool)> = stated
        .related
        .iter()
        .enumerate()
        .map(|(at, (earlier, later))| (*earlier, *later, at < by_number))
        .collect();
    for pair in &mut stated.related {
        *pair = (pair.0.min(pair.1), pair.0.max(pair.1));
    }
    let (matches, compared) = Matches::find(&corpus, &blocks);
    drop(blocks);
    let clusters =
        cluster::clusters(agreements, &corpus, &stated, forced, matches, compared);
    let mut linkage = Linkage {
        links: merged(agreements, &corpus, &clusters),
        others: others(agreements, &corpus, &clusters, &related, forced),
        decided: decided(agreements, &corpus, &clusters, forced),
        pairs_compared: clusters.compared,
        clusters: clusters.groups.all(),
    };
    linkage.clusters.par_iter_mut().for_each(|cluster| {
        cluster.sort_by_key(|index| {
            let subject = &corpus.subjects[*index];
            (subject.period.map_or(i32::MAX, |period| period.first), subject.rank)
        });
    });
    linkage.clusters.par_sort_by_cached_key(|cluster| {
        cluster.first().map_or(u32::MAX, |first| corpus.rank(*first))
    });
    let members: usize = linkage.clusters.iter().map(Members::len).sum();
    assert!(members == agreements.len(), "every agreement belongs to one project");
    let joins: usize = linkage.clusters.iter().map(|cluster| cluster.len() - 1).sum();
    assert!(joins == linkage.links.len(), "the links span the projects");
    corpus.give_back();
    linkage
}

/// Sentences of evidence, of which most links have one that others have too.
#[derive(Default)]
struct Sentences(Mutex<Set<Arc<Message>>>);

impl Sentences {
    fn keep(&self, sentence: Message) -> Arc<Message> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known.get(&sentence) {
            return Arc::clone(known);
        }
        let sentence = Arc::new(sentence);
        known.insert(Arc::clone(&sentence));
        sentence
    }
}

/// The links that hold the clusters together.
fn merged(
    agreements: &[Agreement],
    corpus: &Corpus<'_>,
    clusters: &Clusters,
) -> Vec<Link> {
    let sentences = Sentences::default();
    let mut links: Vec<Link> = clusters
        .joined
        .par_iter()
        .with_max_len(AT_A_TIME)
        .map(|(one, other, tier)| {
            let (one, other) = (*one as usize, *other as usize);
            let score = corpus.compare(one, other);
            let (grade, evidence) = match tier {
                Tier::Likeness => {
                    (Grade::Probable, evidence::same(agreements, corpus, one, other))
                }
                Tier::Person | Tier::Parent | Tier::SameCell | Tier::Reference => (
                    Grade::Certain,
                    evidence::stated(&agreements[one], &agreements[other], *tier),
                ),
            };
            Link {
                one,
                other,
                grade,
                tier: *tier,
                points: score.points,
                comparisons: score.each,
                evidence: sentences.keep(evidence),
            }
        })
        .collect();
    links.par_sort_unstable_by_key(|link| order(corpus, link));
    links
}

/// Near misses and related projects; of each two projects the nearest pair only.
fn others(
    agreements: &[Agreement],
    corpus: &Corpus<'_>,
    clusters: &Clusters,
    related: &[(usize, usize, bool)],
    forced: &Forced,
) -> Vec<Link> {
    let sentences = Sentences::default();
    let mut shown: Set<(u32, u32)> = Set::default();
    let mut times = vec![0_usize; agreements.len()];
    let mut links = Vec::new();
    let mut near: Vec<&Pair> = Vec::new();
    let projects = |one: usize, other: usize| {
        let (left, right) = (clusters.groups.of(one), clusters.groups.of(other));
        (small(left.min(right)), small(left.max(right)))
    };
    // What was answered is not asked again, nor of other agreements of the same two.
    for pair in forced.apart.iter().chain(&forced.shown) {
        shown.insert(projects(pair.0, pair.1));
    }
    for (earlier, later, stated) in related {
        let both = projects(*earlier, *later);
        if both.0 == both.1 || !shown.insert(both) {
            continue;
        }
        let (one, other) = (*earlier.min(later), *earlier.max(later));
        let score = corpus.compare(one, other);
        links.push(Link {
            one,
            other,
            grade: Grade::Related,
            tier: if *stated { Tier::Reference } else { Tier::Likeness },
            points: score.points,
            comparisons: score.each,
            evidence: sentences.keep(evidence::related(
                &agreements[*earlier],
                &agreements[*later],
                *stated,
            )),
        });
    }
    for pair in &clusters.apart {
        let most = corpus.linking.near_misses;
        let (one, other) = pair.ends();
        if times[one] >= most || times[other] >= most {
            continue;
        }
        if !shown.insert(projects(one, other)) {
            continue;
        }
        times[one] += 1;
        times[other] += 1;
        near.push(pair);
    }
    links.par_extend(near.into_par_iter().with_max_len(AT_A_TIME).map(|pair| {
        let (one, other) = pair.ends();
        Link {
            one,
            other,
            grade: Grade::Review,
            tier: Tier::Likeness,
            points: pair.score.points,
            comparisons: pair.score.each,
            evidence: sentences.keep(evidence::near(agreements, corpus, pair)),
        }
    }));
    links.par_sort_unstable_by_key(|link| order(corpus, link));
    links
}

/// The pairs that people have decided on, each with what the program thinks of it.
fn decided(
    agreements: &[Agreement],
    corpus: &Corpus<'_>,
    clusters: &Clusters,
    forced: &Forced,
) -> Vec<Link> {
    let described = forced.shown.iter().map(|(left, right)| {
        let (one, other) = (*left.min(right), *left.max(right));
        let score = corpus.compare(one, other);
        let together = clusters.groups.are_one(one, other);
        let likely = !score.veto && score.points >= corpus.linking.probable_points;
        let evidence = if likely {
            evidence::same(agreements, corpus, one, other)
        } else {
            let pair = Pair::alone(one, other, score);
            evidence::near(agreements, corpus, &pair)
        };
        Link {
            one: *left,
            other: *right,
            grade: if together { Grade::Probable } else { Grade::Review },
            tier: Tier::Person,
            points: score.points,
            comparisons: score.each,
            evidence: Arc::new(evidence),
        }
    });
    described.collect()
}

/// The place of a link among all: by what its agreements say.
fn order(corpus: &Corpus<'_>, link: &Link) -> (u32, u32) {
    let (one, other) = (corpus.rank(link.one), corpus.rank(link.other));
    (one.min(other), one.max(other))
}

/// What people should know about the links: near misses, related projects, and
/// references to agreements that the list does not have.
pub fn findings(agreements: &[Agreement], linkage: &Linkage) -> Vec<Finding> {
    let finding = |rule: Rule, agreement: &Agreement| match agreement.rows.first() {
        Some(row) => Finding::at(rule, *row),
        None => Finding::overall(rule),
    };
    let of_link = |link: &Link| {
        let rule = match link.grade {
            Grade::Related => Rule::RelatedProject,
            Grade::Certain | Grade::Probable | Grade::Review => Rule::LinkToReview,
        };
        let (one, other) = (&agreements[link.one], &agreements[link.other]);
        finding(rule, one)
            .with("one", one.number.as_str())
            .with("other", other.number.as_str())
    };
    let mut findings: Vec<Finding> = linkage.others.par_iter().map(of_link).collect();
    if agreements.iter().all(|agreement| agreement.extra.references.is_empty()) {
        return findings;
    }
    let numbers: Set<String> =
        agreements.iter().map(|agreement| normal(&agreement.number)).collect();
    for agreement in agreements {
        for reference in &agreement.extra.references {
            if !numbers.contains(&normal(reference)) {
                findings.push(
                    finding(Rule::ReferenceUnknown, agreement)
                        .with("number", reference.as_str()),
                );
            }
        }
    }
    findings
}
