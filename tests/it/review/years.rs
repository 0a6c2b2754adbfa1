//! Decisions at random on lists made at random, and what becomes of them in the list of the
//! next year: none is lost, none is applied to something else.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use portefolje::language::{Language, Tag};
use portefolje::model::{Report, Settled, Status, Subject, Verdict};
use portefolje::pipeline::{Input, Request, run_after};
use portefolje::template::Template;
use portefolje::text::fold;
use portefolje::write::write;

use crate::review::book::{Book, template, typed_in};

/// A source of numbers that are the same in every run (splitmix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`.
    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).unwrap()
    }

    /// Whether something happens that happens so many times in a hundred.
    fn happens(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    fn shuffle<T>(&mut self, all: &mut [T]) {
        for at in (1..all.len()).rev() {
            all.swap(at, self.below(at + 1));
        }
    }
}

/// An agreement of a made list: who it is, whatever it is called.
#[derive(Clone, Debug)]
struct Row {
    /// What it is in truth; no list says it.
    truth: usize,
    number: String,
    title: String,
    country: String,
    partner: String,
    unit: String,
    year: i32,
    amount: usize,
}

const WHAT: [&str; 24] = [
    "Helsehjelp",
    "Rettshjelp",
    "Skolemat",
    "Brønner",
    "Jordmødre",
    "Kaffekooperativ",
    "Opplæring av politi",
    "Krisesenter",
    "Radioprogram",
    "Yrkesskole",
    "Bibliotek",
    "Valgobservasjon",
    "Fiskemottak",
    "Solceller",
    "Vaksiner",
    "Minerydding",
    "Håndverk",
    "Barnehage",
    "Dokumentasjon",
    "Sykepleierutdanning",
    "Trykkeri",
    "Landsbybank",
    "Kommuneforvaltning",
    "Tolketjeneste",
];
const WHERE: [&str; 24] = [
    "Chisinau",
    "Tirana",
    "Pristina",
    "Novi Sad",
    "Mostar",
    "Skopje",
    "Sofia",
    "Lviv",
    "Minsk",
    "Vilnius",
    "Split",
    "Podgorica",
    "Sarajevo",
    "Tbilisi",
    "Jerevan",
    "Baku",
    "Riga",
    "Gdansk",
    "Brno",
    "Pecs",
    "Timisoara",
    "Varna",
    "Odesa",
    "Kaunas",
];
const COUNTRIES: [&str; 8] = [
    "Moldova",
    "Albania",
    "Serbia",
    "Ukraina",
    "Bulgaria",
    "Makedonia",
    "Kroatia",
    "Georgia",
];
const PARTNERS: [&str; 10] = [
    "Kirkens Nødhjelp",
    "CARE Norge",
    "Redd Barna",
    "Brønnlaget",
    "Solidaritetsfondet",
    "Norges Vel",
    "Folkehjelpa",
    "Advokater uten grenser",
    "Lærernes fagforening",
    "Skolelaget",
];
const UNITS: [&str; 4] =
    ["Seksjon nord", "Seksjon sør", "Ambassaden i Beograd", "Kontor ni"];
/// Spellings of the columns' headers that a list may have: this year and the next.
const HEADERS: [[&str; 2]; 8] = [
    ["Avtalenummer", "Avtalenr"],
    ["Tittel", "Prosjekttittel"],
    ["Land", "Mottakerland"],
    ["Partner", "Avtalepartner"],
    ["Forvalter", "Forvalter"],
    ["År", "År"],
    ["Beløp", "Beløp (NOK)"],
    ["Merket", "Merket"],
];

fn made(chance: &mut Chance, truth: usize, number: String) -> Row {
    let what = *chance.one_of(&WHAT);
    let place = *chance.one_of(&WHERE);
    let who = ["kvinner", "barn", "gutter", "unge", "menn", "jenter"];
    Row {
        truth,
        number,
        title: format!("{what} for {} i {place} {}", chance.one_of(&who), truth % 7),
        country: (*chance.one_of(&COUNTRIES)).to_owned(),
        partner: (*chance.one_of(&PARTNERS)).to_owned(),
        unit: (*chance.one_of(&UNITS)).to_owned(),
        year: 2003 + i32::try_from(chance.below(5)).unwrap(),
        amount: 1_000 * (20 + chance.below(900)),
    }
}

