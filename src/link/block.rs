//! Blocking: which pairs are worth comparing, found without looking at all of them.
//!
//! Each agreement goes into a few blocks: one for each of its rarest title words; where
//! such a word is common, for the word in its country and for two such words together;
//! one for the title; and one for partner and country. Within a block all pairs are
//! compared; a block that is too large is ordered by place, title and year, and only
//! neighbours are compared. Agreements of different single countries are not compared
//! where the template lets nothing outweigh that. So the number of pairs grows with the
//! list, not with its square, and no pair is kept before it is compared.

use crate::model::small;
use rayon::prelude::*;

use crate::link::subject::{Corpus, Place};
use crate::link::title::Sorted;
use crate::link::vocabulary::WordId;

/// So many of its rarest words lead an agreement into a block.
const WORDS_AN_AGREEMENT: usize = 5;

/// So many neighbours on each side are compared in a block that is too large.
const NEIGHBOURS: usize = 6;

/// The entries of so many agreements are made by one core at a time.
const AGREEMENTS_AT_A_TIME: usize = 1 << 14;

/// About so many entries are made blocks of by one core at a time.
const ENTRIES_AT_A_TIME: usize = 1 << 15;

/// Marks the first member of a block.
const FIRST: u32 = 1 << 31;

/// Marks the members of a block that is too large to compare all pairs.
const LARGE: u32 = 1 << 30;

/// What the agreements of a block have in common, and each of them.
type Entry = (u64, u32);

/// Gives what an agreement has that blocks of a kind are formed of.
type Kind<'a> = fn(&Keys<'a>, usize, &mut dyn FnMut(u64));

/// All blocks of a list.
pub(super) struct Blocks {
    /// The agreements of all blocks, one block behind the other, with marks.
    members: Vec<u32>,
    /// Where each agreement stands among them, one agreement behind the other.
    stands: Vec<u32>,
    /// Where each agreement's part of `stands` begins; one more at the end.
    begins: Vec<u32>,
    /// All agreements, those of a block near each other.
    order: Vec<u32>,
}

/// What blocks are formed of: words by how many have them, and the order of titles.
struct Keys<'a> {
    corpus: &'a Corpus<'a>,
    /// The rarest words of each title, rarest first.
    rare: Vec<Sorted>,
    /// Whether all pairs of agreements that have a word among their rarest are compared.
    narrow: Vec<bool>,
}

impl Blocks {
    /// Forms the blocks.
    pub(super) fn new(corpus: &Corpus<'_>) -> Self {
        let largest = corpus.linking.largest_block.max(2);
        let keys = Keys::new(corpus, largest);
        let order = title_order(corpus);
        let mut members: Vec<u32> = Vec::new();
        // One kind after the other, each by all cores: the entries of all of them would be
        // the most that linking holds.
        for kind in
            [Keys::word, Keys::words, Keys::word_there, Keys::partner, Keys::title]
        {
            let entries = keys.entries(kind);
            let of_pieces: Vec<Vec<u32>> = pieces(&entries)
                .into_par_iter()
                .map(|piece| {
                    let mut members = Vec::new();
                    for block in piece.chunk_by(|one, other| one.0 == other.0) {
                        add(&mut members, block, largest, |index| {
                            let subject = &corpus.subjects[index as usize];
                            let first = subject.period.map(|period| period.first);
                            let title = order[subject.title as usize];
                            (subject.place, title, first, subject.rank)
                        });
                    }
                    members
                })
                .collect();
            drop(entries);
            for piece in of_pieces {
                members.extend(piece);
            }
        }
        let agreements = corpus.subjects.len();
        let ((stands, begins), order) = rayon::join(
            || stands(&members, agreements),
            || order_of_blocks(&members, agreements),
        );
        Self { members, stands, begins, order }
    }

    /// All agreements, those of a block near each other.
    pub(super) fn order(&self) -> &[u32] {
        &self.order
    }

