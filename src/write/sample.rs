//! The sheet of the sample: criteria, who was chosen and why, and exceptions.

use std::sync::Arc;

use rust_xlsxwriter::ColNum;

use crate::error::Error;
use crate::model::{
    Argument, Criterion, Draw, Map, Message, Project, SampleMember, Settled, Subject,
    Verdict,
};
use crate::write::Context;
use crate::write::format::Tone;
use crate::write::listing::Sheet;
use crate::write::live::KeyFigures;
use crate::write::page::Page;
use crate::write::plan::Role;
use crate::write::protect;
use crate::write::rows::{Cells, Rows};
use crate::write::value::{Kind, Value};

/// Rows for projects that people take in.
const ROOM: usize = 10;

/// The sheet.
pub(super) fn sheet<'a>(context: &'a Context<'a>) -> Result<Sheet<'a>, Error> {
    let sample = &context.report.sample;
    let mut page = Page::new(context, &Role::Sample)?;
    page.gap()?;
    match &sample.draw {
        Some(draw) => {
            page.paragraph(&context.say(&drawn(draw)))?;
            page.note(&context.text("sample-drawn-how"))?;
        }
        None if sample.by_hand => page.paragraph(&context.text("sample-by-hand"))?,
        None => page.paragraph(&context.text("sample-by-proposal"))?,
    }
    page.paragraph(&context.say(&outcome(context)))?;
    criteria(context, &mut page)?;
    if let Some(draw) = &sample.draw {
        strata(context, &mut page, draw)?;
    }
    let chosen: Vec<&SampleMember> =
        sample.members.iter().filter(|member| member.chosen).collect();
    let said = Arc::new(Said::new(context));
    page.heading(&context.text("sample-chosen"))?;
    if chosen.is_empty() {
        page.paragraph(&context.text("sample-none"))?;
    } else {
        members(context, &mut page, chosen.clone(), &said)?;
        total(context, &mut page)?;
    }
    exceptions(context, &mut page, &chosen, &said)?;
    let others = sample.members.iter();
    let others: Vec<&SampleMember> = others
        .filter(|member| {
            let meets = !member.meets.is_empty() && member.meets_all();
            !member.chosen && (meets || member.decided.is_some())
        })
        .collect();
    if !others.is_empty() {
        page.heading(&context.text("sample-others"))?;
        members(context, &mut page, others, &said)?;
    }
    if context.is_public() {
        return page.finish();
    }
    room(context, &mut page)?;
    let mut sheet = page.finish()?;
    protect::sheet(&mut sheet.sheet, &[])?;
    Ok(sheet)
}

/// Room for projects that people take in and that stand nowhere above.
fn room(context: &Context<'_>, page: &mut Page<'_>) -> Result<(), Error> {
    page.heading(&context.text("sample-room"))?;
    page.paragraph(&context.text("sample-room-how"))?;
    let keys =
        ["header-project-id", "header-decision", "header-remark", "header-initials"];
    page.header(&keys.map(|key| (context.text(key), Kind::Text)))?;
    let first = page.next_row();
    let empty = [(); 4].map(|()| Value::from(""));
    for _ in 0..ROOM {
        page.row(&empty, Tone::Plain)?;
        for column in 0..4 {
            page.open_cell(column)?;
        }
    }
    let choices = [Verdict::Yes, Verdict::No]
        .map(|one| context.text(one.key().unwrap_or_default()));
    page.choices(first, 1, &choices)
}

/// How many projects and how much of the money the sample holds, in a sentence.
pub(super) fn outcome(context: &Context<'_>) -> Message {
    let sample = &context.report.sample;
    let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    Message::new("sample-outcome")
        .with("count", count(sample.projects))
        .with("projects", context.report.projects.len())
        .with("amount", sample.nok)
        .with("share", Argument::Share(sample.nok.share_of(sample.nok_all)))
        .with("evaluated", count(sample.evaluated))
}