/// The list of a first year. Some agreements share their title with others.
fn first_year(chance: &mut Chance, count: usize) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for truth in 0..count {
        let number = match truth % 3 {
            0 => format!("QZA-{:02}/{:04}", truth % 9 + 1, 1000 + truth),
            1 => format!("MDA-{:04}", 2000 + truth),
            _ => format!("{}", 2_003_000_000 + truth * 37),
        };
        let mut row = made(chance, truth, number);
        if chance.happens(40) && truth > 0 {
            let like = rows[chance.below(truth)].clone();
            let year = like.year + 1;
            row = Row { truth, number: row.number, amount: row.amount, year, ..like };
        }
        rows.push(row);
    }
    rows
}

/// A text with a slip of the pen.
fn respelt(chance: &mut Chance, text: &str) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let at = 1 + chance.below(letters.len() - 2);
    match chance.below(4) {
        0 => letters.swap(at, at - 1),
        1 => {
            letters.remove(at);
        }
        2 => letters.insert(at, letters[at]),
        _ => return text.to_uppercase(),
    }
    letters.into_iter().collect()
}

/// What became of the list a year later.
struct NextYear {
    rows: Vec<Row>,
    /// Those whose agreement is gone, and those that have another number.
    gone: BTreeSet<usize>,
    renumbered: BTreeSet<usize>,
}

fn next_year(chance: &mut Chance, before: &[Row]) -> NextYear {
    let mut rows = Vec::new();
    let (mut gone, mut renumbered) = (BTreeSet::new(), BTreeSet::new());
    let mut free = Vec::new();
    for row in before {
        let mut row = row.clone();
        if chance.happens(8) {
            gone.insert(row.truth);
            free.push(row.number);
            continue;
        }
        if chance.happens(4) {
            renumbered.insert(row.truth);
            row.number = format!("NY-{:05}", 70_000 + row.truth);
        }
        if chance.happens(15) {
            row.title = respelt(chance, &row.title);
        }
        if chance.happens(10) {
            row.partner = respelt(chance, &row.partner);
        }
        if chance.happens(20) {
            row.amount += 1_000 * chance.below(50);
        }
        // One cell at most is empty: what says nothing is no ground for doubt.
        match chance.below(40) {
            0 => row.title.clear(),
            1 => row.partner.clear(),
            2 => row.country.clear(),
            3 => row.unit.clear(),
            _ => {}
        }
        rows.push(row);
    }
    // New agreements, some under numbers that stood for others.
    for nth in 0..before.len() / 8 {
        let number = match free.pop() {
            Some(number) if nth % 3 == 0 => number,
            _ => format!("SRB-{:04}", 9_000 + nth),
        };
        // What is new begins in the new year.
        let row = made(chance, before.len() + nth, number);
        rows.push(Row { year: 2008, ..row });
    }
    chance.shuffle(&mut rows);
    NextYear { rows, gone, renumbered }
}

/// The list as text, its columns in some order and under one of their names.
fn text(chance: &mut Chance, rows: &[Row], nth: usize) -> String {
    let mut order: Vec<usize> = (0..HEADERS.len()).collect();
    chance.shuffle(&mut order);
    let headers = order.iter().map(|column| {
        let other = nth > 0 && chance.happens(40);
        HEADERS[*column][usize::from(other)].to_owned()
    });
    let mut text = headers.collect::<Vec<_>>().join(";");
    for row in rows {
        let cells = [
            row.number.clone(),
            row.title.clone(),
            row.country.clone(),
            row.partner.clone(),
            row.unit.clone(),
            row.year.to_string(),
            row.amount.to_string(),
            ["rødt", "grønt"][row.truth % 2].to_owned(),
        ];
        let cells: Vec<&str> = order.iter().map(|at| cells[*at].as_str()).collect();
        write!(text, "\n{}", cells.join(";")).unwrap();
    }
    text.push('\n');
    text
}

/// A decision that was made, on agreements as they are in truth.
#[derive(Clone, Debug)]
struct Made {
    about: Vec<usize>,
    verdict: &'static str,
    /// For a code, the header of its column; for a name, the spelling.
    of: String,
}

type Cells = BTreeMap<&'static str, Vec<(String, String)>>;

