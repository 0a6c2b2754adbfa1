//! Decisions on columns and on units: found again by the header and by what the list is
//! known by, never by position.

use crate::model::{
    ASSUMED, Argument, ColumnReason, ColumnSeen, Currency, Decision, List, Map, Message,
    Set, Settled, SheetId, Sources, Status, Subject, Unit, Verdict, amounts_name,
    amounts_of, list_key,
};
use crate::review::Earlier;
use crate::review::conflict::differing;
use crate::text::fold;

/// A column tells by its cells whether it fits only if it has so many.
const TELLING_CELLS: u32 = 3;

/// A column that a person has decided on.
#[derive(Clone, Debug, PartialEq, Eq)]
struct DecidedColumn {
    /// The decision, by index.
    decision: usize,
    /// The folded header of this year.
    header: String,
    /// The field's name or `ignore`.
    field: String,
}

/// What holds for the lists of one sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OnSheet {
    columns: Vec<DecidedColumn>,
    amounts: Option<(Unit, Option<Currency>)>,
}

impl OnSheet {
    /// Folded headers, each with the name of its field or `ignore`.
    pub fn columns(&self) -> Vec<(String, String)> {
        let columns = self.columns.iter();
        columns.map(|one| (one.header.clone(), one.field.clone())).collect()
    }

    /// The unit and the currency of its amounts.
    pub fn amounts(&self) -> Option<(Unit, Option<Currency>)> {
        self.amounts.clone()
    }
}

/// The lists as the program understood them by itself, and what people decided on them.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    seen: Vec<ColumnSeen>,
    outcomes: Map<usize, (Status, Option<Message>)>,
    sheets: Map<SheetId, OnSheet>,
}

/// A list with what it is known by.
struct Known<'a> {
    key: String,
    sheet: SheetId,
    list: &'a List,
    headers: Map<String, Vec<usize>>,
}

impl Columns {
    /// Takes up what the lists were understood to be, and the decisions on them. `asked`
    /// is whether the unit was asked for, so that no decision on it holds.
    pub fn new(
        earlier: Option<&Earlier>,
        lists: &[&List],
        sources: &Sources,
        asked: bool,
    ) -> Self {
        let known: Vec<Known<'_>> = lists
            .iter()
            .filter(|list| list.skipped.is_none())
            .map(|list| Known::new(list, sources))
            .collect();
        let mut columns = Self { seen: seen(&known, sources, asked), ..Self::default() };
        let decisions = earlier.map(|one| one.decisions.as_slice()).unwrap_or_default();
        let mut found: Map<usize, (Vec<SheetId>, Option<Message>)> = Map::default();
        for (at, decision) in decisions.iter().enumerate() {
            let outcome = match &decision.subject {
                Subject::Column { list, header } => {
                    columns.column(&known, (list, header), decision)
                }
                Subject::Amounts { .. } if asked => {
                    Err((Status::Stale, Message::new("detail-unit-asked")))
                }
                Subject::Amounts { list } => amounts(&known, list, decision),
                _ => continue,
            };
            match outcome {
                Ok(sheets) => {
                    found.insert(at, sheets);
                }
                Err((status, why)) => {
                    columns.outcomes.insert(at, (status, Some(why)));
                }
            }
        }
        let contrary = contrary(decisions, &found, &known);
        for (at, (sheets, way)) in found {
            if let Some(others) = contrary.get(&at) {
                let others = others.iter().map(|other| decisions[*other].id);
                let others = others.map(|id| Argument::from(format!("B{id}"))).collect();
                let why = Message::new("detail-conflict");
                let why = why.with("others", Argument::List(others));
                columns.outcomes.insert(at, (Status::Conflicting, Some(why)));
                continue;
            }
            let status = if way.is_none() { Status::Applied } else { Status::Reanchored };
            columns.outcomes.insert(at, (status, way));
            columns.take(at, &decisions[at], &sheets, &known);
        }
        columns
    }

    /// What people may correct, in the order of the lists.
    pub fn into_seen(self) -> Vec<ColumnSeen> {
        self.seen
    }

    /// What holds for a sheet, if anything was decided on it.
    pub fn of_sheet(&self, sheet: SheetId) -> Option<&OnSheet> {
        self.sheets.get(&sheet)
    }

