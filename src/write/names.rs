//! What things are called in the workbook: members, dimensions, places, grades.

use std::borrow::Cow;

use crate::count::{REGIONAL, UNKNOWN};
use crate::language::{Language, Tag};
use crate::model::{
    Argument, CoverageLevel, Geography, Grade, Link, Message, Partner, Period, Place,
    Project, Scope, Table,
};
use crate::write::Context;
use crate::write::plan::Role;
use crate::write::rows::Cells;
use crate::write::value::{Value, link_to_cell};

/// The text of the workbook's language; bokmål stands for those that are missing.
pub(super) fn pick(
    language: &Language,
    nb: &str,
    nn: Option<&String>,
    en: Option<&String>,
) -> String {
    let other = match language.tag() {
        Tag::Nb => None,
        Tag::Nn => nn,
        Tag::En => en,
    };
    language.masked(other.map_or(nb, String::as_str).to_owned())
}

/// A name as it stands within a sentence: `Kvinner` becomes `kvinner`; `IOM` stays.
pub(super) fn within_sentence(name: &str) -> String {
    let mut characters = name.chars();
    match (characters.next(), characters.next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(name.chars().skip(1)).collect()
        }
        _ => name.to_owned(),
    }
}

impl Context<'_> {
    /// A text without values.
    pub(super) fn text(&self, key: &str) -> String {
        self.language.text(key)
    }

    /// A message.
    pub(super) fn say(&self, message: &Message) -> String {
        self.language.say(message)
    }

    /// The workbook's title.
    pub(super) fn title(&self) -> String {
        let title = &self.template.title;
        let title = pick(self.language, &title.nb, title.nn.as_ref(), title.en.as_ref());
        if title.is_empty() { self.text("title-untitled") } else { title }
    }

    /// Which list it is: the year that it is for, and its file, which an edition for the
    /// public does not name.
    pub(super) fn list(&self) -> String {
        let report = self.report;
        let year = report.options.report_year.or(report.period.map(|(_, last)| last));
        let year = year.map(|year| {
            self.say(&Message::new("print-list").with("year", Argument::Year(year)))
        });
        let file = report.inputs.first().map(|input| input.name.clone());
        let parts: Vec<String> = year.into_iter().chain(file).collect();
        parts.join(" · ")
    }

    /// What one member of a dimension is called, as a header: `Region`, `Form`.
    pub(super) fn dimension(&self, key: &str) -> String {
        let dimension = self.template.dimensions.iter().find(|one| one.key == key);
        if let Some(one) = dimension {
            return pick(
                self.language,
                &one.one_nb,
                one.one_nn.as_ref(),
                one.one_en.as_ref(),
            );
        }
        let text = format!("by-{key}");
        if self.language.has(&text) { self.text(&text) } else { key.to_owned() }
    }

    /// What a dimension of the codebook is called as a whole: `Former`.
    pub(super) fn dimension_name(&self, key: &str) -> String {
        match self.template.dimensions.iter().find(|one| one.key == key) {
            Some(one) => pick(self.language, &one.nb, one.nn.as_ref(), one.en.as_ref()),
            None => self.dimension(key),
        }
    }

    /// What a member is called; an empty key is an unknown one.
    pub(super) fn member(&self, dimension: &str, key: &str) -> String {
        self.member_of(dimension, key).into_owned()
    }

    /// The same, where a name that is known need not be copied.
    pub(super) fn member_of<'n>(&'n self, dimension: &str, key: &'n str) -> Cow<'n, str> {
        self.language.name_of(dimension, if key.is_empty() { UNKNOWN } else { key })
    }

    /// A name as it stands within a sentence, unless it is that of a region or a country.
    pub(super) fn common_name(&self, name: &str) -> String {
        let template = self.template;
        let regions = template.regions.iter().map(|one| ("region", &one.key));
        let countries = template.countries.iter().map(|one| ("country", &one.key));
        let mut places = regions.chain(countries);
        if places.any(|(dimension, key)| self.member(dimension, key) == name) {
            return name.to_owned();
        }
        within_sentence(name)
    }

    /// The country, or that the project is regional and which countries it names.
    pub(super) fn country(&self, geography: &Geography) -> String {
        self.country_of(geography).into_owned()
    }

    /// Puts the cells that say where something happens, with whom and by whom: country,
    /// region, partner, its group, unit.
    pub(super) fn show_setting(
        &self,
        (geography, partner, unit): (&Geography, &Partner, &str),
        cells: &mut dyn Cells,
    ) {
        cells.named(&|| self.country_of(geography));
        cells.named(&|| self.member_of("region", &geography.region));
        cells.named(&|| self.member_of("partner", &partner.name));
        cells.named(&|| self.member_of("partner_group", &partner.group));
        cells.named(&|| self.member_of("unit", unit));
    }

    /// The same, where a name that is known need not be copied.
    pub(super) fn country_of<'n>(&'n self, geography: &'n Geography) -> Cow<'n, str> {
        if let Some(country) = geography.single_country() {
            return self.member_of("country", country);
        }
        let countries = &geography.countries;
        let unknown = geography.is_empty()
            || (countries.is_empty()
                && !geography.regional
                && geography.region.is_empty());
        if unknown {
            // One that the template does not know is called as the list calls it.
            return self.member_of("country", &geography.unknown);
        }
        let regional = self.member_of("country", REGIONAL);
        if countries.is_empty() {
            return regional;
        }
        let countries: Vec<Cow<'_, str>> =
            countries.iter().map(|one| self.member_of("country", one)).collect();
        format!("{regional}: {}", countries.join(", ")).into()
    }

    /// The partner's name.
    pub(super) fn partner(&self, partner: &Partner) -> String {
        self.member("partner", &partner.name)
    }

    /// The years of a project, as text.
    pub(super) fn years(&self, period: Option<Period>) -> String {
        period.map_or_else(|| self.text("member-unknown"), |period| period.to_string())
    }

    /// The first and the last year of a period, which may still run.
    pub(super) fn first_and_last(&self, period: Option<Period>) -> [Value; 2] {
        let unknown = || Value::from(self.text("member-unknown"));
        let Some(period) = period else { return [unknown(), unknown()] };
        let last = match period.last {
            Some(last) => Value::Year(last),
            None => Value::from(self.text("year-open")),
        };
        [Value::Year(period.first), last]
    }

    /// `Ja` or `Nei`.
    pub(super) fn yes_no(&self, yes: bool) -> String {
        self.text(if yes { "answer-yes" } else { "answer-no" })
    }

    /// The name of a grade.
    pub(super) fn grade(&self, grade: Grade) -> String {
        self.text(match grade {
            Grade::Certain => "grade-certain",
            Grade::Probable => "grade-probable",
            Grade::Review => "grade-review",
            Grade::Related => "grade-related",
        })
    }

    /// The grade of a project's weakest link; `Alene` for a single agreement.
    pub(super) fn weakest(&self, project: &Project) -> String {
        let link = project.weakest.and_then(|at| self.report.linkage.links.get(at));
        match link {
            Some(link) => self.grade(link.grade),
            None if project.agreements.len() > 1 => self.text("grade-certain"),
            None => self.text("grade-alone"),
        }
    }

    /// Adds what a link rests on to `said`.
    pub(super) fn say_evidence(&self, said: &mut String, link: &Link) {
        self.sentences.say_to(said, link, self.language);
    }

    /// The name of a level of coverage.
    pub(super) fn level(&self, level: CoverageLevel) -> String {
        self.text(level.key())
    }

    /// The codes of a project in a dimension, joined with semicolons.
    pub(super) fn codes(&self, project: &Project, dimension: &str) -> String {
        let codings = project.codes.get(dimension).unwrap_or_default();
        let names: Vec<String> =
            codings.iter().map(|coding| self.member(dimension, &coding.code)).collect();
        names.join("; ")
    }

    /// File, sheet and address of a place; empty where there is none.
    pub(super) fn place(&self, place: Option<Place>) -> [String; 3] {
        let sources = &self.report.sources;
        place.map_or_else(Default::default, |place| {
            [
                sources.file_name(place.sheet).to_owned(),
                sources.sheet_name(place.sheet).to_owned(),
                place.address(),
            ]
        })
    }

    /// What a scope is about: its name in the template and its years.
    pub(super) fn scope(&self, scope: &Scope) -> String {
        let rule = self.template.scopes.iter().find(|rule| rule.key == scope.key);
        let name = match rule {
            Some(rule) => {
                pick(self.language, &rule.nb, rule.nn.as_ref(), rule.en.as_ref())
            }
            None if scope.sample => self.text("scope-sample"),
            None => self.text("scope-portfolio"),
        };
        let period = |years: (i32, i32)| Period { first: years.0, last: Some(years.1) };
        // Nothing is said of years that nobody narrowed.
        let Some(years) = scope.years.map(period) else { return name };
        if name.contains(&years.to_string()) {
            return name;
        }
        // The template's own name may say other years, which were narrowed further.
        let own = rule.and_then(|rule| rule.years).map(|[first, last]| (first, last));
        if let Some(own) = own.map(period).filter(|own| name.contains(&own.to_string())) {
            return name.replace(&own.to_string(), &years.to_string());
        }
        self.say(&Message::new("scope-years").with("name", name).with("years", years))
    }

    /// Whether `key` is a dimension of the codebook.
    pub(super) fn is_dimension(&self, key: &str) -> bool {
        self.template.dimensions.iter().any(|one| one.key == key)
    }

    /// Whether a table's rows are codes, so that amounts stand whole under each.
    pub(super) fn is_codebook(&self, table: &Table) -> bool {
        let dimensions = &self.template.dimensions;
        dimensions.iter().any(|one| table.rows_by.contains(&one.key))
    }

    /// The address of a row of a listing, counted from 0, on the sheet where it stands.
    pub(super) fn link_to_row(&self, role: &Role, row: usize) -> String {
        let most = self.report.options.rows_of_a_sheet();
        let sheet = self.plan.part_name(role, row / most);
        link_to_cell(&sheet, &format!("A{}", row % most + 2))
    }

    /// What is said where a text had to be cut off.
    pub(super) fn cut(&self) -> String {
        format!(" {}", self.text("text-cut"))
    }
}
