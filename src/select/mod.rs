//! Projects → the sample: chosen by hand in the list, proposed by the criteria, or drawn.

pub mod draw;

use rayon::prelude::*;
use smallvec::SmallVec;

use crate::model::{
    Agreement, Argument, Criterion, Draw, Few, Finding, Message, OnProject, Place,
    Project, Rule, Sample, SampleMember, Set, Stratum, Subject, Text, Total,
};
use crate::template::{SampleMethod, SampleRules, Template};
use crate::text::{fits, fold, fold_alias};

/// The sample, and a finding for each project in it that does not meet all criteria.
pub fn select(
    agreements: &[Agreement],
    projects: &[Project],
    template: &Template,
) -> (Sample, Vec<Finding>) {
    select_as_decided(agreements, projects, template, &[])
}

/// The same, following what people have decided.
pub fn select_as_decided(
    agreements: &[Agreement],
    projects: &[Project],
    template: &Template,
    decided: &[OnProject],
) -> (Sample, Vec<Finding>) {
    let rules = &template.sample;
    let keys = criteria(rules);
    let supports: Vec<Support> = agreements.par_iter().map(Support::of).collect();
    let supports = supports.as_slice();
    let left_out: Vec<String> =
        rules.title_without.iter().map(|word| fold_alias(word)).collect();
    let mut members: Vec<SampleMember> = projects
        .par_iter()
        .enumerate()
        .map(|(index, project)| SampleMember {
            project: index,
            chosen: false,
            by_hand: false,
            decided: None,
            meets: keys
                .iter()
                .map(|key| meets(key, (rules, &left_out), project, supports))
                .collect(),
            spread: Few::new(),
            probability: None,
        })
        .collect();
    for one in decided.iter().filter(|one| one.subject == Subject::Sample) {
        members[one.project].decided = Some(one.yes);
    }
    members.par_iter_mut().for_each(|member| {
        let said = projects[member.project].sampled.as_ref();
        member.by_hand = said.is_some_and(|said| says_yes(&said.0));
        member.chosen = member.decided.unwrap_or(member.by_hand);
    });
    let by_hand = members.par_iter().any(|member| member.by_hand);
    let mut draw = None;
    if !by_hand && let Some(size) = rules.size {
        match rules.method {
            SampleMethod::Criteria => {
                propose(&mut members, supports, projects, rules, size);
            }
            SampleMethod::Stratified => {
                draw = Some(draw_strata(&mut members, supports, projects, rules, size));
            }
            SampleMethod::MonetaryUnit => {
                draw = Some(draw_money(&mut members, supports, projects, rules, size));
            }
        }
    }
    // A draw does not know what people decided.
    members.par_iter_mut().for_each(|member| {
        member.chosen = member.decided.unwrap_or(member.chosen);
    });
    let criteria = keys
        .iter()
        .enumerate()
        .map(|(position, key)| Criterion {
            key: (*key).to_owned(),
            met_by: members.par_iter().filter(|member| member.meets[position]).count()
                as u64,
        })
        .collect();
    let chosen: Vec<&SampleMember> =
        members.par_iter().filter(|member| member.chosen).collect();
    let findings = exceptions(&chosen, projects, agreements, &keys);
    let chosen: Vec<usize> = chosen.into_iter().map(|member| member.project).collect();
    let sample = Sample {
        criteria,
        by_hand,
        draw,
        projects: chosen.len() as u64,
        nok: chosen.iter().map(|index| nok(supports, &projects[*index])).sum(),
        nok_all: supports.par_iter().map(|support| support.nok).sum(),
        evaluated: chosen.iter().filter(|index| is_evaluated(&projects[**index])).count()
            as u64,
        members,
    };
    (sample, findings)
}

/// Whether the list says that the project was evaluated.
pub fn is_evaluated(project: &Project) -> bool {
    project.evaluated.as_ref().is_some_and(|said| says_yes(&said.0))
}

/// Whether a cell of a yes-or-no column says yes: anything but no, a dash or a zero.
fn says_yes(text: &str) -> bool {
    !matches!(fold(text).as_str(), "" | "nei" | "no" | "0" | "ikke" | "ikkje" | "false")
}

