//! Says messages in bokmål, nynorsk or English, with numbers as each writes them.
//!
//! Texts are Fluent resources in `templates/language/`, one folder a language and one
//! file a subject, so that grammar (plural, word order) stays out of the code.

mod number;
mod plain;

use std::borrow::Cow;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Pattern;
use unic_langid::LanguageIdentifier;

use crate::model::{Argument, Map, Message, Total};
use crate::template::{MaskRule, Template};
use crate::text::Masker;

/// A language of the workbook and of the messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tag {
    /// Norwegian bokmål, the default.
    #[default]
    Nb,
    /// Norwegian nynorsk.
    Nn,
    /// English.
    En,
}

impl Tag {
    /// All languages.
    pub const ALL: [Self; 3] = [Self::Nb, Self::Nn, Self::En];

    /// The name in `--lang`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nb => "nb",
            Self::Nn => "nn",
            Self::En => "en",
        }
    }

    /// The name among the properties of a document.
    pub const fn of_documents(self) -> &'static str {
        match self {
            Self::Nb => "nb-NO",
            Self::Nn => "nn-NO",
            Self::En => "en-GB",
        }
    }

    /// The language named `name`.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tag| tag.name() == name)
    }

    /// The files of the language: name and content.
    pub const fn resources(self) -> [(&'static str, &'static str); 6] {
        macro_rules! resources {
            ($folder:literal) => {
                [
                    (
                        "read.ftl",
                        include_str!(concat!(
                            "../../templates/language/",
                            $folder,
                            "/read.ftl"
                        )),
                    ),
                    (
                        "link.ftl",
                        include_str!(concat!(
                            "../../templates/language/",
                            $folder,
                            "/link.ftl"
                        )),
                    ),
                    (
                        "workbook.ftl",
                        include_str!(concat!(
                            "../../templates/language/",
                            $folder,
                            "/workbook.ftl"
                        )),
                    ),
                    (
                        "review.ftl",
                        include_str!(concat!(
                            "../../templates/language/",
                            $folder,
                            "/review.ftl"
                        )),
                    ),
                    (
                        "desk.ftl",
                        include_str!(concat!(
                            "../../templates/language/",
                            $folder,
                            "/desk.ftl"
                        )),
                    ),
                    (
                        "messages.ftl",
                        include_str!(concat!(
                            "../../templates/language/",
                            $folder,
                            "/messages.ftl"
                        )),
                    ),
                ]
            };
        }
        match self {
            Self::Nb => resources!("nb"),
            Self::Nn => resources!("nn"),
            Self::En => resources!("en"),
        }
    }
}

/// Members that no template names.
const SPECIAL: [&str; 7] =
    ["unknown", "regional", "several", "other", "others", "none", "uncoded"];

/// A language, ready to speak.
#[derive(Clone)]
pub struct Language {
    tag: Tag,
    bundle: Arc<FluentBundle<FluentResource>>,
    /// Labels of template keys that differ from the key, by dimension and key.
    names: Map<String, Map<String, String>>,
    /// The names of members that no template names, by what follows their sign.
    special: Arc<Map<String, String>>,
    /// What no text of the workbook may hold.
    masker: Masker,
}

