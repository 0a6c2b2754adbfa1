//! The sheet of controls: our figures beside those that they must meet.

use crate::error::Error;
use crate::model::{Control, ControlFormat, ControlKind, ControlStatus, Message};
use crate::write::Context;
use crate::write::format::Tone;
use crate::write::listing::Sheet;
use crate::write::page::Page;
use crate::write::plan::Role;
use crate::write::value::{Kind, Value};

const KINDS: [ControlKind; 4] = [
    ControlKind::Law,
    ControlKind::Closing,
    ControlKind::StatedTotal,
    ControlKind::Published,
];

/// How many controls came out as `status`.
pub(super) fn count(controls: &[Control], status: ControlStatus) -> usize {
    controls.iter().filter(|control| control.status == status).count()
}

/// How many controls there are, and how they came out, in a sentence.
pub(super) fn outcome(controls: &[Control]) -> Message {
    Message::new("controls-outcome")
        .with("count", controls.len())
        .with("ok", count(controls, ControlStatus::Ok))
        .with("explained", count(controls, ControlStatus::Explained))
        .with("failed", count(controls, ControlStatus::Failed))
}

/// The sheet.
pub(super) fn sheet<'a>(context: &'a Context<'_>) -> Result<Sheet<'a>, Error> {
    let controls = &context.report.controls;
    let mut page = Page::new(context, &Role::Controls)?.with_long_names();
    page.gap()?;
    page.paragraph(&context.say(&outcome(controls)))?;
    page.note(&context.text("controls-note"))?;
    for kind in KINDS {
        let of_kind = controls.iter().filter(|control| control.kind == kind);
        let of_kind: Vec<&Control> = of_kind.collect();
        if of_kind.is_empty() {
            continue;
        }
        page.heading(&context.text(match kind {
            ControlKind::Law => "controls-laws",
            ControlKind::Closing => "controls-closing",
            ControlKind::StatedTotal => "controls-stated",
            ControlKind::Published => "controls-published",
        }))?;
        page.header(&[
            (context.text("header-control"), Kind::Text),
            (context.text("header-expected"), Kind::Count),
            (context.text("header-ours"), Kind::Count),
            (context.text("header-difference"), Kind::Count),
            (context.text("header-status"), Kind::Text),
            (context.text("header-where"), Kind::Text),
        ])?;
        for control in of_kind {
            put(context, &mut page, control)?;
        }
    }
    page.finish()
}

fn put(
    context: &Context<'_>,
    page: &mut Page<'_>,
    control: &Control,
) -> Result<(), Error> {
    let figure = |value: f64| match control.format {
        ControlFormat::Count => Value::Number(value, Kind::Count),
        ControlFormat::Kroner => Value::Number(value, Kind::Kroner),
        ControlFormat::Share => Value::Number(value, Kind::Share),
    };
    let status = Value::from(context.text(match control.status {
        ControlStatus::Ok => "status-ok",
        ControlStatus::Explained => "status-explained",
        ControlStatus::Failed => "status-failed",
    }));
    let remark = control.remark.as_ref().map_or_else(String::new, |one| context.say(one));
    let row = [
        Value::from(context.say(&control.what)),
        figure(control.expected),
        figure(control.ours),
        figure(control.ours - control.expected),
        status.clone(),
        Value::from(remark),
    ];
    page.row(&row, Tone::Plain)?;
    page.recolour(4, &status, context.styles.status(control.status))
}
