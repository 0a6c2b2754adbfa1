//! The columns of help on the sheet of codes: what a project counts for, beside its codes.

use std::sync::Arc;

use rayon::prelude::*;

use crate::model::{Map, Message, Project, Set, Total};
use crate::write::Context;
use crate::write::coding::mark_header;
use crate::write::listing::helper;
use crate::write::live::data::{Helpers, PROJECTS, agreement_header, amount_header};
use crate::write::live::refs::Criteria;
use crate::write::live::rows::{found_row, in_row, project_rows, sampled_formula};
use crate::write::live::{
    AgreementColumn, AmountColumn, CodingColumn, Data, End, Once, PLACES, Years,
    in_order, place_header, portfolio, refs, with_years,
};
use crate::write::plan::Role;
use crate::write::value::Value;

/// The table.
pub(super) const CODING: &str = "tblKoding";
/// Given and proposed codes count, rejected ones do not; a question mark alone would be
/// a pattern.
pub(super) const MARKED: &str = "{\"x\",\"~?\"}";

/// Dimensions whose member a project shows as it counts under it, so that it can be copied.
pub(super) const COPIED: [&str; 4] = ["region", "partner", "partner_group", "unit"];

/// Stands for the last year of what still runs.
pub(super) const OPEN: i32 = 9999;

/// Whether the columns of a dimension's codes can be referred to.
pub(super) fn is_sound(context: &Context<'_>, dimension: &str) -> bool {
    let mut headers = Set::default();
    let all = context.template.dimensions.iter();
    let all = all.flat_map(|one| one.codes.iter().map(move |code| (one, code)));
    let mut sound = true;
    for (one, code) in all {
        let header = mark_header(context, &one.key, &code.key);
        // The library takes `@` for a row of its own.
        let odd =
            header.contains(['@', '\n', '\r', '\t']) || header.chars().count() > 180;
        let twice = !headers.insert(header.to_lowercase());
        if (odd || twice) && one.key == dimension {
            sound = false;
        }
    }
    sound
}

/// Whether a project is in the sample.
pub(super) fn is_sampled(context: &Context<'_>, project: usize) -> bool {
    context.report.sample.members.get(project).is_some_and(|member| member.chosen)
}

/// The header of a column of help.
pub(super) fn header(context: &Context<'_>, column: &CodingColumn) -> String {
    let nok = || context.text("header-nok");
    let plain = |text: &str| -> String {
        let plain = |one: char| one.is_alphanumeric() || " –-.,()".contains(one);
        text.chars().filter(|one| plain(*one)).take(60).collect()
    };
    let of = |years: Years, dimension: &str, member: &str, key: &str| {
        let name = place_header(context, dimension);
        let member = plain(&context.member(dimension, member));
        let text =
            context.say(&Message::new(key).with("name", name).with("member", member));
        with_years(context, &text, years)
    };
    match column {
        CodingColumn::Row => {
            let name = context.plan.name(&Role::Projects);
            context.say(&Message::new("live-row").with("name", name))
        }
        CodingColumn::Span(data, end) => {
            let name = context.plan.name(match data {
                Data::Agreements => &Role::Agreements,
                Data::Amounts => &Role::Amounts,
            });
            let key = match end {
                End::First => "live-first-row",
                End::Last => "live-last-row",
            };
            context.say(&Message::new(key).with("name", name))
        }
        CodingColumn::Sampled => context.text("live-sampled"),
        CodingColumn::Place(dimension) => place_header(context, dimension),
        CodingColumn::Answers(at) => {
            let key = context.template.commitments.get(*at).map_or("", |one| &one.key);
            let message = Message::new("live-answers")
                .with("number", at + 1)
                .with("name", plain(&context.member("commitment", key)));
            context.say(&message)
        }
        CodingColumn::AnswersAny(first, end) => {
            let numbers = format!("{}–{end}", first + 1);
            context.say(&Message::new("live-answers-any").with("numbers", numbers))
        }
        CodingColumn::EndYear(End::First) => context.text("header-from-year"),
        CodingColumn::EndYear(End::Last) => context.text("header-to-year"),
        CodingColumn::Counts(years) => {
            with_years(context, &context.text("live-counts"), Some(*years))
        }
        CodingColumn::Nok(years) => with_years(context, &nok(), *years),
        CodingColumn::Agreements(years) => {
            with_years(context, &context.text("header-agreements"), *years)
        }
        CodingColumn::Codes(dimension) => {
            let name = context.dimension_name(dimension);
            context.say(&Message::new("live-codes").with("name", name))
        }
        CodingColumn::Has(years, dimension, member) => {
            of(*years, dimension, member, "live-has")
        }
        CodingColumn::NokOf(years, dimension, member) => {
            of(*years, dimension, member, "live-nok-of")
        }
    }
}

