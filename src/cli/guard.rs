//! Ends what takes too long or too much memory, with a message.

use std::cell::{Cell, RefCell};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::language::Language;
use crate::model::Message;
use crate::pipeline::{Input, Stage};
use crate::read::limits::Limits;

use super::{Exit, memory, print};

/// Watches reading, and then all that is made of it until the workbook is written: what
/// passes as a list can still be made to take for ever.
pub(super) struct Guard {
    begun: Instant,
    reading: Watch,
    whole: Watch,
    /// Tells the watch that what it watches has ended.
    watched: RefCell<Option<Sender<()>>>,
    /// Whether reading is over.
    has_read: Cell<bool>,
}

/// How long something may take from the beginning, how much memory, and what is said if
/// it takes longer.
struct Watch {
    time: Duration,
    memory: u64,
    too_slow: String,
}

impl Guard {
    /// A guard for these lists, and an earlier report of so many bytes.
    pub(super) fn new(
        inputs: &[Input],
        earlier: u64,
        limits: Limits,
        language: &Language,
    ) -> Self {
        let names: Vec<&str> = inputs.iter().map(|input| input.name.as_str()).collect();
        let bytes: u64 = inputs
            .iter()
            .map(|input| u64::try_from(input.bytes.len()).unwrap_or(u64::MAX))
            .sum();
        let say = |key: &str, limit: u64| {
            let message = Message::new(key)
                .with("file", names.join(", "))
                .with("limit", i64::try_from(limit).unwrap_or(i64::MAX));
            print::error_text(language, &message)
        };
        let watch = |key: &str, time: Duration, memory| {
            let too_slow = say(key, time.as_secs().max(1));
            Watch { time, memory, too_slow }
        };
        let none_left = print::error_text(language, &Message::new("error-no-room"));
        let memory = limits.memory(earlier);
        memory::say(say("error-memory", memory >> 20), none_left);
        let all = bytes.saturating_add(earlier);
        Self {
            begun: Instant::now(),
            reading: watch("error-time", limits.time(all), memory),
            whole: watch(
                "error-time-whole",
                limits.whole_time(all),
                limits.whole_memory(bytes, earlier),
            ),
            watched: RefCell::new(None),
            has_read: Cell::new(false),
        }
    }

    /// A stage has begun.
    pub(super) fn begin(&self, stage: Stage) {
        match stage {
            Stage::Read => self.watch(&self.reading),
            Stage::Write => self.end(),
            _ => {
                if !self.has_read.replace(true) {
                    self.watch(&self.whole);
                }
            }
        }
    }

    fn watch(&self, watch: &Watch) {
        self.end();
        memory::limit(Some(watch.memory));
        let (sender, receiver) = channel();
        let left = watch.time.saturating_sub(self.begun.elapsed());
        let message = watch.too_slow.clone();
        let thread = thread::Builder::new().name("watch".to_owned()).spawn(move || {
            if receiver.recv_timeout(left) == Err(RecvTimeoutError::Timeout) {
                stop(&message);
            }
        });
        // Without a thread to watch, it goes on unwatched.
        if thread.is_ok() {
            self.watched.replace(Some(sender));
        }
    }

    fn end(&self) {
        self.watched.replace(None);
        memory::limit(None);
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.end();
    }
}

#[expect(clippy::exit, reason = "a thread that does not end cannot be ended otherwise")]
fn stop(message: &str) {
    print::note(message);
    std::process::exit(Exit::Nothing as i32)
}
