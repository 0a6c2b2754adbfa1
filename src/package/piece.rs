//! Pieces of a part, each packed by itself, so that several threads can pack one part.

use std::cell::RefCell;

use flate2::{Compress, Compression, FlushCompress};

use crate::error::Error;
use crate::package::fault;

/// How hard parts are packed, 1 to 9: at 4 the sample would be a third smaller, and packing
/// it, which takes the most time of all, would take two and a half times as long.
const LEVEL: u32 = 1;

thread_local! {
    /// What packs, and what it packs into: making them anew for each piece would take as
    /// long as packing a small one.
    static PACKER: RefCell<(Compress, Vec<u8>)> =
        RefCell::new((Compress::new(Compression::new(LEVEL), false), Vec::new()));
}

/// A piece of a part, packed. Joined with others it gives one packed part, since it ends
/// at a whole byte and refers to nothing before it.
pub(super) struct Piece {
    pub(super) packed: Vec<u8>,
    pub(super) sum: crc32fast::Hasher,
    pub(super) length: u64,
}

impl Piece {
    /// Packs `text`, which other pieces follow.
    ///
    /// # Errors
    ///
    /// `write-failed`, a fault of the packing library.
    pub(super) fn new(text: &[u8]) -> Result<Self, Error> {
        Self::of(text, FlushCompress::Full)
    }

    /// Packs `text`, after which the part ends.
    ///
    /// # Errors
    ///
    /// `write-failed`, a fault of the packing library.
    pub(super) fn last(text: &[u8]) -> Result<Self, Error> {
        Self::of(text, FlushCompress::Finish)
    }

    fn of(text: &[u8], end: FlushCompress) -> Result<Self, Error> {
        let packed = PACKER.with_borrow_mut(|(packer, packed)| {
            packer.reset();
            packed.clear();
            pack(packer, text, packed, end)?;
            Ok::<_, Error>(packed.clone())
        })?;
        let mut sum = crc32fast::Hasher::new();
        sum.update(text);
        let length = u64::try_from(text.len()).unwrap_or(u64::MAX);
        Ok(Self { packed, sum, length })
    }
}

fn pack(
    deflate: &mut Compress,
    text: &[u8],
    packed: &mut Vec<u8>,
    end: FlushCompress,
) -> Result<(), Error> {
    // Room for all that it can come to: where the room ends, the library ends a block, and
    // what a thread has packed before decides how much there is.
    packed.reserve(text.len() + text.len() / 8 + 64);
    // A flush is over when there is room left that it did not need.
    loop {
        let taken = usize::try_from(deflate.total_in()).unwrap_or(usize::MAX);
        let rest = text.get(taken..).unwrap_or_default();
        deflate
            .compress_vec(rest, packed, end)
            .map_err(|error| fault(error.to_string()))?;
        if packed.len() < packed.capacity() {
            break;
        }
        packed.reserve(packed.capacity() / 2);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::Piece;

    #[test]
    fn pieces_join_to_one_packed_text() {
        let texts = ["", "a", &"row of cells ".repeat(90_000), "æ", &"9".repeat(70_000)];
        let mut packed = Vec::new();
        let mut sum = crc32fast::Hasher::new();
        for text in texts {
            let piece = Piece::new(text.as_bytes()).unwrap();
            packed.extend(&piece.packed);
            sum.combine(&piece.sum);
        }
        let last = Piece::last(b"end").unwrap();
        packed.extend(&last.packed);
        sum.combine(&last.sum);
        let mut whole = String::new();
        flate2::read::DeflateDecoder::new(&packed[..])
            .read_to_string(&mut whole)
            .unwrap();
        let wanted = texts.concat() + "end";
        assert!(whole == wanted);
        assert_eq!(sum.finalize(), crc32fast::hash(wanted.as_bytes()));
    }
}