/// The columns of help, with their values.
pub(super) fn helpers(context: &Context<'_>) -> Helpers {
    let mut needed: Vec<CodingColumn> = Vec::new();
    if context.live.on && !context.live.needs.borrow().coding.is_empty() {
        needed.push(CodingColumn::Row);
        for data in Data::ALL {
            needed
                .extend([End::First, End::Last].map(|end| CodingColumn::Span(data, end)));
        }
        needed.extend(in_order(&context.live.needs.borrow().coding));
    }
    if needed.is_empty() {
        return Helpers::default();
    }
    let headers = needed.iter().map(|column| helper(header(context, column)));
    let columns = headers.collect();
    let at_one = at_one_place(context);
    let formulas: Vec<Formulas> =
        needed.iter().map(|column| Formulas::new(context, column)).collect();
    let commitments = context.report.coverage.rows.iter();
    let answering: Vec<Set<usize>> = commitments
        .map(|row| row.projects.iter().map(|at| *at as usize).collect())
        .collect();
    let spans = Data::ALL.map(|data| Spans::of(context, data));
    let rows = context.report.projects.par_iter().enumerate();
    let rows = rows.map(|(at, project)| {
        let cells = needed.iter().zip(&formulas);
        cells
            .map(|(column, formulas)| {
                value(context, column, (at, project), (&answering, &spans))
                    .computed(formulas.of(column, at, &at_one))
            })
            .collect()
    });
    let rows = rows.collect();
    Helpers { columns, rows }
}

/// For each dimension whether each project and all its agreements are in one place.
///
/// Adding up the amounts of every project under every member means to go through all
/// amounts that often; a project in one place has all its amounts there.
fn at_one_place(context: &Context<'_>) -> Map<&'static str, Vec<bool>> {
    let portfolio = portfolio(context);
    let of = |dimension: &'static str| {
        let projects = context.report.projects.iter().enumerate();
        let at_one = projects.map(|(at, project)| {
            let own = shown_place(context, project, dimension);
            project.agreements.iter().all(|agreement| {
                let key = portfolio.place(at, *agreement, dimension).unwrap_or_default();
                context.member(dimension, &key) == own
            })
        });
        (dimension, at_one.collect())
    };
    if context.live.is_on() {
        COPIED.into_iter().map(of).collect()
    } else {
        Map::default()
    }
}

/// What the sheet of projects shows of a project in a dimension.
fn shown_place(context: &Context<'_>, project: &Project, dimension: &str) -> String {
    match dimension {
        "region" => context.member("region", &project.geography.region),
        "partner" => context.partner(&project.partner),
        "partner_group" => context.member("partner_group", &project.partner.group),
        _ => context.member("unit", &project.unit),
    }
}

/// `figure` if the project of the formula's row shows `member` in `dimension`, else 0.
fn if_there(
    context: &Context<'_>,
    (dimension, member): (&str, &str),
    figure: &str,
) -> Option<String> {
    let place = COPIED.into_iter().find(|one| *one == dimension)?;
    let place = refs::this_row(CODING, &header(context, &CodingColumn::Place(place)));
    let member = refs::text(&context.member(dimension, member));
    Some(format!("IF({place}={member},{figure},0)"))
}

