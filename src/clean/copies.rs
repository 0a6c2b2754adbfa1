//! Sheets that repeat another sheet: an old copy, or last year's list beside this year's.

use crate::clean::Cleaned;
use crate::clean::record::Record;
use crate::model::{Finding, List, Map, Message, Place, Rule, Set, SheetId, Text, Total};
use crate::template::Template;
use crate::text::fold;

/// How few shared amounts are too few to call a sheet a copy.
const SHARED_MINIMUM: usize = 3;

/// What stands once in a sheet: an agreement's kroner of one year.
type Key = (Text, Option<i32>);

/// The kroner of each agreement and year of a sheet, with the first place of each.
type Sums = Map<Key, (Total, Place)>;

/// The kroner of an agreement and year in a list, with the first place.
type InList = (usize, Total, Place);

/// A sheet that repeats another.
struct Copy {
    of: SheetId,
    /// Whether it adds up what stands there by year.
    adds_up: bool,
    /// Agreements and years that have another amount there.
    differing: usize,
    /// Rows that were left out, and their kroner.
    rows: usize,
    nok: Total,
}

/// A key of two sheets, with what it stands for in each.
type Shared<'sums> = (&'sums Key, &'sums (Total, Place), &'sums (Total, Place));

/// Leaves out what a sheet repeats of a sheet before it; says where two sheets that are
/// no copies give the same agreement and year different amounts.
///
/// Of two copies the one is kept whose name does not say that it is old, else the first.
pub(super) fn copies(
    records: &mut [Record],
    lists: &[List],
    template: &Template,
    cleaned: &mut Cleaned,
) {
    let mut sheets: Map<SheetId, Sums> = Map::default();
    for record in records.iter().filter(|record| record.numbered && !record.left_out) {
        let sums = sheets.entry(record.place.sheet).or_default();
        for (key, amount) in keys(record) {
            let entry = sums.entry(key).or_insert((Total::default(), record.place));
            entry.0 += amount;
        }
    }
    let name = |sheet: SheetId| {
        let list = lists.iter().find(|list| list.sheet == sheet);
        list.map_or("", |list| list.name.as_str())
    };
    let old: Vec<String> = template.rows.old.iter().map(|word| fold(word)).collect();
    let is_old = |sheet: SheetId| {
        fold(name(sheet)).split(' ').any(|word| old.iter().any(|old| old == word))
    };
    sheets.sort_by(|one, _, other, _| (is_old(*one), one).cmp(&(is_old(*other), other)));
    let mut copies: Map<SheetId, Copy> = Map::default();
    let copy = |of: SheetId, adds_up: bool, differing: usize| Copy {
        of,
        adds_up,
        differing,
        rows: 0,
        nok: Total::default(),
    };
    let by_number: Map<SheetId, ByNumber<'_>> =
        sheets.iter().map(|(sheet, sums)| (*sheet, ByNumber::new(sums))).collect();
    for (at, (sheet, sums)) in sheets.iter().enumerate() {
        for (before, theirs) in sheets.iter().take(at) {
            let (own, other) = (&by_number[sheet], &by_number[before]);
            if own.adds_up(other) {
                copies.entry(*sheet).or_insert_with(|| copy(*before, true, 0));
                continue;
            }
            if other.adds_up(own) {
                copies.entry(*before).or_insert_with(|| copy(*sheet, true, 0));
                continue;
            }
            let shared: Vec<Shared<'_>> = sums
                .iter()
                .filter_map(|(key, own)| Some((key, own, theirs.get(key)?)))
                .collect();
            let equal = shared.iter().filter(|(_, own, other)| own.0 == other.0).count();
            let is_copy = shared.len() >= SHARED_MINIMUM
                && shared.len() * 5 >= sums.len() * 4
                && equal * 2 >= shared.len();
            if is_copy {
                let differing = shared.len() - equal;
                copies.entry(*sheet).or_insert_with(|| copy(*before, false, differing));
                continue;
            }
            // What is counted elsewhere is compared with that.
            if copies.contains_key(sheet) || copies.contains_key(before) {
                continue;
            }
            let mut differing =
                shared.iter().filter(|(_, own, other)| own.0 != other.0).peekable();
            if let Some(&(key, own, other)) = differing.peek().copied() {
                let count = differing.count();
                let other = (other.0, name(*before));
                cleaned.findings.push(disagree(key, *own, other, count));
            }
        }
    }
    for record in records.iter_mut().filter(|record| record.numbered) {
        let sheet = record.place.sheet;
        let Some(copy) = copies.get_mut(&sheet) else { continue };
        let Some(theirs) = sheets.get(&copy.of) else { continue };
        let repeats = !record.left_out
            && keys(record).next().is_some()
            && (copy.adds_up || keys(record).all(|(key, _)| theirs.contains_key(&key)));
        if repeats {
            copy.rows += 1;
            copy.nok += record.nok();
            record.leave_out(Message::new("left-out-repeated"), cleaned);
        }
    }
    for (sheet, copy) in copies {
        if copy.rows > 0 {
            cleaned.findings.push(
                Finding::on(Rule::CopiedSheet, sheet)
                    .with("sheet", name(sheet))
                    .with("other", name(copy.of))
                    .with("count", copy.rows)
                    .with("differing", copy.differing)
                    .with("amount", copy.nok),
            );
        }
    }
}