/// How the sample was drawn, in a sentence: method, seed, frame, interval.
fn drawn(draw: &Draw) -> Message {
    let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    Message::new(format!("sample-drawn-{}", draw.method))
        .with("seed", draw.seed.to_string())
        .with("frame", count(draw.frame))
        .with("amount", draw.frame_nok)
        .with("strata", draw.strata.len())
        .with("certain", count(draw.certain))
        .with("interval", draw.interval)
}

/// The strata, with how many projects were drawn from how many.
fn strata(context: &Context<'_>, page: &mut Page<'_>, draw: &Draw) -> Result<(), Error> {
    if draw.strata.is_empty() {
        return Ok(());
    }
    page.heading(&context.text("sample-strata"))?;
    page.header(&[
        (context.text("header-stratum"), Kind::Text),
        (context.text("header-in-frame"), Kind::Count),
        (context.text("header-drawn"), Kind::Count),
        (context.text("header-probability"), Kind::Share),
    ])?;
    let share = |drawn: u64, projects: u64| {
        Value::Share(crate::write::coverage::share_of(drawn, projects))
    };
    for stratum in &draw.strata {
        let names: Vec<String> = stratum
            .members
            .iter()
            .map(|(dimension, key)| context.member(dimension, key))
            .collect();
        let row = [
            Value::from(names.join(" · ")),
            Value::Count(stratum.projects),
            Value::Count(stratum.drawn),
            share(stratum.drawn, stratum.projects),
        ];
        page.row(&row, Tone::Plain)?;
    }
    let drawn = draw.strata.iter().map(|stratum| stratum.drawn).sum();
    let row = [
        Value::from(context.text("label-total")),
        Value::Count(draw.frame),
        Value::Count(drawn),
        share(drawn, draw.frame),
    ];
    page.row(&row, Tone::Total)
}

fn criteria(context: &Context<'_>, page: &mut Page<'_>) -> Result<(), Error> {
    let sample = &context.report.sample;
    page.heading(&context.text("sample-criteria"))?;
    if sample.criteria.is_empty() {
        page.paragraph(&context.text("sample-no-criteria"))?;
        return Ok(());
    }
    page.header(&[
        (context.text("header-criterion"), Kind::Text),
        (context.text("header-met-by"), Kind::Count),
    ])?;
    for (number, one) in (1..).zip(&sample.criteria) {
        // By their numbers they are named beside the projects.
        let name = format!("{number}. {}", criterion(context, one));
        let row = [Value::from(name), Value::Count(one.met_by)];
        page.row(&row, Tone::Plain)?;
    }
    let all = sample.members.iter().filter(|member| member.meets_all()).count();
    let row = [Value::from(context.text("label-meets-all")), Value::count(all)];
    page.row(&row, Tone::Total)
}

/// A criterion in words, with the limits that the template sets.
fn criterion(context: &Context<'_>, criterion: &Criterion) -> String {
    let key = format!("sample-criterion-{}", criterion.key);
    if !context.language.has(&key) {
        return criterion.key.clone();
    }
    let rules = &context.template.sample;
    let years = i64::from(rules.years_min.unwrap_or(0));
    let started = rules.started_by.unwrap_or(0);
    let words = rules.title_without.iter().map(|word| word.trim_end_matches('*').into());
    let message = Message::new(key)
        .with("years", years)
        .with("amount", crate::model::Total::kroner(rules.nok_above.unwrap_or(0)))
        .with("year", Argument::Year(started))
        .with("words", Argument::List(words.collect()));
    context.say(&message)
}

