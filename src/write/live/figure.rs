//! The formula of one figure of a report table: what is counted or added up, and which
//! columns of help that takes.

use rust_xlsxwriter::{ColNum, RowNum};

use crate::count::UNKNOWN;
use crate::model::Measure;
use crate::write::live::coding::{
    CODING, COPIED, MARKED, header as coding_header, in_years,
};
use crate::write::live::data::{
    AGREEMENTS, AMOUNTS, PROJECTS, agreement_header, amount_header,
};
use crate::write::live::refs::{Criteria, Fixed, cell, column, text};
use crate::write::live::table::{Part, Sheet};
use crate::write::live::{
    AgreementColumn, AmountColumn, CodingColumn, Once, PLACES, place_header,
};

/// Beyond so many formulas in columns of help a table has plain figures: the workbook would
/// be slow to open.
const HELP_MAX: usize = 1_000_000;

impl Sheet<'_> {
    /// The figure of all that `parts` stand for; a share is of the row's own kroner if
    /// they stand beside it.
    pub(super) fn figure(
        &self,
        measure: Measure,
        parts: &[Part],
        row: Option<RowNum>,
    ) -> Option<String> {
        if measure == Measure::Share {
            return self.share(parts, row);
        }
        let codes = parts.iter().filter(|part| part.is_code()).count();
        match (codes, parts.len()) {
            (0, _) => self.of_members(measure, parts),
            (1, 1) => self.of_code(measure, &parts[0]),
            (1, 2) => {
                let (code, member) = if parts[0].is_code() {
                    (&parts[0], &parts[1])
                } else {
                    (&parts[1], &parts[0])
                };
                self.of_code_and_member(measure, code, member)
            }
            (2, 2) => self.of_codes(measure, &parts[0], &parts[1]),
            _ => None,
        }
    }

    fn share(&self, parts: &[Part], row: Option<RowNum>) -> Option<String> {
        let column =
            self.column_of(Measure::Nok).and_then(|at| ColNum::try_from(at).ok());
        let total_row = self.at(self.table.rows.len());
        let (part, whole) = match (row, column) {
            (Some(row), Some(column)) => {
                (cell(row, column, Fixed::Nothing), cell(total_row, column, Fixed::Row))
            }
            _ => (
                self.figure(Measure::Nok, parts, None)?,
                self.figure(Measure::Nok, &[], None)?,
            ),
        };
        Some(format!("IF({whole}=0,0,{part}/{whole})"))
    }

    /// Needs a column of the sheet of amounts.
    fn amount(&self, wanted: AmountColumn) -> String {
        let header = amount_header(self.context, &wanted);
        if let AmountColumn::First(once, years, dimensions) = &wanted {
            let key = AmountColumn::Key(*once, *years, dimensions.clone());
            self.context.live.needs.borrow_mut().amounts.insert(key);
        }
        if wanted == AmountColumn::Sampled {
            self.agreement(AgreementColumn::Sampled);
        }
        if !matches!(wanted, AmountColumn::Place(_)) {
            self.context.live.needs.borrow_mut().amounts.insert(wanted);
        }
        column(AMOUNTS, &header)
    }

    /// Needs a column of the sheet of agreements.
    fn agreement(&self, wanted: AgreementColumn) -> String {
        let header = agreement_header(self.context, &wanted);
        if let AgreementColumn::First(dimensions) = &wanted {
            let key = AgreementColumn::Key(dimensions.clone());
            self.context.live.needs.borrow_mut().agreements.insert(key);
        }
        if !matches!(wanted, AgreementColumn::Place(_)) {
            self.context.live.needs.borrow_mut().agreements.insert(wanted);
        }
        column(AGREEMENTS, &header)
    }

    /// Needs a column of the sheet of codes.
    fn coding(&self, wanted: CodingColumn) -> String {
        let header = coding_header(self.context, &wanted);
        if let CodingColumn::Agreements(years @ Some(_)) = &wanted {
            self.amount(AmountColumn::First(Once::Agreement, *years, Vec::new()));
        }
        self.context.live.needs.borrow_mut().coding.insert(wanted);
        column(CODING, &header)
    }

    /// Amounts of the scope, and of its sample.
    fn scoped_amounts(&self) -> Criteria {
        let criteria = in_years(
            self.context,
            Criteria::default(),
            self.table.scope.years,
            &|header| column(AMOUNTS, header),
        );
        if self.table.scope.sample {
            return criteria.and(self.amount(AmountColumn::Sampled), "1");
        }
        criteria
    }

    fn of_members(&self, measure: Measure, parts: &[Part]) -> Option<String> {
        let context = self.context;
        let years = self.table.scope.years;
        let yearly = parts.iter().any(|part| part.dimension() == "year");
        let on_amounts = |mut criteria: Criteria| {
            for part in parts {
                if let Part::Member { dimension, criterion, .. } = part {
                    criteria = criteria.and(self.place_on_amounts(dimension), criterion);
                }
            }
            criteria
        };
        let nok = column(AMOUNTS, &context.text("header-nok"));
        match measure {
            Measure::Nok => Some(on_amounts(self.scoped_amounts()).sum(&nok)),
            Measure::NokReportYear => {
                let year = context.report.options.report_year?;
                let criteria = on_amounts(self.scoped_amounts());
                let header = column(AMOUNTS, &context.text("header-year"));
                Some(criteria.and(header, year.to_string()).sum(&nok))
            }
            Measure::Projects | Measure::Agreements if years.is_none() && !yearly => {
                self.of_agreements(measure, parts)
            }
            Measure::Projects | Measure::Agreements => {
                let once = if measure == Measure::Projects {
                    Once::Project
                } else {
                    Once::Agreement
                };
                // An agreement has one place in each dimension, and several years.
                let dimensions = parts.iter().map(|part| part.dimension().to_owned());
                let dimensions = dimensions
                    .filter(|one| once == Once::Project || one == "year")
                    .collect();
                let first = self.amount(AmountColumn::First(once, years, dimensions));
                let mut criteria = Criteria::default();
                if self.table.scope.sample {
                    criteria = criteria.and(self.amount(AmountColumn::Sampled), "1");
                }
                Some(on_amounts(criteria).and(first.clone(), "1").count(&first))
            }
            Measure::ProjectsOnly | Measure::ProjectsAlso | Measure::Share => None,
        }
    }

    fn place_on_amounts(&self, dimension: &str) -> String {
        match PLACES.into_iter().find(|one| *one == dimension) {
            Some(place) => self.amount(AmountColumn::Place(place)),
            None => column(AMOUNTS, &place_header(self.context, dimension)),
        }
    }

    /// Projects or agreements, whatever their years.
    fn of_agreements(&self, measure: Measure, parts: &[Part]) -> Option<String> {
        let context = self.context;
        if measure == Measure::Projects && parts.is_empty() {
            let ids = column(PROJECTS, &context.text("header-project-id"));
            let mut criteria = Criteria::default();
            if self.table.scope.sample {
                let sample = column(PROJECTS, &context.text("header-sample"));
                let no = format!("<>{}", context.text("answer-no"));
                criteria = criteria.and(sample, text(&no));
            }
            return Some(criteria.count(&ids));
        }
        let mut criteria = Criteria::default();
        for part in parts {
            if let Part::Member { dimension, criterion, .. } = part {
                let place = PLACES.into_iter().find(|one| one == dimension)?;
                let place = self.agreement(AgreementColumn::Place(place));
                criteria = criteria.and(place, criterion);
            }
        }
        if self.table.scope.sample {
            criteria = criteria.and(self.agreement(AgreementColumn::Sampled), "1");
        }
        if measure == Measure::Projects {
            let dimensions =
                parts.iter().map(|part| part.dimension().to_owned()).collect();
            criteria =
                criteria.and(self.agreement(AgreementColumn::First(dimensions)), "1");
        }
        let ids = column(AGREEMENTS, &context.text("header-agreement-number"));
        Some(criteria.count(&ids))
    }

    /// Projects that carry a code, or none of the dimension.
    fn coded(&self, code: &Part) -> Criteria {
        let Part::Code { dimension, header } = code else { return Criteria::default() };
        let criteria = if let Some(header) = header {
            Criteria::default().and(column(CODING, header), MARKED)
        } else {
            let codes = self.coding(CodingColumn::Codes(dimension.clone()));
            Criteria::default().and(codes, "0")
        };
        if self.table.scope.sample {
            return criteria.and(self.coding(CodingColumn::Sampled), "1");
        }
        criteria
    }

    fn of_code(&self, measure: Measure, code: &Part) -> Option<String> {
        let years = self.table.scope.years;
        let criteria = self.coded(code);
        let uncoded = matches!(code, Part::Code { header: None, .. });
        let codes = || self.coding(CodingColumn::Codes(code.dimension().to_owned()));
        let within = |criteria: Criteria| match years {
            Some(years) => criteria.and(self.coding(CodingColumn::Counts(years)), "1"),
            None => criteria,
        };
        match measure {
            Measure::Projects => Some(within(criteria).count("")),
            Measure::ProjectsOnly if uncoded => Some(within(criteria).count("")),
            Measure::ProjectsOnly => Some(within(criteria.and(codes(), "1")).count("")),
            Measure::ProjectsAlso => {
                Some(within(criteria.and(codes(), "\">1\"")).count(""))
            }
            Measure::Nok => Some(criteria.sum(&self.coding(CodingColumn::Nok(years)))),
            Measure::NokReportYear => {
                let year = self.context.report.options.report_year?;
                let in_scope =
                    years.is_none_or(|(first, last)| first <= year && year <= last);
                let column = CodingColumn::Nok(Some((year, year)));
                in_scope.then(|| criteria.sum(&self.coding(column)))
            }
            Measure::Agreements => {
                Some(criteria.sum(&self.coding(CodingColumn::Agreements(years))))
            }
            Measure::Share => None,
        }
    }

    fn of_code_and_member(
        &self,
        measure: Measure,
        code: &Part,
        member: &Part,
    ) -> Option<String> {
        let Part::Member { dimension, key, .. } = member else { return None };
        // A criterion for the year that is not known would be its text.
        if dimension == "year" && key == UNKNOWN {
            return None;
        }
        // Each member has a column of help with a formula for each project.
        let members = self.table.columns.len().max(self.table.rows.len());
        if members * self.context.report.projects.len() > HELP_MAX {
            return None;
        }
        let years = self.table.scope.years;
        let criteria = self.coded(code);
        // What most projects have to look up is their own place.
        if let Some(place) = COPIED.into_iter().find(|one| one == dimension) {
            self.coding(CodingColumn::Place(place));
            match (measure, years) {
                (Measure::Nok, _) => self.coding(CodingColumn::Nok(years)),
                (_, Some(years)) => self.coding(CodingColumn::Counts(years)),
                (_, None) => String::new(),
            };
        }
        match measure {
            Measure::Projects => {
                let has = CodingColumn::Has(years, dimension.clone(), key.clone());
                Some(criteria.and(self.coding(has), "1").count(""))
            }
            Measure::Nok => {
                let nok = CodingColumn::NokOf(years, dimension.clone(), key.clone());
                Some(criteria.sum(&self.coding(nok)))
            }
            Measure::ProjectsOnly
            | Measure::ProjectsAlso
            | Measure::Agreements
            | Measure::Share
            | Measure::NokReportYear => None,
        }
    }

    /// Projects that carry both of two codes.
    fn of_codes(&self, measure: Measure, one: &Part, other: &Part) -> Option<String> {
        let years = self.table.scope.years;
        let mut factors = vec![self.marked(one), self.marked(other)];
        if self.table.scope.sample {
            factors.push(self.coding(CodingColumn::Sampled));
        }
        match measure {
            Measure::Projects => {
                factors
                    .extend(years.map(|years| self.coding(CodingColumn::Counts(years))));
            }
            Measure::Nok => factors.push(self.coding(CodingColumn::Nok(years))),
            Measure::ProjectsOnly
            | Measure::ProjectsAlso
            | Measure::Agreements
            | Measure::Share
            | Measure::NokReportYear => return None,
        }
        Some(format!("SUMPRODUCT({})", factors.join("*")))
    }

    /// 1 for each project that carries a code, 0 for others.
    fn marked(&self, code: &Part) -> String {
        if let Part::Code { header: Some(header), .. } = code {
            let column = column(CODING, header);
            return format!("(({column}=\"x\")+({column}=\"?\"))");
        }
        let codes = CodingColumn::Codes(code.dimension().to_owned());
        format!("({}=0)", self.coding(codes))
    }
}
