//! The sentence of evidence of a link, put together from one text a part.
//!
//! Nothing here is in a language: each part is a key of `link.ftl` with its values.

use crate::link::compare::{Score, gap};
use crate::link::likeness::{Likeness, Manner, Rest};
use crate::link::matches::Pair;
use crate::link::partner::PartnerLevel;
use crate::link::subject::{Corpus, Place, Subject};
use crate::link::title::known_words;
use crate::link::vocabulary::WordId;
use crate::model::{Agreement, Argument, Comparison, Message, Period, Text, Tier};
use crate::text::fold;

/// At most so many words of a title are quoted.
const WORDS_QUOTED: usize = 4;

/// Likeness in per mille below which two titles are just called different.
const LEAST_SHARED: i32 = 300;

/// What the list states.
pub(super) fn stated(one: &Agreement, other: &Agreement, tier: Tier) -> Message {
    match tier {
        Tier::Person => Message::fixed("link-person"),
        Tier::Parent => {
            let frame = one.extra.parent.as_ref().or(other.extra.parent.as_ref());
            let frame = frame.map(Text::as_str).unwrap_or_default();
            Message::fixed("link-parent").with("frame", frame)
        }
        Tier::SameCell => Message::fixed("link-same-cell")
            .with("one", one.number.as_str())
            .with("other", other.number.as_str()),
        Tier::Reference | Tier::Likeness => {
            let names = |from: &Agreement, to: &Agreement| {
                from.extra.references.contains(&to.number)
            };
            let (from, to) = if names(one, other) { (one, other) } else { (other, one) };
            Message::fixed("link-reference")
                .with("from", from.number.as_str())
                .with("to", to.number.as_str())
        }
    }
}

/// Why two agreements are one project.
pub(super) fn same(
    agreements: &[Agreement],
    corpus: &Corpus<'_>,
    one: usize,
    other: usize,
) -> Message {
    let titles = [agreements[one].title.as_str(), agreements[other].title.as_str()];
    let score = corpus.compare(one, other);
    let (spoke_for, _) = reasons(corpus, titles, (one, other), &score);
    Message::fixed("link-same").with("reasons", Argument::List(spoke_for))
}

/// Why two agreements could be one project, and what speaks against it.
pub(super) fn near(
    agreements: &[Agreement],
    corpus: &Corpus<'_>,
    pair: &Pair,
) -> Message {
    let (one, other) = pair.ends();
    let titles = [agreements[one].title.as_str(), agreements[other].title.as_str()];
    let (spoke_for, mut against) = reasons(corpus, titles, (one, other), &pair.score);
    if pair.abreast {
        against.push(Message::fixed("link-side-by-side").into());
    } else if pair.ambiguous {
        against.push(Message::fixed("link-another-fits").into());
    }
    let key = match (spoke_for.is_empty(), against.is_empty()) {
        (_, true) => "link-near-unsure",
        (true, false) => "link-near-against",
        (false, false) => "link-near",
    };
    Message::fixed(key)
        .with("reasons", Argument::List(spoke_for))
        .with("against", Argument::List(against))
}

/// Why two agreements are related.
pub(super) fn related(earlier: &Agreement, later: &Agreement, stated: bool) -> Message {
    let key = if stated { "link-related-stated" } else { "link-related-likely" };
    Message::fixed(key)
        .with("earlier", earlier.number.as_str())
        .with("later", later.number.as_str())
}

/// What speaks for and against, each as a part of a sentence.
fn reasons(
    corpus: &Corpus<'_>,
    titles: [&str; 2],
    (one, other): (usize, usize),
    score: &Score,
) -> (Vec<Argument>, Vec<Argument>) {
    let (one, other) = (&corpus.subjects[one], &corpus.subjects[other]);
    let points = |comparison: Comparison| score.of(comparison);
    let mut equal: Vec<Argument> = Vec::new();
    let mut spoke_for: Vec<Message> = Vec::new();
    let mut against: Vec<Message> = Vec::new();

    let mut rest = Rest::default();
    let likeness = corpus.likeness(one, other, &mut rest);
    if likeness.manner == Manner::Equal {
        equal.push(Message::fixed("link-the-title").into());
    } else {
        let part = title_part(&likeness, &rest, (one, other), corpus, titles);
        if points(Comparison::Title) > 0 { &mut spoke_for } else { &mut against }
            .push(part);
    }
    match corpus.partner_level(one, other) {
        PartnerLevel::Missing => {}
        PartnerLevel::Same => equal.push(Message::fixed("link-the-partner").into()),
        PartnerLevel::Alike => spoke_for.push(Message::fixed("link-partners-alike")),
        PartnerLevel::Different | PartnerLevel::DifferentKnown => {
            against.push(Message::fixed("link-partners-differ"));
        }
    }
    match (corpus.places.get(one.place), corpus.places.get(other.place)) {
        (Some(Place::Country(left)), Some(Place::Country(right))) if left == right => {
            equal.push(Message::fixed("link-the-country").into());
        }
        (Some(Place::Region(..)), Some(Place::Region(..)))
            if points(Comparison::Country) > 0 =>
        {
            equal.push(Message::fixed("link-the-region").into());
        }
        _ if points(Comparison::Country) < 0 => {
            against.push(Message::fixed("link-countries-differ"));
        }
        _ => {}
    }
    if points(Comparison::Unit) < 0 {
        against.push(Message::fixed("link-units-differ"));
    }
    if let (Some(one), Some(other)) = (one.period, other.period) {
        let (part, speaks_for) = period_part(one, other);
        if speaks_for { &mut spoke_for } else { &mut against }.push(part);
    }
    if points(Comparison::Amount) < 0 {
        against.push(Message::fixed("link-amounts-differ"));
    }
    match points(Comparison::Description) {
        1.. => spoke_for.push(Message::fixed("link-descriptions-alike")),
        0 => {}
        _ => against.push(Message::fixed("link-descriptions-differ")),
    }
    let alone = equal_alone(&equal);
    match equal.len() {
        0 => {}
        1 => spoke_for.insert(0, alone),
        _ => spoke_for
            .insert(0, Message::fixed("link-equal").with("what", Argument::List(equal))),
    }
    let arguments = |parts: Vec<Message>| parts.into_iter().map(Argument::from).collect();
    (arguments(spoke_for), arguments(against))
}

