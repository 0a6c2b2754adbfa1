//! Why a file, or a sheet of it, cannot be read.

use crate::error::Error;
use crate::model::Message;

/// Why something cannot be read.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Trouble {
    /// The workbook asks for a password.
    Password,
    /// The file is empty.
    Empty,
    /// The file holds something else.
    NotAWorkbook,
    /// The file is a web page.
    Html,
    /// The file is a web page with its pictures.
    WebArchive,
    /// The machine has no room left for a thread.
    NoRoom,
    /// The workbook is damaged, or made to do harm.
    Damaged(Message),
    /// The file holds more than a list may, and can be read if it is trusted.
    Beyond(Message),
}

impl Trouble {
    /// Damage with a reason of its own.
    pub(super) fn damaged(reason: &str) -> Self {
        Self::Damaged(Message::new(reason))
    }

    /// More than a limit allows, which is no damage.
    pub(super) fn beyond(reason: &str) -> Self {
        Self::Beyond(Message::new(reason))
    }

    /// Damage in the words of the library that met it.
    pub(super) fn library(detail: impl std::fmt::Display) -> Self {
        Self::Damaged(Message::new("reason-library").with("detail", format!("{detail}")))
    }

    /// What the user is told when it stops the whole file.
    pub(super) fn into_error(self, file: &str) -> Error {
        match self {
            Self::Password => Error::new("error-password").with("file", file),
            Self::Empty => Error::new("error-empty").with("file", file),
            Self::NotAWorkbook => Error::new("error-not-a-workbook").with("file", file),
            Self::Html => Error::new("error-html").with("file", file),
            Self::WebArchive => Error::new("error-web-archive").with("file", file),
            Self::NoRoom => Error::new("error-no-room"),
            Self::Damaged(reason) => {
                Error::new("error-damaged").with("file", file).with("reason", reason)
            }
            Self::Beyond(reason) => Error::new("error-beyond-limits")
                .with("file", file)
                .with("reason", reason),
        }
    }

    /// What the user is told when it stops one sheet.
    pub(super) fn into_reason(self) -> Message {
        match self {
            Self::Password => Message::new("reason-password"),
            Self::Empty => Message::new("reason-empty"),
            Self::NotAWorkbook | Self::Html | Self::WebArchive | Self::NoRoom => {
                Message::new("reason-not-a-sheet")
            }
            Self::Damaged(reason) | Self::Beyond(reason) => reason,
        }
    }
}
