//! Says messages whose texts hold nothing but words, values and choices by a value, which
//! are all but a few, in one pass and without the resolver of Fluent, which makes several
//! texts of each. What it says is the same.

use fluent_syntax::ast::{
    Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};

use crate::language::Language;
use crate::model::{Argument, Message};

/// How Fluent calls what a count is to the grammar of our languages.
const ONE: &str = "one";
const OTHER: &str = "other";

impl Language {
    /// Adds a message to `said`, if it can be said so; else `said` is as it was.
    pub(super) fn say_plainly(&self, said: &mut String, message: &Message) -> bool {
        let before = said.len();
        let done = self
            .pattern(&message.key)
            .is_some_and(|pattern| self.write_pattern(said, pattern, message).is_some());
        if !done {
            said.truncate(before);
        }
        done
    }

    fn write_pattern(
        &self,
        said: &mut String,
        pattern: &Pattern<&str>,
        message: &Message,
    ) -> Option<()> {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => said.push_str(value),
                PatternElement::Placeable { expression } => match expression {
                    Expression::Inline(one) => {
                        self.write_argument(said, argument(one, message)?);
                    }
                    Expression::Select { selector, variants } => {
                        let selector = argument(selector, message)?;
                        let wanted = variants
                            .iter()
                            .find(|variant| self.is_chosen(&variant.key, selector));
                        let default = || variants.iter().find(|one| one.default);
                        let variant = wanted.or_else(default)?;
                        self.write_pattern(said, &variant.value, message)?;
                    }
                },
            }
        }
        Some(())
    }

    /// Whether a variant is the one for a value. Of the kinds of counts that there are in
    /// other languages, ours know two.
    fn is_chosen(&self, key: &VariantKey<&str>, selector: &Argument) -> bool {
        match (key, selector) {
            (VariantKey::NumberLiteral { value }, Argument::Count(count)) => {
                value.parse() == Ok(*count)
            }
            (VariantKey::Identifier { name }, Argument::Count(count)) => match *name {
                ONE => count.unsigned_abs() == 1,
                OTHER => count.unsigned_abs() != 1,
                _ => false,
            },
            (VariantKey::NumberLiteral { .. }, _) => false,
            (VariantKey::Identifier { name }, text) => self.shown(text) == *name,
        }
    }

    /// Adds a value as it is shown.
    pub(super) fn write_argument(&self, said: &mut String, argument: &Argument) {
        match argument {
            Argument::Text(text) => said.push_str(text),
            Argument::Message(message) => self.say_to(said, message),
            Argument::Name(name) => said.push_str(&self.name(&name.0, &name.1)),
            Argument::List(list) => {
                for (at, one) in list.iter().enumerate() {
                    if at > 0 && at + 1 == list.len() {
                        said.push(' ');
                        self.say_to(said, &Message::new("and"));
                        said.push(' ');
                    } else if at > 0 {
                        said.push_str(", ");
                    }
                    self.write_argument(said, one);
                }
            }
            other => said.push_str(&self.shown(other)),
        }
    }
}

/// The value that an expression names; `None` for any other expression.
fn argument<'a>(
    expression: &InlineExpression<&str>,
    message: &'a Message,
) -> Option<&'a Argument> {
    let InlineExpression::VariableReference { id } = expression else { return None };
    let mut arguments = message.arguments.iter().rev();
    arguments.find(|(name, _)| *name == id.name).map(|(_, argument)| argument)
}

#[cfg(test)]
mod tests {
    use fluent_syntax::ast::{Entry, Expression, PatternElement};
    use fluent_syntax::parser::parse;

    use crate::language::{Language, Tag};
    use crate::model::{Argument, Message, Period, Total};

    /// The names of the values in a pattern.
    fn names(pattern: &fluent_syntax::ast::Pattern<&str>, found: &mut Vec<String>) {
        use fluent_syntax::ast::InlineExpression::VariableReference;
        for element in &pattern.elements {
            let PatternElement::Placeable { expression } = element else { continue };
            let (one, variants) = match expression {
                Expression::Inline(one) => (one, &[][..]),
                Expression::Select { selector, variants } => (selector, &variants[..]),
            };
            if let VariableReference { id } = one {
                found.push(id.name.to_owned());
            }
            for one in variants {
                names(&one.value, found);
            }
        }
    }

    #[test]
    fn every_text_is_what_fluent_says() {
        let values = [
            Argument::Count(0),
            Argument::Count(1),
            Argument::Count(2),
            Argument::Count(-1),
            Argument::Count(12_345),
            Argument::from("Æ { $x } «y»".to_owned()),
            Argument::from("one".to_owned()),
            Argument::Money(Total(123_456_789)),
            Argument::Year(2007),
            Argument::Period(Period { first: 2003, last: None }),
            Argument::from(Message::new("and")),
            Argument::name("region", "@unknown"),
            Argument::List(vec!["a".into(), "b".into(), Argument::Count(1000)]),
            Argument::List(Vec::new()),
        ];
        let mut plain = 0;
        for tag in Tag::ALL {
            let language = Language::new(tag);
            for (_, text) in tag.resources() {
                let resource = parse(text).unwrap();
                let messages = resource.body.iter().filter_map(|entry| match entry {
                    Entry::Message(message) => Some(message),
                    _ => None,
                });
                for message in messages {
                    let own = message.value.iter().map(|one| (String::new(), one));
                    let more = message.attributes.iter();
                    let more = more.map(|one| (format!(".{}", one.id.name), &one.value));
                    for (ending, pattern) in own.chain(more) {
                        let mut found = Vec::new();
                        names(pattern, &mut found);
                        let key = format!("{}{ending}", message.id.name);
                        for at in 0..values.len() {
                            let mut message = Message::new(key.clone());
                            for (nth, name) in found.iter().enumerate() {
                                let name: &'static str = name.clone().leak();
                                let value = &values[(at + nth) % values.len()];
                                message.arguments.push((name, value.clone()));
                            }
                            let mut said = String::new();
                            if language.say_plainly(&mut said, &message) {
                                plain += 1;
                                assert_eq!(said, language.resolved(&message), "{key}");
                            }
                        }
                    }
                }
            }
        }
        assert!(plain > 10_000, "{plain}");
    }
}