/// The formulas of a column's cells. They are the same in all rows, since each refers to
/// its own row.
struct Formulas {
    any: Option<Arc<str>>,
    /// For projects in one place.
    at_one: Option<Arc<str>>,
}

impl Formulas {
    fn new(context: &Context<'_>, column: &CodingColumn) -> Self {
        let this =
            |column: &CodingColumn| refs::this_row(CODING, &header(context, column));
        let at_one = match column {
            CodingColumn::Has(years, dimension, member) => {
                let counts = match years {
                    None => "1".to_owned(),
                    Some(years) => this(&CodingColumn::Counts(*years)),
                };
                if_there(context, (dimension, member), &counts)
            }
            CodingColumn::NokOf(years, dimension, member) => {
                let nok = this(&CodingColumn::Nok(*years));
                if_there(context, (dimension, member), &nok)
            }
            _ => None,
        };
        Self {
            any: formula(context, column).map(Arc::from),
            at_one: at_one.map(Arc::from),
        }
    }

    /// The formula for the project at `at`.
    fn of(
        &self,
        column: &CodingColumn,
        at: usize,
        places: &Map<&'static str, Vec<bool>>,
    ) -> Option<Arc<str>> {
        let (CodingColumn::Has(_, dimension, _) | CodingColumn::NokOf(_, dimension, _)) =
            column
        else {
            return self.any.clone();
        };
        let one = places.get(dimension.as_str()).is_some_and(|places| places[at]);
        if one { self.at_one.clone() } else { self.any.clone() }
    }
}

/// The cells of a column of another sheet that belong to the project of the formula's row;
/// some others may be among them.
fn spanned(context: &Context<'_>, data: Data, wanted: &str) -> String {
    let cell = |end: End| {
        let row =
            refs::this_row(CODING, &header(context, &CodingColumn::Span(data, end)));
        format!("INDEX({},{row})", refs::column(data.table(), wanted))
    };
    format!("{}:{}", cell(End::First), cell(End::Last))
}

fn formula(context: &Context<'_>, column: &CodingColumn) -> Option<String> {
    let id_header = context.text("header-project-id");
    let id = refs::this_row(CODING, &id_header);
    let own = |data: Data| {
        Criteria::default().and(spanned(context, data, &id_header), id.clone())
    };
    let amounts = |header: &str| spanned(context, Data::Amounts, header);
    let nok = amounts(&context.text("header-nok"));
    let row = refs::this_row(CODING, &header(context, &CodingColumn::Row));
    let in_years = |years: Years| in_years(context, own(Data::Amounts), years, &amounts);
    Some(match column {
        CodingColumn::Row => found_row(PROJECTS, &id_header, CODING, "ROW()-1"),
        CodingColumn::Span(data, end) => {
            let rows = project_rows(context, *data);
            let (all, flag) = (format!("ROWS({rows})"), data.ordered());
            match end {
                End::First => format!(
                    "IF({flag}=1,MIN({all},IFERROR(MATCH({row}-1,{rows},1),0)+1),1)"
                ),
                End::Last => {
                    format!("IF({flag}=1,IFERROR(MATCH({row},{rows},1),1),{all})")
                }
            }
        }
        CodingColumn::Sampled => sampled_formula(context, &row),
        CodingColumn::Place(dimension) => {
            in_row((PROJECTS, &place_header(context, dimension)), &row)
        }
        CodingColumn::Answers(commitment) => {
            return super::coverage::answers(context, *commitment);
        }
        CodingColumn::AnswersAny(first, end) => {
            let range = refs::this_row_from(
                CODING,
                &header(context, &CodingColumn::Answers(*first)),
                &header(context, &CodingColumn::Answers(end - 1)),
            );
            format!("IF(SUM({range})>0,1,0)")
        }
        CodingColumn::EndYear(end) => {
            let key = match end {
                End::First => "header-from-year",
                End::Last => "header-to-year",
            };
            let shown = in_row((PROJECTS, &context.text(key)), &row);
            let open = refs::text(&context.text("year-open"));
            format!("IF(ISNUMBER({shown}),{shown},IF({shown}={open},{OPEN},0))")
        }
        CodingColumn::Counts(years) => {
            let criteria = in_years(Some(*years)).and(nok.clone(), "\"<>0\"");
            format!("IF({}>0,1,0)", criteria.count(&nok))
        }
        CodingColumn::Nok(years) => in_years(*years).sum(&nok),
        CodingColumn::Agreements(None) => own(Data::Agreements).count(""),
        CodingColumn::Agreements(years) => {
            let first = AmountColumn::First(Once::Agreement, *years, Vec::new());
            let first = amounts(&amount_header(context, &first));
            own(Data::Amounts).and(first.clone(), "1").count(&first)
        }
        CodingColumn::Codes(dimension) => return codes_formula(context, dimension),
        CodingColumn::Has(years, dimension, member) => {
            let wanted = refs::criterion(&context.member(dimension, member), None)?;
            let criteria = match PLACES.into_iter().find(|one| one == dimension) {
                Some(place) if years.is_none() => {
                    let place = AgreementColumn::Place(place);
                    let header = agreement_header(context, &place);
                    let places = spanned(context, Data::Agreements, &header);
                    own(Data::Agreements).and(places, wanted)
                }
                _ => in_years(*years)
                    .and(nok, "\"<>0\"")
                    .and(amounts(&place_header(context, dimension)), wanted),
            };
            format!("IF({}>0,1,0)", criteria.count(""))
        }
        CodingColumn::NokOf(years, dimension, member) => {
            let wanted = refs::criterion(&context.member(dimension, member), None)?;
            let places = amounts(&place_header(context, dimension));
            in_years(*years).and(places, wanted).sum(&nok)
        }
    })
}

