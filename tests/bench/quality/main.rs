//! Prints how well `link` does on a list with a known truth.
//!
//! ```text
//! cargo run --release --example quality -- LIST TRUTH.csv [OPTIONS]
//! cargo run --release --example quality -- generate KIND PROJECTS [OPTIONS]
//!
//! --template NAME|FILE   the template (generell)
//! --rules FILE           other linking rules than the template's
//! --mistakes N           so many mistakes of each kind are shown (10)
//! --seed N               another made-up list of the same kind
//! --half 0|1             only one half of the projects, chosen by a digest
//! --blind                agreement numbers are labels that give the truth away
//! ```
//!
//! `LIST` is any list that the program reads; `TRUTH.csv` has two columns, agreement
//! number and project. Precision, recall and F1 are given pairwise and as B³, beside the
//! baselines of equal title and country, of equal title and partner, and of fuzzy likeness
//! of both at the threshold that suits the truth best; then how many links each tier gave and how many of them are wrong, and the worst mistakes of each
//! kind with their evidence. `KIND` is one of `generate::Kind`.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a bench reads files and prints"
)]

mod baseline;
mod generate;
mod list;
mod measure;
mod mistakes;

use std::error::Error;
use std::time::Instant;

use portefolje::link;
use portefolje::model::{Agreement, Grade, Map, Members, Tier};
use portefolje::text::fold;

use crate::baseline::{exact, fuzzy};
use crate::generate::{Kind, SEED, generate};
use crate::measure::{Figures, b_cubed, pairwise};

/// What was typed.
#[derive(Default)]
struct Arguments {
    named: Vec<String>,
    template: Option<String>,
    rules: Option<String>,
    mistakes: usize,
    blind: bool,
    seed: u64,
    half: Option<u8>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments = arguments()?;
    let template = list::template(
        arguments.template.as_deref().unwrap_or("generell"),
        arguments.rules.as_deref(),
    )?;
    let (name, bytes, truth) = match arguments.named.as_slice() {
        [word, kind, projects] if word == "generate" => {
            let kind = Kind::named(kind).ok_or("no such kind")?;
            let made = generate(kind, projects.parse()?, arguments.seed);
            ("generated.csv".to_owned(), made.list.into_bytes(), made.truth)
        }
        [list, truth] => {
            (list.clone(), std::fs::read(list)?, std::fs::read_to_string(truth)?)
        }
        _ => return Err("usage: quality LIST TRUTH.csv | generate KIND PROJECTS".into()),
    };
    let known = list::truth(&truth);
    let mut agreements = list::read(&name, bytes, &template)?;
    if let Some(half) = arguments.half {
        list::keep_half(&mut agreements, &known, half);
    }
    let mut truth = list::labels(&known, &agreements);
    if arguments.blind {
        let before: Map<String, usize> = agreements
            .iter()
            .zip(&truth)
            .map(|(agreement, label)| (said(agreement), *label))
            .collect();
        list::blind(&mut agreements);
        truth = agreements.iter().map(|agreement| before[&said(agreement)]).collect();
    }
    println!("{} agreements", agreements.len());

    let start = Instant::now();
    let linkage = link::link(&agreements, &template.linking);
    let took = start.elapsed();
    let found = clusters(agreements.len(), &linkage.clusters);
    let by_country = |it: &Agreement| format!("{:?}", it.geography);
    let by_partner = |it: &Agreement| fold(&it.partner.name);
    print("equal title and country", &exact(&agreements, by_country), &truth);
    print("equal title and partner", &exact(&agreements, by_partner), &truth);
    if let Some((threshold, fuzzy)) = fuzzy(&agreements, &truth) {
        print(&format!("fuzzy, best at {threshold} %"), &fuzzy, &truth);
    }
    print("link", &found, &truth);
    for tier in [Tier::Parent, Tier::SameCell, Tier::Reference, Tier::Likeness] {
        let links = linkage.links.iter().filter(|link| link.tier == tier);
        let (mut all, mut wrong) = (0, 0);
        for link in links {
            all += 1;
            wrong += usize::from(truth[link.one] != truth[link.other]);
        }
        println!("  {tier:?}: {all} links, {wrong} of them wrong");
    }
    let of = |grade: Grade| linkage.others.iter().filter(|it| it.grade == grade).count();
    let pairs = linkage.pairs_compared;
    println!(
        "{} projects, {} near misses, {} related; {pairs} pairs compared ({} an agreement) in {took:?}",
        linkage.clusters.len(),
        of(Grade::Review),
        of(Grade::Related),
        pairs / u64::try_from(agreements.len().max(1))?,
    );
    let mistakes = mistakes::Mistakes {
        agreements: &agreements,
        linkage: &linkage,
        found: &found,
        truth: &truth,
        most: arguments.mistakes,
    };
    mistakes.show();
    Ok(())
}

fn arguments() -> Result<Arguments, Box<dyn Error>> {
    let mut arguments = Arguments { mistakes: 10, seed: SEED, ..Arguments::default() };
    let mut typed = std::env::args().skip(1);
    while let Some(word) = typed.next() {
        let mut value = || typed.next().ok_or_else(|| format!("{word} lacks a value"));
        match word.as_str() {
            "--template" => arguments.template = Some(value()?),
            "--rules" => arguments.rules = Some(value()?),
            "--mistakes" => arguments.mistakes = value()?.parse()?,
            "--seed" => arguments.seed = value()?.parse()?,
            "--half" => arguments.half = Some(value()?.parse()?),
            "--blind" => arguments.blind = true,
            _ => arguments.named.push(word),
        }
    }
    Ok(arguments)
}

/// The rows of an agreement, which stay when its number is hidden.
fn said(agreement: &Agreement) -> String {
    format!("{:?} {:?}", agreement.rows, agreement.title)
}

/// Number of the cluster of each agreement.
fn clusters(count: usize, clusters: &[Members]) -> Vec<usize> {
    let mut labels = vec![0; count];
    for (label, members) in clusters.iter().enumerate() {
        for member in members {
            labels[*member] = label;
        }
    }
    labels
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