/// Decides at random; no two decisions contradict each other. Each is told from the others
/// by its remark.
fn decide(
    chance: &mut Chance,
    (book, rows): (&Book, &[Row]),
    count: usize,
) -> (BTreeMap<String, Made>, Cells) {
    let mut made: BTreeMap<String, Made> = BTreeMap::new();
    let mut cells: Cells = BTreeMap::new();
    let mut put = |sheet: &'static str, cell: String, text: &str| {
        cells.entry(sheet).or_default().push((cell, text.to_owned()));
    };
    let truth_of: BTreeMap<&str, usize> =
        rows.iter().map(|row| (row.number.as_str(), row.truth)).collect();
    // In truth everything belongs to one of so many undertakings.
    let kinds = rows.len() / 4;
    let kind: Vec<usize> = rows.iter().map(|_| chance.below(kinds)).collect();
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    let first = book.free_row("Gruppering");
    let mut row = first;
    while made.len() < count * 6 / 10 {
        let (mut one, mut other) = (chance.below(rows.len()), chance.below(rows.len()));
        if chance.happens(50) {
            // Those that are one in truth are few among all pairs.
            let alike: Vec<usize> =
                (0..rows.len()).filter(|at| kind[*at] == kind[one]).collect();
            other = *chance.one_of(&alike);
        }
        (one, other) = (one.min(other), one.max(other));
        if one == other || !pairs.insert((one, other)) {
            continue;
        }
        let verdict = match (kind[one] == kind[other], chance.below(8)) {
            (_, 0) => "Vent",
            (true, _) => "Samme",
            (false, 1) => "Beslektet",
            (false, _) => "Ikke samme",
        };
        let remark = format!("m{}", made.len());
        for (column, text) in [
            ("A", rows[one].number.as_str()),
            ("C", rows[other].number.as_str()),
            ("I", verdict),
            ("J", remark.as_str()),
            ("K", "AB"),
        ] {
            put("Gruppering", format!("{column}{row}"), text);
        }
        row += 1;
        let about = vec![rows[one].truth, rows[other].truth];
        made.insert(remark, Made { about, verdict, of: String::new() });
    }
    // Projects that were said to be one are one, and may not be decided on twice.
    let mut part: BTreeMap<usize, usize> = BTreeMap::new();
    for (nth, project) in book.report.projects.iter().enumerate() {
        for at in &project.agreements {
            part.insert(truth_of[book.report.agreements[*at].number.as_str()], nth);
        }
    }
    for one in made.values().filter(|one| one.verdict == "Samme") {
        let (stays, goes) = (part[&one.about[0]], part[&one.about[1]]);
        part.values_mut().filter(|at| **at == goes).for_each(|at| *at = stays);
    }
    let mut coded: BTreeSet<usize> = BTreeSet::new();
    let mut sampled: BTreeSet<usize> = BTreeSet::new();
    // Codes: one for each project at most, so that its remark tells it.
    let sheet = book.sheet("Koding");
    let column = |header: &str| {
        let found = sheet
            .cells
            .iter()
            .find(|((row, _), text)| *row == 1 && text.as_str() == header);
        portefolje::model::column_letters(found.unwrap().0.1 - 1)
    };
    let (remark_column, columns) = (
        column("Merknad"),
        ["Målgrupper: Menn", "Målgrupper: Barn og unge", "Målgrupper: Kvinner"]
            .map(|header| (header, column(header))),
    );
    let mut row = 2;
    while let Some(id) = sheet.cells.get(&(row, 1)) {
        if made.len() >= count * 9 / 10 {
            break;
        }
        if !coded.insert(part[&truth_of[id.as_str()]]) {
            row += 1;
            continue;
        }
        let (header, letters) = chance.one_of(&columns);
        let before =
            sheet.cells.get(&crate::support::lint::cell(&format!("{letters}{row}")));
        let verdict = if before.is_some_and(|mark| mark == "x") { "-" } else { "x" };
        let remark = format!("m{}", made.len());
        put("Koding", format!("{letters}{row}"), verdict);
        put("Koding", format!("{remark_column}{row}"), &remark);
        let about = vec![truth_of[id.as_str()]];
        made.insert(remark, Made { about, verdict, of: (*header).to_owned() });
        row += 1;
    }
    // The sample, and names that nobody knows.
    let mut row = book.free_row("Utvalg");
    let mut ids: Vec<&String> = sheet
        .cells
        .iter()
        .filter(|((_, column), _)| *column == 1)
        .map(|(_, id)| id)
        .collect();
    chance.shuffle(&mut ids);
    let header = book.sheet("Utvalg");
    let room = header.cells.iter().filter(|(_, text)| *text == "Prosjekt-ID");
    let room = room.map(|(place, _)| place.0).max().unwrap();
    row = row.min(room + 1);
    for id in ids {
        let Some(truth) = truth_of.get(id.as_str()) else { continue };
        if made.len() >= count - 4 {
            break;
        }
        if !sampled.insert(part[truth]) {
            continue;
        }
        let verdict = *chance.one_of(&["Inn", "Ut"]);
        let remark = format!("m{}", made.len());
        for (column, text) in [("A", id.as_str()), ("B", verdict), ("C", &remark)] {
            put("Utvalg", format!("{column}{row}"), text);
        }
        row += 1;
        made.insert(remark, Made { about: vec![*truth], verdict, of: String::new() });
    }
    let row = book.free_row("Navn");
    let names = [("Seksjon sør", "Seksjon nord"), ("Brønnlaget", "Brønnlaget Awash")];
    for ((at, (spelling, name)), kind) in (row..).zip(names).zip(["Forvalter", "Partner"])
    {
        let remark = format!("m{}", made.len());
        for (column, text) in
            [("A", kind), ("B", spelling), ("F", name), ("G", remark.as_str())]
        {
            put("Navn", format!("{column}{at}"), text);
        }
        let made_one = Made { about: Vec::new(), verdict: name, of: spelling.to_owned() };
        made.insert(remark, made_one);
    }
    let marked = book.cell("Kolonner", &["Merket"], "Skal leses som");
    let remark = format!("m{}", made.len());
    put("Kolonner", marked.replacen('H', "I", 1), &remark);
    put("Kolonner", marked, "Stikkord");
    made.insert(
        remark,
        Made { about: Vec::new(), verdict: "Stikkord", of: "Merket".to_owned() },
    );
    (made, cells)
}

