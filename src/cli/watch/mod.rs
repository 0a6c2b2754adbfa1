//! `watch`: converts the lists that are put into a folder, each content once.
//!
//! The folder is looked over again and again, since network shares and `OneDrive` tell of
//! nothing. What makes each list converted exactly once, also when the machine stops:
//!
//! 1. A list is read only when two looks found it unchanged and nobody else has it open.
//! 2. Its report comes into being under its name in one step, and names the list's
//!    SHA-256 among its properties. That step decides.
//! 3. Only then is the hash written down. If that did not come about, the next start
//!    finds the hash in the report that is there.

mod journal;
mod lock;
mod log;
mod look;
mod stop;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::error::Error;
use crate::language::Language;
use crate::model::{Map, Message, Severity};
use crate::pipeline::{Input, Stage, sha256};
use crate::template::Template;

use super::arguments::Watch;
use super::{Exit, Outcome, convert, files, print, templates};

use self::journal::{Journal, Outcome as Ending, Record};
use self::log::Log;
use self::look::{Content, Sighting};

/// The folders, and what is known of what lies in them.
struct Folders<'a> {
    request: &'a Watch,
    template: &'a Template,
    language: &'a Language,
    outbox: &'a Path,
    journal: Journal,
    log: Log,
    /// What the last look found.
    last: Map<PathBuf, Sighting>,
    /// Files that are done with as long as they stay as they are.
    settled: Map<PathBuf, Sighting>,
    /// What has been said of a file that has to wait, so that it is said once.
    said: Map<PathBuf, String>,
    /// Whether a list failed, or has findings of grade *error*.
    grave: bool,
}

/// What became of a list at this look.
enum Turn {
    /// It is done with.
    Settled,
    /// Another look is needed, and why, if it is worth a word.
    Later(Option<Message>),
}

/// Looks over the folder until someone says stop.
pub(super) fn watch(request: &Watch, language: &Language) -> Outcome {
    let template = templates::load(&request.convert.template, language)?;
    let language = Language::new(language.tag()).with_names(&template);
    let outbox = request.outbox.as_deref().unwrap_or(&request.inbox);
    for folder in [&request.inbox, outbox] {
        if !folder.is_dir() {
            return Err(Error::new("error-no-folder").with("file", files::shown(folder)));
        }
    }
    let _locks = lock::both(&request.inbox, outbox)?;
    look::tidy(outbox);
    let mut folders = Folders {
        request,
        template: &template,
        language: &language,
        outbox,
        journal: Journal::open(outbox)?,
        log: Log::new(outbox),
        last: Map::default(),
        settled: Map::default(),
        said: Map::default(),
        grave: false,
    };
    let stop = stop::Stop::new();
    let key = if request.once { "watch-once" } else { "watch-begins" };
    folders.say(
        &Message::new(key)
            .with("inbox", files::shown(&request.inbox))
            .with("outbox", files::shown(outbox))
            .with("seconds", i64::try_from(request.interval.as_secs()).unwrap_or(0)),
    );
    let mut reached = true;
    let mut looks = 0;
    while !stop.is_asked() {
        match folders.look(&stop) {
            Ok(()) => reached = true,
            Err(error) if request.once => return Err(error),
            Err(error) => {
                if reached {
                    folders.say(&error.message);
                }
                reached = false;
            }
        }
        looks += 1;
        if request.once && looks == 2 {
            break;
        }
        let pause = if request.once {
            request.interval.min(Duration::from_secs(1))
        } else {
            request.interval
        };
        stop.wait(pause);
    }
    folders.say(&Message::new("watch-ends"));
    let findings = request.convert.strict && folders.grave;
    Ok(if findings { Exit::Findings } else { Exit::Done })
}

