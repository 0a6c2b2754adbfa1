//! Lists made at random, and what becomes of them a year later.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use portefolje::text::fold;

/// A source of numbers that are the same in every run (splitmix64).
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).unwrap()
    }

    /// Whether something happens that happens so many times in a hundred.
    pub(crate) fn happens(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub(crate) fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    pub(crate) fn shuffle<T>(&mut self, all: &mut [T]) {
        for at in (1..all.len()).rev() {
            all.swap(at, self.below(at + 1));
        }
    }
}

/// An agreement of a made list: who it is, whatever it is called.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// What it is in truth; no list says it.
    pub(crate) truth: usize,
    pub(crate) number: String,
    pub(crate) title: String,
    pub(crate) country: String,
    pub(crate) partner: String,
    pub(crate) unit: String,
    pub(crate) year: i32,
    pub(crate) amount: usize,
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
pub(crate) fn first_year(chance: &mut Chance, count: usize) -> Vec<Row> {
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
pub(crate) struct NextYear {
    pub(crate) rows: Vec<Row>,
    /// Those whose agreement is gone, and those that have another number.
    pub(crate) gone: BTreeSet<usize>,
    pub(crate) renumbered: BTreeSet<usize>,
}

pub(crate) fn next_year(chance: &mut Chance, before: &[Row]) -> NextYear {
    let mut rows = Vec::new();
    let (mut gone, mut renumbered) = (BTreeSet::new(), BTreeSet::new());
    let mut free: Vec<Row> = Vec::new();
    for row in before {
        let mut row = row.clone();
        if chance.happens(8) {
            gone.insert(row.truth);
            free.push(row);
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
    // Some change numbers with another of the same partner, and are respelt at that.
    for _ in 0..before.len() / 60 {
        let one = chance.below(rows.len());
        // Twins, which nothing but the number tells apart, are what their number says.
        let alike: Vec<usize> = (0..rows.len())
            .filter(|at| {
                let then = |at: usize| {
                    let Row { title, country, partner, year, .. } =
                        &before[rows[at].truth];
                    (title, country, partner, year)
                };
                fold(&rows[one].partner) == fold(&rows[*at].partner)
                    && then(one) != then(*at)
            })
            .collect();
        if alike.is_empty() {
            continue;
        }
        let other = *chance.one_of(&alike);
        let number = rows[one].number.clone();
        rows[one].number = std::mem::replace(&mut rows[other].number, number);
        for at in [one, other] {
            renumbered.insert(rows[at].truth);
            if chance.happens(30) && !rows[at].title.is_empty() {
                rows[at].title = respelt(chance, &rows[at].title);
            }
        }
    }
    // What is new begins in the new year, after all that there was: under the same number,
    // of the same partner and country and from the same year it would be the old one with
    // another title.
    let new_year = before.iter().map(|row| row.year).max().unwrap_or(2007) + 1;
    // New agreements, some under numbers that stood for others, also of the same partner
    // in the same country.
    for nth in 0..before.len() / 8 {
        let reused = free.pop().filter(|_| nth % 2 == 0);
        let number = format!("SRB-{:04}", 9_000 + nth);
        let number = reused.as_ref().map_or(number, |old| old.number.clone());
        let mut row = Row { year: new_year, ..made(chance, before.len() + nth, number) };
        if let Some(old) = reused.filter(|_| nth % 4 == 0) {
            (row.partner, row.country) = (old.partner, old.country);
        }
        rows.push(row);
    }
    chance.shuffle(&mut rows);
    NextYear { rows, gone, renumbered }
}

/// The list as text, its columns in some order and under one of their names.
pub(crate) fn text(chance: &mut Chance, rows: &[Row], nth: usize) -> String {
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
