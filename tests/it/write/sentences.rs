//! The sentences of `Sammendrag` and `Utvalg`: for none, one, two and many, in every
//! language, and for those that are alike.

use portefolje::language::{Language, Tag};
use portefolje::template::{embedded, load};
use portefolje::write::write;

use crate::support::lint::read;
use crate::support::lists;

const HEADER: &str =
    "Avtalenummer;Tittel;Land;Partner;Forvalter;Beløp;År;Form;Målgruppe;Utvalg;Evaluert";
const KENYA: &str =
    "KEN-07/0001;Brønner;Kenya;UNICEF;Norad;1000000;2007;Prostitusjon;Kvinner";
const NEPAL: &str =
    "NPL-07/0002;Skoler;Nepal;Redd Barna;UD;1000000;2007;Tvangsarbeid;Menn";

/// All texts of a workbook's sheet of the summary and of the sample.
fn said(rows: &[&str], tag: Tag) -> Vec<String> {
    let template = load(embedded("menneskehandel").unwrap(), &|_| None).unwrap();
    let list = format!("{HEADER}\n{}\n", rows.join("\n"));
    let (report, template) = lists::of_text(&list, template);
    let language = Language::new(tag).with_names(&template);
    let sheets = read(&write(&report, &template, &language).unwrap());
    let sample = language.text("sheet-sample");
    let shown =
        sheets.iter().enumerate().filter(|(at, one)| *at == 0 || one.name == sample);
    shown
        .flat_map(|(_, sheet)| sheet.cells.values())
        .map(|text| text.replace('\u{a0}', " "))
        .collect()
}

#[track_caller]
fn check(rows: &[&str], tag: Tag, wanted: &[&str]) {
    let said = said(rows, tag);
    for wanted in wanted {
        let long: Vec<&String> = said.iter().filter(|text| text.len() > 30).collect();
        assert!(said.iter().any(|text| text == wanted), "{wanted}\n{long:#?}");
    }
}

#[test]
fn one_project_is_spoken_of_as_one() {
    let (not, is) = (format!("{KENYA};x;"), format!("{KENYA};x;2008"));
    for (tag, one, evaluated, code, year) in [
        (
            Tag::Nb,
            "Utvalget har ett prosjekt av 1 og 1 000 000 kr, 100,0 % av beløpet. Det er ",
            ["ikke evaluert.", "evaluert."],
            "Prosjektet har prostitusjon som form.",
            "I 2007 var beløpet 1,0 millioner kroner, 100,0 % av hele perioden, fordelt på \
             ett prosjekt.",
        ),
        (
            Tag::Nn,
            "Utvalet har eitt prosjekt av 1 og 1 000 000 kr, 100,0 % av beløpet. Det er ",
            ["ikkje evaluert.", "evaluert."],
            "Prosjektet har prostitusjon som form.",
            "I 2007 var beløpet 1,0 millionar kroner, 100,0 % av heile perioden, fordelt på \
             eitt prosjekt.",
        ),
        (
            Tag::En,
            "The sample has one project of 1 and NOK 1,000,000, 100.0% of the amount. It is ",
            ["not evaluated.", "evaluated."],
            "The project has prostitution as form.",
            "In 2007 the amount was NOK 1.0 million, 100.0% of the whole period, for one \
             project.",
        ),
    ] {
        let [no, yes] = evaluated.map(|how| format!("{one}{how}"));
        check(&[&not], tag, &[&no, code, year]);
        check(&[&is], tag, &[&yes]);
    }
}

#[test]
fn what_is_alike_is_said_to_be_and_none_is_said_to_be_none() {
    let rows = [KENYA, NEPAL].map(|row| format!("{row};;"));
    let rows = rows.each_ref().map(String::as_str);
    check(
        &rows,
        Tag::Nb,
        &[
            "Den største avtalepartneren er Redd Barna med 1,0 millioner kroner, 50,0 % av \
             beløpet, fulgt av UNICEF (like mye).",
            "Flest prosjekter har prostitusjon som form: 1 av 2. Like vanlig er \
             tvangsarbeid: 1.",
            "Ingen prosjekter er i utvalget.",
        ],
    );
    check(
        &rows,
        Tag::Nn,
        &[
            "Den største avtalepartnaren er Redd Barna med 1,0 millionar kroner, 50,0 % av \
             beløpet, følgt av UNICEF (like mykje).",
            "Ingen prosjekt er i utvalet.",
        ],
    );
    check(
        &rows,
        Tag::En,
        &[
            "The largest agreement partner is Save the Children Norway, with NOK 1.0 \
             million, 50.0% of the amount, followed by UNICEF (as much).",
            "No projects are in the sample.",
        ],
    );
}

#[test]
fn a_long_list_of_names_ends_in_how_many_more_there_are() {
    for (tag, begins, ends) in [
        (Tag::Nb, "Ikke dekket: ", " til."),
        (Tag::Nn, "Ikkje dekt: ", " til."),
        (Tag::En, "Not covered: ", " more."),
    ] {
        let all = said(&[&format!("{KENYA};;")], tag);
        let text = all.iter().find(|text| text.starts_with(begins)).unwrap();
        assert!(text.ends_with(ends), "{text}");
        // Twelve names and the rest, with one `and` before it.
        assert_eq!(text.matches(", ").count(), 11, "{text}");
        let and = if tag == Tag::En { " and " } else { " og " };
        let last = text.rsplit(", ").next().unwrap();
        assert_eq!(last.matches(and).count(), 1, "{text}");
    }
}

#[test]
fn without_amounts_nobody_is_the_largest() {
    let row = "KEN-07/0001;Brønner;Kenya;UNICEF;Norad;;;Prostitusjon;Kvinner;;";
    for tag in Tag::ALL {
        let all = said(&[row], tag);
        let largest = all.iter().find(|text| text.contains("UNICEF") && text.len() > 20);
        assert_eq!(largest, None, "{}", tag.name());
    }
}
