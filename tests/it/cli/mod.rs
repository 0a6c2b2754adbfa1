//! The command line: exit codes, messages, files; a file for each command.

mod arguments;
mod check;
mod convert;
mod explain;
mod json;
mod show;
mod templates;

use expect_test::Expect;

use crate::support::command::Folder;

/// A small list, as a CSV file with semicolons.
const LIST: &str = "\
Avtalenummer;Tittel;Land;Avtalepartner;Forvalter;År;Beløp
2040001;Vann i nord;Albania;Redd Barna;Seksjon for Vest-Balkan;2004;1 000 000
2050001;Vann i nord, fase II;Albania;Redd Barna;Seksjon for Vest-Balkan;2005;1 200 000
2050002;Skole i sør;Kosovo;UNICEF;Seksjon for Vest-Balkan;2005;500 000,50
";

#[track_caller]
fn check(folder: &Folder, arguments: &[&str], expected: &Expect) {
    expected.assert_eq(&folder.run(arguments).text());
}
