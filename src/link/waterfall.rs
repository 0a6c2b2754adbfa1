//! The points of one pair, one comparison after the other, and what came of them.

use crate::link::compare::Score;
use crate::link::evidence::{period_part, title_part};
use crate::link::likeness::{Manner, Rest};
use crate::link::partner::PartnerLevel;
use crate::link::subject::{Corpus, Place};
use crate::model::{Agreement, Comparison, Grade, Linkage, Message};
use crate::template::Linking;

/// How two agreements compare.
#[derive(Clone, Debug, PartialEq)]
pub struct Waterfall {
    /// Each comparison: its points and what it rests on.
    pub steps: Vec<(Comparison, i32, Message)>,
    /// Sum of the points.
    pub points: i32,
    /// What came of it, and why.
    pub verdict: Message,
}

/// Compares two agreements of a linkage, step by step.
pub fn waterfall(
    agreements: &[Agreement],
    linking: &Linking,
    linkage: &Linkage,
    (one, other): (usize, usize),
) -> Waterfall {
    let corpus = Corpus::new(agreements, linking);
    let (one, other) = (one.min(other), one.max(other));
    let score = corpus.compare(one, other);
    let steps = Comparison::ALL
        .into_iter()
        .map(|it| (it, score.of(it), said(agreements, &corpus, (one, other), &score, it)))
        .collect();
    let verdict = verdict(&corpus, linkage, (one, other), &score);
    Waterfall { steps, points: score.points, verdict }
}

fn said(
    agreements: &[Agreement],
    corpus: &Corpus<'_>,
    pair: (usize, usize),
    score: &Score,
    comparison: Comparison,
) -> Message {
    let points = score.of(comparison);
    let (one, other) = (&corpus.subjects[pair.0], &corpus.subjects[pair.1]);
    let missing = || Message::new(format!("explain-{}-missing", comparison.key()));
    let key = match comparison {
        Comparison::Title => {
            let mut rest = Rest::default();
            let likeness = corpus.likeness(one, other, &mut rest);
            if likeness.manner != Manner::Equal || likeness.conflict {
                let titles =
                    [pair.0, pair.1].map(|index| agreements[index].title.as_str());
                return title_part(&likeness, &rest, (one, other), corpus, titles);
            }
            "link-the-title-is-the-same"
        }
        Comparison::Partner => match corpus.partner_level(one, other) {
            PartnerLevel::Missing => return missing(),
            PartnerLevel::Same => "link-the-partner-is-the-same",
            PartnerLevel::Alike => "link-partners-alike",
            PartnerLevel::Different | PartnerLevel::DifferentKnown => {
                "link-partners-differ"
            }
        },
        Comparison::Country => {
            match (corpus.places.get(one.place), corpus.places.get(other.place)) {
                _ if points < 0 => "link-countries-differ",
                (Some(Place::Country(_)), Some(Place::Country(_))) => {
                    "link-the-country-is-the-same"
                }
                _ if points == 0 => return missing(),
                (Some(Place::Country(_)), _) | (_, Some(Place::Country(_))) => {
                    "explain-country-part"
                }
                _ => "link-the-region-is-the-same",
            }
        }
        Comparison::Unit if points < 0 => "link-units-differ",
        Comparison::Unit
            if one.unit == other.unit && !agreements[pair.0].unit.is_empty() =>
        {
            "explain-unit-same"
        }
        Comparison::Period => match (one.period, other.period) {
            (Some(one), Some(other)) => return period_part(one, other).0,
            _ => return missing(),
        },
        Comparison::Amount if points < 0 => "link-amounts-differ",
        Comparison::Amount if points > 0 => "explain-amount-similar",
        Comparison::Description if points < 0 => "link-descriptions-differ",
        Comparison::Description if points > 0 => "link-descriptions-alike",
        Comparison::Description
            if one.description.is_some() && other.description.is_some() =>
        {
            "explain-description-neutral"
        }
        Comparison::Number if points < 0 => "explain-number-other",
        Comparison::Number if points > 0 => "explain-number-same",
        Comparison::Unit
        | Comparison::Amount
        | Comparison::Number
        | Comparison::Description => return missing(),
    };
    Message::new(key)
}

/// What came of the pair, from what decides it alone to what only weighs.
fn verdict(
    corpus: &Corpus<'_>,
    linkage: &Linkage,
    (one, other): (usize, usize),
    score: &Score,
) -> Message {
    let linking = corpus.linking;
    let is_pair = |link: &&crate::model::Link| (link.one, link.other) == (one, other);
    let with_evidence = |key: &str, evidence: &Message| {
        Message::new(key).with("evidence", evidence.clone())
    };
    if let Some(link) = linkage.links.iter().find(is_pair) {
        let key = match link.grade {
            Grade::Certain => "explain-verdict-certain",
            _ => "explain-verdict-probable",
        };
        return with_evidence(key, &link.evidence);
    }
    if linkage.are_one(one, other) {
        return Message::new("explain-verdict-through-others");
    }
    if let Some(link) = linkage.others.iter().find(is_pair) {
        let key = match link.grade {
            Grade::Related => "explain-verdict-related",
            _ => "explain-verdict-review",
        };
        return with_evidence(key, &link.evidence);
    }
    let points = |key: &str, limit: i32| {
        Message::new(key)
            .with("points", i64::from(score.points))
            .with("limit", i64::from(limit))
    };
    if score.veto {
        Message::new("explain-verdict-veto")
    } else if score.points < linking.review_points {
        points("explain-verdict-apart", linking.review_points)
    } else if score.points < linking.probable_points {
        points("explain-verdict-unsure", linking.probable_points)
    } else if score.of(Comparison::Title) < linking.title.least {
        points("explain-verdict-title", linking.title.least)
    } else {
        Message::new("explain-verdict-conflict")
    }
}