impl Language {
    /// The language of `tag`, without names of a template.
    pub fn new(tag: Tag) -> Self {
        let identifier: LanguageIdentifier =
            tag.name().parse().expect("the tag is a language");
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        // Marks around values would be seen in cells and on old terminals.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match tag {
            Tag::Nb | Tag::Nn => number::format_norwegian,
            Tag::En => number::format_english,
        }));
        for (name, text) in tag.resources() {
            let resource = FluentResource::try_new(text.to_owned())
                .unwrap_or_else(|(_, errors)| panic!("{name}: {errors:?}"));
            if let Err(errors) = bundle.add_resource(resource) {
                panic!("{name}: {errors:?}");
            }
        }
        let mut language = Self {
            tag,
            bundle: Arc::new(bundle),
            names: Map::default(),
            special: Arc::default(),
            masker: Masker::default(),
        };
        let special = SPECIAL.into_iter().filter_map(|special| {
            let key = format!("member-{special}");
            language.has(&key).then(|| (special.to_owned(), language.text(&key)))
        });
        language.special = Arc::new(special.collect());
        language
    }

    /// The same, with the labels that `template` gives to its keys.
    #[must_use]
    pub fn with_names(mut self, template: &Template) -> Self {
        for named in template.named() {
            let label = match self.tag {
                Tag::Nb => named.nb,
                Tag::Nn => named.nn.unwrap_or(named.nb),
                Tag::En => named.en.unwrap_or(named.nb),
            };
            if label != named.key {
                let names = self.names.entry(named.kind.to_owned()).or_default();
                names.insert(named.key.to_owned(), label.to_owned());
            }
        }
        self
    }

    /// The same, with the names hidden that `template` does not let be published.
    #[must_use]
    pub fn with_masks(mut self, template: &Template) -> Self {
        let shown = |rule: &MaskRule| {
            let other = match self.tag {
                Tag::Nb => None,
                Tag::Nn => rule.nn.as_ref(),
                Tag::En => rule.en.as_ref(),
            };
            other.unwrap_or(&rule.nb).clone()
        };
        self.masker = template.masker(shown);
        self
    }

    /// What hides names; nothing unless [`Self::with_masks`] was asked for.
    pub fn masker(&self) -> &Masker {
        &self.masker
    }

    /// The text with hidden names replaced.
    pub fn masked(&self, text: String) -> String {
        match self.masker.mask(&text) {
            Cow::Owned(masked) => masked,
            Cow::Borrowed(_) => text,
        }
    }

    /// Which language it is.
    pub fn tag(&self) -> Tag {
        self.tag
    }

    /// Whether there is a text with `key` (`R104` or `R104.do`).
    pub fn has(&self, key: &str) -> bool {
        let (id, attribute) = split(key);
        self.bundle.get_message(id).is_some_and(|message| match attribute {
            Some(attribute) => message.get_attribute(attribute).is_some(),
            None => message.value().is_some(),
        })
    }

    /// The text of `key`, which takes no values.
    pub fn text(&self, key: &str) -> String {
        self.say(&Message::new(key))
    }

    /// The message in this language. A key without text, which the tests exclude, is
    /// shown as it is.
    pub fn say(&self, message: &Message) -> String {
        let mut said = String::new();
        self.say_to(&mut said, message);
        said
    }

    /// Adds the message to `said`.
    pub fn say_to(&self, said: &mut String, message: &Message) {
        // A name is hidden in the whole of a text, and what is left of it in the values.
        if !self.masker.is_empty() || !self.say_plainly(said, message) {
            said.push_str(&self.masked(self.resolved(message)));
        }
    }

    fn pattern(&self, key: &str) -> Option<&Pattern<&str>> {
        let (id, attribute) = split(key);
        let found = self.bundle.get_message(id)?;
        match attribute {
            Some(attribute) => found.get_attribute(attribute).map(|found| found.value()),
            None => found.value(),
        }
    }

    /// The message as Fluent says it.
    fn resolved(&self, message: &Message) -> String {
        let Some(pattern) = self.pattern(&message.key) else {
            return format!("⟨{}⟩", message.key);
        };
        let mut arguments = FluentArgs::new();
        for (name, argument) in &message.arguments {
            arguments.set(*name, self.value(argument));
        }
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned()
    }

    /// What the workbook calls the member `key` of `dimension`.
    pub fn name(&self, dimension: &str, key: &str) -> String {
        self.name_of(dimension, key).into_owned()
    }

    /// The same, where a name that is known need not be copied.
    pub fn name_of<'a>(&'a self, dimension: &str, key: &'a str) -> Cow<'a, str> {
        let label = self.names.get(dimension).and_then(|names| names.get(key));
        let name = match (label, key.strip_prefix('@')) {
            (Some(label), _) => label,
            // Members that no template names, such as "unknown" and "regional", and a
            // partner whose own name begins with that sign.
            (None, Some(special)) => {
                self.special.get(special).map_or(key, String::as_str)
            }
            (None, None) => key,
        };
        self.masker.mask(name)
    }

    /// A whole number with this language's space or comma between thousands.
    pub fn count(&self, count: i64) -> String {
        number::grouped(count, self.separator())
    }

    /// Kroner, rounded to whole ones: `kr 1 234`.
    pub fn money(&self, total: Total) -> String {
        let kroner = number::rounded(total.0, 100);
        match self.tag {
            Tag::Nb | Tag::Nn => format!("{}\u{a0}kr", self.count(kroner)),
            Tag::En => format!("NOK\u{a0}{}", self.count(kroner)),
        }
    }

    /// Kroner or another currency, rounded to whole ones, without its name: `1 234`.
    pub fn kroner(&self, total: Total) -> String {
        self.count(number::rounded(total.0, 100))
    }

    /// Millions with one decimal: `252,0`.
    pub fn millions(&self, total: Total) -> String {
        self.tenths(number::rounded(total.0, 10_000_000))
    }

    /// Per cent with one decimal: `52,0 %`.
    pub fn share(&self, share: f64) -> String {
        let tenths = self.tenths(number::permille(share));
        match self.tag {
            Tag::Nb | Tag::Nn => format!("{tenths}\u{a0}%"),
            Tag::En => format!("{tenths}%"),
        }
    }

    /// Texts joined as a sentence joins them: `a, b og c`.
    pub fn join(&self, texts: &[String]) -> String {
        let Some((last, before)) = texts.split_last() else { return String::new() };
        if before.is_empty() {
            return last.clone();
        }
        format!("{} {} {last}", before.join(", "), self.text("and"))
    }

    fn tenths(&self, tenths: i64) -> String {
        let sign = if tenths < 0 { "−" } else { "" };
        let whole = self.count((tenths / 10).abs());
        let point = match self.tag {
            Tag::Nb | Tag::Nn => ',',
            Tag::En => '.',
        };
        format!("{sign}{whole}{point}{}", (tenths % 10).abs())
    }

    fn separator(&self) -> char {
        match self.tag {
            Tag::Nb | Tag::Nn => '\u{a0}',
            Tag::En => ',',
        }
    }

    fn value(&self, argument: &Argument) -> FluentValue<'static> {
        match argument {
            Argument::Count(count) => FluentValue::from(*count),
            Argument::Text(_)
            | Argument::Money(_)
            | Argument::Amount(_)
            | Argument::Millions(_)
            | Argument::Share(_)
            | Argument::Year(_)
            | Argument::Period(_)
            | Argument::Message(_)
            | Argument::Name(..)
            | Argument::List(_) => FluentValue::from(self.shown(argument)),
        }
    }

    fn shown(&self, argument: &Argument) -> String {
        match argument {
            Argument::Text(text) => text.to_string(),
            Argument::Count(count) => self.count(*count),
            Argument::Money(total) => self.money(*total),
            Argument::Amount(total) => self.kroner(*total),
            Argument::Millions(total) => self.millions(*total),
            Argument::Share(share) => self.share(*share),
            Argument::Year(year) => year.to_string(),
            Argument::Period(period) => period.to_string(),
            Argument::Message(message) => self.say(message),
            Argument::Name(name) => self.name(&name.0, &name.1),
            Argument::List(list) => {
                let texts: Vec<String> =
                    list.iter().map(|item| self.shown(item)).collect();
                self.join(&texts)
            }
        }
    }
}

/// A key's message and attribute: `R104.do` is the attribute `do` of `R104`.
fn split(key: &str) -> (&str, Option<&str>) {
    match key.split_once('.') {
        Some((id, attribute)) => (id, Some(attribute)),
        None => (key, None),
    }
}
