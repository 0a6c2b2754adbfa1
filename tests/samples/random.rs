//! Seeded chance: the same seed gives the same numbers on every machine.

/// The seed of everything that is left to chance in the samples.
const SEED: u64 = 2007;

/// `SplitMix64`, which needs no state beyond one number and no crate.
pub(crate) struct Chance(u64);

impl Chance {
    /// A stream of its own for one subject, so that a change in one row does not move
    /// the choices made for all rows after it.
    pub(crate) fn of(subject: &str) -> Self {
        // FNV-1a: the standard hasher may change between versions of the compiler.
        let hash = subject.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        Self(hash ^ SEED)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^ (word >> 31)
    }

    /// A number from 0 up to, and without, `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        assert!(0 < end, "there must be something to choose from");
        let end = u64::try_from(end).expect("usize fits into 64 bits");
        usize::try_from(self.next() % end).expect("it is below a usize")
    }

    /// Whether something happens that does so in `percent` of all cases.
    pub(crate) fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of several.
    pub(crate) fn pick<'a, T>(&mut self, several: &'a [T]) -> &'a T {
        &several[self.below(several.len())]
    }
}
