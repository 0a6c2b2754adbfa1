//! Prints how well `link` does on a list with a known truth.
//!
//! `cargo run --release --example quality -- LIST.xlsx TRUTH.csv [MISTAKES [RULES.toml]]`
//!
//! `LIST.xlsx` has a header row on its first sheet; `TRUTH.csv` has two columns,
//! agreement number and project. Precision, recall and F1 are given pairwise and as
//! B³, beside the baseline of equal title and country; then the worst mistakes of each
//! kind, with their evidence. Other linking rules than the base template's can be tried.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a bench reads files and prints"
)]

mod list;
mod measure;

use std::error::Error;
use std::time::Instant;

use portefolje::link;
use portefolje::model::{Agreement, Argument, Grade, Link, Map, Message};
use portefolje::template::Template;

use crate::measure::{Figures, b_cubed, pairwise};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [list, truth, rest @ ..] = arguments.as_slice() else {
        return Err("usage: quality LIST.xlsx TRUTH.csv [MISTAKES [RULES.toml]]".into());
    };
    let most: usize = rest.first().map_or(Ok(10), |number| number.parse())?;
    let rules = match rest.get(1) {
        Some(file) => std::fs::read_to_string(file)?,
        None => include_str!("../../../templates/base/linking.toml").to_owned(),
    };
    let template: Template = toml::from_str(&rules)?;
    let agreements = list::read(std::fs::read(list)?)?;
    let truth = list::truth(&std::fs::read_to_string(truth)?, &agreements);
    println!("{} agreements", agreements.len());

    let start = Instant::now();
    let linkage = link::link(&agreements, &template.linking);
    let took = start.elapsed();
    let found = labels(agreements.len(), &linkage.clusters);
    print("equal title and country", &exact(&agreements), &truth);
    print("link", &found, &truth);
    let of = |grade: Grade| linkage.others.iter().filter(|it| it.grade == grade).count();
    println!(
        "{} projects, {} links, {} near misses, {} related; {} pairs compared in {took:?}",
        linkage.clusters.len(),
        linkage.links.len(),
        of(Grade::Review),
        of(Grade::Related),
        linkage.pairs_compared,
    );

    let right = |link: &&Link| truth[link.one] == truth[link.other];
    let mut wrong: Vec<&Link> = linkage.links.iter().filter(|it| !right(it)).collect();
    wrong.sort_by_key(|link| -link.points);
    println!("\n== {} wrong links", wrong.len());
    wrong.iter().take(most).for_each(|link| show(&agreements, link));
    let mut missed: Vec<&Link> = linkage.others.iter().filter(right).collect();
    missed.sort_by_key(|link| -link.points);
    println!("\n== {} near misses that were right", missed.len());
    missed.iter().take(most).for_each(|link| show(&agreements, link));
    show_never_seen(&agreements, &found, &truth, &linkage.others, most);
    Ok(())
}

fn labels(count: usize, clusters: &[Vec<usize>]) -> Vec<usize> {
    let mut labels = vec![0; count];
    for (label, members) in clusters.iter().enumerate() {
        for member in members {
            labels[*member] = label;
        }
    }
    labels
}

fn exact(agreements: &[Agreement]) -> Vec<usize> {
    let mut seen: Map<String, usize> = Map::default();
    agreements
        .iter()
        .map(|agreement| {
            let title = portefolje::text::fold(&agreement.title);
            let entry = seen.entry(format!("{title}|{:?}", agreement.geography));
            let index = entry.index();
            *entry.or_insert(index)
        })
        .collect()
}

fn print(name: &str, found: &[usize], truth: &[usize]) {
    let show = |kind: &str, figures: Figures| {
        let Figures { precision, recall } = figures;
        let f1 = figures.f1();
        println!("{name:26} {kind:9} P {precision:.4}  R {recall:.4}  F1 {f1:.4}");
    };
    show("pairwise", pairwise(found, truth));
    show("B3", b_cubed(found, truth));
}

fn show(agreements: &[Agreement], link: &Link) {
    println!("{:4}  {}", link.points, say(&link.evidence));
    let comparisons: Vec<String> =
        link.comparisons.iter().map(|(it, points)| format!("{} {points}", it.key())).collect();
    println!("      {}", comparisons.join(", "));
    for index in [link.one, link.other] {
        println!("      {}", list::show(&agreements[index]));
    }
}

/// The key of a message and its values: what is said, in no language.
fn say(message: &Message) -> String {
    let values: Vec<String> =
        message.arguments.iter().map(|(_, value)| say_value(value)).collect();
    format!("{}({})", message.key, values.join("; "))
}

fn say_value(value: &Argument) -> String {
    match value {
        Argument::Text(text) => text.clone(),
        Argument::Message(message) => say(message),
        Argument::List(values) => {
            values.iter().map(say_value).collect::<Vec<_>>().join(", ")
        }
        other => format!("{other:?}"),
    }
}

/// Projects of the truth that were torn apart without anybody being asked.
fn show_never_seen(
    agreements: &[Agreement],
    found: &[usize],
    truth: &[usize],
    others: &[Link],
    most: usize,
) {
    let asked: Vec<(usize, usize)> = others
        .iter()
        .map(|link| {
            let (one, other) = (found[link.one], found[link.other]);
            (one.min(other), one.max(other))
        })
        .collect();
    let mut projects: Map<usize, Map<usize, usize>> = Map::default();
    for (index, project) in truth.iter().enumerate() {
        let parts = projects.entry(*project).or_default();
        parts.entry(found[index]).or_insert(index);
    }
    let mut torn = Vec::new();
    for parts in projects.values() {
        let Some((first, index)) = parts.first() else { continue };
        for (part, other) in parts.iter().skip(1) {
            if !asked.contains(&(*first.min(part), *first.max(part))) {
                torn.push((*index, *other));
            }
        }
    }
    println!("\n== {} torn apart without a question", torn.len());
    for (one, other) in torn.into_iter().take(most) {
        println!("      {}", list::show(&agreements[one]));
        println!("      {}\n", list::show(&agreements[other]));
    }
}
