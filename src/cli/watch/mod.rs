//! `watch`: converts the lists that are put into a folder, each content once.
//!
//! The folder is looked over again and again, since network shares and `OneDrive` tell of
//! nothing. What makes each list converted exactly once, also when the machine stops:
//!
//! 1. A list is read only when two looks found it unchanged and nobody else has it open.
//! 2. That it is begun is written down before it is: one that was begun three times and
//!    never ended is what stops the machine, and is given up with a note beside it.
//! 3. A process of its own makes the report of it, within the limits of `convert`.
//! 4. The report comes into being under its name in one step, and names the list's
//!    SHA-256 among its properties. That step decides.
//! 5. Only then is the hash written down. If that did not come about, the next start
//!    finds the hash in the report that is there.

mod apart;
mod journal;
mod lock;
mod log;
mod look;
mod stop;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::error::Error;
use crate::language::Language;
use crate::model::{Map, Message};
use crate::pipeline::sha256;

use super::arguments::Watch;
use super::{Exit, Outcome, convert, files, print, templates};

pub(super) use self::apart::one_list;

use self::apart::Answer;
use self::journal::{Journal, Outcome as Ending, Record};
use self::lock::Locks;
use self::log::Log;
use self::look::{Content, Sighting};

/// A list may be begun so many times without an end before it is given up.
const ATTEMPTS: u32 = 3;

