//! Ctrl-C, and the system's own word to stop: the list under way is finished first.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// Whether someone has said stop.
pub(super) struct Stop {
    asked: Arc<(AtomicBool, Mutex<()>, Condvar)>,
}

impl Stop {
    /// Begins to listen. Where the system lets nobody listen, a stop ends the program at
    /// once, which loses nothing.
    pub(super) fn new() -> Self {
        let asked = Arc::new((AtomicBool::new(false), Mutex::new(()), Condvar::new()));
        let heard = Arc::clone(&asked);
        let _deaf = ctrlc::set_handler(move || {
            let _held = heard.1.lock().unwrap_or_else(PoisonError::into_inner);
            heard.0.store(true, Ordering::SeqCst);
            heard.2.notify_all();
        });
        Self { asked }
    }

    /// Whether someone has.
    pub(super) fn is_asked(&self) -> bool {
        self.asked.0.load(Ordering::SeqCst)
    }

    /// Waits so long, or until someone does.
    pub(super) fn wait(&self, time: Duration) {
        let (asked, lock, bell) = &*self.asked;
        let guard = lock.lock().unwrap_or_else(PoisonError::into_inner);
        let not_yet = |(): &mut ()| !asked.load(Ordering::SeqCst);
        drop(bell.wait_timeout_while(guard, time, not_yet));
    }
}