/// The criteria that the template sets, by key.
fn criteria(rules: &SampleRules) -> Vec<&'static str> {
    let mut keys = Vec::new();
    if rules.years_min.is_some() {
        keys.push("years_min");
    }
    if rules.nok_above.is_some() {
        keys.push("nok_above");
    }
    if rules.started_by.is_some() {
        keys.push("started_by");
    }
    if !rules.title_without.is_empty() {
        keys.push("title_without");
    }
    keys
}

/// What the criteria ask of an agreement. Projects have theirs from all over the list, and
/// these stand closer together than the agreements.
struct Support {
    nok: Total,
    /// Years in which it has an amount, and those that its period names, from first to
    /// last.
    years: SmallVec<[(i32, i32); 2]>,
}

impl Support {
    fn of(agreement: &Agreement) -> Self {
        let amounts = agreement.amounts.iter().filter(|amount| amount.amount.0 != 0);
        let years = amounts.filter_map(|amount| amount.year).map(|year| (year, year));
        let stated = agreement.stated_period;
        let stated = stated.map(|period| (period.first, period.last_known()));
        Self { nok: agreement.nok(), years: years.chain(stated).collect() }
    }
}

fn nok(supports: &[Support], project: &Project) -> Total {
    project.agreements.iter().map(|index| supports[*index].nok).sum()
}

fn meets(
    key: &str,
    (rules, left_out): (&SampleRules, &[String]),
    project: &Project,
    supports: &[Support],
) -> bool {
    match key {
        "years_min" => {
            years_of_support(project, supports) >= i64::from(rules.years_min.unwrap_or(0))
        }
        "nok_above" => {
            nok(supports, project) > Total::kroner(rules.nok_above.unwrap_or(0))
        }
        "started_by" => project.period.is_some_and(|period| {
            rules.started_by.is_none_or(|limit| period.first <= limit)
        }),
        _ => {
            let title = fold(&project.title);
            let words: Vec<&str> = title.split(' ').collect();
            !left_out.iter().any(|alias| words.iter().any(|word| fits(word, alias)))
        }
    }
}

/// Years in which it has an amount, or that its agreements' periods name.
fn years_of_support(project: &Project, supports: &[Support]) -> i64 {
    let all = project.agreements.iter().flat_map(|index| &supports[*index].years);
    let mut spans: SmallVec<[(i32, i32); 16]> = all.copied().collect();
    spans.sort_unstable();
    let mut years = 0;
    let mut next = i64::from(i32::MIN);
    for (first, last) in spans {
        let (first, after) = (i64::from(first).max(next), i64::from(last) + 1);
        years += (after - first).max(0);
        next = next.max(after);
    }
    years
}

/// Proposes `size` projects that meet all criteria: first the largest of every member of
/// the dimensions that the sample is to be spread over, then the largest that are left.
fn propose(
    members: &mut [SampleMember],
    supports: &[Support],
    projects: &[Project],
    rules: &SampleRules,
    size: usize,
) {
    let may_be = |member: &SampleMember| member.meets_all() && member.decided.is_none();
    let mut order: Vec<usize> =
        (0..members.len()).into_par_iter().filter(|at| may_be(&members[*at])).collect();
    order.par_sort_by_cached_key(|index| {
        let project = &projects[members[*index].project];
        (-nok(supports, project), project.id.as_str())
    });
    let mut covered: Set<(usize, &str)> = Set::default();
    let mut chosen = members.par_iter().filter(|member| member.chosen).count();
    for for_spread in [true, false] {
        for &index in &order {
            if chosen >= size {
                break;
            }
            if members[index].chosen {
                continue;
            }
            let project = &projects[members[index].project];
            let of = rules.spread.iter().map(|it| spread_member(project, it)).enumerate();
            let mut new = of.filter(|member| !covered.contains(member)).peekable();
            if for_spread && new.peek().is_none() {
                continue;
            }
            let new: Vec<(usize, &str)> = new.collect();
            members[index].spread =
                new.iter().map(|(_, member)| Text::from(*member)).collect();
            members[index].chosen = true;
            covered.extend(new);
            chosen += 1;
        }
    }
}

/// The projects that may be drawn: those that meet all criteria, by id.
fn frame(members: &[SampleMember], projects: &[Project]) -> Vec<usize> {
    let mut frame: Vec<usize> =
        (0..members.len()).filter(|index| members[*index].meets_all()).collect();
    frame.sort_by_key(|index| &projects[members[*index].project].id);
    frame
}

