//! A list under way is converted by a process of its own, so that one that takes too much
//! time or memory, or brings the program down, ends that process and not the watch.
//!
//! The process gets the list's bytes and gives the workbook's back; it writes no file. One
//! whose watcher was killed finds nobody to give them to, and ends without a trace.

use std::ffi::OsString;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::language::Language;
use crate::model::{Finding, Message, Severity};
use crate::pipeline::Input;

use super::super::arguments::{self, Watch};
use super::super::guard::Guard;
use super::super::{Exit, Outcome, convert, files, print, templates};

/// A whole conversion may take so many times as long as reading the list alone.
const TIMES_READING: u32 = 10;

/// What the other process says before the bytes.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Head {
    /// The workbook follows, in so many bytes, and the page, if it was asked for.
    Converted {
        agreements: usize,
        projects: usize,
        grave: bool,
        workbook: usize,
        page: Option<usize>,
    },
    /// There is none: why, in a line, and with what to do about it.
    Failed { why: String, note: String },
}

/// What came of a list.
pub(super) enum Answer {
    /// It was converted.
    Converted {
        workbook: Vec<u8>,
        page: Option<Vec<u8>>,
        agreements: usize,
        projects: usize,
        /// Whether there are findings of grade *error*.
        grave: bool,
    },
    /// It cannot be: why, in a line, and with what to do about it.
    Failed { why: String, note: String },
    /// The process ended without an answer, in this way.
    Broken(String),
}

/// Converts the bytes of a list to the workbook that will lie at `output`.
pub(super) fn convert(
    request: &Watch,
    (list, bytes, output): (&Path, &[u8], &Path),
    language: &Language,
) -> Result<Answer, Error> {
    let failed = |reason: String| {
        Error::new("watch-no-process")
            .with("file", files::file_name(list))
            .with("reason", reason)
    };
    let mut child =
        start(request, list, output).map_err(|error| failed(error.to_string()))?;
    let limit = request.convert.request.limits.time(length(bytes)) * TIMES_READING;
    let ended = talk(&mut child, bytes, limit);
    if ended.is_none() {
        let _ended = child.kill();
    }
    let status = child.wait().map_err(|error| failed(error.to_string()))?;
    let Some((out, said)) = ended else {
        let seconds = i64::try_from(limit.as_secs()).unwrap_or(i64::MAX);
        let message = Message::new("error-watch-time")
            .with("file", files::file_name(list))
            .with("limit", seconds);
        return Ok(Answer::Failed {
            why: language.say(&message),
            note: print::error_text(language, &message),
        });
    };
    if let Some(answer) = answer(&out) {
        return Ok(answer);
    }
    // Past a limit of reading the process ends with a message in place of an answer.
    let note = String::from_utf8_lossy(&said).trim().to_owned();
    if status.code() == Some(Exit::Nothing as i32) && !note.is_empty() {
        let label = format!("{}: ", language.text("label-error"));
        let why = note.lines().next().unwrap_or_default();
        let why = why.strip_prefix(&label).unwrap_or(why).to_owned();
        return Ok(Answer::Failed { why, note });
    }
    Ok(Answer::Broken(status.to_string()))
}

fn length(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}

/// Starts the other process: this program with the same words, and before them the two
/// paths.
fn start(request: &Watch, list: &Path, output: &Path) -> std::io::Result<Child> {
    let mut command = Command::new(program()?);
    command
        .args([OsString::from(arguments::ONE_LIST), list.into(), output.into()])
        .args(&request.words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    // Ctrl-C in a terminal goes to a whole group of processes, and would reach this one
    // before it can close its ears.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    #[cfg(windows)]
    {
        use std::os::windows::process::CommandExt as _;
        /// `CREATE_NO_WINDOW`: a watcher without a window opens none for each list.
        const NO_WINDOW: u32 = 0x0800_0000;
        command.creation_flags(NO_WINDOW);
    }
    command.spawn()
}

/// The program's own file; on Linux under the name that still leads to it when a newer
/// version has been put in its place.
fn program() -> std::io::Result<PathBuf> {
    let own = Path::new("/proc/self/exe");
    if cfg!(target_os = "linux") && own.exists() {
        Ok(own.to_owned())
    } else {
        std::env::current_exe()
    }
}

/// Hands over the list and takes what comes back on both streams; `None` past the limit.
fn talk(child: &mut Child, bytes: &[u8], limit: Duration) -> Option<(Vec<u8>, Vec<u8>)> {
    let (mut input, mut output) = (child.stdin.take(), child.stdout.take());
    let mut errors = child.stderr.take();
    thread::scope(|scope| {
        scope.spawn(move || {
            // One that has ended already takes nothing; what it said tells why.
            let Some(input) = &mut input else { return };
            let _gone = input
                .write_all(&length(bytes).to_le_bytes())
                .and_then(|()| input.write_all(bytes));
        });
        let (sender, receiver) = channel();
        let read = move |stream: Option<&mut dyn Read>| {
            let mut bytes = Vec::new();
            let _broken = stream.map(|stream| stream.read_to_end(&mut bytes));
            bytes
        };
        scope.spawn(move || {
            let out = read(output.as_mut().map(|one| one as &mut dyn Read));
            let _nobody = sender.send(out);
        });
        let said =
            scope.spawn(move || read(errors.as_mut().map(|one| one as &mut dyn Read)));
        match receiver.recv_timeout(limit) {
            Ok(out) => Some((out, said.join().unwrap_or_default())),
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                // The threads end when the process does.
                let _ended = child.kill();
                None
            }
        }
    })
}

