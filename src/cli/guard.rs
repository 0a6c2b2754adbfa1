//! Ends reading that takes too long or too much memory, with a message.

use std::cell::RefCell;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use crate::language::Language;
use crate::model::Message;
use crate::pipeline::{Input, Stage};
use crate::read::limits::Limits;

use super::{Exit, memory, print};

/// Watches the stage that reads.
pub(super) struct Guard {
    time: Duration,
    memory: u64,
    too_slow: String,
    /// Tells the watch that reading has ended.
    reading: RefCell<Option<Sender<()>>>,
}

impl Guard {
    /// A guard for these lists.
    pub(super) fn new(inputs: &[Input], limits: Limits, language: &Language) -> Self {
        let names: Vec<&str> = inputs.iter().map(|input| input.name.as_str()).collect();
        let bytes: u64 = inputs
            .iter()
            .map(|input| u64::try_from(input.bytes.len()).unwrap_or(u64::MAX))
            .sum();
        let time = limits.time(bytes);
        let say = |key: &str, limit: u64| {
            let message = Message::new(key)
                .with("file", names.join(", "))
                .with("limit", i64::try_from(limit).unwrap_or(i64::MAX));
            print::error_text(language, &message)
        };
        let too_slow = say("error-time", time.as_secs().max(1));
        memory::say(say("error-memory", limits.memory() >> 20));
        Self { time, memory: limits.memory(), too_slow, reading: RefCell::new(None) }
    }

    /// A stage has begun.
    pub(super) fn begin(&self, stage: Stage) {
        if stage != Stage::Read {
            self.end();
            return;
        }
        memory::limit(Some(self.memory));
        let (sender, receiver) = channel();
        let (time, message) = (self.time, self.too_slow.clone());
        let watch = thread::Builder::new().name("watch".to_owned()).spawn(move || {
            if receiver.recv_timeout(time) == Err(RecvTimeoutError::Timeout) {
                stop(&message);
            }
        });
        // Without a thread to watch, reading goes on unwatched.
        if watch.is_ok() {
            self.reading.replace(Some(sender));
        }
    }

    fn end(&self) {
        self.reading.replace(None);
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