fn drawn_from(
    rules: &SampleRules,
    frame: &[usize],
    supports: &[Support],
    projects: &[Project],
) -> Draw {
    Draw {
        method: rules.method.name(),
        seed: rules.seed.unwrap_or(1),
        frame: frame.len() as u64,
        frame_nok: frame.iter().map(|index| nok(supports, &projects[*index])).sum(),
        strata: Vec::new(),
        certain: 0,
        interval: Total::default(),
    }
}

/// Draws by chance within each stratum.
#[expect(clippy::cast_precision_loss, reason = "projects are few")]
fn draw_strata(
    members: &mut [SampleMember],
    supports: &[Support],
    projects: &[Project],
    rules: &SampleRules,
    size: usize,
) -> Draw {
    let frame = frame(members, projects);
    let mut draw = drawn_from(rules, &frame, supports, projects);
    let stratum = |index: &usize| -> Vec<String> {
        let strata = rules.strata.iter();
        strata.map(|dimension| stratum_member(&projects[*index], dimension)).collect()
    };
    let strata: Vec<Vec<String>> = frame.iter().map(stratum).collect();
    let numbers: Vec<u64> =
        frame.iter().map(|index| draw::number(draw.seed, &projects[*index].id)).collect();
    let (drawn, told) = draw::stratified(&strata, &numbers, size as u64);
    for member in members.iter_mut() {
        member.probability = Some(0.0);
    }
    for (unit, index) in frame.iter().enumerate() {
        members[*index].chosen = drawn.binary_search(&unit).is_ok();
        let of = told.iter().find(|(stratum, ..)| *stratum == strata[unit]);
        members[*index].probability =
            of.map(|(_, units, drawn)| *drawn as f64 / *units as f64);
    }
    draw.strata = told
        .into_iter()
        .map(|(keys, projects, drawn)| Stratum {
            members: rules.strata.iter().cloned().zip(keys).collect(),
            projects,
            drawn,
        })
        .collect();
    draw
}

/// Draws by chance in proportion to the amounts.
fn draw_money(
    members: &mut [SampleMember],
    supports: &[Support],
    projects: &[Project],
    rules: &SampleRules,
    size: usize,
) -> Draw {
    let frame = frame(members, projects);
    let mut draw = drawn_from(rules, &frame, supports, projects);
    let amounts: Vec<i128> =
        frame.iter().map(|index| nok(supports, &projects[*index]).0).collect();
    let start = draw::number(draw.seed, "start");
    let drawn = draw::monetary(&amounts, start, size);
    for member in members.iter_mut() {
        member.probability = Some(0.0);
    }
    for (unit, index) in frame.iter().enumerate() {
        members[*index].chosen = drawn.drawn.binary_search(&unit).is_ok();
        members[*index].probability = Some(drawn.probability(unit, amounts[unit]));
    }
    draw.certain = drawn.certain.len() as u64;
    draw.interval = Total(drawn.rest / i128::from(drawn.rest_drawn.max(1)));
    draw
}

fn stratum_member(project: &Project, dimension: &str) -> String {
    let member = match dimension {
        "country" => match project.geography.single_country() {
            Some(country) => country,
            None if project.geography.is_empty() => crate::count::UNKNOWN,
            None => crate::count::REGIONAL,
        },
        "partner" => &project.partner.name,
        _ => spread_member(project, dimension),
    };
    member.to_owned()
}

fn spread_member<'p>(project: &'p Project, dimension: &str) -> &'p str {
    match dimension {
        "region" => &project.geography.region,
        "partner_group" => &project.partner.group,
        _ => &project.unit,
    }
}

fn exceptions(
    chosen: &[&SampleMember],
    projects: &[Project],
    agreements: &[Agreement],
    keys: &[&str],
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for member in chosen.iter().filter(|member| !member.meets_all()) {
        let project = &projects[member.project];
        let missed = keys
            .iter()
            .zip(&member.meets)
            .filter(|(_, met)| !**met)
            .map(|(key, _)| Argument::from(Message::new(format!("criterion-{key}"))))
            .collect();
        let place: Option<Place> = project
            .agreements
            .first()
            .and_then(|index| agreements[*index].rows.first().copied());
        let finding = match place {
            Some(place) => Finding::at(Rule::SampleException, place),
            None => Finding::overall(Rule::SampleException),
        };
        findings.push(
            finding
                .with("project", project.id.as_str())
                .with("criteria", Argument::List(missed)),
        );
    }
    findings
}