    /// The agreements behind `index` that it shares a block with, each once, in order.
    pub(super) fn companions(&self, index: usize, found: &mut Vec<u32>) {
        found.clear();
        let own = small(index);
        let range = self.begins[index] as usize..self.begins[index + 1] as usize;
        for at in &self.stands[range] {
            let at = *at as usize;
            let most =
                if self.members[at] & LARGE == 0 { usize::MAX } else { NEIGHBOURS };
            let behind = self.members.iter().skip(at + 1);
            let behind = behind.take_while(|member| *member & FIRST == 0).take(most);
            found.extend(behind.map(|member| member & !(FIRST | LARGE)));
            let mut left = most;
            let mut before = at;
            while left > 0 && self.members[before] & FIRST == 0 {
                (before, left) = (before - 1, left - 1);
                found.push(self.members[before] & !(FIRST | LARGE));
            }
        }
        found.retain(|other| *other > own);
        found.sort_unstable();
        found.dedup();
    }
}

impl<'a> Keys<'a> {
    fn new(corpus: &'a Corpus<'a>, largest: usize) -> Self {
        let rare: Vec<Sorted> = corpus
            .titles
            .par_iter()
            .map(|title| {
                let mut rare = title.sorted.clone();
                rare.sort_by_key(|word| (-corpus.weights.of(*word), *word));
                rare.truncate(WORDS_AN_AGREEMENT);
                rare
            })
            .collect();
        let mut stands_in = vec![0_usize; corpus.vocabulary.len()];
        for subject in &corpus.subjects {
            for word in &rare[subject.title as usize] {
                stands_in[*word as usize] += 1;
            }
        }
        Self {
            corpus,
            rare,
            narrow: stands_in.iter().map(|count| *count <= largest).collect(),
        }
    }

    /// What each agreement has that blocks of a kind are formed of, those of a block behind
    /// each other: each once, since the words of a title are.
    fn entries(&self, kind: Kind<'a>) -> Vec<Entry> {
        let agreements = self.corpus.subjects.len();
        let parts: Vec<Vec<Entry>> = (0..agreements.div_ceil(AGREEMENTS_AT_A_TIME))
            .into_par_iter()
            .map(|part| {
                let mut entries = Vec::new();
                let first = part * AGREEMENTS_AT_A_TIME;
                for index in first..agreements.min(first + AGREEMENTS_AT_A_TIME) {
                    kind(self, index, &mut |key| entries.push((key, small(index))));
                }
                entries.shrink_to_fit();
                entries
            })
            .collect();
        let mut all = Vec::with_capacity(parts.iter().map(Vec::len).sum());
        // Each part is given back before the next one is put behind it.
        for part in parts {
            all.extend(part);
        }
        all.par_sort_unstable();
        all
    }

    fn rare(&self, index: usize) -> &[WordId] {
        &self.rare[self.corpus.subjects[index].title as usize]
    }

    /// The words among the rarest that many agreements have. A pair that shares another
    /// one is compared for its sake.
    fn common(&self, index: usize) -> impl Iterator<Item = WordId> {
        self.rare(index).iter().copied().filter(|word| !self.narrow[*word as usize])
    }

    fn word(&self, index: usize, give: &mut dyn FnMut(u64)) {
        for word in self.rare(index).iter().filter(|word| self.narrow[**word as usize]) {
            give(u64::from(*word));
        }
    }

    fn words(&self, index: usize, give: &mut dyn FnMut(u64)) {
        for (at, one) in self.common(index).enumerate() {
            for other in self.common(index).skip(at + 1) {
                give(both(one.min(other), one.max(other)));
            }
        }
    }

    fn word_there(&self, index: usize, give: &mut dyn FnMut(u64)) {
        let place = self.corpus.subjects[index].place;
        if self.is_somewhere(place) {
            for word in self.common(index) {
                give(both(word, place));
            }
        }
    }

    fn partner(&self, index: usize, give: &mut dyn FnMut(u64)) {
        let subject = &self.corpus.subjects[index];
        if self.is_somewhere(subject.place) && !self.corpus.partner(subject).is_missing()
        {
            give(both(subject.partner, subject.place));
        }
    }

    /// A title of common words only.
    fn title(&self, index: usize, give: &mut dyn FnMut(u64)) {
        if self.common(index).count() == self.rare(index).len() {
            give(u64::from(
                self.corpus.folded[self.corpus.subjects[index].title as usize],
            ));
        }
    }

