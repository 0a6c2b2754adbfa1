//! The memory that is taken, which the program's allocator counts, and its limit while
//! lists are read.

use std::io::Write as _;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicIsize, Ordering};

use super::Exit;

/// Bytes that are taken and not given back.
static USED: AtomicIsize = AtomicIsize::new(0);
/// The most of these since it was last asked.
static MOST: AtomicIsize = AtomicIsize::new(0);
/// Bytes that may be taken.
static LIMIT: AtomicIsize = AtomicIsize::new(isize::MAX);
/// What is said when that is passed; made beforehand, since then nothing can be made.
static MESSAGE: OnceLock<String> = OnceLock::new();
/// What is said when the machine has no memory left, whatever the limit.
static NONE_LEFT: OnceLock<String> = OnceLock::new();

/// What is said before there is such a message, and before the language is known.
const BEFORE: &str = "portefolje: ikke nok minne (not enough memory)\n";

/// Counts bytes taken (or, if negative, given back), and says how many are in use; ends the
/// program past the limit.
pub fn note(bytes: isize) -> isize {
    let used = USED.fetch_add(bytes, Ordering::Relaxed).saturating_add(bytes);
    if bytes > 0 {
        MOST.fetch_max(used, Ordering::Relaxed);
        if used > LIMIT.load(Ordering::Relaxed) {
            stop();
        }
    }
    used
}

/// The most bytes that were taken at a time since this was last asked. What the allocator
/// itself needs is not among them, and threads tell of theirs in pieces.
pub(super) fn most() -> u64 {
    let used = USED.load(Ordering::Relaxed);
    let most = MOST.swap(used, Ordering::Relaxed);
    u64::try_from(most).unwrap_or_default()
}

/// Ends the program with the message that a limit is passed; nothing is written.
fn stop() -> ! {
    end(&MESSAGE)
}

/// Ends the program with the message that the machine has no memory left.
pub fn none_left() -> ! {
    end(&NONE_LEFT)
}

#[expect(clippy::exit, reason = "there is no memory left to go back with")]
fn end(message: &OnceLock<String>) -> ! {
    let message = message.get().map_or(BEFORE, String::as_str);
    // Nobody is left to be told if this fails as well.
    let _ = std::io::stderr().write_all(message.as_bytes());
    std::process::exit(Exit::Nothing as i32)
}

/// What is said when the limit is passed, and when the machine has no memory left.
pub(super) fn say(passed: String, none_left: String) {
    MESSAGE.get_or_init(|| passed);
    NONE_LEFT.get_or_init(|| none_left);
}

/// Sets the limit, in bytes beyond those that are taken now; `None` lifts it.
pub(super) fn limit(bytes: Option<u64>) {
    let used = USED.load(Ordering::Relaxed);
    let limit = bytes.map_or(isize::MAX, |bytes| {
        used.saturating_add(isize::try_from(bytes).unwrap_or(isize::MAX))
    });
    LIMIT.store(limit, Ordering::Relaxed);
}
