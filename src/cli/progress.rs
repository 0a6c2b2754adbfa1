//! A progress bar for runs that last: on a terminal, after half a second. And the time
//! and the memory that each stage took, for those who ask.

use std::cell::{Cell, RefCell};
use std::io::IsTerminal as _;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::memory;
use crate::language::Language;
use crate::pipeline::Stage;

/// How long a run may last before a bar is shown.
const PATIENCE: Duration = Duration::from_millis(500);

/// The bar of a run.
pub(super) struct Progress<'a> {
    language: &'a Language,
    started: Instant,
    stage: Cell<u64>,
    bar: RefCell<Option<ProgressBar>>,
    shown: bool,
    /// The stages so far.
    begun: RefCell<Vec<Begun>>,
}

/// A stage that has begun.
struct Begun {
    /// Its key in the language files.
    key: &'static str,
    at: Instant,
    /// The most memory of the stage before, in bytes.
    most_before: u64,
}

impl<'a> Progress<'a> {
    /// A bar that is not shown yet; never if `quiet` or if nobody looks.
    pub(super) fn new(language: &'a Language, quiet: bool) -> Self {
        let started = Instant::now();
        Self {
            language,
            started,
            begun: RefCell::new(vec![Begun {
                key: "stage-start",
                at: started,
                most_before: 0,
            }]),
            stage: Cell::new(0),
            bar: RefCell::new(None),
            shown: !quiet && std::io::stderr().is_terminal(),
        }
    }

    /// A stage has begun.
    pub(super) fn begin(&self, stage: Stage) {
        self.note(stage.key());
        let done = self.stage.replace(self.stage.get() + 1);
        if !self.shown || self.started.elapsed() < PATIENCE {
            return;
        }
        let mut bar = self.bar.borrow_mut();
        let bar = bar.get_or_insert_with(|| {
            let bar = ProgressBar::with_draw_target(
                Some(Stage::COUNT),
                ProgressDrawTarget::stderr(),
            );
            let style = ProgressStyle::with_template("{bar:24} {pos}/{len} {msg}")
                .unwrap_or_else(|_| ProgressStyle::default_bar());
            bar.set_style(style);
            bar
        });
        bar.set_position(done);
        bar.set_message(self.language.text(stage.key()));
    }

    /// The workbook is made and is now saved; the bar is taken away.
    pub(super) fn end(&self) {
        self.note("stage-save");
        if let Some(bar) = self.bar.borrow().as_ref() {
            bar.finish_and_clear();
        }
    }

    fn note(&self, key: &'static str) {
        let (at, most_before) = (Instant::now(), memory::most());
        self.begun.borrow_mut().push(Begun { key, at, most_before });
    }

    /// A line for each stage: its seconds, the most memory that was taken in it, and what
    /// it did. The last one ends now.
    pub(super) fn timings(&self) -> String {
        let begun = self.begun.borrow();
        let ends = begun.iter().skip(1).map(|next| (next.at, next.most_before));
        let ends = ends.chain([(Instant::now(), memory::most())]);
        let lines = begun.iter().zip(ends).map(|(stage, (end, most))| {
            let seconds = end.duration_since(stage.at).as_secs_f64();
            let megabytes = most.div_ceil(1 << 20);
            format!("{seconds:9.3} s {megabytes:6} MB  {}", self.language.text(stage.key))
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}
