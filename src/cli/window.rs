//! The desk: opens what was written, and keeps open a window that was made for the run.

use std::io::{IsTerminal as _, Read as _};
use std::path::Path;

use crate::language::Language;
use crate::model::Message;

use super::{files, print};

/// Opens a file with the program that the desk has for it. Failing to is no fault of the
/// run: the file is there.
pub(super) fn open(path: &Path, language: &Language) {
    if let Err(error) = open::that_detached(path) {
        let message = Message::new("error-not-opened")
            .with("file", files::shown(path))
            .with("reason", error.to_string());
        print::note(&language.say(&message));
    }
}

/// Waits for Enter, if someone is there to press it.
pub(super) fn wait(asked: bool, language: &Language) {
    let is_terminal = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    if !is_terminal || !is_own(asked) {
        return;
    }
    print::note(&format!("\n{}", language.text("wait-for-enter")));
    let _gone = std::io::stdin().lock().read(&mut [0]);
}

/// Whether the window was opened for this run alone, as an icon says with `--wait`.
pub(super) fn is_own(asked: bool) -> bool {
    asked || is_own_window()
}

/// Whether the window was opened for this run alone: on Windows, when the desktop itself
/// and no shell started the program, as when files are dropped on its icon. Elsewhere
/// icons say so with `--wait`.
#[cfg(windows)]
fn is_own_window() -> bool {
    parent_name().is_some_and(|name| name == "explorer.exe")
}

/// The name of the program that started this one, in small letters.
#[cfg(windows)]
fn parent_name() -> Option<String> {
    use sysinfo::{Pid, ProcessRefreshKind, ProcessesToUpdate, System};
    let mut system = System::new().ok()?;
    let mut look = |pid: Pid| {
        let (what, which) = (ProcessRefreshKind::nothing(), [pid]);
        system.refresh_processes_specifics(ProcessesToUpdate::Some(&which), true, what);
        let process = system.process(pid)?;
        Some((process.parent(), process.name().to_string_lossy().to_lowercase()))
    };
    let (parent, _) = look(Pid::from_u32(std::process::id()))?;
    Some(look(parent?)?.1)
}

#[cfg(not(windows))]
const fn is_own_window() -> bool {
    false
}