/// What the other process said, if it said all of it.
fn answer(out: &[u8]) -> Option<Answer> {
    let end = out.iter().position(|byte| *byte == b'\n')?;
    let (head, rest) = (out.get(..end)?, out.get(end + 1..)?);
    match serde_json::from_slice(head).ok()? {
        Head::Failed { why, note } => Some(Answer::Failed { why, note }),
        Head::Converted { agreements, projects, grave, workbook, page } => {
            let (first, second) = rest.split_at_checked(workbook)?;
            if second.len() != page.unwrap_or(0) {
                return None;
            }
            Some(Answer::Converted {
                workbook: first.to_owned(),
                page: page.map(|_| second.to_owned()),
                agreements,
                projects,
                grave,
            })
        }
    }
}

/// The other process: a list on standard input, the answer on standard output.
pub(in crate::cli) fn one_list(
    request: &Watch,
    (list, output): (&Path, &Path),
    language: &Language,
) -> Outcome {
    // Whoever stops the watch may tell all its processes; the watcher says when to end.
    let _deaf = ctrlc::set_handler(|| {});
    // Without a watcher there is nobody to tell.
    let Ok(bytes) = given() else { return Ok(Exit::Nothing) };
    let template = templates::load(&request.convert.template, language)?;
    let language = language.clone().with_names(&template);
    let mut convert_request = request.convert.clone();
    convert_request.lists = vec![list.to_owned()];
    let asked = &convert_request;
    let input = Input { name: files::file_name(list), bytes };
    let own = convert::own_report(list, output, asked);
    let own = output.with_file_name(own.file_name().unwrap_or_default());
    let (lists, limits) = (std::slice::from_ref(&input), asked.request.limits);
    let earlier = convert::earlier_bytes(asked, &own, false);
    let guard = Guard::new(lists, earlier, limits, &language);
    let run = || {
        convert::refuse_name(output, asked, &template)?;
        let inputs = (convert::previous(asked, &own, false)?, vec![input]);
        let places = (&asked.lists[..], output);
        let stage = |stage| guard.begin(stage);
        let (report, workbook) =
            convert::report(asked, &template, (&language, &stage), inputs, places)?;
        let page = convert::page(asked, &report, &template, &language)?;
        Ok::<_, Error>((report, workbook, page))
    };
    let said = |message: &Message| Head::Failed {
        why: language.say(message),
        note: print::error_text(&language, message),
    };
    let made = std::panic::catch_unwind(std::panic::AssertUnwindSafe(run));
    let (head, workbook, page) = match made {
        Ok(Ok((report, workbook, page))) => {
            let is_grave = |one: &Finding| one.rule.severity() == Severity::Error;
            let head = Head::Converted {
                agreements: report.agreements.len(),
                projects: report.projects.len(),
                grave: report.findings.iter().any(is_grave),
                workbook: workbook.len(),
                page: page.as_ref().map(String::len),
            };
            (head, workbook, page.unwrap_or_default())
        }
        Ok(Err(error)) => (said(&error.message), Vec::new(), String::new()),
        Err(panic) => {
            (said(&print::fault_message(panic.as_ref())), Vec::new(), String::new())
        }
    };
    let _nobody = give(&head, &workbook, page.as_bytes());
    Ok(Exit::Done)
}

/// The list that the watcher gives; part of one is none.
fn given() -> std::io::Result<Vec<u8>> {
    let mut input = std::io::stdin().lock();
    let mut length = [0; 8];
    input.read_exact(&mut length)?;
    let length = u64::from_le_bytes(length);
    let mut bytes = Vec::new();
    input.take(length).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()) == Ok(length) {
        Ok(bytes)
    } else {
        Err(std::io::ErrorKind::UnexpectedEof.into())
    }
}

fn give(head: &Head, workbook: &[u8], page: &[u8]) -> std::io::Result<()> {
    let mut output = std::io::stdout().lock();
    serde_json::to_writer(&mut output, head)?;
    for part in [b"\n".as_slice(), workbook, page] {
        output.write_all(part)?;
    }
    output.flush()
}

#[cfg(test)]
mod tests {
    use super::{Answer, Head, answer};

    #[test]
    fn an_answer_that_was_cut_off_is_none() {
        let head = Head::Converted {
            agreements: 3,
            projects: 2,
            grave: false,
            workbook: 4,
            page: Some(2),
        };
        let mut said = serde_json::to_vec(&head).unwrap();
        said.extend(b"\nbookpa");
        let Some(Answer::Converted { workbook, page, .. }) = answer(&said) else {
            panic!("no answer");
        };
        assert_eq!((workbook, page), (b"book".to_vec(), Some(b"pa".to_vec())));
        for end in 0..said.len() {
            assert!(answer(&said[..end]).is_none(), "{end}");
        }
    }
}
