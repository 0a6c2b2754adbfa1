//! Lists written as text: `number | year | country | partner | title | remark`.

use portefolje::model::{
    Agreement, Amount, AmountKind, Cells, Currency, Extra, Geography, Partner, Period,
    Place, SheetId, Text, YearAmount,
};

/// Reads a list, one agreement a line, sorted by number. Several countries stand behind
/// `Regionalt:`; a period is written `2005-2007`; a partner behind `*` is known.
pub(crate) fn agreements(list: &str) -> Vec<Agreement> {
    let lines = list.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut agreements: Vec<Agreement> =
        (1_u32..).zip(lines).map(|(row, line)| agreement(row, line)).collect();
    agreements.sort_by(|one, other| one.number.cmp(&other.number));
    agreements
}

/// Reads one agreement.
pub(crate) fn agreement(row: u32, line: &str) -> Agreement {
    let mut parts = line.split('|').map(|part| part.trim().to_owned());
    let mut next = || parts.next().unwrap_or_default();
    let (number, years, country, partner, title, remark) =
        (next(), next(), next(), next(), next(), next());
    let place = Place { sheet: SheetId(0), row, column: None };
    let (first, last) = years.split_once('-').unwrap_or((&years, &years));
    let period =
        first.parse().ok().map(|first| Period { first, last: last.parse().ok() });
    let mut extra = Extra::default();
    extra.remark = remark.into();
    Agreement {
        number: number.into(),
        numbered: true,
        title: title.into(),
        description: Text::new(),
        geography: geography(&country).into(),
        partner: Partner {
            known: partner.starts_with('*'),
            name: partner.trim_start_matches('*').to_owned(),
            group: String::new(),
        }
        .into(),
        unit: Text::new(),
        stated_period: period,
        amounts: vec![YearAmount {
            year: period.map(|period| period.first),
            amount: Amount::kroner(1_000_000),
            currency: Currency::nok(),
            kind: AmountKind::Unnamed,
            place,
        }]
        .into(),
        extra,
        rows: vec![place].into(),
        cells: Cells::default(),
    }
}

fn geography(text: &str) -> Geography {
    match text.strip_prefix("Regionalt:") {
        Some(countries) => Geography {
            region: "Regionen".to_owned(),
            countries: {
                let mut countries: Vec<String> = countries
                    .split(',')
                    .map(|country| country.trim().to_owned())
                    .filter(|country| !country.is_empty())
                    .collect();
                countries.sort();
                countries
            },
            regional: true,
            unknown: String::new(),
        },
        None if text.is_empty() => Geography::default(),
        None => Geography { countries: vec![text.to_owned()], ..Geography::default() },
    }
}
