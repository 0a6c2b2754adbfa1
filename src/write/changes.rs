//! The sheet of changes since the last report: counts, and a row for each.

use crate::error::Error;
use crate::model::{Argument, Change, ChangeKind, ChangeValue, Changes, Message};
use crate::write::Context;
use crate::write::format::Tone;
use crate::write::listing::Sheet;
use crate::write::page::Page;
use crate::write::plan::Role;
use crate::write::value::{Kind, Value};

/// The sheet.
pub(super) fn sheet<'a>(
    context: &'a Context<'_>,
    changes: &Changes,
) -> Result<Sheet<'a>, Error> {
    let mut page = Page::new(context, &Role::Changes)?;
    page.gap()?;
    let lists = changes.lists.iter().map(|name| Argument::from(name.clone())).collect();
    let intro = Message::new("changes-intro").with("lists", Argument::List(lists));
    page.paragraph(&context.say(&intro))?;
    page.heading(&context.text("changes-counts"))?;
    page.header(&[
        (context.text("header-change"), Kind::Text),
        (context.text("header-count"), Kind::Count),
    ])?;
    for kind in ChangeKind::ALL {
        let count = changes.rows.iter().filter(|row| row.kind == kind).count();
        page.row(&[Value::from(name(context, kind)), Value::count(count)], Tone::Plain)?;
    }
    page.heading(&context.text("changes-rows"))?;
    if changes.rows.is_empty() {
        page.paragraph(&context.text("changes-none"))?;
        return page.finish();
    }
    page.header(&[
        (context.text("header-change"), Kind::Text),
        (context.text("header-change-of"), Kind::Text),
        (context.text("header-title"), Kind::Text),
        (context.text("header-then"), Kind::Text),
        (context.text("header-now"), Kind::Text),
    ])?;
    for change in &changes.rows {
        let row = [
            Value::from(name(context, change.kind)),
            Value::from(what(context, change)),
            Value::from(change.title.as_str()),
            value(context, &change.then),
            value(context, &change.now),
        ];
        page.row(&row, Tone::Plain)?;
    }
    page.finish()
}

fn name(context: &Context<'_>, kind: ChangeKind) -> String {
    context.text(&format!("change-{}", kind.key()))
}

fn what(context: &Context<'_>, change: &Change) -> String {
    match change.kind {
        ChangeKind::GapClosed | ChangeKind::GapOpened => {
            context.member("commitment", &change.what)
        }
        ChangeKind::New
        | ChangeKind::Ended
        | ChangeKind::Renamed
        | ChangeKind::Revised
        | ChangeKind::Regrouped
        | ChangeKind::Recoded => change.what.clone(),
    }
}

fn value(context: &Context<'_>, value: &ChangeValue) -> Value {
    match value {
        ChangeValue::Nothing => Value::from("–"),
        ChangeValue::Text(text) => Value::from(text.as_str()),
        ChangeValue::Nok(nok) => Value::Kroner(*nok),
        ChangeValue::Codes(codes) => {
            let names =
                codes.iter().map(|(dimension, code)| context.member(dimension, code));
            Value::from(names.collect::<Vec<_>>().join("; "))
        }
    }
}
