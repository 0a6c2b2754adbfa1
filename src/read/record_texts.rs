//! Texts in the records of Excel 5 to 2003, which may go on in the records that follow.

use crate::model::Text;

use encoding_rs::Encoding;

use crate::read::limits::Limits;
use crate::read::records::{Record, body, records};
use crate::read::trouble::Trouble;

/// The kind of a record that continues the one before it.
const CONTINUES: u16 = 0x3C;

/// The bytes of a record and of those that continue it, read from the first on.
pub(super) struct Continued<'bytes> {
    part: &'bytes [u8],
    /// Those that follow, the next one last.
    following: Vec<&'bytes [u8]>,
}

impl<'bytes> Continued<'bytes> {
    pub(super) fn new(bytes: &'bytes [u8], record: Record) -> Self {
        let mut following: Vec<&[u8]> = records(bytes, record.start + record.length)
            .take_while(|next| next.kind == CONTINUES)
            .map(|next| body(bytes, next))
            .collect();
        following.reverse();
        Self { part: body(bytes, record), following }
    }

    fn next_part(&mut self) -> Option<()> {
        let next = self.following.pop();
        self.part = next.unwrap_or_default();
        next.map(|_| ())
    }

    fn byte(&mut self) -> Option<u8> {
        while self.part.is_empty() {
            self.next_part()?;
        }
        let (first, rest) = self.part.split_first()?;
        self.part = rest;
        Some(*first)
    }

    fn short(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn long(&mut self) -> Option<u32> {
        Some(u32::from(self.short()?) | u32::from(self.short()?) << 16)
    }

    /// Passes over so many bytes.
    pub(super) fn skip(&mut self, count: usize) -> Option<()> {
        let mut count = count;
        while count > self.part.len() {
            count -= self.part.len();
            self.next_part()?;
        }
        self.part = self.part.get(count..)?;
        Some(())
    }

    /// So many characters, of one byte each or of two as the flag says; where the text
    /// goes on in another record, that says anew. `Err` holds what there is of a text
    /// that is shorter than it claims.
    fn characters(&mut self, count: usize, flags: u8) -> Result<String, String> {
        let mut units: Vec<u16> = Vec::new();
        let mut wide = flags & 1 != 0;
        let whole = loop {
            let wanted = count - units.len();
            let width = if wide { 2 } else { 1 };
            let (now, rest) =
                self.part.split_at(self.part.len().min(wanted * width) / width * width);
            if wide {
                let pairs = now.chunks_exact(2).filter_map(|pair| pair.try_into().ok());
                units.extend(pairs.map(u16::from_le_bytes));
            } else {
                units.extend(now.iter().copied().map(u16::from));
            }
            self.part = rest;
            if units.len() == count {
                break true;
            }
            // Half a character is damage.
            if !rest.is_empty() || self.next_part().is_none() {
                break false;
            }
            let Some(flags) = self.byte() else { break false };
            wide = flags & 1 != 0;
        };
        let text = String::from_utf16_lossy(&units);
        if whole { Ok(text) } else { Err(text) }
    }

    /// So many bytes in an encoding, or as many as there are.
    fn encoded(&mut self, count: usize, encoding: &'static Encoding) -> String {
        let mut text = Vec::new();
        while text.len() < count {
            let now = self.part.len().min(count - text.len());
            let (now, rest) = self.part.split_at(now);
            text.extend_from_slice(now);
            self.part = rest;
            if rest.is_empty() && self.next_part().is_none() {
                break;
            }
        }
        encoding.decode_without_bom_handling(&text).0.into_owned()
    }

    /// A text after its length in one byte or two. Some programs state more than there
    /// is.
    pub(super) fn text(&mut self, length: Length, code: Code) -> Option<String> {
        let count = match length {
            Length::Byte => self.byte()?.into(),
            Length::Short => self.short()?.into(),
        };
        Some(match code {
            Code::Unicode if count == 0 => String::new(),
            Code::Unicode => {
                let flags = self.byte()?;
                self.characters(count, flags).unwrap_or_else(|part| part)
            }
            Code::Page(encoding) => self.encoded(count, encoding),
        })
    }

    /// The next of the texts that all sheets share; `None` if it is not whole.
    fn shared(&mut self) -> Option<String> {
        let count = self.short()?.into();
        let flags = self.byte()?;
        let formats = if flags & 0x08 != 0 { usize::from(self.short()?) } else { 0 };
        let phonetic = if flags & 0x04 != 0 { self.long()? } else { 0 };
        let text = self.characters(count, flags).ok()?;
        let after = usize::try_from(phonetic).ok()?.checked_add(4 * formats)?;
        // What follows the last one may be missing: nobody sees it.
        let _ = self.skip(after);
        Some(text)
    }
}

/// How many bytes the length of a text takes.
#[derive(Clone, Copy)]
pub(super) enum Length {
    Byte,
    Short,
}

/// How the characters of a text are held.
#[derive(Clone, Copy)]
pub(super) enum Code {
    /// In the code page of the workbook (Excel 5 and 95).
    Page(&'static Encoding),
    /// As UTF-16, its upper bytes left out where all are zero (Excel 97 to 2003).
    Unicode,
}

/// The texts that all sheets share, as far as they are whole: a cell that asks for
/// another one is damaged.
pub(super) fn shared_texts(
    bytes: &[u8],
    record: Record,
    limits: Limits,
) -> Result<Vec<Text>, Trouble> {
    let mut continued = Continued::new(bytes, record);
    let mut texts: Vec<Text> = Vec::new();
    let mut length = 0_u64;
    let Some(count) = continued.skip(4).and_then(|()| continued.long()) else {
        return Ok(texts);
    };
    for _ in 0..count {
        let Some(text) = continued.shared() else { break };
        length += u64::try_from(text.len()).unwrap_or(u64::MAX);
        if length > limits.text_bytes() {
            return Err(Trouble::beyond("reason-too-much-text"));
        }
        texts.push(text.into());
    }
    Ok(texts)
}
