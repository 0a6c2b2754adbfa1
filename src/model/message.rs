//! What is to be said, before it is said in a language.

use std::borrow::Cow;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use crate::model::{Period, Text, Total};

/// A text by its key in the language files, with what goes into it.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// Key in `templates/language/*.ftl`.
    pub key: Cow<'static, str>,
    /// Named values that the text uses.
    pub arguments: Vec<(&'static str, Argument)>,
}

/// A value within a message. A long list has very many, so that it takes little room.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument {
    /// Text as it stands.
    Text(Text),
    /// A whole number: shown with spaces between thousands, and it chooses the plural.
    Count(i64),
    /// An amount in kroner.
    Money(Total),
    /// An amount in whatever currency, whose name stands beside it.
    Amount(Total),
    /// An amount in millions, with one decimal.
    Millions(Total),
    /// A share, 0 to 1: shown in per cent.
    Share(f64),
    /// A year: no space between thousands.
    Year(i32),
    /// Years.
    Period(Period),
    /// A text of its own.
    Message(Box<Message>),
    /// The name of a template's member in the language: its dimension and its key. Findings
    /// of a long list share equal ones.
    Name(Arc<(String, String)>),
    /// Texts, joined as the language joins them: `a, b and c`.
    List(Vec<Self>),
}

impl Message {
    /// A text without values.
    pub fn new(key: impl Into<String>) -> Self {
        Self { key: Cow::Owned(key.into()), arguments: Vec::new() }
    }

    /// A text without values, by a key that the program has anyway: where there are as
    /// many as links, they take less room.
    pub const fn fixed(key: &'static str) -> Self {
        Self { key: Cow::Borrowed(key), arguments: Vec::new() }
    }

    /// The same with one more value.
    #[must_use]
    pub fn with(mut self, name: &'static str, argument: impl Into<Argument>) -> Self {
        // There are few, and many messages.
        self.arguments.reserve_exact(1);
        self.arguments.push((name, argument.into()));
        self
    }
}

/// A share is a quotient of two numbers and never NaN.
impl Eq for Message {}

impl Eq for Argument {}

impl Argument {
    /// The name of a template's member, by its dimension and its key.
    pub fn name(dimension: impl Into<String>, key: impl Into<String>) -> Self {
        Self::Name(Arc::new((dimension.into(), key.into())))
    }
}

impl Hash for Message {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key.hash(state);
        self.arguments.hash(state);
    }
}

impl Hash for Argument {
    fn hash<H: Hasher>(&self, state: &mut H) {
        std::mem::discriminant(self).hash(state);
        match self {
            Self::Text(text) => text.hash(state),
            Self::Count(count) => count.hash(state),
            Self::Money(total) | Self::Amount(total) | Self::Millions(total) => {
                total.hash(state);
            }
            // Shares that are equal may differ in their bits.
            Self::Share(_) => {}
            Self::Year(year) => year.hash(state),
            Self::Period(period) => period.hash(state),
            Self::Message(message) => message.hash(state),
            Self::Name(name) => name.hash(state),
            Self::List(all) => all.hash(state),
        }
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<usize> for Argument {
    fn from(count: usize) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<i64> for Argument {
    fn from(count: i64) -> Self {
        Self::Count(count)
    }
}

impl From<Total> for Argument {
    fn from(total: Total) -> Self {
        Self::Money(total)
    }
}

impl From<Message> for Argument {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}

impl From<Period> for Argument {
    fn from(period: Period) -> Self {
        Self::Period(period)
    }
}