/// What a sheet says of each agreement, whatever the year.
struct ByNumber<'a> {
    /// The sum, and each year's amount.
    sums: Map<&'a Text, (Total, Vec<Total>)>,
    /// Whether no amount is of a year.
    yearless: bool,
}

impl<'a> ByNumber<'a> {
    fn new(sums: &'a Sums) -> Self {
        let mut by_number: Map<&Text, (Total, Vec<Total>)> = Map::default();
        for ((number, _), (amount, _)) in sums {
            let entry = by_number.entry(number).or_default();
            entry.0 += *amount;
            entry.1.push(*amount);
        }
        let yearless = sums.keys().all(|(_, year)| year.is_none());
        Self { sums: by_number, yearless }
    }

    /// Whether it says nothing but what the other says by year: of each of its agreements
    /// the sum there, or the amount of one year.
    fn adds_up(&self, other: &Self) -> bool {
        let is_there = |(number, (sum, _)): (&&Text, &(Total, Vec<Total>))| {
            let there = other.sums.get(*number);
            there.is_some_and(|(all, each)| all == sum || each.contains(sum))
        };
        self.yearless
            && !other.yearless
            && !self.sums.is_empty()
            && self.sums.iter().all(is_there)
    }
}

/// Says where two lists of one sheet give the same agreement and year different amounts:
/// what was granted above, say, and what was paid below.
pub(super) fn beside(records: &[Record], lists: &[List], cleaned: &mut Cleaned) {
    let mut sheets: Set<SheetId> = Set::default();
    let mut read = lists.iter().filter(|list| list.skipped.is_none());
    if read.all(|list| sheets.insert(list.sheet)) {
        return;
    }
    let mut sums: Map<(SheetId, Key), Vec<InList>> = Map::default();
    for record in records.iter().filter(|record| record.numbered && !record.left_out) {
        for (key, amount) in keys(record) {
            let of_lists = sums.entry((record.place.sheet, key)).or_default();
            match of_lists.iter_mut().find(|(list, ..)| *list == record.list) {
                Some((_, sum, _)) => *sum += amount,
                None => of_lists.push((record.list, amount, record.place)),
            }
        }
    }
    // Of each list the first that it has in common with one above, and how many.
    let mut found: Map<usize, (&Key, InList, Total, usize)> = Map::default();
    for ((_, key), of_lists) in &sums {
        let Some((first, rest)) = of_lists.split_first() else { continue };
        for own in rest.iter().filter(|(_, sum, _)| *sum != first.1) {
            found.entry(own.0).or_insert((key, *own, first.1, 0)).3 += 1;
        }
    }
    for (key, (list, own, place), other, count) in found.into_values() {
        let name = lists.get(list).map_or("", |list| list.name.as_str());
        cleaned.findings.push(disagree(key, (own, place), (other, name), count));
    }
}

/// Two lists give an agreement and year different amounts, as so many others.
fn disagree(
    (number, year): &Key,
    (own, place): (Total, Place),
    (other, sheet): (Total, &str),
    count: usize,
) -> Finding {
    let finding = Finding::at(Rule::AmountsDisagree, place)
        .with("count", count)
        .with("number", number.as_str())
        .with("amount", own)
        .with("other", other)
        .with("sheet", sheet);
    match year {
        Some(year) => finding.with("year", crate::model::Argument::Year(*year)),
        None => finding.with("year", "–"),
    }
}

/// The agreement and years that a record has kroner for.
fn keys(record: &Record) -> impl Iterator<Item = (Key, Total)> {
    let number = record.numbers.first().cloned().unwrap_or_default();
    record
        .amounts
        .iter()
        .filter(|amount| amount.currency.is_nok() && amount.amount.0 != 0)
        .map(move |amount| ((number.clone(), amount.year), amount.amount.into()))
}
