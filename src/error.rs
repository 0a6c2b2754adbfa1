//! What stops a run: nothing was written, and the message says why and what to do.

use crate::model::Message;

/// A reason to stop, said in the user's language by the command line.
#[derive(Clone, Debug, PartialEq)]
pub struct Error {
    /// What is wrong and what to do; the key stands in the language files.
    pub message: Message,
}

impl Error {
    /// An error whose text has `key` and takes no values.
    pub fn new(key: &str) -> Self {
        Self { message: Message::new(key) }
    }

    /// The same with one more value.
    #[must_use]
    pub fn with(
        mut self,
        name: &'static str,
        argument: impl Into<crate::model::Argument>,
    ) -> Self {
        self.message = self.message.with(name, argument);
        self
    }
}
