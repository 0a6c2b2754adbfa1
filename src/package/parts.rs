//! The parts of a package on their way into the file: copied, packed as texts, or filled
//! with blocks that all cores make and pack while others are written.

use std::cell::RefCell;

use rayon::prelude::*;

use crate::error::Error;
use crate::package::piece::Piece;
use crate::package::zip::{Entry, Sink, Zip};

/// A text of more bytes is packed in pieces.
const LONG: usize = 1 << 20;
/// So many pieces are made before they are written. All of them are in memory by then.
const WINDOW: usize = 64;

thread_local! {
    /// The block under way: a new text for each would be memory asked of the system.
    static INSIDE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// The inside of a part, made in blocks by any thread, each by itself.
pub(crate) trait Blocks: Send + Sync {
    /// How many.
    fn count(&self) -> usize;
    /// Adds a block to `inside`, and to `after` what stands for it behind the inside.
    fn write(&self, block: usize, inside: &mut String, after: &mut String);
}

/// A block that is made and packed, with what stands for it behind the inside.
pub(crate) struct Packed {
    piece: Piece,
    after: String,
}

impl Packed {
    /// Makes and packs a block.
    ///
    /// # Errors
    ///
    /// `write-failed`, a fault of the packing library.
    pub(crate) fn new(blocks: &dyn Blocks, block: usize) -> Result<Self, Error> {
        let (mut inside, mut after) = (INSIDE.take(), String::new());
        inside.clear();
        blocks.write(block, &mut inside, &mut after);
        let piece = Piece::new(inside.as_bytes());
        INSIDE.set(inside);
        Ok(Self { piece: piece?, after })
    }
}

/// Blocks that go into the text of a part.
pub(super) struct Filling<'a> {
    /// Where they go.
    pub(super) at: usize,
    /// Where what stands behind them goes, further on in the text.
    pub(super) after: usize,
    /// What stands around that, if there is any.
    pub(super) around: [&'static str; 2],
    pub(super) blocks: Box<dyn Blocks + 'a>,
    /// All of them, if they are packed already; else none.
    pub(super) ahead: Vec<Packed>,
}

/// A part to be written.
pub(super) enum Part<'a> {
    /// As it is in another package.
    Copied { name: String, packed: bool, sum: u32, length: u64, bytes: Vec<u8> },
    /// A text.
    Text { name: String, text: String, filling: Option<Filling<'a>> },
}

/// What a thread does by itself.
enum Job<'p> {
    Copy(&'p Part<'p>),
    /// Begins a part of this name.
    Begin(&'p str),
    /// A piece of a text; whether it is the last one.
    Piece(&'p [u8], bool),
    /// A block that is packed already.
    Ahead(&'p Packed),
    Block(&'p dyn Blocks, usize),
    /// The rest of a part, after its blocks.
    Rest(&'p str, &'p Filling<'p>),
    /// The same where all blocks are packed already.
    KnownRest(&'p str, &'p Filling<'p>),
    End,
}

/// Writes the parts, in order: what is packed while what comes next is being packed.
pub(super) fn write(parts: &[Part<'_>], out: &mut dyn Sink) -> Result<(), Error> {
    let jobs: Vec<Job<'_>> = parts.iter().flat_map(jobs).collect();
    let mut windows = jobs.chunks(WINDOW).map(|window| {
        let done = window.par_iter().with_max_len(1).map(Job::done);
        (window, done.collect::<Result<Vec<Option<Packed>>, Error>>())
    });
    let mut writer = Writer { zip: Zip::new(out), after: String::new() };
    let mut ready = windows.next();
    while let Some((window, done)) = ready {
        let done = done?;
        let written;
        (written, ready) = rayon::join(|| writer.put(window, done), || windows.next());
        written?;
    }
    writer.zip.finish()
}

/// Parts under way into the file.
struct Writer<'a> {
    zip: Zip<'a>,
    /// What the blocks of the part so far want to stand behind them.
    after: String,
}

impl Writer<'_> {
    fn put(&mut self, jobs: &[Job<'_>], done: Vec<Option<Packed>>) -> Result<(), Error> {
        let Self { zip, after } = self;
        for (job, done) in jobs.iter().zip(done) {
            if let Some(packed) = done {
                zip.piece(&packed.piece)?;
                after.push_str(&packed.after);
                continue;
            }
            match job {
                // What stands behind the blocks is with the known rest.
                Job::Ahead(packed) => zip.piece(&packed.piece)?,
                Job::Begin(name) => zip.begin(name)?,
                Job::End => zip.end()?,
                Job::Rest(text, filling) => {
                    let rest = filling.rest(text, after);
                    after.clear();
                    for piece in packed(&rest)? {
                        zip.piece(&piece)?;
                    }
                }
                Job::Copy(part) => copy(zip, part)?,
                Job::Piece(..) | Job::Block(..) | Job::KnownRest(..) => {}
            }
        }
        Ok(())
    }
}

fn copy(zip: &mut Zip<'_>, part: &Part<'_>) -> Result<(), Error> {
    let Part::Copied { name, packed, sum, length, bytes } = part else { return Ok(()) };
    let packed_length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let entry =
        Entry { name, packed: *packed, sum: *sum, packed_length, length: *length };
    zip.whole(&entry, bytes)
}

fn jobs<'p>(part: &'p Part<'_>) -> Vec<Job<'p>> {
    let (name, text, filling) = match part {
        Part::Copied { .. } => return vec![Job::Copy(part)],
        Part::Text { name, text, filling } => (name, text, filling),
    };
    let mut jobs = vec![Job::Begin(name)];
    if let Some(filling) = filling {
        let (head, _) = text.as_bytes().split_at(filling.at.min(text.len()));
        jobs.push(Job::Piece(head, false));
        let blocks = &*filling.blocks;
        if filling.ahead.len() == blocks.count() {
            jobs.extend(filling.ahead.iter().map(Job::Ahead));
            jobs.push(Job::KnownRest(text, filling));
        } else {
            jobs.extend((0..blocks.count()).map(|block| Job::Block(blocks, block)));
            jobs.push(Job::Rest(text, filling));
        }
    } else {
        let count = text.len().div_ceil(LONG).max(1);
        let mut pieces = text.as_bytes().chunks(LONG);
        jobs.extend(
            (1..=count)
                .map(|nth| Job::Piece(pieces.next().unwrap_or_default(), nth == count)),
        );
    }
    jobs.push(Job::End);
    jobs
}

impl Job<'_> {
    /// What it packs, if it packs anything.
    fn done(&self) -> Result<Option<Packed>, Error> {
        let piece = match self {
            Self::Piece(text, true) => Piece::last(text)?,
            Self::Piece(text, false) => Piece::new(text)?,
            Self::KnownRest(text, filling) => {
                let after: String =
                    filling.ahead.iter().map(|one| one.after.as_str()).collect();
                Piece::last(filling.rest(text, &after).as_bytes())?
            }
            Self::Block(blocks, block) => return Packed::new(*blocks, *block).map(Some),
            Self::Copy(_)
            | Self::Begin(_)
            | Self::Ahead(_)
            | Self::Rest(..)
            | Self::End => return Ok(None),
        };
        Ok(Some(Packed { piece, after: String::new() }))
    }
}

impl Filling<'_> {
    /// What comes after the blocks.
    fn rest(&self, text: &str, after: &str) -> String {
        let between = text.get(self.at..self.after).unwrap_or_default();
        let end = text.get(self.after..).unwrap_or_default();
        let [before, behind] = if after.is_empty() { ["", ""] } else { self.around };
        [between, before, after, behind, end].concat()
    }
}

/// A text that ends a part, in pieces that all cores pack.
fn packed(text: &str) -> Result<Vec<Piece>, Error> {
    let pieces = text.as_bytes().par_chunks(LONG).map(Piece::new);
    let mut pieces: Vec<Piece> = pieces.collect::<Result<_, _>>()?;
    pieces.push(Piece::last(&[])?);
    Ok(pieces)
}