    fn is_somewhere(&self, place: u32) -> bool {
        matches!(
            self.corpus.places.get(place),
            Some(Place::Country(_) | Place::Region(..) | Place::Unknown(_))
        )
    }
}

fn both(one: u32, other: u32) -> u64 {
    u64::from(one) << 32 | u64::from(other)
}

/// Sorted entries in pieces that several cores can take, each of whole blocks.
fn pieces(mut entries: &[Entry]) -> Vec<&[Entry]> {
    let mut pieces = Vec::new();
    while let Some((last, _)) = entries.get(ENTRIES_AT_A_TIME) {
        let more = entries[ENTRIES_AT_A_TIME..].partition_point(|(key, _)| key <= last);
        let (piece, rest) = entries.split_at(ENTRIES_AT_A_TIME + more);
        pieces.push(piece);
        entries = rest;
    }
    pieces.push(entries);
    pieces
}

/// Puts a block behind the others, if it has a pair.
fn add<K: Ord>(
    members: &mut Vec<u32>,
    block: &[Entry],
    largest: usize,
    order: impl Fn(u32) -> K,
) {
    if block.len() < 2 {
        return;
    }
    let from = members.len();
    members.extend(block.iter().map(|(_, index)| *index));
    let block = &mut members[from..];
    if block.len() > largest {
        block.sort_by_cached_key(|index| order(*index));
        for member in block.iter_mut() {
            *member |= LARGE;
        }
    }
    if let Some(first) = block.first_mut() {
        *first |= FIRST;
    }
}

/// The rank of each title when titles are ordered by their words.
fn title_order(corpus: &Corpus<'_>) -> Vec<u32> {
    let mut order: Vec<usize> = (0..corpus.titles.len()).collect();
    order.par_sort_unstable_by(|one, other| {
        corpus.titles[*one].sorted.cmp(&corpus.titles[*other].sorted)
    });
    let mut ranks = vec![0; order.len()];
    let mut rank = 0;
    for (at, title) in order.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| &corpus.titles[order[at]].sorted);
        rank += u32::from(before.is_some_and(|it| *it != corpus.titles[*title].sorted));
        ranks[*title] = rank;
    }
    ranks
}

/// All of so many agreements in the order in which the blocks name them first.
fn order_of_blocks(members: &[u32], agreements: usize) -> Vec<u32> {
    let mut order = Vec::with_capacity(agreements);
    let mut seen = vec![false; agreements];
    let members = members.iter().map(|member| member & !(FIRST | LARGE));
    for index in members.chain(0..small(agreements)) {
        if !std::mem::replace(&mut seen[index as usize], true) {
            order.push(index);
        }
    }
    order
}

/// Where each of so many agreements stands among the members of all blocks.
fn stands(members: &[u32], agreements: usize) -> (Vec<u32>, Vec<u32>) {
    let index = |member: &u32| (member & !(FIRST | LARGE)) as usize;
    let mut begins = vec![0_u32; agreements + 1];
    for member in members {
        begins[index(member) + 1] += 1;
    }
    for at in 1..begins.len() {
        begins[at] += begins[at - 1];
    }
    let mut next = begins.clone();
    let mut stands = vec![0; members.len()];
    for (at, member) in members.iter().enumerate() {
        let next = &mut next[index(member)];
        stands[*next as usize] = small(at);
        *next += 1;
    }
    (stands, begins)
}

#[cfg(test)]
mod tests {
    use super::{ENTRIES_AT_A_TIME, pieces};

    #[test]
    fn no_piece_begins_within_a_block() {
        let count = u32::try_from(ENTRIES_AT_A_TIME * 3).unwrap();
        let entries: Vec<(u64, u32)> =
            (0..count).map(|at| (u64::from(at / 7), at)).collect();
        let pieces = pieces(&entries);
        assert_eq!(pieces.concat(), entries);
        assert!(pieces.iter().all(|piece| piece.len() <= ENTRIES_AT_A_TIME + 7));
        assert_eq!(pieces.len(), 3);
        for two in pieces.windows(2) {
            assert!(two[0].last().map(|one| one.0) < two[1].first().map(|one| one.0));
        }
    }
}
