//! The ledger: what people decided, on what, and what became of it this year.

use std::sync::Arc;

use rust_xlsxwriter::ColNum;

use crate::error::Error;
use crate::model::{
    ASSUMED, Anchor, Decision, LEDGER, LEDGER_BETWEEN, LEDGER_LINES, LEDGER_NOTHING,
    LedgerUse, Message, NameKind, Settled, Subject, Verdict,
};
use crate::write::Context;
use crate::write::coding::mark_header;
use crate::write::columns;
use crate::write::listing::{self, Listing, Sheet, input, plain};
use crate::write::plan::Role;
use crate::write::protect;
use crate::write::value::Value;

/// The sheet, or several.
pub(super) fn sheets<'a>(context: &Context<'a>) -> Result<Vec<Sheet<'a>>, Error> {
    let columns = LEDGER.iter().map(|(key, used)| {
        let header = context.text(key);
        if *used == LedgerUse::Typed { input(header) } else { plain(header) }
    });
    let listing = Listing {
        name: "tblBeslutninger",
        columns: columns.collect(),
        rows: Arc::new(
            context.report.decisions.iter().map(|one| row(context, one)).collect(),
        ),
        frozen: 2,
        empty: context.text("empty-decisions"),
    };
    let mut sheets = listing::sheets(context, &Role::Decisions, &listing)?;
    let closed = (0..).zip(&LEDGER).filter(|(_, (_, used))| *used != LedgerUse::Typed);
    let closed: Vec<ColNum> = closed.map(|(column, _)| column).collect();
    for sheet in &mut sheets {
        protect::columns(context, &mut sheet.sheet, &closed, listing.rows.len())?;
    }
    Ok(sheets)
}

fn row(context: &Context<'_>, settled: &Settled) -> Vec<Value> {
    let decision = &settled.decision;
    let kind = context.text(&format!("ledger-kind-{}", decision.subject.kind()));
    let lines = |part: fn(&Anchor) -> String| -> String {
        let lines = decision.anchors.iter().take(LEDGER_LINES).map(|anchor| {
            let text = part(anchor);
            if text.is_empty() { LEDGER_NOTHING.to_owned() } else { text }
        });
        lines.collect::<Vec<_>>().join("\n")
    };
    let anchors = |part: fn(&Anchor) -> String| Value::from(lines(part));
    let mut numbers = lines(|one| one.number.clone());
    for (nth, behind) in decision.anchors.iter().skip(LEDGER_LINES).enumerate() {
        numbers.push_str(if nth == 0 { "\n" } else { LEDGER_BETWEEN });
        numbers.push_str(&behind.number);
    }
    vec![
        Value::from(format!("B{}", decision.id)),
        Value::from(kind),
        Value::from(about(context, settled)),
        Value::from(numbers),
        Value::from(verdict(context, &decision.subject, &decision.verdict)),
        Value::from(decision.by.as_str()),
        Value::from(decision.when.as_str()),
        Value::from(decision.reason.as_str()),
        Value::from(status(context, settled)),
        Value::from(evidence(context, decision)),
        Value::from(proposal(context, decision)),
        anchors(|one| one.title.clone()),
        anchors(|one| one.partner.clone()),
        anchors(|one| one.country.clone()),
        anchors(|one| one.parent.clone()),
        anchors(|one| one.year.map(|year| year.to_string()).unwrap_or_default()),
        Value::from(decision.subject.key()),
    ]
}

/// What a decision is about, in words.
fn about(context: &Context<'_>, settled: &Settled) -> String {
    let decision = &settled.decision;
    let title = |at: usize| decision.anchors.get(at).map_or("", |one| one.title.as_str());
    match &decision.subject {
        Subject::Pair if title(0) == title(1) => title(0).to_owned(),
        Subject::Pair => format!("{} ↔ {}", title(0), title(1)),
        Subject::Member | Subject::Sample => title(0).to_owned(),
        Subject::Code { dimension, code } => {
            let title = title(0);
            format!("{} · {title}", mark_header(context, dimension, code))
        }
        Subject::Name { kind, spelling } => {
            let header = match kind {
                NameKind::Partner => "header-partner",
                NameKind::Country => "header-country",
                NameKind::Unit => "header-unit",
            };
            format!("{}: {spelling}", context.text(header))
        }
        Subject::Column { list, header } => format!("{header} ({list})"),
        Subject::Amounts { list } => list.clone(),
        Subject::Gap { commitment } => context.member("commitment", commitment),
    }
}

/// A verdict as people write it.
pub(super) fn verdict(
    context: &Context<'_>,
    subject: &Subject,
    verdict: &Verdict,
) -> String {
    match (subject, verdict) {
        (Subject::Code { .. }, Verdict::Yes) => "x".to_owned(),
        (Subject::Code { .. }, Verdict::No) => "-".to_owned(),
        (Subject::Column { .. }, Verdict::Text(name)) => columns::field(context, name),
        (Subject::Amounts { .. }, Verdict::Text(name)) => columns::amounts(context, name),
        (_, Verdict::Text(text)) => text.clone(),
        (_, other) => other.key().map(|key| context.text(key)).unwrap_or_default(),
    }
}

/// What spoke for and against, in words.
fn evidence(context: &Context<'_>, decision: &Decision) -> String {
    match &decision.subject {
        Subject::Amounts { .. } if decision.evidence == ASSUMED => {
            context.text("amounts-assumed")
        }
        _ => decision.evidence.clone(),
    }
}

/// What the program proposed, as people write it.
fn proposal(context: &Context<'_>, decision: &Decision) -> String {
    let text = &decision.proposal;
    match &decision.subject {
        _ if text.is_empty() => String::new(),
        Subject::Column { .. } => columns::field(context, text),
        Subject::Amounts { .. } => columns::amounts(context, text),
        _ => text.clone(),
    }
}

/// What became of a decision: `Brukt`, `Gjenfunnet: …`.
pub(super) fn status(context: &Context<'_>, settled: &Settled) -> String {
    let status = context.text(&format!("status-{}", settled.status.key()));
    match &settled.detail {
        None => status,
        Some(detail) => context.say(
            &Message::new("status-with-detail")
                .with("status", status)
                .with("detail", detail.clone()),
        ),
    }
}
