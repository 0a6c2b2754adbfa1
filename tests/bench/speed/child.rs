//! Runs the program as a process of its own, and measures it.

use std::io::Read as _;
use std::process::{Command, Stdio};
use std::time::Instant;

use wait4::Wait4 as _;

use crate::Outcome;

/// What a run took.
#[derive(Clone)]
pub(crate) struct Run {
    /// Seconds on the clock.
    pub(crate) wall: f64,
    /// Seconds of all processors.
    pub(crate) cpu: f64,
    /// The most memory that it held, in bytes.
    pub(crate) memory: u64,
    /// What it says of its stages: seconds, megabytes and name.
    pub(crate) stages: Vec<String>,
}

/// One run of the program.
pub(crate) fn run(words: &[&str]) -> Outcome<Run> {
    let begun = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_portefolje"))
        .args(words)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()?;
    let mut said = String::new();
    child.stderr.take().ok_or("no standard error")?.read_to_string(&mut said)?;
    let used = child.wait4()?;
    let wall = begun.elapsed().as_secs_f64();
    if !used.status.success() {
        return Err(format!("the program failed: {said}").into());
    }
    let cpu = used.rusage.utime + used.rusage.stime;
    let stages = said.lines().filter(|line| line.contains(" MB  ")).map(str::to_owned);
    Ok(Run {
        wall,
        cpu: cpu.as_secs_f64(),
        memory: used.rusage.maxrss,
        stages: stages.collect(),
    })
}

/// The middle one of so many runs, by the clock.
pub(crate) fn middle(
    count: usize,
    mut one: impl FnMut() -> Outcome<Run>,
) -> Outcome<Run> {
    let mut runs = Vec::new();
    for _ in 0..count.max(1) {
        runs.push(one()?);
    }
    runs.sort_by(|one, other| one.wall.total_cmp(&other.wall));
    Ok(runs.swap_remove(runs.len() / 2))
}