/// That one thing alone is equal, which is said in its own words, since the article
/// depends on the noun.
fn equal_alone(equal: &[Argument]) -> Message {
    match equal {
        [Argument::Message(noun)] => Message::new(format!("{}-is-the-same", noun.key)),
        _ => Message::fixed("link-title-shared"),
    }
}

pub(super) fn title_part(
    likeness: &Likeness,
    rest: &Rest,
    (one, other): (&Subject, &Subject),
    corpus: &Corpus<'_>,
    titles: [&str; 2],
) -> Message {
    if likeness.conflict {
        return Message::fixed("link-title-numbers");
    }
    match likeness.manner {
        Manner::Equal | Manner::Marks => {
            let lacking = |from: &[String], all: &[String], title: &str| -> Vec<String> {
                let lacking = from.iter().filter(|mark| !all.contains(mark));
                lacking.map(|mark| as_written(title, mark)).collect()
            };
            let (one, other) = (corpus.title(one).marks(), corpus.title(other).marks());
            let mut marks = lacking(one, other, titles[0]);
            marks.extend(lacking(other, one, titles[1]));
            if marks.is_empty() {
                Message::fixed("link-title-order")
            } else {
                let marks = marks
                    .into_iter()
                    .map(|mark| {
                        Message::fixed("link-title-mark").with("mark", mark).into()
                    })
                    .collect();
                Message::fixed("link-title-marks").with("marks", Argument::List(marks))
            }
        }
        Manner::Spelling => Message::fixed("link-title-spelling"),
        Manner::Translated => Message::fixed("link-title-translated"),
        Manner::Cut => Message::fixed("link-title-cut"),
        Manner::Side => Message::fixed("link-title-side"),
        Manner::Shared => {
            let left = quoted(titles[0], &rest.one, corpus);
            let right = quoted(titles[1], &rest.other, corpus);
            if likeness.per_mille < LEAST_SHARED {
                return Message::fixed("link-title-other");
            }
            match (left.is_empty(), right.is_empty()) {
                (true, true) => Message::fixed("link-title-shared"),
                (false, false) => Message::fixed("link-title-differs")
                    .with("one", left)
                    .with("other", right),
                (true, false) => Message::fixed("link-title-more").with("words", right),
                (false, true) => Message::fixed("link-title-more").with("words", left),
            }
        }
    }
}

/// Words of a title as they stand in it, by their folded form.
fn as_written(title: &str, folded: &str) -> String {
    let words: Vec<&str> = title.split_whitespace().collect();
    let run = words.windows(folded.split(' ').count()).find_map(|run| {
        let run = run.join(" ");
        (fold(&run) == folded).then_some(run)
    });
    let run = run.unwrap_or_else(|| folded.to_owned());
    run.trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned()
}

/// Those words of a title as they stand in it.
fn quoted(title: &str, words: &[WordId], corpus: &Corpus<'_>) -> String {
    let is_meant = |token: &&str| {
        known_words(token, &corpus.lexicon, &corpus.vocabulary)
            .iter()
            .any(|word| words.contains(word))
    };
    let trim = |token: &'_ str| -> String {
        token.trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned()
    };
    let tokens = title.split([' ', '/', '\u{a0}']).filter(is_meant);
    tokens.take(WORDS_QUOTED).map(trim).collect::<Vec<String>>().join(" ")
}

/// What the periods say, and whether it speaks for one project.
pub(super) fn period_part(one: Period, other: Period) -> (Message, bool) {
    let (earlier, later) =
        if one.first <= other.first { (one, other) } else { (other, one) };
    let between = gap(one, other);
    if between > 0 {
        let single = |period: Period| period.last == Some(period.first);
        let key = match (between, single(earlier) && single(later)) {
            (1, true) => "link-years-follow",
            (1, false) => "link-periods-follow",
            (_, true) => "link-years-apart",
            (_, false) => "link-periods-apart",
        };
        let message = Message::fixed(key).with("earlier", earlier).with("later", later);
        return (message, between <= 4);
    }
    if earlier == later {
        return (Message::fixed("link-years-same").with("years", earlier), false);
    }
    let message = Message::fixed("link-periods-overlap")
        .with("earlier", earlier)
        .with("later", later);
    (message, false)
}
