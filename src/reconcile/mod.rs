//! Everything → controls: conservation, closing totals, published figures.

mod published;

use rayon::prelude::*;

use crate::count::Portfolio;
use crate::model::{
    Agreement, Argument, Conservation, Control, ControlFormat, ControlKind,
    ControlStatus, Finding, List, Message, Place, Project, Sample, Set, Sources, Table,
    Total,
};
use crate::template::Template;

/// What the controls look at.
pub struct Inputs<'a> {
    /// Rows and kroner accounted for.
    pub conservation: &'a Conservation,
    /// The lists.
    pub lists: &'a [List],
    /// Files and sheets.
    pub sources: &'a Sources,
    /// Agreements, projects and sample marks.
    pub portfolio: Portfolio<'a>,
    /// Tables.
    pub tables: &'a [Table],
    /// The sample.
    pub sample: &'a Sample,
}

/// All controls, and findings for those that fail or need an explanation.
pub fn reconcile(
    inputs: &Inputs<'_>,
    template: &Template,
) -> (Vec<Control>, Vec<Finding>) {
    let mut controls = laws(inputs.conservation, inputs.portfolio);
    let closing = |table: &Table| closing(table, inputs.portfolio);
    controls.par_extend(inputs.tables.par_iter().map(closing));
    controls.extend(inputs.lists.iter().flat_map(|list| stated(list, inputs.sources)));
    let (published, findings) = published::compare(inputs, template);
    controls.extend(published);
    (controls, findings)
}

/// Laws 1 to 3 of the program, with their figures.
///
/// They hold by construction; a violation is a fault of ours and stops the run.
fn laws(conservation: &Conservation, portfolio: Portfolio<'_>) -> Vec<Control> {
    let rows = conservation.rows;
    let accounted = rows.used + rows.blank + rows.structure + rows.not_used;
    assert_eq!(rows.read, accounted, "a row was lost or counted twice");
    let sum = conservation.nok_used + conservation.nok_not_used;
    assert_eq!(conservation.nok_read, sum, "kroner were lost or counted twice");
    let in_agreements: Total = portfolio.agreements.par_iter().map(Agreement::nok).sum();
    assert_eq!(conservation.nok_used, in_agreements, "agreements and rows disagree");
    let members: usize =
        portfolio.projects.par_iter().map(|project| project.agreements.len()).sum();
    assert_eq!(
        members,
        portfolio.agreements.len(),
        "an agreement is in no or two projects"
    );
    assert!(
        portfolio.projects.par_iter().all(|project| !project.agreements.is_empty()),
        "a project has no agreement"
    );
    let in_projects: Total =
        portfolio.projects.par_iter().map(|one| nok(portfolio.agreements, one)).sum();
    assert_eq!(in_projects, in_agreements, "grouping changed the total");
    let count = |key, expected: u64, ours: u64| {
        control(
            ControlKind::Law,
            Message::new(key),
            ControlFormat::Count,
            (expected, ours),
        )
    };
    vec![
        count("control-rows", rows.read, accounted),
        money(ControlKind::Law, Message::new("control-nok"), conservation.nok_read, sum),
        count("control-agreements", portfolio.agreements.len() as u64, members as u64),
        money(
            ControlKind::Law,
            Message::new("control-grouping"),
            in_agreements,
            in_projects,
        ),
    ]
}

fn nok(agreements: &[Agreement], project: &Project) -> Total {
    project.agreements.iter().map(|index| agreements[*index].nok()).sum()
}

/// Law 4: a table closes on its base. Where a project stands under each of its codes,
/// the rows hold as many projects as there are codes given, counted from the projects;
/// codes that are shown together count as one.
fn closing(table: &Table, portfolio: Portfolio<'_>) -> Control {
    let rows = || table.rows.iter().filter(|row| row.level == 0);
    let codebook = table.rows_by.first().filter(|dimension| {
        let mut projects = portfolio.projects.iter();
        projects.any(|project| project.codes.get(dimension).is_some())
    });
    let Some(dimension) = codebook else {
        let sum: Total = rows().map(|row| row.figures.nok).sum();
        assert_eq!(sum, table.base.nok, "table {} does not close", table.key);
        let what = about(table, "control-table");
        return money(ControlKind::Closing, what, table.base.nok, sum);
    };
    let shown: Set<&str> = rows().map(|row| row.key.as_str()).collect();
    let given = |index: usize| {
        let codes = portfolio.projects[index].codes.get(dimension).unwrap_or_default();
        let alone = codes.iter().filter(|one| shown.contains(one.code.as_str())).count();
        alone + usize::from(alone < codes.len().max(1))
    };
    let codes: usize = portfolio.in_scope(&table.scope).map(given).sum();
    let ours: u64 = rows().map(|row| row.figures.projects).sum();
    assert_eq!(codes as u64, ours, "table {} counts a code twice or never", table.key);
    let what = about(table, "control-table-codes");
    control(ControlKind::Closing, what, ControlFormat::Count, (codes as u64, ours))
}

/// A control's text about a table, named with its scope: several may share a title.
fn about(table: &Table, key: &str) -> Message {
    let scope = Argument::name("scope", table.scope.key.as_str());
    Message::new(key).with("table", table.title.clone()).with("scope", scope)
}

/// Totals that the list itself states.
fn stated(list: &List, sources: &Sources) -> Vec<Control> {
    list.totals
        .iter()
        .map(|total| {
            let place =
                Place { sheet: list.sheet, row: total.row, column: Some(total.column) };
            let what =
                Message::new("control-stated-total").with("place", sources.show(place));
            money(ControlKind::StatedTotal, what, total.stated.into(), total.computed)
        })
        .collect()
}

fn money(kind: ControlKind, what: Message, expected: Total, ours: Total) -> Control {
    let agrees = expected == ours;
    Control {
        kind,
        what,
        expected: expected.in_kroner(),
        ours: ours.in_kroner(),
        tolerance: 0.0,
        format: ControlFormat::Kroner,
        status: if agrees { ControlStatus::Ok } else { ControlStatus::Failed },
        remark: None,
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
fn control(
    kind: ControlKind,
    what: Message,
    format: ControlFormat,
    (expected, ours): (u64, u64),
) -> Control {
    Control {
        kind,
        what,
        expected: expected as f64,
        ours: ours as f64,
        tolerance: 0.0,
        format,
        status: if expected == ours { ControlStatus::Ok } else { ControlStatus::Failed },
        remark: None,
    }
}

/// A text as it stands.
fn verbatim(text: &str) -> Argument {
    Argument::from(text.to_owned())
}
