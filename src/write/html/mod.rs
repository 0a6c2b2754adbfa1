//! The report as one page for the browser: what the workbook's report sheets show, from
//! the same values, with charts. The page needs nothing beside itself, no network, and
//! no script: the one it has serves the buttons that copy a table.
//!
//! What people filter and decide on (projects, agreements, review sheets, findings)
//! stays in the workbook.

mod chart;
mod data;
mod escape;
mod table;

use std::fmt::Write as _;

use crate::language::Language;
use crate::model::{CoverageLevel, CoverageRow, Report, SampleMember, Table};
use crate::template::Template;
use crate::write::format::Tone;
use crate::write::plan::Role;
use crate::write::profile::{self, Sentence};
use crate::write::value::{Kind, Value};
use crate::write::{Context, coverage, sample, summary, tables};

use self::escape::escape;
use self::table::{Cell, Sheet};

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("copy.js");

/// The page: the same text for the same report, template and language.
pub(super) fn html(report: &Report, template: &Template, language: &Language) -> String {
    let context = Context::new(report, template, language);
    let (text, contents) = (String::new(), Vec::new());
    let mut page = Page { context: &context, text, contents, tables: 0 };
    page.summary();
    for role in context.plan.roles() {
        match role {
            Role::Tables(key) => page.tables(role, key),
            Role::Coverage => page.coverage(),
            Role::Sample => page.sample(),
            _ => {}
        }
    }
    page.finish()
}

/// A page under way, written from top to bottom.
struct Page<'a> {
    context: &'a Context<'a>,
    text: String,
    /// The sections: anchor and name.
    contents: Vec<(String, String)>,
    /// Tables so far.
    tables: usize,
}

