//! The columns and rows of the tables.

use std::sync::Arc;

use crate::count::{Portfolio, UNKNOWN};
use crate::export::{Column, Export, Subject};
use crate::model::{
    Agreement, AmountKind, Geography, Order, Period, Place, Project, Set, Total,
    column_letters,
};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text.
    Text,
    /// A whole number.
    Whole,
    /// Money with two decimals, never a binary fraction.
    Money,
    /// True or false.
    Truth,
}

/// A value of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// The list does not say.
    Nothing,
    Text(Arc<str>),
    Whole(i64),
    /// In hundredths.
    Money(Total),
    Truth(bool),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Nothing } else { Self::Text(text.into()) }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<Option<i32>> for Cell {
    fn from(number: Option<i32>) -> Self {
        number.map_or(Self::Nothing, |number| Self::Whole(i64::from(number)))
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        Self::Whole(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// What an amount counts under, in this order.
const MEMBERS: [&str; 5] = ["region", "country", "partner", "partner_group", "unit"];

/// The columns that say where something stands in the list; an edition for the public is
/// without them.
const AGREEMENT_PLACE: [(&str, Kind); 3] =
    [("file", Kind::Text), ("sheet", Kind::Text), ("rows", Kind::Text)];
const AMOUNT_PLACE: [(&str, Kind); 5] = [
    ("file", Kind::Text),
    ("sheet", Kind::Text),
    ("cell", Kind::Text),
    ("row", Kind::Whole),
    ("column", Kind::Text),
];

impl Export<'_> {
    /// The columns of a table.
    pub(super) fn columns(&self, subject: Subject) -> Vec<Column> {
        use Kind::{Money, Text, Truth, Whole};
        let own: &[(&str, Kind)] = match subject {
            Subject::Projects => &[
                ("project_id", Text),
                ("title", Text),
                ("country", Text),
                ("countries", Text),
                ("region", Text),
                ("partner", Text),
                ("partner_group", Text),
                ("unit", Text),
                ("agreements", Whole),
                ("first_year", Whole),
                ("last_year", Whole),
                ("open_ended", Truth),
                ("nok", Money),
                ("evaluated", Text),
                ("in_sample", Truth),
            ],
            Subject::Agreements => &[
                ("agreement_number", Text),
                ("parent_number", Text),
                ("project_id", Text),
                ("title", Text),
                ("country", Text),
                ("countries", Text),
                ("region", Text),
                ("partner", Text),
                ("partner_group", Text),
                ("unit", Text),
                ("first_year", Whole),
                ("last_year", Whole),
                ("open_ended", Truth),
                ("nok", Money),
            ],
            Subject::Amounts => &[
                ("agreement_number", Text),
                ("project_id", Text),
                ("year", Whole),
                ("nok", Money),
                ("amount", Money),
                ("currency", Text),
                ("kind", Text),
                ("region", Text),
                ("country", Text),
                ("partner", Text),
                ("partner_group", Text),
                ("unit", Text),
            ],
        };
        let place: &[(&str, Kind)] = match subject {
            _ if self.public => &[],
            Subject::Projects => &[],
            Subject::Agreements => &AGREEMENT_PLACE,
            Subject::Amounts => &AMOUNT_PLACE,
        };
        let column = |(name, kind): &(&str, Kind)| Column {
            name: (*name).to_owned(),
            kind: *kind,
        };
        let mut columns: Vec<Column> = own.iter().chain(place).map(column).collect();
        if subject == Subject::Projects {
            let dimensions = self.template.dimensions.iter();
            columns.extend(
                dimensions
                    .map(|one| Column { name: format!("codes_{}", one.key), kind: Text }),
            );
        }
        columns
    }

    /// The rows of a table, in the order of the workbook.
    pub(super) fn rows(
        &self,
        subject: Subject,
    ) -> Box<dyn Iterator<Item = Vec<Cell>> + '_> {
        match subject {
            Subject::Projects => {
                let projects = self.report.projects.iter().enumerate();
                Box::new(projects.map(|(at, project)| self.project(at, project)))
            }
            Subject::Agreements => {
                let all = &self.report.agreements;
                let order = Order::new(all.len(), &self.report.projects);
                Box::new((0..all.len()).map(move |row| {
                    let at = order.agreement(row);
                    self.agreement(&all[at], order.project(at))
                }))
            }
            Subject::Amounts => {
                let all = &self.report.agreements;
                let order = Order::new(all.len(), &self.report.projects);
                Box::new((0..all.len()).flat_map(move |row| {
                    let at = order.agreement(row);
                    self.amounts(at, &all[at], order.project(at))
                }))
            }
        }
    }

    fn project(&self, at: usize, project: &Project) -> Vec<Cell> {
        let sampled = self.report.sample.members.get(at).is_some_and(|one| one.chosen);
        let mut cells = vec![
            project.id.as_str().into(),
            project.title.as_str().into(),
            self.country(&project.geography),
            self.countries(&project.geography),
            self.member("region", &project.geography.region),
            self.member("partner", &project.partner.name),
            self.member("partner_group", &project.partner.group),
            self.member("unit", &project.unit),
            project.agreements.len().into(),
        ];
        cells.extend(years(project.period));
        cells.push(Cell::Money(self.report.nok_of(project)));
        let evaluated = project.evaluated.as_ref().map_or("", |said| said.0.as_str());
        cells.extend([evaluated.into(), Cell::Truth(sampled)]);
        let codes = self.template.dimensions.iter().map(|dimension| {
            let codes = project.codes.get(&dimension.key).unwrap_or_default();
            let names =
                codes.iter().map(|one| self.language.name(&dimension.key, &one.code));
            Cell::from(names.collect::<Vec<_>>().join("; "))
        });
        cells.extend(codes);
        cells
    }

    fn agreement(&self, agreement: &Agreement, project: Option<usize>) -> Vec<Cell> {
        let mut cells = vec![
            agreement.number.as_str().into(),
            agreement.extra.parent.as_deref().unwrap_or_default().into(),
            self.project_id(project),
            agreement.title.as_str().into(),
            self.country(&agreement.geography),
            self.countries(&agreement.geography),
            self.member("region", &agreement.geography.region),
            self.member("partner", &agreement.partner.name),
            self.member("partner_group", &agreement.partner.group),
            self.member("unit", &agreement.unit),
        ];
        cells.extend(years(agreement.period()));
        cells.push(Cell::Money(agreement.nok()));
        if !self.public {
            let sources = &self.report.sources;
            let joined = |text: &dyn Fn(&Place) -> String| {
                let texts: Set<String> = agreement.rows.iter().map(text).collect();
                Cell::from(texts.into_iter().collect::<Vec<_>>().join("; "))
            };
            cells.extend([
                joined(&|place| sources.file_name(place.sheet).to_owned()),
                joined(&|place| sources.sheet_name(place.sheet).to_owned()),
                joined(&|place| place.whole_row().address()),
            ]);
        }
        cells
    }

    /// The amounts of an agreement, each a row.
    fn amounts(
        &self,
        at: usize,
        agreement: &Agreement,
        project: Option<usize>,
    ) -> Vec<Vec<Cell>> {
        let portfolio = Portfolio {
            agreements: &self.report.agreements,
            projects: &self.report.projects,
            sampled: &[],
            report_year: None,
        };
        let number = Cell::from(agreement.number.as_str());
        let id = self.project_id(project);
        let members = MEMBERS.map(|dimension| {
            let member = project.map(|project| portfolio.member(project, at, dimension));
            self.member(dimension, member.as_deref().unwrap_or(UNKNOWN))
        });
        let row = |amount: &crate::model::YearAmount| {
            let total = Cell::Money(amount.amount.into());
            let nok =
                if amount.currency.is_nok() { total.clone() } else { Cell::Nothing };
            let kind = match amount.kind {
                AmountKind::Disbursed => "disbursed",
                AmountKind::Granted => "granted",
                AmountKind::Planned => "planned",
                AmountKind::Unnamed => "",
            };
            let mut cells = vec![
                number.clone(),
                id.clone(),
                amount.year.into(),
                nok,
                total,
                amount.currency.code().into(),
                kind.into(),
            ];
            cells.extend(members.iter().cloned());
            if !self.public {
                let (sources, place) = (&self.report.sources, amount.place);
                let column = place.column.map(column_letters).unwrap_or_default();
                cells.extend([
                    sources.file_name(place.sheet).into(),
                    sources.sheet_name(place.sheet).into(),
                    place.address().into(),
                    Cell::Whole(i64::from(place.row) + 1),
                    column.into(),
                ]);
            }
            cells
        };
        agreement.amounts.iter().map(row).collect()
    }

    fn project_id(&self, project: Option<usize>) -> Cell {
        let project = project.and_then(|at| self.report.projects.get(at));
        project.map_or(Cell::Nothing, |project| project.id.as_str().into())
    }

    /// What a member is called; an empty key is an unknown one.
    fn member(&self, dimension: &str, key: &str) -> Cell {
        let key = if key.is_empty() { UNKNOWN } else { key };
        self.language.name(dimension, key).into()
    }

    /// The single country, as the list has it if nobody knows it, or that there is none.
    fn country(&self, geography: &Geography) -> Cell {
        match geography.single_country() {
            Some(country) => self.member("country", country),
            None if geography.is_empty() => self.member("country", UNKNOWN),
            None if geography.regional || geography.countries.len() > 1 => {
                self.member("country", crate::count::REGIONAL)
            }
            None if geography.region.is_empty() => {
                self.member("country", &geography.unknown)
            }
            None => self.member("country", crate::count::REGIONAL),
        }
    }

    /// All countries that are named.
    fn countries(&self, geography: &Geography) -> Cell {
        let names =
            geography.countries.iter().map(|one| self.language.name("country", one));
        names.collect::<Vec<_>>().join("; ").into()
    }
}

/// First and last year, and whether there is no last one yet.
fn years(period: Option<Period>) -> [Cell; 3] {
    let first = period.map(|period| period.first);
    let last = period.and_then(|period| period.last);
    let open = period.map_or(Cell::Nothing, |period| Cell::Truth(period.last.is_none()));
    [first.into(), last.into(), open]
}
