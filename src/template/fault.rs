//! What is wrong in a template file, and where.

use std::ops::Range;

use crate::model::Message;

/// A fault of a template file.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// The file, as it was named.
    pub file: String,
    /// Bytes of the file that are at fault.
    pub span: Range<usize>,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong and what is allowed.
    pub message: Message,
}

impl Fault {
    /// A fault at `span` of `text`, the content of `file`.
    pub(super) fn new(
        file: &str,
        text: &str,
        span: Range<usize>,
        message: Message,
    ) -> Self {
        let before = text.get(..span.start.min(text.len())).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |position| position + 1);
        let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
        Self {
            file: file.to_owned(),
            line: before.matches('\n').count() + 1,
            column,
            span,
            message,
        }
    }
}
