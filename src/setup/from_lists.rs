//! Lists → a template to begin from, with a comment on each part.

use std::fmt::Write as _;

use strsim::jaro_winkler;

use crate::language::Language;
use crate::model::{Argument, ColumnReason, Map, Message, Period, Report, Set};
use crate::template::{NamedPartner, Template};
use crate::text::fold;

use super::words::{Word, frequent};
use super::{array, quoted};

/// Names at least so alike may be the same.
const ALIKE: f64 = 0.9;
/// A name of fewer letters begins many others.
const BEGINNING: usize = 5;
/// A list that says nothing else keeps its partners in the group for those.
const OTHER_GROUP: &str = "Annet/ukjent";
/// At most so many partners that no template knows are written out, the largest first.
const PARTNERS_MAX: usize = 60;

/// The template, put together of `skeleton` and what the lists hold. `template` is the one
/// that they were read with.
pub fn from_lists(
    report: &Report,
    template: &Template,
    skeleton: &str,
    language: &Language,
) -> String {
    let writer = Writer { report, template, language };
    let mut text = String::new();
    let mut begun = false;
    for line in skeleton.lines() {
        let is_year = line.starts_with("# report_year");
        match report.period {
            Some((_, last)) if is_year => writeln!(text, "report_year = {last}"),
            _ => writeln!(text, "{line}"),
        }
        .expect("a string takes all text");
        // What is found stands before the skeleton speaks of columns and codes.
        if line.is_empty() && text.contains("[subject]") && !begun {
            begun = true;
            text.push_str(&writer.found());
        }
    }
    text
}

struct Writer<'a> {
    report: &'a Report,
    template: &'a Template,
    language: &'a Language,
}

