//! The facts about a portfolio as it is or was.

use crate::memory::{BEFORE_CODES, CELL_UNITS, Portfolio};
use crate::model::{
    Agreement, AgreementThen, Anchor, Coding, CodingGround, FiguresThen, Project,
    ProjectThen, Snapshot,
};

/// A portfolio at a time.
#[derive(Clone, Copy)]
pub(super) struct Edition<'a> {
    /// What its facts begin with.
    pub(super) name: &'static str,
    pub(super) snapshot: &'a Snapshot,
    pub(super) portfolio: Portfolio<'a>,
}

impl Edition<'_> {
    /// How many facts of each kind there are, in their order.
    pub(super) fn count(&self) -> [usize; 6] {
        let one = self.snapshot;
        let (agreements, projects) = match self.portfolio {
            Portfolio::Present { report, .. } => {
                (report.agreements.len(), report.projects.len())
            }
            Portfolio::Remembered => (one.agreements.len(), one.projects.len()),
        };
        [
            one.inputs.len(),
            usize::from(one.last_year.is_some()),
            agreements,
            projects,
            one.gaps.len(),
            one.tables.len(),
        ]
    }

    /// Shows the cells of a fact: of which kind, and which of those.
    pub(super) fn show(&self, kind: usize, nth: usize, see: &mut dyn FnMut(&str)) {
        let one = self.snapshot;
        let mut all = |cells: &[&str]| cells.iter().for_each(|cell| see(cell));
        match kind {
            0 => {
                let (file, sha256) = &one.inputs[nth];
                all(&["input", self.name, file, sha256]);
            }
            1 => {
                let year = one.last_year.map(|year| year.to_string());
                all(&["year", self.name, &year.unwrap_or_default()]);
            }
            2 => self.agreement(nth, see),
            3 => match self.portfolio {
                Portfolio::Present { report, .. } => {
                    self.project(&ProjectThen::of(&report.projects[nth]), see);
                }
                Portfolio::Remembered => self.project(&one.projects[nth], see),
            },
            4 => all(&["gap", self.name, &one.gaps[nth]]),
            _ => {
                let Some(((table, path), figures)) = one.tables.get_index(nth) else {
                    return;
                };
                let FiguresThen { projects, agreements, nok } = figures;
                all(&["table", self.name, table, path]);
                all(&[&projects.to_string(), &agreements.to_string()]);
                all(&[&nok.0.to_string()]);
            }
        }
    }

    fn agreement(&self, nth: usize, see: &mut dyn FnMut(&str)) {
        let mut show = |anchor: &Anchor, project: &str, ore: i128| {
            let Anchor { number, parent, title, partner, country, year } = anchor;
            let year = year.map(|year| year.to_string()).unwrap_or_default();
            let (name, ore) = (self.name, ore.to_string());
            [
                "agreement",
                name,
                number,
                parent,
                title,
                partner,
                country,
                &year,
                project,
                &ore,
            ]
            .into_iter()
            .for_each(&mut *see);
        };
        match self.portfolio {
            Portfolio::Present { report, order } => {
                let agreement = &report.agreements[nth];
                let project = order.project(nth).and_then(|at| report.projects.get(at));
                let project = project.map_or("", |one| one.id.as_str());
                show(&Anchor::of(agreement), project, agreement.nok().0);
            }
            Portfolio::Remembered => {
                let AgreementThen { anchor, project, nok } =
                    &self.snapshot.agreements[nth];
                show(anchor, project, nok.0);
            }
        }
    }

    fn project(&self, one: &ProjectThen, see: &mut dyn FnMut(&str)) {
        let codes: Vec<String> = one
            .codes
            .iter()
            .map(|(dimension, code)| format!("{dimension}.{code}"))
            .collect();
        let (former, codes) = (one.former.join("\n"), codes.join("\n"));
        let cells = ["project", self.name, &one.id, &one.title, &former, &codes];
        cells.into_iter().for_each(see);
    }

    /// Whether a text may be longer than a cell.
    pub(super) fn has_long(&self) -> bool {
        let is_long = |text: &String| text.len() > CELL_UNITS;
        let one = self.snapshot;
        let portfolio = match self.portfolio {
            Portfolio::Present { report, .. } => {
                report.agreements.iter().any(is_long_agreement)
                    || report.projects.iter().any(is_long_project)
            }
            Portfolio::Remembered => {
                one.agreements.iter().any(|one| {
                    let Anchor { number, parent, title, partner, country, .. } =
                        &*one.anchor;
                    let texts = [number, parent, title, partner, country, &one.project];
                    texts.into_iter().any(is_long)
                }) || one.projects.iter().any(|one| {
                    is_long(&one.id)
                        || is_long(&one.title)
                        || long_list(one.former.iter().map(String::len))
                        || long_list(one.codes.iter().map(|(a, b)| a.len() + b.len() + 1))
                })
            }
        };
        portfolio
            || one.inputs.iter().any(|(file, sha256)| is_long(file) || is_long(sha256))
            || one.gaps.iter().any(is_long)
            || one.tables.keys().any(|(table, path)| is_long(table) || is_long(path))
    }
}

fn is_long_agreement(agreement: &Agreement) -> bool {
    let geography = &agreement.geography;
    let texts = [
        agreement.number.as_str(),
        &agreement.title,
        &agreement.partner.name,
        &geography.region,
        &geography.unknown,
    ];
    texts
        .into_iter()
        .chain(agreement.extra.parent.as_deref())
        .any(|text| text.len() > CELL_UNITS)
        || long_list(geography.countries.iter().map(|one| one.len() + 1))
}

/// What the sheet of codes says of a project: for each code what stands on the sheet, what
/// the program proposes, and the code; a `_` for nothing.
pub(super) fn marks(project: &Project) -> impl Iterator<Item = String> {
    let mark = |coding: &Coding| if coding.is_given() { 'x' } else { '?' };
    let own = project.codes.iter().flat_map(move |(dimension, codings)| {
        let codings = codings.iter();
        let own = codings.filter(|one| one.ground != CodingGround::Decided);
        own.map(move |coding| {
            let mark = mark(coding);
            format!("{mark}{mark} {dimension}.{}", coding.code)
        })
    });
    let decided = project.decided.iter().map(move |one| {
        let proposal = one.proposal.as_ref().map_or('_', mark);
        let said = if one.yes { 'x' } else { '-' };
        format!("{said}{proposal} {}.{}", one.dimension, one.code)
    });
    let before = std::iter::repeat_n(String::new(), BEFORE_CODES);
    before.chain(own).chain(decided)
}

fn is_long_project(project: &Project) -> bool {
    let codes = project.codes.iter().flat_map(|(dimension, codings)| {
        codings.iter().map(|one| dimension.len() + one.code.len() + 1)
    });
    project.id.len() > CELL_UNITS
        || project.title.len() > CELL_UNITS
        || long_list(project.former.iter().map(|id| id.as_str().len()))
        || long_list(codes)
}

/// Whether texts of these lengths, joined, may be longer than a cell.
fn long_list(lengths: impl Iterator<Item = usize>) -> bool {
    lengths.map(|length| length + 1).sum::<usize>() > CELL_UNITS
}
