//! What decisions teach, as lines of a template to look at and paste, and how often the
//! rules agreed with people.

use std::fmt::Write as _;

use serde::Serialize;

use crate::language::Language;
use crate::model::{Argument, Map, Message, NameKind};
use crate::review::{Learned, LearnedName, LearnedTerm, Score};
use crate::template::{Code, ColumnNames, NamedPartner, NamedUnit, Template};
use crate::text::fold;
use crate::value::country::Countries;
use crate::value::partner::Partners;
use crate::value::unit::Units;

/// A list that says nothing else keeps its partners in the group for those.
const OTHER_GROUP: &str = "Annet/ukjent";

/// The whole as TOML: everything that is said stands in comments.
pub fn learned(
    learned: &Learned,
    template: &Template,
    language: &Language,
    times: usize,
) -> String {
    let writer = Writer { template, language };
    let mut text = String::new();
    let about = Message::new("learn-about")
        .with("decisions", learned.decisions)
        .with("times", times);
    writer.comment(&mut text, &language.say(&about));
    writer.scores(&mut text, &learned.scores);
    writer.names(&mut text, &learned.names);
    writer.terms(&mut text, &learned.terms);
    if learned.names.is_empty() && learned.terms.is_empty() {
        text.push('\n');
        writer.comment(&mut text, &language.text("learn-nothing"));
    }
    text
}

struct Writer<'a> {
    template: &'a Template,
    language: &'a Language,
}