impl Writer<'_> {
    fn found(&self) -> String {
        let mut text = String::new();
        self.heading(&mut text, &self.about());
        self.columns(&mut text);
        self.partners(&mut text);
        self.units(&mut text);
        self.countries(&mut text);
        self.codebook(&mut text);
        text
    }

    fn about(&self) -> Message {
        let files = self.report.inputs.iter().map(|input| input.name.as_str().into());
        let period =
            self.report.period.map(|(first, last)| Period { first, last: Some(last) });
        Message::new("setup-about")
            .with("files", Argument::List(files.collect()))
            .with("agreements", self.report.agreements.len())
            .with("projects", self.report.projects.len())
            .with("period", period.map_or_else(|| "–".into(), Argument::from))
    }

    /// A heading between rules.
    fn heading(&self, text: &mut String, message: &Message) {
        let rule = "-".repeat(86);
        add(text, &format!("# {rule}\n"));
        self.comment(text, message);
        add(text, &format!("# {rule}\n\n"));
    }

    /// A comment, in lines of a width that can be read.
    fn comment(&self, text: &mut String, message: &Message) {
        let said = self.language.say(message);
        let mut line = String::from("#");
        for word in said.split_whitespace() {
            if line.chars().count() + word.chars().count() > 86 && line.len() > 1 {
                text.push_str(&line);
                text.push('\n');
                line = String::from("#");
            }
            line.push(' ');
            line.push_str(word);
        }
        text.push_str(&line);
        text.push('\n');
    }

    fn columns(&self, text: &mut String) {
        self.comment(text, &Message::new("setup-columns"));
        let mut unknown: Map<String, String> = Map::default();
        // What was named with `--column` is a name that the template is to know.
        let mut stated: Map<String, String> = Map::default();
        for input in &self.report.inputs {
            let lists = input.sheets.iter().filter(|sheet| sheet.list.skipped.is_none());
            for sheet in lists {
                line(text, &format!("{} › {}", input.name, sheet.name));
                for column in &sheet.list.columns {
                    let letters = crate::model::column_letters(column.index);
                    let field = column.field.as_ref().map(ToString::to_string);
                    let shown = field.clone().unwrap_or_else(|| "?".to_owned());
                    line(text, &format!("  {letters:<3} {:<34} {shown}", column.header));
                    let header = column.header.trim();
                    if let Some(field) = &field
                        && column.reason == ColumnReason::Stated
                        && !header.is_empty()
                    {
                        stated.insert(header.to_owned(), field.clone());
                    }
                    let is_open = column.reason == ColumnReason::Unknown;
                    if field.is_none() && is_open && !header.is_empty() {
                        unknown.insert(column.header.clone(), column.example.clone());
                    }
                }
            }
        }
        if stated.is_empty() {
            text.push_str("#\n");
        } else {
            text.push('\n');
        }
        for (header, field) in stated {
            let (field, header) = (quoted(&field), quoted(&header));
            add(text, &format!("[[column]]\nfield = {field}\nnames = [{header}]\n\n"));
        }
        if !unknown.is_empty() {
            let fields = crate::template::FIELDS.join(", ");
            let message = Message::new("setup-unknown-columns").with("fields", fields);
            self.comment(text, &message);
        }
        for (header, example) in unknown {
            if !example.trim().is_empty() {
                self.comment(text, &Message::new("setup-values").with("values", example));
            }
            let header = quoted(&header);
            add(
                text,
                &format!("# [[column]]\n# field = \"remark\"\n# names = [{header}]\n#\n"),
            );
        }
        text.push('\n');
    }

    fn partners(&self, text: &mut String) {
        let mut known: Map<&str, usize> = Map::default();
        // Spellings that differ in nothing but signs are one, shown as the first.
        let mut unknown: Map<String, (Vec<String>, usize, String)> = Map::default();
        for agreement in &self.report.agreements {
            let partner = &agreement.partner;
            if partner.known {
                *known.entry(partner.name.as_str()).or_default() += 1;
            } else if !partner.name.is_empty() {
                let entry = unknown.entry(fold(&partner.name)).or_default();
                if !entry.0.contains(&partner.name) {
                    entry.0.push(partner.name.clone());
                }
                entry.1 += 1;
                entry.2.clone_from(&partner.group);
            }
        }
        known.sort_by(|one, count, other, others| others.cmp(count).then(one.cmp(other)));
        let names: Vec<_> = known
            .iter()
            .map(|(name, count)| format!("{name} ({count})").into())
            .collect();
        let groups =
            self.template.partner_groups.iter().map(|one| one.key.as_str().into());
        if known.is_empty() && unknown.is_empty() {
            self.comment(text, &Message::new("setup-no-partners"));
        } else if !known.is_empty() {
            let message = Message::new("setup-partners")
                .with("known", known.len())
                .with("names", Argument::List(names));
            self.comment(text, &message);
        }
        if !unknown.is_empty() {
            let message = Message::new("setup-new-partners")
                .with("unknown", unknown.len())
                .with("groups", Argument::List(groups.collect()));
            self.comment(text, &message);
        }
        text.push('\n');
        unknown.sort_by(|one, first, other, second| {
            second.1.cmp(&first.1).then_with(|| one.cmp(other))
        });
        let left_out = unknown.len().saturating_sub(PARTNERS_MAX);
        let mut before: Vec<String> = Vec::new();
        for (_, (spellings, count, group)) in unknown.into_iter().take(PARTNERS_MAX) {
            let name = &spellings[0];
            if let Some(other) = before.iter().find(|other| are_alike(other, name)) {
                let message = Message::new("setup-near").with("other", other.as_str());
                self.comment(text, &message);
            }
            self.partner(text, &spellings, count, &group);
            before.push(name.clone());
        }
        if left_out > 0 {
            let message = Message::new("setup-more-partners").with("count", left_out);
            self.comment(text, &message);
            text.push('\n');
        }
    }

    fn partner(
        &self,
        text: &mut String,
        spellings: &[String],
        count: usize,
        group: &str,
    ) {
        let name = &spellings[0];
        if let Some(near) = self.near_partner(name) {
            let message = Message::new("setup-alias")
                .with("name", name.as_str())
                .with("other", near.key.as_str())
                .with("count", count);
            self.comment(text, &message);
            let mut aliases = near.aliases.clone();
            aliases.extend_from_slice(spellings);
            add(
                text,
                &format!(
                    "# [[partner]]\n# key = {}\n# group = {}\n# aliases = {}\n\n",
                    quoted(&near.key),
                    quoted(&near.group),
                    array(&aliases)
                ),
            );
            return;
        }
        let groups = &self.template.partner_groups;
        let group =
            if groups.iter().any(|one| one.key == group) { group } else { OTHER_GROUP };
        add(
            text,
            &format!(
                "[[partner]] # {count}\nkey = {}\ngroup = {}\naliases = {}\n\n",
                quoted(name),
                quoted(group),
                array(&spellings[1..])
            ),
        );
    }

    /// The partner of the template whose name is most like this one.
    fn near_partner(&self, name: &str) -> Option<&NamedPartner> {
        let wanted = fold(name);
        let likeness = |partner: &NamedPartner| {
            let names = [&partner.key].into_iter().chain(&partner.aliases);
            names.map(|one| jaro_winkler(&fold(one), &wanted)).fold(0.0, f64::max)
        };
        let partners = self.template.partners.iter();
        let alike = partners.map(|partner| (partner, likeness(partner)));
        let alike = alike.filter(|(_, likeness)| *likeness >= ALIKE);
        alike.max_by(|one, other| one.1.total_cmp(&other.1)).map(|(partner, _)| partner)
    }

    fn units(&self, text: &mut String) {
        let known: Set<&str> =
            self.template.units.iter().map(|one| one.key.as_str()).collect();
        let mut unknown: Map<&str, usize> = Map::default();
        for agreement in &self.report.agreements {
            let unit = agreement.unit.as_str();
            let is_country =
                self.template.countries.iter().any(|one| unit.ends_with(&one.key));
            if !unit.is_empty() && !known.contains(unit) && !is_country {
                *unknown.entry(unit).or_default() += 1;
            }
        }
        if unknown.is_empty() {
            return;
        }
        self.comment(text, &Message::new("setup-units").with("count", unknown.len()));
        text.push('\n');
        unknown.sort_keys();
        for (unit, count) in unknown {
            add(
                text,
                &format!("[[unit]] # {count}\nkey = {}\naliases = []\n\n", quoted(unit)),
            );
        }
    }

    fn countries(&self, text: &mut String) {
        let mut met: Set<&str> = Set::default();
        let mut unknown: Map<&str, usize> = Map::default();
        for agreement in &self.report.agreements {
            met.extend(agreement.geography.countries.iter().map(String::as_str));
            if !agreement.geography.unknown.is_empty() {
                *unknown.entry(&agreement.geography.unknown).or_default() += 1;
            }
        }
        let mut met: Vec<String> =
            met.into_iter().map(|one| self.language.name("country", one)).collect();
        met.sort();
        let names: Vec<_> = met.iter().map(|one| one.as_str().into()).collect();
        if !met.is_empty() {
            let message = Message::new("setup-countries")
                .with("known", met.len())
                .with("names", Argument::List(names));
            self.comment(text, &message);
        }
        if !unknown.is_empty() {
            let message =
                Message::new("setup-new-countries").with("unknown", unknown.len());
            self.comment(text, &message);
        }
        text.push_str("#\n");
        unknown.sort_keys();
        for (name, count) in unknown {
            let wanted = fold(name);
            let near = self
                .template
                .countries
                .iter()
                .map(|one| (one, jaro_winkler(&fold(&one.key), &wanted)))
                .max_by(|one, other| one.1.total_cmp(&other.1));
            let Some((near, _)) = near else { continue };
            let mut aliases = near.aliases.clone();
            aliases.push(name.to_owned());
            add(
                text,
                &format!(
                    "# [[country]] # {count}: {}\n# key = {}\n# region = {}\n# aliases = {}\n#\n",
                    quoted(name),
                    quoted(&near.key),
                    quoted(&near.region),
                    array(&aliases)
                ),
            );
        }
        text.push('\n');
    }

    fn codebook(&self, text: &mut String) {
        let words = frequent(self.report, self.template);
        if words.is_empty() {
            return;
        }
        self.comment(text, &Message::new("setup-codebook"));
        text.push_str(
            "\n[[dimension]]\nkey = \"theme\"\nnb = \"Temaer\"\none_nb = \"Tema\"\n\
             nn = \"Tema\"\none_nn = \"Tema\"\nen = \"Themes\"\none_en = \"Theme\"\n\
             headers = [\"Tema\", \"Theme\"]\n\n",
        );
        for Word { shown, terms, projects, examples, .. } in words {
            let examples: Vec<String> = examples
                .iter()
                .map(|title| format!("«{}»", title.replace('\n', " ")))
                .collect();
            add(
                text,
                &format!(
                    "[[dimension.code]] # {projects}: {}\nkey = {}\nterms = {}\n\n",
                    examples.join(", "),
                    quoted(&shown),
                    array(&terms)
                ),
            );
        }
        text.push_str(
            "[[dimension.code]]\nkey = \"Ikke spesifisert\"\nnn = \"Ikkje spesifisert\"\n\
             en = \"Not specified\"\nunspecified = true\n\n\
             [[table]]\nkey = \"theme\"\nsheet = \"theme\"\nnb = \"Fordeling på temaer\"\n\
             nn = \"Fordeling på tema\"\nen = \"By theme\"\n\
             rows = [\"theme\"]\nmeasures = [\"projects\", \"projects_only\", \"projects_also\", \
             \"nok\", \"share\"]\nscope = \"portfolio\"\nchart = \"bar\"\n\n",
        );
    }
}

/// Whether two names may be one: nearly the same letters, or one begins the other, as with
/// and without the company's form behind it.
fn are_alike(one: &str, other: &str) -> bool {
    let (one, other) = (fold(one), fold(other));
    let (plain, longer) = (one.replace(' ', ""), other.replace(' ', ""));
    let begins = |short: &str, long: &str| {
        short.chars().count() >= BEGINNING && long.starts_with(short)
    };
    jaro_winkler(&one, &other) >= ALIKE
        || begins(&plain, &longer)
        || begins(&longer, &plain)
}

fn add(text: &mut String, more: &str) {
    text.push_str(more);
}

fn line(text: &mut String, content: &str) {
    writeln!(text, "# {}", content.trim_end()).expect("a string takes all text");
}