fn convert(list: &str, earlier: Option<&Book>, template: &Template) -> Book {
    let input = |name: &str, bytes: Vec<u8>| Input { name: name.to_owned(), bytes };
    let previous =
        earlier.map(|book| input("liste-2007-rapport.xlsx", book.bytes.clone()));
    let name = if earlier.is_some() { "liste-2008.csv" } else { "liste-2007.csv" };
    let lists = vec![input(name, list.as_bytes().to_vec())];
    let report =
        run_after(previous, lists, template, &Request::default(), &|_| {}).unwrap();
    Book { report, bytes: Vec::new() }
}

/// Whether what a decision says is so in the report.
fn holds(report: &Report, made: &Made, decision: &Settled) -> bool {
    let mut project_of = vec![0; report.agreements.len()];
    for (at, project) in report.projects.iter().enumerate() {
        for agreement in &project.agreements {
            project_of[*agreement] = at;
        }
    }
    let home = |at: usize| project_of[decision.agreements[at]];
    match (&decision.decision.subject, made.verdict) {
        (Subject::Pair, "Samme") => home(0) == home(1),
        (Subject::Pair, "Ikke samme" | "Beslektet") => home(0) != home(1),
        (Subject::Code { dimension, code }, verdict) => {
            let codes = &report.projects[home(0)].codes[dimension];
            codes.iter().any(|one| one.code == *code) == (verdict == "x")
        }
        (Subject::Sample, verdict) => {
            let member =
                report.sample.members.iter().find(|one| one.project == home(0)).unwrap();
            member.chosen == (verdict == "Inn")
        }
        _ => true,
    }
}

