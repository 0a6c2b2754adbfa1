//! What simpler ways of linking would do on the same list.

use portefolje::model::{Agreement, Map};
use portefolje::text::fold;
use strsim::jaro_winkler;

use crate::measure::pairwise;

/// Lists longer than this are not linked by fuzzy likeness, which compares too many pairs.
const LONGEST: usize = 50_000;

/// Thresholds that are tried, in per cent.
const THRESHOLDS: std::ops::Range<u32> = 60..100;

/// Of a thousand points, so many are the title's; the rest is the partner's.
const TITLE_SHARE: f64 = 0.7;

/// Agreements of equal title and equal something else.
pub(crate) fn exact(
    agreements: &[Agreement],
    other: impl Fn(&Agreement) -> String,
) -> Vec<usize> {
    let mut seen: Map<String, usize> = Map::default();
    agreements
        .iter()
        .map(|agreement| {
            let title = fold(&agreement.title);
            let entry = seen.entry(format!("{title}|{}", other(agreement)));
            let index = entry.index();
            *entry.or_insert(index)
        })
        .collect()
}

/// Plain probabilistic linkage, at the threshold that suits the truth best: agreements of
/// one country whose titles and partners are alike by Jaro and Winkler, joined in chains.
/// Pairs are looked for among those of one partner, and of one beginning of the title.
pub(crate) fn fuzzy(
    agreements: &[Agreement],
    truth: &[usize],
) -> Option<(u32, Vec<usize>)> {
    if agreements.len() > LONGEST {
        return None;
    }
    let texts: Vec<[String; 3]> = agreements
        .iter()
        .map(|it| {
            [fold(&it.title), fold(&it.partner.name), format!("{:?}", it.geography)]
        })
        .collect();
    let mut blocks: Map<(&str, String), Vec<usize>> = Map::default();
    for (index, [title, partner, country]) in texts.iter().enumerate() {
        let beginning = title.chars().take(8).collect();
        for key in [format!("p{partner}"), beginning] {
            blocks.entry((country, key)).or_default().push(index);
        }
    }
    let mut pairs = Vec::new();
    for members in blocks.values() {
        for (at, one) in members.iter().enumerate() {
            for other in members.iter().skip(at + 1) {
                let ([title, partner, _], [other_title, other_partner, _]) =
                    (&texts[*one], &texts[*other]);
                let partners = if partner.is_empty() || other_partner.is_empty() {
                    0.5
                } else {
                    jaro_winkler(partner, other_partner)
                };
                let titles = jaro_winkler(title, other_title);
                let score = TITLE_SHARE * titles + (1.0 - TITLE_SHARE) * partners;
                pairs.push((score, *one, *other));
            }
        }
    }
    let mut best: Option<(f64, u32, Vec<usize>)> = None;
    for threshold in THRESHOLDS {
        let least = f64::from(threshold) / 100.0;
        let likely = pairs.iter().filter(|(score, ..)| *score >= least);
        let found =
            joined(agreements.len(), likely.map(|(_, one, other)| (*one, *other)));
        let f1 = pairwise(&found, truth).f1();
        if best.as_ref().is_none_or(|(best, ..)| f1 > *best) {
            best = Some((f1, threshold, found));
        }
    }
    best.map(|(_, threshold, found)| (threshold, found))
}

/// Number of the chain that each of so many agreements is in.
fn joined(count: usize, pairs: impl Iterator<Item = (usize, usize)>) -> Vec<usize> {
    let mut above: Vec<usize> = (0..count).collect();
    let root = |above: &mut Vec<usize>, mut index: usize| {
        while above[index] != index {
            above[index] = above[above[index]];
            index = above[index];
        }
        index
    };
    for (one, other) in pairs {
        let (one, other) = (root(&mut above, one), root(&mut above, other));
        above[one.max(other)] = one.min(other);
    }
    (0..count).map(|index| root(&mut above, index)).collect()
}
