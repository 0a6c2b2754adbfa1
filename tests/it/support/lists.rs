//! Reports of the shipped samples and of lists written in a test.

use portefolje::model::Report;
use portefolje::pipeline::{Input, Request, run};
use portefolje::template::{Template, embedded, load};

use crate::support::command::sample;

/// The shipped samples, each with its template.
pub(crate) const SAMPLES: [(&str, &str); 2] =
    [("vedlegg3-2007.xlsx", "menneskehandel"), ("opplaering-20.xlsx", "generell")];

/// The report of a shipped sample, and its template.
pub(crate) fn report(list: &str, template: &str) -> (Report, Template) {
    let template = load(embedded(template).unwrap(), &|_| None).unwrap();
    of_bytes(list, sample(list), template)
}

/// The report of a list in CSV, and its template.
pub(crate) fn of_text(text: &str, template: Template) -> (Report, Template) {
    of_bytes("liste.csv", text.as_bytes().to_vec(), template)
}

fn of_bytes(name: &str, bytes: Vec<u8>, template: Template) -> (Report, Template) {
    let inputs = vec![Input { name: name.to_owned(), bytes }];
    let report = run(inputs, &template, &Request::default(), &|_| {}).unwrap();
    (report, template)
}
