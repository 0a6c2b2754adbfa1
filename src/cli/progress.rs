//! A progress bar for runs that last: on a terminal, after half a second.

use std::cell::{Cell, RefCell};
use std::io::IsTerminal as _;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

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
}

impl<'a> Progress<'a> {
    /// A bar that is not shown yet; never if `quiet` or if nobody looks.
    pub(super) fn new(language: &'a Language, quiet: bool) -> Self {
        Self {
            language,
            started: Instant::now(),
            stage: Cell::new(0),
            bar: RefCell::new(None),
            shown: !quiet && std::io::stderr().is_terminal(),
        }
    }

    /// A stage has begun.
    pub(super) fn begin(&self, stage: Stage) {
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

    /// The run is over; the bar is taken away.
    pub(super) fn end(&self) {
        if let Some(bar) = self.bar.borrow().as_ref() {
            bar.finish_and_clear();
        }
    }
}