    /// Sees whether what a person said of the columns fits what is in them this year; a
    /// column that it does not fit is given up. Says whether any was.
    pub fn give_up_unfit(&mut self, lists: &[&List]) -> bool {
        let mut gone: Map<usize, (u32, u32)> = Map::default();
        for list in lists.iter().filter(|list| list.skipped.is_none()) {
            let Some(on_sheet) = self.sheets.get(&list.sheet) else { continue };
            for column in &list.columns {
                let unfit = column.reason == ColumnReason::Stated
                    && column.field.is_some()
                    && column.filled >= TELLING_CELLS
                    && column.understood * 2 < column.filled;
                if !unfit {
                    continue;
                }
                let header = fold(&column.header);
                let said = on_sheet.columns.iter().filter(|said| said.header == header);
                for said in said {
                    gone.insert(said.decision, (column.understood, column.filled));
                }
            }
        }
        for (at, (fitting, all)) in &gone {
            let why = Message::new("detail-column-unfit")
                .with("fitting", i64::from(*fitting))
                .with("all", i64::from(*all));
            self.outcomes.insert(*at, (Status::Stale, Some(why)));
            for on_sheet in self.sheets.values_mut() {
                on_sheet.columns.retain(|column| column.decision != *at);
            }
        }
        !gone.is_empty()
    }

    /// Settles the decisions on columns and units.
    pub fn settle(&self, settled: &mut [Settled]) {
        for (at, (status, detail)) in &self.outcomes {
            if let Some(one) = settled.get_mut(*at) {
                one.status = *status;
                one.detail.clone_from(detail);
            }
        }
    }

