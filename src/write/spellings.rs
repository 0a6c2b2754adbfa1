//! The review sheet of names: spellings that nobody knows, that were read as another name,
//! or that people have decided on.

use std::ops::Deref;
use std::sync::{Arc, LazyLock};

use rust_xlsxwriter::{ColNum, RowNum};

use crate::error::Error;
use crate::model::{Map, Message, NameKind, NameSeen, Set, Settled, Subject, Verdict};
use crate::text::fold;
use crate::value::known::KnownNames;
use crate::write::Context;
use crate::write::choices::{self, Choice};
use crate::write::decisions;
use crate::write::listing::{self, Listing, Sheet, input, plain};
use crate::write::plan::Role;
use crate::write::protect;
use crate::write::rows::Rows;
use crate::write::value::Value;

/// The columns that are for people: the name, the remark, the initials.
const IS: ColNum = 5;
const OPEN: [ColNum; 5] = [0, 1, IS, IS + 1, IS + 2];

/// The sheet, or several.
pub(super) fn sheets<'a>(context: &'a Context<'_>) -> Result<Vec<Sheet<'a>>, Error> {
    let text = |key: &str| context.text(key);
    let columns = vec![
        plain(text("header-name-kind")),
        plain(text("header-spelling")),
        plain(text("header-rows")),
        plain(text("header-read-as")),
        plain(text("header-like")),
        input(text("header-name-is")),
        input(text("header-remark")),
        input(text("header-initials")),
        plain(text("header-note")),
        plain(text("header-first-cell")),
    ];
    let shown = Arc::new(shown(context));
    let names = Arc::clone(&shown);
    // What the template reads by itself is seldom asked for.
    // What the template reads by itself, whatever people decided.
    let own = LazyLock::new(|| KnownNames::new(context.template));
    let rows = Rows::made(shown.len(), move |at, cells| {
        for value in row(context, &own, &names[at]) {
            cells.value(&value);
        }
    });
    let listing = Listing {
        name: "tblNavn",
        rows: rows.into(),
        columns,
        frozen: 2,
        empty: text("empty-names"),
    };
    let mut sheets = listing::sheets(context, &Role::Names, &listing)?;
    let Some(sheet) = sheets.first_mut() else { return Ok(sheets) };
    for kind in NameKind::ALL {
        let rows: Vec<usize> =
            (0..shown.len()).filter(|at| shown[*at].name.kind == kind).collect();
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else { continue };
        let row = |at: &usize| RowNum::try_from(at + 1).unwrap_or(RowNum::MAX);
        let rows = (row(first), row(last));
        choices::offer(context, &mut sheet.sheet, Choice::Name(kind), IS, rows)?;
    }
    let kinds = NameKind::ALL.map(|kind| text(kind.header()));
    choices::offer_below(&mut sheet.sheet, &kinds, 0, shown.len())?;
    for sheet in &mut sheets {
        protect::sheet(&mut sheet.sheet, &OPEN)?;
    }
    Ok(sheets)
}

/// A name and what was decided on it.
struct Row<'a> {
    name: &'a NameSeen,
    decisions: Vec<&'a Settled>,
}

/// The names that there is something to say of, by kind: those that nobody knows, then
/// those that were read as another name or decided on.
fn shown<'a>(context: &'a Context<'_>) -> Vec<Row<'a>> {
    let mut decided: Map<(NameKind, String), Vec<&Settled>> = Map::default();
    for one in &context.report.decisions {
        if let Subject::Name { kind, spelling } = &one.decision.subject {
            decided.entry((*kind, fold(spelling))).or_default().push(one);
        }
    }
    let names = context.report.names.iter().map(|name| {
        let key = (name.kind, fold(&name.spelling));
        let decisions = decided.swap_remove(&key).unwrap_or_default();
        Row { name, decisions }
    });
    names
        .filter(|row| {
            let name = row.name;
            let spelling = fold(&name.spelling);
            let is_own = |one: &String| {
                fold(one) == spelling
                    || fold(&called(context, name.kind, one)) == spelling
            };
            let same = matches!(name.read_as.as_slice(), [one] if is_own(one));
            !row.decisions.is_empty()
                || !name.known
                || !(same || fold(&read_as(context, name)) == spelling)
        })
        .collect()
}

