//! The columns of the ledger: one list for those who write it and those who read it.

/// What a column of the ledger is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LedgerUse {
    /// For people to read; the next report does not need it.
    Shown,
    /// Read by the next report, and nobody's to change.
    Kept,
    /// Read by the next report; people may change it.
    Typed,
}

/// The ledger's columns in order, those first that people read: the key of the header in
/// the language files, and what it is for.
pub const LEDGER: [(&str, LedgerUse); 17] = [
    ("ledger-id", LedgerUse::Kept),
    ("ledger-what", LedgerUse::Shown),
    ("ledger-subject", LedgerUse::Shown),
    ("ledger-agreements", LedgerUse::Kept),
    ("header-decision", LedgerUse::Typed),
    ("ledger-by", LedgerUse::Typed),
    ("ledger-when", LedgerUse::Typed),
    ("ledger-reason", LedgerUse::Typed),
    ("header-status", LedgerUse::Shown),
    ("ledger-evidence", LedgerUse::Kept),
    ("ledger-proposal", LedgerUse::Kept),
    ("ledger-titles", LedgerUse::Kept),
    ("ledger-partners", LedgerUse::Kept),
    ("ledger-countries", LedgerUse::Kept),
    ("ledger-parents", LedgerUse::Kept),
    ("ledger-years", LedgerUse::Kept),
    ("ledger-key", LedgerUse::Kept),
];

/// What stands for nothing in a cell of the ledger that has a line for each agreement.
pub const LEDGER_NOTHING: &str = "–";

/// So many agreements of a decision have a line in each column of the ledger that tells of
/// them. Of those behind them it has the numbers alone, all in one line more, since Excel
/// allows for 253 lines in a cell.
pub const LEDGER_LINES: usize = 40;

/// What stands between the numbers in that line.
pub const LEDGER_BETWEEN: &str = "; ";