impl Page<'_> {
    fn put(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn paragraph(&mut self, text: &str) {
        self.put(&format!("<p>{}</p>", escape(text)));
    }

    fn begin(&mut self, name: &str) {
        let anchor = format!("s{}", self.contents.len() + 1);
        self.put(&format!(
            "<section aria-labelledby=\"{anchor}\">\n<h2 id=\"{anchor}\">{}</h2>",
            escape(name)
        ));
        self.contents.push((anchor, name.to_owned()));
    }

    fn end(&mut self) {
        self.put("</section>");
    }

    fn table(&mut self, table: &Sheet) {
        self.tables += 1;
        let text = table.html(self.context, self.tables);
        self.put(&text);
    }

    fn summary(&mut self) {
        let context = self.context;
        self.begin(context.plan.name(&Role::Summary));
        self.table(&Sheet {
            title: context.text("summary-figures"),
            note: None,
            headers: vec![
                (context.text("header-figure"), Kind::Text),
                (context.text("header-value"), Kind::Count),
            ],
            rows: summary::key_values(context)
                .into_iter()
                .map(|(label, value)| {
                    (
                        Tone::Plain,
                        vec![Cell::from(Value::from(label)), Cell::figure(value)],
                    )
                })
                .collect(),
            chart: None,
        });
        self.sentences("summary-profile", &profile::profile(context));
        self.sentences("summary-coverage", &profile::coverage_sentences(context));
        let key = if context.is_public() { "summary-checked" } else { "summary-look" };
        self.sentences(key, &summary::to_look_at(context));
        self.end();
    }

    fn sentences(&mut self, heading: &str, sentences: &[Sentence]) {
        if sentences.is_empty() {
            return;
        }
        let mut text = format!("<h3>{}</h3>\n<ul>", escape(&self.context.text(heading)));
        for Sentence { message, .. } in sentences {
            let said = self.context.say(message);
            write!(text, "\n<li>{}</li>", escape(&said)).expect("a string takes all");
        }
        self.put(&text);
        self.put("</ul>");
    }

    fn tables(&mut self, role: &Role, key: &str) {
        let context = self.context;
        let tables: Vec<&Table> =
            context.report.tables.iter().filter(|table| table.sheet == key).collect();
        if tables.is_empty() {
            return;
        }
        self.begin(context.plan.name(role));
        for table in tables {
            self.figures(table);
        }
        self.end();
    }

    fn figures(&mut self, table: &Table) {
        let context = self.context;
        let mut note = tables::scope_line(context, table);
        if table.overlapping {
            let codes = context.is_codebook(table);
            let key = if codes { "note-several-codes" } else { "note-several-rows" };
            note = format!("{note} {}", context.text(key));
        }
        if let Some(why) = crate::write::chart::left_out(context, table) {
            note = format!("{note} {why}");
        }
        let nested = table.rows.iter().any(|row| row.level > 0);
        let tone = |level: u8| match (level, nested) {
            (0, true) => Tone::Group,
            (0, false) => Tone::Plain,
            _ => Tone::Nested,
        };
        let plain = |values: Vec<Value>| values.into_iter().map(Cell::from).collect();
        let mut rows: Vec<(Tone, Vec<Cell>)> = table
            .rows
            .iter()
            .map(|row| (tone(row.level), plain(tables::row_values(context, table, row))))
            .collect();
        if rows.is_empty() {
            let title = context.say(&table.title);
            self.put(&format!("<h3>{}</h3>", escape(&title)));
            self.paragraph(&note);
            self.paragraph(&context.text("table-empty"));
            return;
        }
        rows.push((Tone::Total, plain(tables::total_values(context, table))));
        self.table(&Sheet {
            title: context.say(&table.title),
            note: Some(note),
            headers: tables::headers(context, table),
            rows,
            chart: chart::chart(context, table),
        });
    }

    fn coverage(&mut self) {
        let context = self.context;
        self.begin(context.plan.name(&Role::Coverage));
        self.paragraph(&context.text("coverage-intro"));
        self.paragraph(&context.say(&coverage::levels(context)));
        let columns = context.report.coverage.columns.iter();
        if let Some(others) = tables::others_line(context, columns) {
            self.paragraph(&others);
        }
        for show in [coverage::Show::Projects, coverage::Show::Nok] {
            let (title, headers) = coverage::matrix_header(context, show);
            let rows = coverage::matrix_rows(context, show)
                .into_iter()
                .map(|(tone, values, level)| {
                    // The level stands before the first and the last year.
                    let place = values.len().saturating_sub(3);
                    let cells = values.into_iter().enumerate().map(|(at, value)| {
                        Cell::from(value).coloured(level.filter(|_| at == place))
                    });
                    (tone, cells.collect())
                })
                .collect();
            self.table(&Sheet { title, note: None, headers, rows, chart: None });
        }
        self.gaps();
        self.end();
    }

    fn gaps(&mut self) {
        let context = self.context;
        let gaps: Vec<&CoverageRow> = context.report.coverage.gaps().collect();
        if gaps.is_empty() {
            self.paragraph(&context.text("coverage-no-gaps"));
            return;
        }
        let row = |row: &CoverageRow| {
            let level: CoverageLevel = row.level;
            let cells = vec![
                Cell::from(Value::from(context.member("commitment", &row.key))),
                Cell::from(Value::from(coverage::plan_name(context, &row.plan))),
                Cell::from(Value::from(context.level(level))).coloured(Some(level)),
                Cell::from(Value::count(row.projects.len())),
                Cell::from(Value::Kroner(row.nok)),
            ];
            (Tone::Plain, cells)
        };
        self.table(&Sheet {
            title: context.text("coverage-gaps"),
            note: None,
            headers: vec![
                (context.text("header-commitment"), Kind::Text),
                (context.text("header-plan"), Kind::Text),
                (context.text("header-level"), Kind::Text),
                (context.text("measure-projects"), Kind::Count),
                (context.text("measure-nok"), Kind::Kroner),
            ],
            rows: gaps.into_iter().map(row).collect(),
            chart: None,
        });
    }

    fn sample(&mut self) {
        let context = self.context;
        let report = context.report;
        self.begin(context.plan.name(&Role::Sample));
        let by_hand = report.sample.by_hand;
        let key = if by_hand { "sample-by-hand" } else { "sample-by-proposal" };
        self.paragraph(&context.text(key));
        self.paragraph(&context.say(&sample::outcome(context)));
        let row = |member: &SampleMember| {
            let project = &report.projects[member.project];
            let nok = report.nok_of(project);
            let values = [
                Value::from(project.title.as_str()),
                Value::from(context.country(&project.geography)),
                Value::from(context.partner(&project.partner)),
                Value::from(context.years(project.period)),
                Value::Kroner(nok),
                Value::Share(nok.share_of(report.sample.nok_all)),
            ];
            (Tone::Plain, values.into_iter().map(Cell::from).collect())
        };
        let chosen = report.sample.members.iter().filter(|member| member.chosen);
        let rows: Vec<_> = chosen.map(row).collect();
        if rows.is_empty() {
            self.paragraph(&context.text("sample-none"));
        } else {
            self.table(&Sheet {
                title: context.text("sample-chosen"),
                note: None,
                headers: vec![
                    (context.text("header-title"), Kind::Text),
                    (context.text("header-country"), Kind::Text),
                    (context.text("header-partner"), Kind::Text),
                    (context.text("header-years"), Kind::Text),
                    (context.text("header-nok"), Kind::Kroner),
                    (context.text("header-share-of-nok"), Kind::Share),
                ],
                rows,
                chart: None,
            });
        }
        self.end();
    }

    /// The whole page, now that its contents are known.
    fn finish(self) -> String {
        let context = self.context;
        let title = escape(&context.title());
        let subtitle = escape(&context.say(&summary::subtitle(context)));
        let mut contents = String::new();
        for (anchor, name) in &self.contents {
            write!(contents, "<li><a href=\"#{anchor}\">{}</a></li>", escape(name))
                .expect("a string takes all");
        }
        let text = |key: &str| escape(&context.text(key));
        format!(
            "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"generator\" content=\"portefolje {version}\">\n\
             <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
             <a class=\"skip\" href=\"#main\">{skip}</a>\n\
             <header>\n<h1>{title}</h1>\n<p>{subtitle}</p>\n</header>\n\
             <nav aria-label=\"{contents_label}\">\n<ul>{contents}</ul>\n</nav>\n\
             <main id=\"main\">\n{body}</main>\n\
             {footer}\
             <p id=\"said\" class=\"said\" role=\"status\"></p>\n\
             <script>\n{SCRIPT}</script>\n</body>\n</html>\n",
            lang = context.language.tag().name(),
            version = env!("CARGO_PKG_VERSION"),
            skip = text("page-skip"),
            contents_label = text("summary-contents"),
            body = self.text,
            footer = if context.is_public() {
                String::new()
            } else {
                format!("<footer>\n<p>{}</p>\n</footer>\n", text("page-footer"))
            },
        )
    }
}