impl Writer<'_> {
    fn comment(&self, text: &mut String, said: &str) {
        for line in said.lines() {
            let _ = writeln!(text, "# {line}");
        }
        debug_assert!(!self.template.name.is_empty() || text.starts_with('#'));
    }

    fn scores(&self, text: &mut String, scores: &[Score]) {
        if scores.is_empty() {
            return;
        }
        text.push('\n');
        self.comment(text, &self.language.text("learn-scores"));
        let name = |score: &Score| {
            let language = self.language;
            let code = language.name(&score.dimension, &score.code);
            format!("{}: {code}", language.name("dimension", &score.dimension))
        };
        let header = self.language.text("learn-code");
        let width = scores.iter().map(|score| name(score).chars().count()).max();
        let width = width.unwrap_or(0).max(header.chars().count());
        let heads = ["learn-both", "learn-rules", "learn-people", "learn-neither"];
        let measures = ["learn-precision", "learn-recall", "learn-kappa"];
        let heads: Vec<String> =
            heads.iter().chain(&measures).map(|key| self.language.text(key)).collect();
        let line = columns(&heads);
        self.comment(text, &format!("{header:width$}{line}"));
        for score in scores {
            let counts = [score.both, score.rules_only, score.people_only, score.neither];
            let mut figures: Vec<String> =
                counts.iter().map(ToString::to_string).collect();
            let measures = [score.precision(), score.recall(), score.kappa()];
            figures.extend(measures.iter().map(|measure| {
                measure.map_or_else(|| "–".to_owned(), |one| format!("{one:.2}"))
            }));
            let figures = columns(&figures);
            self.comment(text, &format!("{:width$}{figures}", name(score)));
        }
    }

    fn names(&self, text: &mut String, names: &[LearnedName]) {
        let mut groups: Map<(Option<NameKind>, String), Vec<&LearnedName>> =
            Map::default();
        for name in names {
            let meant = self.meant(name);
            groups.entry((name.kind, meant)).or_default().push(name);
        }
        for ((kind, meant), names) in groups {
            text.push('\n');
            for name in &names {
                let message = Message::new("learn-name")
                    .with("spelling", name.spelling.as_str())
                    .with("name", meant.as_str())
                    .with("times", name.times);
                self.comment(text, &self.language.say(&message));
            }
            let spellings: Vec<String> =
                names.iter().map(|name| name.spelling.clone()).collect();
            text.push_str(&self.entry(kind, &meant, &spellings));
        }
    }

    /// The key of the template that a name stands for, or the name itself.
    fn meant(&self, name: &LearnedName) -> String {
        let countries = Countries::new(self.template);
        match name.kind {
            Some(NameKind::Partner) => {
                Partners::new(self.template).read(&name.name, "", &countries).name
            }
            Some(NameKind::Unit) => {
                let units = Units::new(self.template);
                units.read(&name.name).unwrap_or(&name.name).to_owned()
            }
            Some(NameKind::Country) => {
                let geography = countries.read(&name.name);
                match geography.countries.as_slice() {
                    [country] => country.clone(),
                    _ => name.name.clone(),
                }
            }
            None => name.name.clone(),
        }
    }

    /// The element of the template with more spellings, whole, since the one that is there
    /// is replaced.
    fn entry(&self, kind: Option<NameKind>, meant: &str, new: &[String]) -> String {
        let template = self.template;
        let is = |key: &str| fold(key) == fold(meant);
        let more = |aliases: &mut Vec<String>| {
            let others = new.iter().filter(|one| fold(one) != fold(meant));
            aliases.extend(others.cloned());
        };
        match kind {
            Some(NameKind::Partner) => {
                let found = template.partners.iter().find(|one| is(&one.key)).cloned();
                let mut partner = found.unwrap_or_else(|| NamedPartner {
                    key: meant.to_owned(),
                    group: self.other_group(),
                    ..NamedPartner::default()
                });
                more(&mut partner.aliases);
                element("partner", &partner)
            }
            Some(NameKind::Country) => {
                if let Some(mut region) =
                    template.regions.iter().find(|one| is(&one.key)).cloned()
                {
                    more(&mut region.aliases);
                    return element("region", &region);
                }
                let found = template.countries.iter().find(|one| is(&one.key)).cloned();
                match found {
                    Some(mut country) => {
                        more(&mut country.aliases);
                        element("country", &country)
                    }
                    // Several countries at once are no alias of one.
                    None => {
                        format!("# {}\n", self.language.text("learn-several-countries"))
                    }
                }
            }
            Some(NameKind::Unit) => {
                let found = template.units.iter().find(|one| is(&one.key)).cloned();
                let mut unit = found.unwrap_or_else(|| NamedUnit {
                    key: meant.to_owned(),
                    ..NamedUnit::default()
                });
                more(&mut unit.aliases);
                element("unit", &unit)
            }
            None => {
                let found = template.columns.iter().find(|one| one.field == meant);
                let names = found.map(|one| one.names.clone()).unwrap_or_default();
                let mut column = ColumnNames { field: meant.to_owned(), names };
                column.names.extend(new.iter().cloned());
                element("column", &column)
            }
        }
    }

    fn other_group(&self) -> String {
        let groups = &self.template.partner_groups;
        let other = groups.iter().find(|one| one.key == OTHER_GROUP);
        other.or(groups.last()).map(|one| one.key.clone()).unwrap_or_default()
    }

    fn terms(&self, text: &mut String, terms: &[LearnedTerm]) {
        let mut groups: Map<(&str, &str), Vec<&LearnedTerm>> = Map::default();
        for term in terms {
            groups.entry((&term.dimension, &term.code)).or_default().push(term);
        }
        for ((dimension, code), terms) in groups {
            let of_dimension = |one: &&crate::template::Dimension| one.key == dimension;
            let found = self.template.dimensions.iter().find(of_dimension);
            let found =
                found.and_then(|one| one.codes.iter().find(|one| one.key == code));
            let Some(found) = found else { continue };
            let mut found: Code = found.clone();
            text.push('\n');
            for term in terms {
                let key = if term.adds { "learn-word" } else { "learn-wrong" };
                let titles = term.titles.iter();
                let titles = titles.map(|title| Argument::from(title.clone())).collect();
                let message = Message::new(key)
                    .with("term", term.term.as_str())
                    .with("times", term.times)
                    .with("titles", Argument::List(titles));
                self.comment(text, &self.language.say(&message));
                if term.adds {
                    found.terms.push(term.term.clone());
                } else {
                    found.terms.retain(|known| *known != term.term);
                }
            }
            let _ = writeln!(text, "[[dimension]]\nkey = {}\n", super::quoted(dimension));
            text.push_str(&element("dimension.code", &found));
        }
    }
}

/// Texts in columns of one width.
fn columns(texts: &[String]) -> String {
    let mut line = String::new();
    for text in texts {
        let _ = write!(line, "  {text:>10}");
    }
    line
}

/// An element of an array of tables.
fn element<T: Serialize>(array: &str, value: &T) -> String {
    let lines = toml::to_string(value).unwrap_or_default();
    format!("[[{array}]]\n{lines}")
}