/// Decides on a list of so many agreements and follows the decisions into the next year.
/// Gives how many were made, and how many of them hold.
#[track_caller]
fn check(seed: u64, agreements: usize, decisions: usize) -> (usize, usize) {
    let mut chance = Chance(seed);
    let template = template("menneskehandel");
    let rows = first_year(&mut chance, agreements);
    let list = text(&mut chance, &rows, 0);
    let mut first = convert(&list, None, &template);
    let language = Language::new(Tag::Nb).with_names(&template);
    first.bytes = write(&first.report, &template, &language).unwrap();
    let (made, cells) = decide(&mut chance, (&first, &rows), decisions);
    let typed = Book { bytes: typed_in(&first.bytes, &cells), report: first.report };
    let next = next_year(&mut chance, &rows);
    let list = text(&mut chance, &next.rows, 1);
    let after = convert(&list, Some(&typed), &template);
    let report = &after.report;
    let what = |remark: &str| format!("seed {seed}, {remark}: {:?}", made[remark]);

    // Every decision is accounted for.
    let remarks: BTreeSet<&str> =
        report.decisions.iter().map(|one| one.decision.reason.as_str()).collect();
    for remark in made.keys() {
        assert!(remarks.contains(remark.as_str()), "lost: {}", what(remark));
    }
    assert_eq!(report.decisions.len(), made.len(), "seed {seed}: more than were made");
    let counted: usize =
        Status::ALL.iter().map(|status| report.decisions_that_are(*status)).sum();
    assert_eq!(counted, made.len());

    let truth_of: BTreeMap<&str, usize> =
        next.rows.iter().map(|row| (row.number.as_str(), row.truth)).collect();
    let truth = |at: usize| truth_of[report.agreements[at].number.as_str()];
    let (mut hold, mut contrary) = (0, 0);
    for one in &report.decisions {
        let remark = one.decision.reason.as_str();
        let made = &made[remark];
        let status = one.status;
        hold += usize::from(status.holds());
        assert!(
            status == Status::Applied || one.detail.is_some(),
            "{} is {status:?} without a reason",
            what(remark)
        );
        match &one.decision.subject {
            Subject::Name { .. } => {
                let here = next.rows.iter().any(|row| {
                    [&row.unit, &row.partner]
                        .iter()
                        .any(|name| fold(name) == fold(&made.of))
                });
                assert_eq!(status.holds(), here, "{}", what(remark));
                continue;
            }
            Subject::Column { .. } => {
                assert_eq!(status, Status::Applied, "{}", what(remark));
                continue;
            }
            _ => {}
        }
        // What keeps its number is found, and nothing else is taken for it.
        let moved =
            |truth: &usize| next.gone.contains(truth) || next.renumbered.contains(truth);
        if !made.about.iter().any(moved) {
            let shown = (&one.detail, &one.decision.anchors);
            // Projects that likeness joins this year may have been decided on differently.
            let joined = !matches!(one.decision.subject, Subject::Pair)
                && status == Status::Conflicting;
            contrary += usize::from(joined);
            assert!(
                joined || status == Status::Applied,
                "{} {status:?} {shown:?}",
                what(remark)
            );
        }
        if !status.holds() {
            continue;
        }
        if one.decision.subject == Subject::Pair {
            let found: Vec<usize> = one.agreements.iter().map(|at| truth(*at)).collect();
            let (mut found, mut about) = (found, made.about.clone());
            found.sort_unstable();
            about.sort_unstable();
            assert_eq!(found, about, "wrongly applied: {}", what(remark));
        } else {
            let same_truth = truth(one.agreements[0]) == made.about[0];
            // A project whose first agreement is gone lives on in the others.
            let lives = moved(&made.about[0]);
            assert!(same_truth || lives, "wrongly applied: {}", what(remark));
        }
        assert!(holds(report, made, one), "not followed: {} {one:?}", what(remark));
        assert!(!matches!(one.decision.verdict, Verdict::Text(_)), "{}", what(remark));
    }
    assert!(contrary * 50 <= made.len(), "seed {seed}: {contrary} contradict each other");
    (made.len(), hold)
}

#[test]
fn decisions_live_into_the_next_year() {
    let (made, hold) = check(1, 120, 200);
    assert!(made >= 195 && hold * 100 >= made * 75, "{hold} of {made} hold");
}

/// Ten thousand decisions; longer than the quick tests may take.
mod laws {
    #[test]
    fn no_decision_of_ten_thousand_is_lost_or_applied_wrongly() {
        let (mut made, mut hold) = (0, 0);
        for seed in 0..13 {
            let (count, still) = super::check(100 + seed, 500, 800);
            made += count;
            hold += still;
        }
        assert!(made >= 10_000, "{made}");
        assert!(hold * 100 >= made * 75, "{hold} of {made} hold");
    }
}