fn row(
    context: &Context<'_>,
    own: &dyn Deref<Target = KnownNames>,
    row: &Row<'_>,
) -> Vec<Value> {
    let name = row.name;
    let mut said = [String::new(), String::new(), String::new()];
    let mut note = String::new();
    // Several that hold say the same.
    if let [one, ..] = row.decisions.as_slice()
        && row.decisions.iter().all(|one| one.status.holds())
    {
        let decision = &one.decision;
        said = [
            decisions::verdict(context, &decision.subject, &decision.verdict),
            decision.reason.clone(),
            decision.by.clone(),
        ];
        note = changed(context, own, name, &decision.verdict);
    } else {
        let lines = row.decisions.iter().map(|one| {
            let decision = &one.decision;
            let verdict =
                decisions::verdict(context, &decision.subject, &decision.verdict);
            format!("B{} {verdict}: {}", decision.id, decisions::status(context, one))
        });
        note.push_str(&lines.collect::<Vec<_>>().join("\n"));
    }
    let [is, reason, by] = said;
    vec![
        Value::from(context.text(name.kind.header())),
        Value::from(name.spelling.as_str()),
        Value::count(name.rows),
        Value::from(read_as(context, name)),
        Value::from(called(context, name.kind, &name.like)),
        Value::from(is),
        Value::from(reason),
        Value::from(by),
        Value::from(note),
        Value::from(context.report.sources.show(name.place)),
    ]
}

/// What a name was read as, in the workbook's language; empty if nobody knows it.
fn read_as(context: &Context<'_>, name: &NameSeen) -> String {
    if !name.known {
        return String::new();
    }
    let names = name.read_as.iter().map(|one| called(context, name.kind, one));
    names.collect::<Vec<_>>().join(", ")
}

/// What a name is called in the workbook's language.
fn called(context: &Context<'_>, kind: NameKind, name: &str) -> String {
    if name.is_empty() {
        return String::new();
    }
    let is_region =
        |name: &str| context.template.regions.iter().any(|one| one.key == name);
    let dimension = match kind {
        NameKind::Partner => "partner",
        NameKind::Country if is_region(name) => "region",
        NameKind::Country => "country",
        NameKind::Unit => "unit",
    };
    context.language.name(dimension, name)
}

/// What the template by itself reads the spelling as by now, if that is something else
/// than a person said.
fn changed(
    context: &Context<'_>,
    own: &dyn Deref<Target = KnownNames>,
    name: &NameSeen,
    verdict: &Verdict,
) -> String {
    let Verdict::Text(said) = verdict else { return String::new() };
    match own.read(name.kind, &name.spelling) {
        Some(own_name) if fold(&name.spelling) != fold(said) => {
            let meant = own.read(name.kind, said).unwrap_or_else(|| said.clone());
            if fold(&own_name) == fold(&meant) {
                return String::new();
            }
            let shown = called(context, name.kind, &own_name);
            context.say(&Message::new("name-read-otherwise").with("name", shown))
        }
        _ => String::new(),
    }
}

/// The names that a spelling may stand for: the template's, and those of the lists.
pub(super) fn names(context: &Context<'_>, kind: NameKind) -> Vec<String> {
    let template = context.template;
    let keys: Vec<&String> = match kind {
        NameKind::Partner => template.partners.iter().map(|one| &one.key).collect(),
        NameKind::Country => {
            let regions = template.regions.iter().map(|one| &one.key);
            template.countries.iter().map(|one| &one.key).chain(regions).collect()
        }
        NameKind::Unit => template.units.iter().map(|one| &one.key).collect(),
    };
    let mut names: Set<String> =
        keys.into_iter().map(|key| called(context, kind, key)).collect();
    if kind != NameKind::Country {
        let listed = context.report.names.iter().filter(|name| name.kind == kind);
        names.extend(listed.flat_map(|name| {
            let spelling = Some(name.spelling.clone()).filter(|_| !name.known);
            let read = name.read_as.iter().map(|one| called(context, kind, one));
            read.chain(spelling).collect::<Vec<_>>()
        }));
    }
    let mut names: Vec<String> =
        names.into_iter().filter(|one| !one.is_empty()).collect();
    names.sort_by_cached_key(|name| (fold(name), name.clone()));
    names
}
