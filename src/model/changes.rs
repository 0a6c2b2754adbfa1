//! What is otherwise than in the last report of another list.

use crate::model::Total;

/// What kind of change it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// A project that was not there.
    New,
    /// A project that is no longer there.
    Ended,
    /// A project with another title.
    Renamed,
    /// An agreement with other amounts in years that were in the last list.
    Revised,
    /// An agreement that belongs to another project.
    Regrouped,
    /// A project with other codes.
    Recoded,
    /// A commitment that is covered by now.
    GapClosed,
    /// A commitment that is no longer covered.
    GapOpened,
}

impl ChangeKind {
    /// All kinds, in the order in which they are shown.
    pub const ALL: [Self; 8] = [
        Self::New,
        Self::Ended,
        Self::Renamed,
        Self::Revised,
        Self::Regrouped,
        Self::Recoded,
        Self::GapClosed,
        Self::GapOpened,
    ];

    /// Its key in the language files, after `change-`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Ended => "ended",
            Self::Renamed => "renamed",
            Self::Revised => "revised",
            Self::Regrouped => "regrouped",
            Self::Recoded => "recoded",
            Self::GapClosed => "gap-closed",
            Self::GapOpened => "gap-opened",
        }
    }
}

/// What something was or is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeValue {
    /// Nothing to be said.
    Nothing,
    /// A text: a title, or a project's id.
    Text(String),
    /// Kroner.
    Nok(Total),
    /// Codes: dimension and code.
    Codes(Vec<(String, String)>),
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What kind.
    pub kind: ChangeKind,
    /// A project's id, an agreement's number, or a commitment's key.
    pub what: String,
    /// Its title; empty for a commitment.
    pub title: String,
    /// What it was.
    pub then: ChangeValue,
    /// What it is.
    pub now: ChangeValue,
}

/// All changes since the last report of another list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The names of the lists that the last report was about.
    pub lists: Vec<String>,
    /// The changes, by kind and then in order of what they are about.
    pub rows: Vec<Change>,
}
