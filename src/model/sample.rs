//! The sample: projects chosen to be looked at more closely.

use smallvec::SmallVec;

use crate::model::{Few, Text, Total};

/// A criterion of the template, and how it is met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// Key in the template.
    pub key: String,
    /// Projects that meet it.
    pub met_by: u64,
}

/// A project, and how it stands to the sample.
#[derive(Clone, Debug, PartialEq)]
pub struct SampleMember {
    /// Index of the project.
    pub project: usize,
    /// Whether it is in the sample.
    pub chosen: bool,
    /// Whether it was chosen by hand, in the list.
    pub by_hand: bool,
    /// Whether people took it in or out in an earlier report.
    pub decided: Option<bool>,
    /// For each criterion, whether it is met.
    pub meets: SmallVec<[bool; 16]>,
    /// The kinds of spread (such as `region: Afrika`) that it was chosen for, if it was
    /// proposed for the sake of spread.
    pub spread: Few<Text>,
    /// How probable it was that it would be drawn, if a sample was drawn: 0 outside the
    /// frame.
    pub probability: Option<f64>,
}

impl SampleMember {
    /// Whether it meets every criterion.
    pub fn meets_all(&self) -> bool {
        self.meets.iter().all(|met| *met)
    }
}

/// A stratum: what its projects have in common, and how many were drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stratum {
    /// Dimension and key of each member that its projects share.
    pub members: Vec<(String, String)>,
    /// Projects in it.
    pub projects: u64,
    /// Projects drawn.
    pub drawn: u64,
}

/// How a sample was drawn by chance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draw {
    /// The method: `stratified` or `monetary-unit`.
    pub method: &'static str,
    /// What chance began with.
    pub seed: u64,
    /// Projects that could be drawn.
    pub frame: u64,
    /// Their amounts.
    pub frame_nok: Total,
    /// The strata, for a stratified sample.
    pub strata: Vec<Stratum>,
    /// Projects so large that they were certain, for a sample by monetary unit.
    pub certain: u64,
    /// The sum that one of the others was drawn from each, for a sample by monetary unit.
    pub interval: Total,
}

/// The sample.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sample {
    /// The criteria, in the template's order.
    pub criteria: Vec<Criterion>,
    /// Every project, in order of project.
    pub members: Vec<SampleMember>,
    /// Whether people chose it; otherwise it is a proposal.
    pub by_hand: bool,
    /// How it was drawn, if it was.
    pub draw: Option<Draw>,
    /// Projects in it.
    pub projects: u64,
    /// Their amounts.
    pub nok: Total,
    /// The amounts of all projects, of which `nok` is a share.
    pub nok_all: Total,
    /// Projects in it that were evaluated.
    pub evaluated: u64,
}