    fn take(
        &mut self,
        at: usize,
        decision: &Decision,
        sheets: &[SheetId],
        known: &[Known<'_>],
    ) {
        let Verdict::Text(said) = &decision.verdict else { return };
        for sheet in sheets {
            let on_sheet = self.sheets.entry(*sheet).or_default();
            match &decision.subject {
                Subject::Column { header, .. } => {
                    let mut here = known.iter().filter(|one| one.sheet == *sheet);
                    let like = here.find_map(|one| one.header_like(header));
                    let header = like.unwrap_or_else(|| fold(header));
                    let field = said.clone();
                    on_sheet.columns.push(DecidedColumn { decision: at, header, field });
                }
                _ => on_sheet.amounts = amounts_of(said),
            }
        }
    }

    /// The sheets that a decision on a column is about, and how they were found.
    fn column(
        &self,
        known: &[Known<'_>],
        (list, header): (&str, &str),
        decision: &Decision,
    ) -> Result<Found, Refusal> {
        let folded = fold(header);
        let (lists, mut way) =
            lists_of(known, list, |one| one.headers.contains_key(&folded));
        let (lists, folded) = if lists.is_empty() {
            // A header that counts years: the only one of its list that is the same
            // without digits.
            let same = known.iter().filter(|one| one.key == list);
            let same: Vec<&Known<'_>> =
                same.filter(|one| one.header_like(header).is_some()).collect();
            let likes: Set<String> =
                same.iter().filter_map(|one| one.header_like(header)).collect();
            let [like] = likes.iter().collect::<Vec<_>>()[..] else {
                let why = Message::new("detail-column-lost").with("header", header);
                return Err((Status::Orphan, why));
            };
            let shown = same.first().and_then(|one| one.shown(like)).unwrap_or_default();
            way = Some(Message::new("detail-column-renamed").with("header", shown));
            (same, like.clone())
        } else {
            (lists, folded)
        };
        if let Some(keys) = several(&lists) {
            let why = Message::new("detail-column-several");
            let why = why.with("header", header).with("lists", keys);
            return Err((Status::Stale, why));
        }
        if lists.iter().any(|one| one.headers[&folded].len() > 1) {
            let why = Message::new("detail-column-repeated").with("header", header);
            return Err((Status::Stale, why));
        }
        let own = self.own(lists.first().map_or("", |one| &one.key), &folded);
        otherwise(decision, &own, "detail-column-otherwise", &field_words)?;
        Ok((sheets(&lists), way))
    }

    /// What the program takes a column for by itself.
    fn own(&self, list: &str, folded: &str) -> String {
        let is = |one: &&ColumnSeen| one.list == list && fold(&one.header) == folded;
        self.seen.iter().find(is).map(|one| one.own.clone()).unwrap_or_default()
    }
}

type Found = (Vec<SheetId>, Option<Message>);
type Refusal = (Status, Message);

impl<'a> Known<'a> {
    fn new(list: &'a List, sources: &Sources) -> Self {
        let mut headers: Map<String, Vec<usize>> = Map::default();
        for (at, column) in list.columns.iter().enumerate() {
            let folded = fold(&column.header);
            if !folded.is_empty() {
                headers.entry(folded).or_default().push(at);
            }
        }
        let key = list_key(sources.file_name(list.sheet), &list.name);
        Self { key, sheet: list.sheet, list, headers }
    }

    /// The header of this list that is one of an earlier list: the same, or else the only
    /// one that is the same without its digits.
    fn header_like(&self, header: &str) -> Option<String> {
        let folded = fold(header);
        if self.headers.contains_key(&folded) {
            return Some(folded);
        }
        let plain = |text: &str| {
            let text: String = text.chars().filter(|one| !one.is_numeric()).collect();
            fold(&text)
        };
        let wanted = plain(header);
        let same: Vec<&String> =
            self.headers.keys().filter(|one| plain(one) == wanted).collect();
        match same.as_slice() {
            [one] if !wanted.is_empty() => Some((*one).clone()),
            _ => None,
        }
    }

    fn shown(&self, folded: &str) -> Option<String> {
        let at = self.headers.get(folded)?.first()?;
        Some(self.list.columns[*at].header.clone())
    }
}

/// What people may correct: of each kind of list its amounts, then its columns.
fn seen(known: &[Known<'_>], sources: &Sources, asked: bool) -> Vec<ColumnSeen> {
    let mut all: Map<(String, String), ColumnSeen> = Map::default();
    for one in known {
        let list = one.list;
        let row = |header: &str| ColumnSeen {
            list: one.key.clone(),
            file: sources.file_name(list.sheet).to_owned(),
            sheets: Vec::new(),
            header: header.to_owned(),
            index: 0,
            example: String::new(),
            own: String::new(),
            reason: None,
            assumed: false,
            repeated: false,
        };
        let own = amounts_name(list.unit, list.currency.as_ref());
        let amounts =
            all.entry((one.key.clone(), String::new())).or_insert_with(|| ColumnSeen {
                own: own.clone(),
                reason: asked.then_some(ColumnReason::Stated),
                ..row("")
            });
        if !amounts.own.split("; ").any(|name| name == own) {
            amounts.own = format!("{}; {own}", amounts.own);
        }
        amounts.assumed |= list.assumed;
        add_sheet(amounts, &list.name);
        let mut here: Set<String> = Set::default();
        for column in &list.columns {
            let folded = fold(&column.header);
            if folded.is_empty() {
                continue;
            }
            let own = column.field.as_ref().map(ToString::to_string).unwrap_or_default();
            let seen =
                all.entry((one.key.clone(), folded.clone())).or_insert_with(|| {
                    ColumnSeen {
                        index: column.index,
                        example: column.example.clone(),
                        own: own.clone(),
                        reason: Some(column.reason.clone()),
                        ..row(&column.header)
                    }
                });
            seen.repeated |= !here.insert(folded);
            add_sheet(seen, &list.name);
        }
    }
    let mut rows: Vec<ColumnSeen> = all.into_values().collect();
    let mut order: Map<String, usize> = Map::default();
    for row in &rows {
        let next = order.len();
        order.entry(row.list.clone()).or_insert(next);
    }
    rows.sort_by_key(|row| (order[&row.list], !row.header.is_empty(), row.index));
    rows
}

fn add_sheet(seen: &mut ColumnSeen, sheet: &str) {
    if !seen.sheets.iter().any(|one| one == sheet) {
        seen.sheets.push(sheet.to_owned());
    }
}

/// The lists that a decision is about: those that are called as its list was, or else, if
/// there is none of them, those that fit and share the sheet's name, or that fit at all.
fn lists_of<'a, 'b>(
    known: &'a [Known<'b>],
    list: &str,
    fits: impl Fn(&Known<'b>) -> bool,
) -> (Vec<&'a Known<'b>>, Option<Message>) {
    let here: Vec<&Known<'b>> = known.iter().filter(|one| one.key == list).collect();
    if !here.is_empty() {
        return (here.into_iter().filter(|one| fits(one)).collect(), None);
    }
    let sheet =
        |key: &str| key.rsplit_once(" › ").map_or("", |(_, sheet)| sheet).to_owned();
    let all: Vec<&Known<'b>> = known.iter().filter(|one| fits(one)).collect();
    let same: Vec<&Known<'b>> =
        all.iter().copied().filter(|one| sheet(&one.key) == sheet(list)).collect();
    let lists = if same.is_empty() { all } else { same };
    let shown = lists.first().map(|one| one.list.name.clone()).unwrap_or_default();
    let way = Message::new("detail-column-elsewhere").with("sheet", shown);
    (lists, Some(way))
}

/// What lists of several kinds are called; `None` if they are of one kind.
fn several(lists: &[&Known<'_>]) -> Option<Argument> {
    let keys: Set<&str> = lists.iter().map(|one| one.key.as_str()).collect();
    (keys.len() > 1).then(|| {
        let names: Set<&str> = lists.iter().map(|one| one.list.name.as_str()).collect();
        Argument::List(names.into_iter().map(Argument::from).collect())
    })
}

fn sheets(lists: &[&Known<'_>]) -> Vec<SheetId> {
    let sheets: Set<SheetId> = lists.iter().map(|one| one.sheet).collect();
    sheets.into_iter().collect()
}

/// The sheets that a decision on amounts is about, and how they were found.
fn amounts(
    known: &[Known<'_>],
    list: &str,
    decision: &Decision,
) -> Result<Found, Refusal> {
    let (lists, way) = lists_of(known, list, |_| true);
    if lists.is_empty() {
        return Err((Status::Orphan, Message::new("detail-amounts-lost")));
    }
    if let Some(keys) = several(&lists) {
        let why = Message::new("detail-amounts-several").with("lists", keys);
        return Err((Status::Stale, why));
    }
    // What a list states is taken for another unit only by who has seen it stated.
    let open: Vec<&Known<'_>> =
        lists.iter().copied().filter(|one| one.list.assumed).collect();
    let (lists, stated) = if open.is_empty() { (lists, true) } else { (open, false) };
    let name = |one: &&Known<'_>| amounts_name(one.list.unit, one.list.currency.as_ref());
    let own: Set<String> = lists.iter().map(name).collect();
    let own = own.into_iter().collect::<Vec<_>>().join("; ");
    let differs = decision.verdict != Verdict::Text(own.clone());
    if stated && differs && decision.evidence == ASSUMED {
        let why = Message::new("detail-amounts-stated").with("now", own);
        return Err((Status::Stale, why));
    }
    otherwise(decision, &own, "detail-amounts-otherwise", &|name| name.into())?;
    Ok((sheets(&lists), way))
}

/// Refuses a decision whose ground is gone: the program read the column in one way when
/// it was made, and reads it in a third way by now.
fn otherwise(
    decision: &Decision,
    own: &str,
    key: &'static str,
    words: &dyn Fn(&str) -> Argument,
) -> Result<(), Refusal> {
    let then = decision.proposal.as_str();
    let Verdict::Text(said) = &decision.verdict else { return Ok(()) };
    // Several lists that were read in different ways had no one ground.
    let several = then.contains("; ");
    if then.is_empty() || own.is_empty() || own == then || own == said || several {
        return Ok(());
    }
    let why = Message::new(key).with("then", words(then)).with("now", words(own));
    Err((Status::Stale, why))
}

/// The name of a field as a value of a message.
fn field_words(name: &str) -> Argument {
    if name.contains('.') || name.ends_with(|one: char| one.is_ascii_digit()) {
        Argument::from(name)
    } else {
        Argument::from(Message::new(format!("field-{name}")))
    }
}

/// Decisions that cannot all hold: one thing decided twice, or two columns of one list
/// that are said to hold the same.
fn contrary(
    decisions: &[Decision],
    found: &Map<usize, (Vec<SheetId>, Option<Message>)>,
    known: &[Known<'_>],
) -> Map<usize, Set<usize>> {
    let mut by_thing: Map<(SheetId, String), Vec<usize>> = Map::default();
    let mut by_field: Map<(SheetId, String), Vec<usize>> = Map::default();
    for (at, (sheets, _)) in found {
        let decision = &decisions[*at];
        let Verdict::Text(said) = &decision.verdict else { continue };
        for sheet in sheets {
            let header = match &decision.subject {
                Subject::Column { header, .. } => {
                    let mut here = known.iter().filter(|one| one.sheet == *sheet);
                    let like = here.find_map(|one| one.header_like(header));
                    like.unwrap_or_else(|| fold(header))
                }
                _ => String::new(),
            };
            if !header.is_empty() && said != "ignore" {
                by_field.entry((*sheet, said.clone())).or_default().push(*at);
            }
            by_thing.entry((*sheet, header)).or_default().push(*at);
        }
    }
    let mut contrary: Map<usize, Set<usize>> = Map::default();
    let verdict = |at: usize| &decisions[at].verdict;
    for all in by_thing.values() {
        differing(all, |at| (*at, verdict(*at)), &mut contrary);
    }
    let header = |at: usize| match &decisions[at].subject {
        Subject::Column { header, .. } => fold(header),
        _ => String::new(),
    };
    for all in by_field.values() {
        differing(all, |at| (*at, header(*at)), &mut contrary);
    }
    contrary
}