/// Where the rows of projects end on a data sheet: for each project how many rows are its
/// own or belong to one before.
struct Spans(Vec<usize>);

impl Spans {
    fn of(context: &Context<'_>, data: Data) -> Self {
        let mut ends = vec![0; context.report.projects.len()];
        for at in context.order.agreements() {
            let agreement = &context.report.agreements[at];
            let rows = match data {
                Data::Agreements => 1,
                Data::Amounts => {
                    agreement.amounts.iter().filter(|one| one.currency.is_nok()).count()
                }
            };
            if let Some(project) = context.order.project(at) {
                ends[project] += rows;
            }
        }
        let mut sum = 0;
        for end in &mut ends {
            sum += *end;
            *end = sum;
        }
        Self(ends)
    }

    fn value(&self, at: usize, end: End) -> Value {
        let all = self.0.last().copied().unwrap_or(0);
        Value::count(match end {
            End::First => {
                at.checked_sub(1).map_or(1, |before| self.0[before] + 1).min(all)
            }
            End::Last => self.0[at].max(1),
        })
    }
}

/// What the formula gives for a project. `answering` are the projects that answer to each
/// commitment.
fn value(
    context: &Context<'_>,
    column: &CodingColumn,
    (at, project): (usize, &Project),
    (answering, spans): (&[Set<usize>], &[Spans; 2]),
) -> Value {
    let agreements = project.agreements.iter();
    match column {
        CodingColumn::Row => Value::count(at + 1),
        CodingColumn::Span(data, end) => spans[*data as usize].value(at, *end),
        CodingColumn::Sampled => Value::Count(u64::from(is_sampled(context, at))),
        CodingColumn::Place(dimension) => {
            Value::from(shown_place(context, project, dimension))
        }
        CodingColumn::Answers(commitment) => {
            let answers = answering.get(*commitment).is_some_and(|one| one.contains(&at));
            Value::count(usize::from(answers))
        }
        CodingColumn::AnswersAny(first, end) => {
            let rows = answering.iter().take(*end).skip(*first);
            let any = rows.into_iter().any(|row| row.contains(&at));
            Value::count(usize::from(any))
        }
        CodingColumn::EndYear(end) => Value::Year(match (end, project.period) {
            (_, None) => 0,
            (End::First, Some(period)) => period.first,
            (End::Last, Some(period)) => period.last.unwrap_or(OPEN),
        }),
        CodingColumn::Counts(years) => {
            Value::count(usize::from(counts(context, project, Some(*years))))
        }
        CodingColumn::Nok(years) => {
            let sum =
                agreements.map(|one| context.report.agreements[*one].nok_in(*years));
            Value::Kroner(sum.sum())
        }
        CodingColumn::Agreements(None) => Value::count(agreements.len()),
        CodingColumn::Agreements(years) => {
            let counted = agreements.filter(|one| has_amount(context, **one, *years));
            Value::count(counted.count())
        }
        CodingColumn::Codes(dimension) => {
            Value::count(project.codes.get(dimension).map_or(0, <[_]>::len))
        }
        CodingColumn::Has(years, dimension, member) => {
            let found = members_of(context, at, dimension, *years).contains_key(member);
            Value::count(usize::from(found))
        }
        CodingColumn::NokOf(years, dimension, member) => {
            let members = members_of(context, at, dimension, *years);
            Value::Kroner(members.get(member).copied().unwrap_or_default())
        }
    }
}

