//! The projects, agreements and amounts as tables for other programs, as CSV and Parquet.
//!
//! The same rows and figures as the sheets `Prosjekter`, `Avtaler` and `Beløp`, for those
//! who go on in a database or a program for statistics. Columns have names that are the
//! same in every language; what stands in them is in the workbook's.

mod csv;
#[cfg(feature = "parquet")]
mod parquet;
mod tables;

use std::io::{self, Write};

use crate::error::Error;
use crate::export::tables::{Cell, Kind};
use crate::language::Language;
use crate::model::{Edition, Report};
use crate::template::Template;
use crate::write::{language_of, left, published};

/// What a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Subject {
    Projects,
    Agreements,
    Amounts,
}

impl Subject {
    const ALL: [Self; 3] = [Self::Projects, Self::Agreements, Self::Amounts];

    const fn name(self) -> &'static str {
        match self {
            Self::Projects => "projects",
            Self::Agreements => "agreements",
            Self::Amounts => "amounts",
        }
    }
}

/// A form in which a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Csv,
    #[cfg(feature = "parquet")]
    Parquet,
}

impl Form {
    #[cfg(feature = "parquet")]
    const ALL: &[Self] = &[Self::Csv, Self::Parquet];
    #[cfg(not(feature = "parquet"))]
    const ALL: &[Self] = &[Self::Csv];

    const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            #[cfg(feature = "parquet")]
            Self::Parquet => "parquet",
        }
    }
}

/// A table in one form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct File {
    subject: Subject,
    form: Form,
}

impl File {
    /// All files that are written, in order.
    pub fn all() -> Vec<Self> {
        let of =
            |subject| Form::ALL.iter().map(move |form| Self { subject, form: *form });
        Subject::ALL.into_iter().flat_map(of).collect()
    }

    /// What the file is called: `amounts.csv`.
    pub fn name(self) -> String {
        format!("{}.{}", self.subject.name(), self.form.ending())
    }
}

/// A report whose tables can be written.
pub struct Export<'a> {
    report: std::borrow::Cow<'a, Report>,
    template: &'a Template,
    language: Language,
    public: bool,
}

impl<'a> Export<'a> {
    /// The tables of a report, with names in `language`.
    ///
    /// # Errors
    ///
    /// In an edition for the public, a hidden name that is left.
    pub fn new(
        report: &'a Report,
        template: &'a Template,
        language: &Language,
    ) -> Result<Self, Error> {
        let language = language_of(report, template, language);
        let public = report.options.edition == Edition::Public;
        let report = if public {
            std::borrow::Cow::Owned(published(report, &language))
        } else {
            std::borrow::Cow::Borrowed(report)
        };
        let export = Self { report, template, language, public };
        export.refuse_names()?;
        Ok(export)
    }

    /// Writes one of the files: the same bytes for the same report.
    ///
    /// # Errors
    ///
    /// What the writer fails with.
    pub fn write(&self, file: File, to: &mut (dyn Write + Send)) -> io::Result<()> {
        let columns = self.columns(file.subject);
        let rows = self.rows(file.subject);
        match file.form {
            Form::Csv => csv::write(&columns, rows, to),
            #[cfg(feature = "parquet")]
            Form::Parquet => parquet::write(file.subject.name(), &columns, rows, to),
        }
    }

    /// Refuses tables that hold a hidden name in any cell or name of a column. Both forms
    /// hold the same texts, one of them packed.
    fn refuse_names(&self) -> Result<(), Error> {
        let masker = self.language.masker();
        if masker.is_empty() {
            return Ok(());
        }
        let refuse = |subject: Subject, text: &str| match masker.find(text) {
            Some(name) => Err(left(&format!("--export {}", subject.name()), name)),
            None => Ok(()),
        };
        for subject in Subject::ALL {
            for column in self.columns(subject) {
                refuse(subject, &column.name)?;
            }
            for cell in self.rows(subject).flatten() {
                if let Cell::Text(text) = cell {
                    refuse(subject, &text)?;
                }
            }
        }
        Ok(())
    }
}

/// A column: its name, and what it holds.
struct Column {
    name: String,
    #[cfg_attr(
        not(feature = "parquet"),
        expect(dead_code, reason = "text has no kinds; Parquet has")
    )]
    kind: Kind,
}