impl Folders<'_> {
    /// One look: takes each list that has not changed since the one before.
    fn look(&mut self, stop: &stop::Stop) -> Result<(), Error> {
        let found = look::look(&self.request.inbox)?;
        for (path, sighting) in &found {
            if stop.is_asked() {
                return Ok(());
            }
            if self.settled.get(path) == Some(sighting) {
                continue;
            }
            if self.last.get(path) != Some(sighting) {
                continue;
            }
            match self.take(path, sighting) {
                Turn::Settled => {
                    self.settled.insert(path.clone(), *sighting);
                    self.said.swap_remove(path);
                }
                Turn::Later(why) => self.say_once(path, why),
            }
        }
        let here = |path: &PathBuf| found.contains_key(path);
        self.settled.retain(|path, _| here(path));
        self.said.retain(|path, _| here(path));
        self.last = found;
        Ok(())
    }

    /// Reads a list and converts it, unless its content has been before.
    fn take(&mut self, path: &Path, sighting: &Sighting) -> Turn {
        let name = files::file_name(path);
        let message = |key: &str| Message::new(key).with("file", name.as_str());
        let bytes = match look::read(path, sighting) {
            Content::Whole(bytes) => bytes,
            Content::Gone | Content::Changing => return Turn::Later(None),
            Content::InUse => return Turn::Later(Some(message("watch-in-use"))),
            Content::Unreadable(reason) => {
                return Turn::Later(Some(
                    message("watch-unreadable").with("reason", reason),
                ));
            }
        };
        if look::is_report(&bytes) {
            return Turn::Settled;
        }
        let hash = sha256(&bytes);
        if let Some(record) = self.journal.find(&hash) {
            if record.list != name {
                let other = record.list.clone();
                self.say(&message("watch-same").with("other", other));
            }
            return Turn::Settled;
        }
        let outputs = self.outputs(path, &name);
        let done = outputs.iter().find(|path| look::is_report_of(path, &hash));
        let (record, said) = match done {
            // The machine stopped between the report and the note of it.
            Some(output) => {
                let output = files::file_name(output);
                let said = message("watch-found").with("output", output.as_str());
                (Record::new(&hash, &name, Ending::Converted, &output), said)
            }
            None => {
                match self.convert(path, Input { name: name.clone(), bytes }, &outputs[0])
                {
                    Ok(ended) => ended.into_record(&hash, &name),
                    Err(error) => return Turn::Later(Some(error.message)),
                }
            }
        };
        if let Err(error) = self.journal.add(record) {
            return Turn::Later(Some(error.message));
        }
        self.say(&said);
        Turn::Settled
    }

    /// Where the report of a list may stand: the first is where a new one is put.
    fn outputs(&self, path: &Path, name: &str) -> Vec<PathBuf> {
        let edition = self.request.convert.request.edition;
        let usual = files::file_name(&files::output_path(path, None, edition));
        // The list's ending too, so that `a.csv` and `a.xlsx` have a report each.
        let longer = path.with_file_name(format!("{name}.x"));
        let full = files::file_name(&files::output_path(&longer, None, edition));
        let taken = self.journal.is_taken_by_other(&usual, name);
        let mut outputs = [self.outbox.join(usual), self.outbox.join(full)];
        if taken {
            outputs.reverse();
        }
        outputs.to_vec()
    }

    /// Converts a list. What is wrong with the list is written beside it; what is wrong
    /// with the folder is an error, and the list is tried again.
    fn convert(
        &mut self,
        list: &Path,
        input: Input,
        output: &Path,
    ) -> Result<Ended, Error> {
        let note = note_path(list);
        let request = super::arguments::Convert {
            lists: vec![list.to_owned()],
            ..self.request.convert.clone()
        };
        let (template, language) = (self.template, self.language);
        let run = || {
            convert::refuse_name(output, &request, template)?;
            let own = convert::own_report(list, output, &request);
            let own = self.outbox.join(own.file_name().unwrap_or_default());
            let inputs = (convert::previous(&request, &own, false)?, vec![input]);
            let places = (&request.lists[..], output);
            let unseen = |_: Stage| {};
            let told = (language, &unseen as &dyn Fn(Stage));
            let (report, bytes) =
                convert::report(&request, template, told, inputs, places)?;
            let page = convert::page(&request, &report, template, language)?;
            Ok((report, bytes, page))
        };
        let made = catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|panic| {
            Err(Error { message: print::fault_message(panic.as_ref()) })
        });
        let (report, bytes, page) = match made {
            Ok(made) => made,
            Err(error) => {
                self.grave = true;
                let text = print::error_text(self.language, &error.message);
                let text = text.replace('\n', "\r\n");
                files::write_over(&note, format!("{text}\r\n").as_bytes())?;
                return Ok(Ended::Failed(error.message));
            }
        };
        // A report for the public does not name its list: it is known by its bytes.
        let is_there = fs::read(output).is_ok_and(|there| there == bytes);
        let written = if is_there {
            files::Written { path: output.to_owned(), previous: None, beside: false }
        } else {
            files::write(output, &bytes)?
        };
        if let Some(page) = page {
            convert::write_page(&page, &written)?;
        }
        self.grave |=
            report.findings.iter().any(|one| one.rule.severity() == Severity::Error);
        let _none = fs::remove_file(&note);
        Ok(Ended::Converted {
            output: files::file_name(&written.path),
            agreements: report.agreements.len(),
            projects: report.projects.len(),
        })
    }

    /// Says it to whoever sits there, and to the log.
    fn say(&mut self, message: &Message) {
        let text = self.language.say(message);
        if !self.request.convert.quiet {
            print::note(&text);
        }
        self.log.write(&text);
    }

    /// Says once why a file has to wait.
    fn say_once(&mut self, path: &Path, why: Option<Message>) {
        let Some(why) = why else { return };
        let text = self.language.say(&why);
        if self.said.get(path) != Some(&text) {
            self.say(&why);
            self.said.insert(path.to_owned(), text);
        }
    }
}

/// How a list ended.
enum Ended {
    Converted { output: String, agreements: usize, projects: usize },
    Failed(Message),
}

impl Ended {
    /// What is written down of it, and what is said.
    fn into_record(self, hash: &str, name: &str) -> (Record, Message) {
        match self {
            Self::Converted { output, agreements, projects } => (
                Record::new(hash, name, Ending::Converted, &output),
                Message::new("watch-converted")
                    .with("file", name)
                    .with("output", output.as_str())
                    .with("agreements", agreements)
                    .with("projects", projects),
            ),
            Self::Failed(message) => (
                Record::new(hash, name, Ending::Failed, ""),
                Message::new("watch-failed").with("file", name).with("why", message),
            ),
        }
    }
}

/// Where it is said why a list was not converted.
fn note_path(list: &Path) -> PathBuf {
    let mut name = list.file_name().unwrap_or_default().to_owned();
    name.push(".feil.txt");
    list.with_file_name(name)
}