fn members<'a>(
    context: &'a Context<'a>,
    page: &mut Page<'a>,
    members: Vec<&'a SampleMember>,
    said: &Arc<Said<'a>>,
) -> Result<(), Error> {
    let report = context.report;
    let mut headers = vec![
        (context.text("header-title"), Kind::Text),
        (context.text("header-project-id"), Kind::Text),
        (context.text("header-country"), Kind::Text),
        (context.text("header-partner"), Kind::Text),
        (context.text("header-unit"), Kind::Text),
        (context.text("header-years"), Kind::Text),
        (context.text("header-nok"), Kind::Kroner),
        (context.text("header-share-of-nok"), Kind::Share),
        (context.text("header-meets"), Kind::Text),
    ];
    let chosen = members.iter().any(|member| member.chosen);
    if chosen && context.live.is_on() && context.plan.has(&Role::Coding) {
        page.note(&context.text("sample-live"))?;
    }
    if chosen {
        headers.push((context.text("header-why-chosen"), Kind::Text));
    }
    let drawn = report.sample.draw.is_some();
    if drawn {
        headers.push((context.text("header-probability"), Kind::Share));
    }
    let before = headers.len();
    // What people are to decide is theirs alone.
    if !context.is_public() {
        let keys = ["header-decision", "header-remark", "header-initials"];
        headers.extend(keys.map(|key| (context.text(key), Kind::Text)));
    }
    page.header(&headers)?;
    let first = page.next_row();
    let (said, decided) = (Arc::clone(said), before < headers.len());
    let rows = Rows::made(members.len(), move |at, cells| {
        row(context, members[at], (chosen, drawn), cells);
        if decided {
            let of = said.of(&report.projects[members[at].project]);
            for text in &of {
                cells.text(text);
            }
        }
    });
    page.made(rows, before..headers.len());
    if headers.len() == before {
        return Ok(());
    }
    let choices = [Verdict::Yes, Verdict::No];
    let choices: Vec<String> =
        choices.iter().filter_map(Verdict::key).map(|key| context.text(key)).collect();
    page.choices(first, ColNum::try_from(before).unwrap_or(ColNum::MAX), &choices)
}

/// Shows what is known of a project of the sample.
fn row(
    context: &Context<'_>,
    member: &SampleMember,
    (chosen, drawn): (bool, bool),
    cells: &mut dyn Cells,
) {
    let report = context.report;
    let project = &report.projects[member.project];
    let nok = context.nok[member.project];
    cells.text(&project.title);
    cells.text(&project.id);
    cells.named(&|| context.country_of(&project.geography));
    cells.named(&|| context.member_of("partner", &project.partner.name));
    cells.named(&|| context.member_of("unit", &project.unit));
    cells.text(&context.years(project.period));
    cells.value(&Value::Kroner(nok));
    cells.value(&Value::Share(nok.share_of(report.sample.nok_all)));
    cells.named(&|| met(context, member).into());
    if chosen {
        cells.text(&why(context, member));
    }
    if drawn {
        match member.probability {
            Some(probability) => cells.value(&Value::Share(probability)),
            None => cells.text(""),
        }
    }
}

/// What people decided of projects' places in the sample.
struct Said<'a> {
    context: &'a Context<'a>,
    /// The decisions that hold, by the agreement that each is first about, with their
    /// order.
    by_agreement: Map<usize, (usize, &'a Settled)>,
}

impl<'a> Said<'a> {
    fn new(context: &'a Context<'a>) -> Self {
        let mut by_agreement = Map::default();
        for (nth, one) in context.report.decisions.iter().enumerate() {
            if let Some(first) = one.agreements.first()
                && one.decision.subject == Subject::Sample
                && one.status.holds()
            {
                by_agreement.entry(*first).or_insert((nth, one));
            }
        }
        Self { context, by_agreement }
    }

    /// In or out, why, by whom.
    fn of(&self, project: &Project) -> [String; 3] {
        let found = project.agreements.iter().filter_map(|at| self.by_agreement.get(at));
        let Some((_, settled)) = found.min_by_key(|(nth, _)| *nth) else {
            return Default::default();
        };
        let decision = &settled.decision;
        let verdict = decision.verdict.key().map(|key| self.context.text(key));
        [verdict.unwrap_or_default(), decision.reason.clone(), decision.by.clone()]
    }
}

