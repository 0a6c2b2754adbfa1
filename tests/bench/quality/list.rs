//! Reads a list of the bench straight from its cells, and its truth.

use std::error::Error;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use portefolje::model::{
    Agreement, Amount, AmountKind, Currency, Geography, Map, Partner, Place, SheetId,
    YearAmount,
};
use portefolje::text::{fold, tidy};

/// Words of a country cell that name no country.
const NO_COUNTRY: [&str; 8] = [
    "unspecified",
    "unallocated",
    "uspesifisert",
    "unknown",
    "not specified",
    "multi country",
    "ufordelt",
    "ukjent",
];

/// Reads the agreements of the first sheet.
pub(crate) fn read(bytes: Vec<u8>) -> Result<Vec<Agreement>, Box<dyn Error>> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes))?;
    let range = workbook.worksheet_range_at(0).ok_or("no sheet")??;
    let mut rows = range.rows();
    let header: Vec<String> =
        rows.next().ok_or("no header")?.iter().map(|cell| fold(&text(cell))).collect();
    let column =
        |names: &[&str]| header.iter().position(|it| names.contains(&it.as_str()));
    let number = column(&["avtalenummer", "agreement number"]).ok_or("no number")?;
    let title = column(&["prosjekttittel", "tittel", "title"]).ok_or("no title")?;
    let country = column(&["land", "country"]);
    let partner = column(&["avtalepartner", "partner"]);
    let unit = column(&["seksjon ambassade", "forvalter", "unit"]);
    let year = column(&["ar", "year"]);
    let amount = column(&["belop", "belop nok", "amount"]);
    let mut agreements = Vec::new();
    for (row, cells) in (1_u32..).zip(rows) {
        let get = |column: Option<usize>| {
            column.and_then(|column| cells.get(column)).map(text).unwrap_or_default()
        };
        let year = get(year).parse().ok();
        let place = Place { sheet: SheetId(0), row, column: None };
        agreements.push(Agreement {
            number: get(Some(number)),
            // The numbers of such lists are labels of rows.
            numbered: false,
            parent: None,
            companions: Vec::new(),
            references: Vec::new(),
            title: get(Some(title)),
            description: String::new(),
            keywords: String::new(),
            remark: String::new(),
            geography: geography(&get(country)),
            partner: Partner { name: get(partner), ..Partner::default() },
            unit: get(unit),
            stated_period: None,
            amounts: vec![YearAmount {
                year,
                amount: Amount(whole(&get(amount))),
                currency: Currency::nok(),
                kind: AmountKind::Unnamed,
                place,
            }],
            given: Vec::new(),
            evaluated: None,
            sampled: None,
            rows: vec![place],
            cells: Map::default(),
        });
    }
    agreements.sort_by(|one, other| one.number.cmp(&other.number));
    Ok(agreements)
}

/// Number of the true project of each agreement.
pub(crate) fn truth(csv: &str, agreements: &[Agreement]) -> Vec<usize> {
    let projects: Map<&str, &str> =
        csv.lines().skip(1).filter_map(|line| line.trim_end().split_once(',')).collect();
    let mut labels: Map<String, usize> = Map::default();
    agreements
        .iter()
        .map(|agreement| {
            let number = agreement.number.as_str();
            let project = projects.get(number).unwrap_or(&number);
            let entry = labels.entry((*project).to_owned());
            let index = entry.index();
            *entry.or_insert(index)
        })
        .collect()
}

/// One line about an agreement.
pub(crate) fn show(agreement: &Agreement) -> String {
    let geography = &agreement.geography;
    format!(
        "{} {} {}{}{} | {} | {}",
        agreement.number,
        agreement.first_year().unwrap_or_default(),
        geography.countries.join(", "),
        geography.region,
        geography.unknown,
        agreement.partner.name,
        agreement.title
    )
}

fn geography(cell: &str) -> Geography {
    let folded = fold(cell);
    if folded.is_empty() {
        Geography::default()
    } else if NO_COUNTRY.iter().any(|word| folded.contains(word)) {
        Geography { unknown: cell.to_owned(), ..Geography::default() }
    } else if folded.contains("regional") || folded.contains("global") {
        Geography { region: cell.to_owned(), regional: true, ..Geography::default() }
    } else {
        Geography { countries: vec![cell.to_owned()], ..Geography::default() }
    }
}

fn text(cell: &Data) -> String {
    tidy(&cell.to_string())
}

/// A number without its decimals.
fn whole(text: &str) -> i64 {
    let whole = text.split('.').next().unwrap_or_default();
    whole.parse::<i64>().unwrap_or(0).saturating_mul(100)
}