/// Only amounts of the years; `amounts` gives the range of a column of theirs.
pub(super) fn in_years(
    context: &Context<'_>,
    criteria: Criteria,
    years: Years,
    amounts: &dyn Fn(&str) -> String,
) -> Criteria {
    let Some((first, last)) = years else { return criteria };
    let year = amounts(&context.text("header-year"));
    if first == last {
        return criteria.and(year, first.to_string());
    }
    criteria
        .and(year.clone(), format!("\">={first}\""))
        .and(year, format!("\"<={last}\""))
}

/// How many codes of a dimension a project carries, counted in its columns, which stand
/// side by side.
fn codes_formula(context: &Context<'_>, dimension: &str) -> Option<String> {
    let codes =
        &context.template.dimensions.iter().find(|one| one.key == dimension)?.codes;
    let header = |key: &str| mark_header(context, dimension, key);
    let (first, last) = (header(&codes.first()?.key), header(&codes.last()?.key));
    let range = refs::this_row_from(CODING, &first, &last);
    let count = |mark: &str| format!("COUNTIF({range},{})", refs::text(mark));
    Some(format!("{}+{}", count("x"), count("~?")))
}

/// Whether an agreement has an amount in the years.
fn has_amount(context: &Context<'_>, agreement: usize, years: Years) -> bool {
    context.report.agreements[agreement].amounts.iter().any(|amount| {
        amount.currency.is_nok()
            && amount.amount.0 != 0
            && years.is_none_or(|(first, last)| {
                amount.year.is_some_and(|year| first <= year && year <= last)
            })
    })
}

fn counts(context: &Context<'_>, project: &Project, years: Years) -> bool {
    project.agreements.iter().any(|one| has_amount(context, *one, years))
}

/// The members that a project counts under, with its kroner under each.
fn members_of(
    context: &Context<'_>,
    at: usize,
    dimension: &str,
    years: Years,
) -> Map<String, Total> {
    let report = context.report;
    let mut members: Map<String, Total> = Map::default();
    for agreement in &report.projects[at].agreements {
        if let Some(member) = portfolio(context).place(at, *agreement, dimension) {
            if years.is_none() || has_amount(context, *agreement, years) {
                *members.entry(member).or_default() +=
                    report.agreements[*agreement].nok_in(years);
            }
            continue;
        }
        for amount in &report.agreements[*agreement].amounts {
            let within = years.is_none_or(|(first, last)| {
                amount.year.is_some_and(|year| first <= year && year <= last)
            });
            if within && amount.currency.is_nok() && amount.amount.0 != 0 {
                let year = amount.year.map(|year| year.to_string());
                let year = year.unwrap_or_else(|| crate::count::UNKNOWN.to_owned());
                *members.entry(year).or_default() += amount.amount;
            }
        }
    }
    members
}