/// The folders, and what is known of what lies in them.
struct Folders<'a> {
    request: &'a Watch,
    language: &'a Language,
    outbox: &'a Path,
    locks: Locks,
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
    let language = language.clone().with_names(&template);
    let outbox = request.outbox.as_deref().unwrap_or(&request.inbox);
    for folder in [&request.inbox, outbox] {
        if !folder.is_dir() {
            return Err(Error::new("error-no-folder").with("file", files::shown(folder)));
        }
    }
    let locks = Locks::take(&request.inbox, outbox)?;
    look::tidy(outbox);
    let mut folders = Folders {
        request,
        language: &language,
        outbox,
        locks,
        journal: Journal::open(outbox, &options(request))?,
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
    if folders.locks.read_only() {
        folders.say(
            &Message::new("watch-read-only")
                .with("inbox", files::shown(&request.inbox))
                .with("outbox", files::shown(outbox)),
        );
    }
    let mut unreached = None;
    let mut rounds = 0;
    while !stop.is_asked() {
        match folders.come_back().and_then(|()| folders.look(&stop)) {
            Ok(()) => unreached = None,
            Err(error) if request.once => return Err(error),
            Err(error) => {
                if unreached.as_ref() != Some(&error.message) {
                    folders.say(&error.message);
                }
                unreached = Some(error.message);
            }
        }
        rounds += 1;
        if request.once && rounds == 2 {
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
    /// Takes the folders over anew if they were away, as a share may be: the locks on them
    /// are gone then, and what lies there may be something else.
    fn come_back(&mut self) -> Result<(), Error> {
        if !self.locks.are_lost() {
            return Ok(());
        }
        for folder in [&self.request.inbox, self.outbox] {
            if !folder.is_dir() {
                let shown = files::shown(folder);
                return Err(Error::new("error-no-folder").with("file", shown));
            }
        }
        self.locks.renew()?;
        self.journal = Journal::open(self.outbox, &options(self.request))?;
        self.settled.clear();
        Ok(())
    }

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
            match self.take(path, sighting, stop) {
                Turn::Settled => {
                    self.settled.insert(path.clone(), *sighting);
                    self.said.swap_remove(path);
                }
                Turn::Later(why) => self.say_once(path, why),
            }
        }
        let here = |path: &PathBuf| found.contains_key(path);
        for (path, _) in self.last.iter().filter(|(path, _)| !here(path)) {
            // What is said beside a list goes with it.
            let _none = fs::remove_file(self.note_path(path));
        }
        self.settled.retain(|path, _| here(path));
        self.said.retain(|path, _| here(path));
        self.last = found;
        Ok(())
    }

    /// Reads a list and converts it, unless its content has been before.
    fn take(&mut self, path: &Path, sighting: &Sighting, stop: &stop::Stop) -> Turn {
        let name = files::file_name(path);
        let message = |key: &str| Message::new(key).with("file", name.as_str());
        let limits = self.request.convert.request.limits;
        let bytes = match look::read(path, sighting, limits) {
            Content::Whole(bytes) => bytes,
            Content::Gone | Content::Changing => return Turn::Later(None),
            Content::TooLarge => {
                return Turn::Later(Some(files::too_large(path, limits).message));
            }
            Content::InUse => return Turn::Later(Some(message("watch-in-use"))),
            Content::Unreadable(reason) => {
                return Turn::Later(Some(
                    message("watch-unreadable").with("reason", reason),
                ));
            }
        };
        if look::is_report(&bytes) {
            // In a folder for both they are what the watch has written.
            if self.request.outbox.is_some() {
                self.say(&message("watch-report"));
            }
            return Turn::Settled;
        }
        let hash = sha256(&bytes);
        if let Some(record) = self.journal.find(&hash) {
            let record = record.clone();
            return match self.seen(path, &name, &record) {
                Ok(()) => Turn::Settled,
                Err(error) => Turn::Later(Some(error.message)),
            };
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
            None => match self.begin(path, (&hash, &bytes), &outputs[0], stop) {
                Ok(Some(ended)) => ended.into_record(&hash, &name),
                Ok(None) => return Turn::Later(None),
                Err(error) => return Turn::Later(Some(error.message)),
            },
        };
        if let Err(error) = self.journal.add(record) {
            return Turn::Later(Some(error.message));
        }
        self.say(&said);
        Turn::Settled
    }

    /// Says of a content that was done with under another name what came of it.
    fn seen(&mut self, path: &Path, name: &str, record: &Record) -> Result<(), Error> {
        let note = self.note_path(path);
        if !record.is_failed() {
            // The name may have been that of a list that failed.
            let _none = fs::remove_file(&note);
        }
        if record.list == name {
            return Ok(());
        }
        let key = if record.is_failed() { "watch-same-failed" } else { "watch-same" };
        let message =
            Message::new(key).with("file", name).with("other", record.list.as_str());
        if record.is_failed() {
            let said = self.language.say(&message);
            write_note(&note, &format!("{said}\n{}", record.note))?;
        }
        self.say(&message);
        Ok(())
    }

    /// Where it is said why a list was not converted: beside it, or else with the reports.
    fn note_path(&self, list: &Path) -> PathBuf {
        let mut name = list.file_name().unwrap_or_default().to_owned();
        name.push(".feil.txt");
        if self.locks.read_only() {
            self.outbox.join(name)
        } else {
            list.with_file_name(name)
        }
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

    /// Converts a list; `None` if someone has said stop. If it has to wait, that counts
    /// as no attempt.
    fn begin(
        &mut self,
        list: &Path,
        (hash, bytes): (&str, &[u8]),
        output: &Path,
        stop: &stop::Stop,
    ) -> Result<Option<Ended>, Error> {
        let ended = self.attempt(list, (hash, bytes), output, stop);
        if !matches!(ended, Ok(Some(_))) {
            let name = files::file_name(list);
            let _kept = self.journal.add(Record::new(hash, &name, Ending::Later, ""));
        }
        ended
    }

    /// Writes down that a list is begun, and converts it, once more if its process is
    /// broken off.
    fn attempt(
        &mut self,
        list: &Path,
        (hash, bytes): (&str, &[u8]),
        output: &Path,
        stop: &stop::Stop,
    ) -> Result<Option<Ended>, Error> {
        let name = files::file_name(list);
        while self.journal.begun(hash) < ATTEMPTS {
            self.journal.add(Record::new(hash, &name, Ending::Begun, ""))?;
            match apart::convert(self.request, (list, bytes, output), self.language)? {
                Answer::Failed { why, note } => {
                    return self.give_up(list, why, note).map(Some);
                }
                Answer::Converted { workbook, page, agreements, projects, grave } => {
                    let output = put(output, &workbook, page.as_deref())?;
                    self.grave |= grave;
                    let _none = fs::remove_file(self.note_path(list));
                    return Ok(Some(Ended::Converted { output, agreements, projects }));
                }
                Answer::Broken(_) if stop.is_asked() => return Ok(None),
                Answer::Broken(how) => {
                    let message =
                        Message::new("watch-broken").with("file", name.as_str());
                    self.say(&message.with("how", how));
                }
            }
        }
        let message = Message::new("error-watch-broken")
            .with("file", name)
            .with("times", i64::from(self.journal.begun(hash)));
        let why = self.language.say(&message);
        let note = print::error_text(self.language, &message);
        self.give_up(list, why, note).map(Some)
    }

    /// Says beside a list why there is no report on it.
    fn give_up(
        &mut self,
        list: &Path,
        why: String,
        note: String,
    ) -> Result<Ended, Error> {
        self.grave = true;
        write_note(&self.note_path(list), &note)?;
        Ok(Ended::Failed { why, note })
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
    Failed { why: String, note: String },
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
            Self::Failed { why, note } => (
                Record::new(hash, name, Ending::Failed, "").with_note(note),
                Message::new("watch-failed").with("file", name).with("why", why),
            ),
        }
    }
}

/// Puts a workbook and its page into the outbox, and gives the workbook's name.
fn put(output: &Path, workbook: &[u8], page: Option<&[u8]>) -> Result<String, Error> {
    // A report for the public does not name its list: it is known by its bytes.
    let is_there = fs::read(output).is_ok_and(|there| there == workbook);
    let written = if is_there {
        files::Written { path: output.to_owned(), previous: None, beside: false }
    } else {
        files::write(output, workbook, files::Keep::Previous)?
    };
    if let Some(page) = page {
        convert::write_page(page, &written)?;
    }
    Ok(files::file_name(&written.path))
}

/// A fingerprint of what lists are converted with: a list that failed is tried again when
/// it changes.
fn options(request: &Watch) -> String {
    let mut bytes = Vec::new();
    for word in &request.words {
        bytes.extend(word.as_encoded_bytes());
        bytes.push(0);
    }
    // A template that is a file may have been put right; of others the version tells.
    bytes.extend(fs::read(&request.convert.template).unwrap_or_default());
    let mut print = sha256(&bytes);
    print.truncate(16);
    print
}

/// Writes a note as Windows' own editor wants it.
fn write_note(path: &Path, note: &str) -> Result<(), Error> {
    let note = note.replace('\n', "\r\n");
    files::write_over(path, format!("{note}\r\n").as_bytes())
}
