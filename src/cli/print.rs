//! What people see in the terminal: results on standard output, all else on standard
//! error, coloured on a terminal only.

use std::any::Any;
use std::io::Write as _;

use anstyle::{AnsiColor, Style};

use crate::language::Language;
use crate::model::{Finding, Message, Severity, Sources};

use super::Exit;

const RED: Style = AnsiColor::Red.on_default().bold();
const YELLOW: Style = AnsiColor::Yellow.on_default().bold();
const CYAN: Style = AnsiColor::Cyan.on_default().bold();

/// A result. A reader that has gone away, such as `head`, is no fault.
pub(super) fn out(text: &str) {
    let mut stream = anstream::stdout();
    let _gone = writeln!(stream, "{}", text.trim_end_matches('\n'));
}

/// A line beside the result.
pub(super) fn note(text: &str) {
    let mut stream = anstream::stderr();
    let _gone = writeln!(stream, "{text}");
}

/// Why nothing was written.
pub(super) fn error(language: &Language, message: &Message) {
    let label = language.text("label-error");
    note(&format!("{RED}{label}{RED:#}: {}", said(language, message)));
}

/// The same as a text without colour, for where nothing can be made any more.
pub(super) fn error_text(language: &Language, message: &Message) -> String {
    format!("{}: {}", language.text("label-error"), said(language, message))
}

/// An error with what to do about it.
fn said(language: &Language, message: &Message) -> String {
    let mut text = language.say(message);
    let advice = format!("{}.do", message.key);
    if language.has(&advice) {
        let arguments = message.arguments.clone();
        let advice = language.say(&Message { key: advice.into(), arguments });
        text = format!("{text}\n  {advice}");
    }
    text
}

/// What the standard library and rayon say where the machine gives no more threads.
const NO_THREAD: [&str; 2] = ["failed to spawn thread", "ThreadPoolBuildError"];

/// Says a fault of our own, or that the machine had no room, and how that ends.
pub(super) fn fault(language: &Language, panic: &(dyn Any + Send)) -> Exit {
    let message = fault_message(panic);
    error(language, &message);
    if message.key == "error-no-room" { Exit::Nothing } else { Exit::Fault }
}

/// A fault of our own, to be said; that the machine gave no thread is none.
pub(super) fn fault_message(panic: &(dyn Any + Send)) -> Message {
    let text = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("?");
    if NO_THREAD.iter().any(|said| text.contains(said)) {
        return Message::new("error-no-room");
    }
    Message::new("error-fault").with("text", text)
}

/// A finding with what to do about it.
pub(super) fn finding(
    language: &Language,
    sources: &Sources,
    finding: &Finding,
) -> String {
    let advice = language.say(&finding.advice());
    format!("{}\n  {advice}", finding_line(language, sources, finding))
}

/// A finding: grade, code, place, what it is and what to do.
pub(super) fn finding_line(
    language: &Language,
    sources: &Sources,
    finding: &Finding,
) -> String {
    let (style, label) = match finding.rule.severity() {
        Severity::Error => (RED, "label-error"),
        Severity::Warning => (YELLOW, "label-warning"),
        Severity::Note => (CYAN, "label-note"),
    };
    let label = language.text(label);
    let code = finding.rule.code();
    let place = match (finding.place, finding.sheet) {
        (Some(place), _) => format!("{}: ", sources.show(place)),
        (None, Some(sheet)) => {
            format!("{} › {}: ", sources.file_name(sheet), sources.sheet_name(sheet))
        }
        (None, None) => String::new(),
    };
    let what = language.say(&finding.message());
    format!("{style}{label}[{code}]{style:#} {place}{what}")
}