/// What the sample holds together, counted in the sheet of projects.
fn total(context: &Context<'_>, page: &mut Page<'_>) -> Result<(), Error> {
    let sample = &context.report.sample;
    let live = KeyFigures::new(context);
    let mut row = vec![
        Value::from(context.text("label-total")),
        Value::Count(sample.projects).computed(live.sample_projects()),
    ];
    row.resize(6, Value::from(""));
    row.extend([
        Value::Kroner(sample.nok).computed(live.sample_nok()),
        Value::Share(sample.nok.share_of(sample.nok_all)).computed(live.sample_share()),
        Value::from(""),
        Value::from(""),
    ]);
    row.extend(sample.draw.as_ref().map(|_| Value::from("")));
    page.row(&row, Tone::Total)
}

/// How many criteria are met, and where it is some of them, which: `3 av 4 (1, 2 og 4)`.
pub(super) fn met(context: &Context<'_>, member: &SampleMember) -> String {
    let which = (1_usize..).zip(&member.meets).filter(|(_, met)| **met);
    let which: Vec<Argument> =
        which.map(|(number, _)| Argument::from(number.to_string())).collect();
    let (met, all) = (which.len(), member.meets.len());
    let some = 0 < met && met < all;
    let message = Message::new(if some { "sample-met-which" } else { "sample-met" })
        .with("met", met)
        .with("all", all)
        .with("which", Argument::List(which));
    context.say(&message)
}

/// Why a project was chosen: by hand, or for the sake of spread.
fn why(context: &Context<'_>, member: &SampleMember) -> String {
    if !member.chosen {
        return String::new();
    }
    if member.decided == Some(true) {
        return context.text("sample-why-decided");
    }
    if member.by_hand {
        return context.text("sample-why-by-hand");
    }
    if member.probability.is_some_and(|probability| probability >= 1.0) {
        return context.text("sample-why-certain");
    }
    if member.probability.is_some() {
        return context.text("sample-why-drawn");
    }
    if member.spread.is_empty() {
        return context.text("sample-why-size");
    }
    let spread: Vec<String> = member
        .spread
        .iter()
        .map(|kind| match kind.split_once(": ") {
            Some((dimension, key)) => {
                let name = context.dimension(dimension);
                format!("{name}: {}", context.member(dimension, key))
            }
            None => context.dimension(kind),
        })
        .collect();
    context.say(&Message::new("sample-why-spread").with("spread", spread.join("; ")))
}

/// The chosen that do not meet every criterion, and which they do not meet.
fn exceptions(
    context: &Context<'_>,
    page: &mut Page<'_>,
    chosen: &[&SampleMember],
    said: &Said<'_>,
) -> Result<(), Error> {
    page.heading(&context.text("sample-exceptions"))?;
    let exceptions: Vec<_> = chosen.iter().filter(|member| !member.meets_all()).collect();
    if exceptions.is_empty() {
        page.paragraph(&context.text("sample-no-exceptions"))?;
        return Ok(());
    }
    let mut keys =
        vec!["header-title", "header-project-id", "header-not-met", "header-reason"];
    // Why people chose is theirs alone; what they wrote stands beside the choice above.
    if context.is_public() {
        keys.pop();
    } else {
        page.note(&context.text("sample-reasons"))?;
    }
    let headers: Vec<_> =
        keys.iter().map(|key| (context.text(key), Kind::Text)).collect();
    page.header(&headers)?;
    for member in exceptions {
        let project = &context.report.projects[member.project];
        let criteria = context.report.sample.criteria.iter().zip(&member.meets);
        let missed: Vec<String> = criteria
            .filter(|(_, met)| !**met)
            .map(|(one, _)| criterion(context, one))
            .collect();
        let [_, remark, _] = said.of(project);
        let mut row = vec![
            Value::from(project.title.as_str()),
            Value::from(project.id.as_str()),
            Value::from(missed.join("; ")),
            Value::from(remark),
        ];
        row.truncate(keys.len());
        page.row(&row, Tone::Plain)?;
    }
    Ok(())
}
