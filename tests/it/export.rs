//! The tables for other programs: the same figures as the workbook and the JSON object,
//! exact, safe to open, and whole or not at all.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::support::command::{Folder, sample};
use crate::support::lint::read;

/// The rows of a CSV file, each by the names of its columns.
fn rows(path: &Path) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    reader.deserialize().map(Result::unwrap).collect()
}

/// An amount as `1234.50`, in hundredths.
fn hundredths(text: &str) -> i128 {
    let (kroner, rest) = text.split_once('.').unwrap();
    assert_eq!(rest.len(), 2, "{text}");
    format!("{kroner}{rest}").parse().unwrap()
}

fn sum<'a>(
    rows: impl IntoIterator<Item = &'a BTreeMap<String, String>>,
    column: &str,
) -> i128 {
    let filled = rows.into_iter().filter(|row| !row[column].is_empty());
    filled.map(|row| hundredths(&row[column])).sum()
}

/// A list with texts like formulas, two currencies and a missing year.
const LIST: &str = "Avtalenummer;Tittel;Land;Partner;Beløp;Valuta;År\n\
    KEN-07/0001;=1+1;Kenya;UNICEF;1000,55;NOK;2007\n\
    KEN-07/0001;=1+1;Kenya;UNICEF;-200,05;NOK;2008\n\
    MWI-07/0002;'sitert';Malawi;@alle;500;EUR;2007\n\
    MWI-07/0003;Skoler, \"nye\";Malawi;Kirkens Nødhjelp;0,10;NOK;2006\n";

#[test]
fn the_tables_have_the_figures_of_the_workbook_and_of_json() {
    let folder = Folder::new();
    folder.write("liste.xlsx", sample("vedlegg3-2007.xlsx"));
    let run = folder.run(&["liste.xlsx", "--export", "ut/tabeller", "--json", "-q"]);
    assert_eq!(run.code, 0, "{}", run.text());
    let json = run.json();
    let tables = folder.path().join("ut/tabeller");
    let of = |name: &str| rows(&tables.join(name));
    let (projects, agreements, amounts) =
        (of("projects.csv"), of("agreements.csv"), of("amounts.csv"));
    assert_eq!(json["projects"], projects.len());
    assert_eq!(json["agreements"], agreements.len());
    let used = hundredths(json["nok"]["used"].as_str().unwrap());
    for rows in [&projects, &agreements, &amounts] {
        assert_eq!(sum(rows, "nok"), used);
    }
    // By partner group and year, as the tables of the report count them.
    for (table, column) in [("partner_group", "partner_group"), ("year", "year")] {
        let wanted: BTreeMap<String, i128> = json["tables"][table]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| {
                let key = row["key"].as_str().unwrap().to_owned();
                (key, hundredths(row["nok"].as_str().unwrap()))
            })
            .collect();
        let mut ours: BTreeMap<String, i128> = BTreeMap::new();
        for row in &amounts {
            *ours.entry(row[column].clone()).or_default() += hundredths(&row["nok"]);
        }
        assert_eq!(ours, wanted, "{table}");
    }
    // Row by row as the workbook shows them.
    let sheets = read(&fs::read(folder.path().join("liste-rapport.xlsx")).unwrap());
    let sheet = |name: &str| sheets.iter().find(|one| one.name == name).unwrap();
    for (at, row) in (2..).zip(&projects) {
        let cells = &sheet("Prosjekter").cells;
        for (column, name) in [(1, "project_id"), (2, "title"), (4, "region")] {
            assert_eq!(cells[&(at, column)], row[name]);
        }
        let nok: f64 = cells[&(at, 12)].parse().unwrap();
        assert_eq!(format!("{nok:.2}"), row["nok"]);
    }
    for (at, row) in (2..).zip(&amounts) {
        let cells = &sheet("Beløp").cells;
        for (column, name) in
            [(1, "agreement_number"), (2, "project_id"), (3, "year"), (7, "cell")]
        {
            assert_eq!(cells[&(at, column)], row[name]);
        }
        assert_eq!(row["cell"], format!("{}{}", row["column"], row["row"]));
    }
    let ids: Vec<&String> = projects.iter().map(|row| &row["project_id"]).collect();
    assert!(amounts.iter().all(|row| ids.contains(&&row["project_id"])));
}

#[cfg(feature = "parquet")]
#[test]
fn parquet_holds_what_csv_holds_with_exact_money() {
    use parquet::file::reader::{FileReader as _, SerializedFileReader};
    use parquet::record::Field;

    let folder = Folder::new();
    folder.write("liste.csv", LIST);
    let run =
        folder.run(&["liste.csv", "--template", "generell", "--export", "ut", "-q"]);
    assert_eq!(run.code, 0, "{}", run.text());
    for (table, count) in [("projects", 3), ("agreements", 3), ("amounts", 4)] {
        let csv = rows(&folder.path().join(format!("ut/{table}.csv")));
        assert_eq!(csv.len(), count, "{table}");
        let file = fs::File::open(folder.path().join(format!("ut/{table}.parquet")));
        let reader = SerializedFileReader::new(file.unwrap()).unwrap();
        let found: Vec<BTreeMap<String, String>> = reader
            .get_row_iter(None)
            .unwrap()
            .map(|row| {
                let row = row.unwrap();
                let cells = row.get_column_iter().map(|(name, field)| {
                    let text = match field {
                        Field::Null => String::new(),
                        Field::Str(text) if text.starts_with(['=', '@', '\'']) => {
                            format!("'{text}")
                        }
                        Field::Str(text) => text.clone(),
                        Field::Decimal(number) => {
                            let bytes: [u8; 16] = number.data().try_into().unwrap();
                            assert_eq!((number.precision(), number.scale()), (38, 2));
                            let whole = i128::from_be_bytes(bytes);
                            let sign = if whole < 0 { "-" } else { "" };
                            let whole = whole.abs();
                            format!("{sign}{}.{:02}", whole / 100, whole % 100)
                        }
                        other => other.to_string(),
                    };
                    (name.clone(), text)
                });
                cells.collect()
            })
            .collect();
        assert_eq!(found, csv, "{table}");
    }
}

#[test]
fn texts_are_safe_and_other_currencies_are_not_added() {
    let folder = Folder::new();
    folder.write("liste.csv", LIST);
    let run =
        folder.run(&["liste.csv", "--template", "generell", "--export", "ut", "-q"]);
    assert_eq!(run.code, 0, "{}", run.text());
    let amounts = rows(&folder.path().join("ut/amounts.csv"));
    let shown: Vec<[&str; 4]> = amounts
        .iter()
        .map(|row| ["nok", "amount", "currency", "year"].map(|name| row[name].as_str()))
        .collect();
    assert_eq!(
        shown,
        [
            ["1000.55", "1000.55", "NOK", "2007"],
            ["-200.05", "-200.05", "NOK", "2008"],
            ["", "500.00", "EUR", "2007"],
            ["0.10", "0.10", "NOK", "2006"],
        ]
    );
    let text = fs::read_to_string(folder.path().join("ut/agreements.csv")).unwrap();
    assert!(text.contains(",'=1+1,") && text.contains(",''sitert',"), "{text}");
    assert!(text.contains(",'@alle,"), "{text}");
    assert!(text.contains(",\"Skoler, \"\"nye\"\"\","), "{text}");
}

#[test]
fn the_public_tables_hide_names_and_places() {
    let folder = Folder::new();
    let template = "name = \"x\"\nincludes = [\"generell\"]\n[[masking]]\n\
                    partner = \"Kirkens Nødhjelp\"\nnb = \"En organisasjon\"\n";
    folder.write("x.toml", template);
    folder.write("liste.csv", LIST);
    let all = ["liste.csv", "--template", "x.toml", "--export", "ut", "-q"];
    let run = folder.run(&[&all[..], &["--edition", "public"]].concat());
    assert_eq!(run.code, 0, "{}", run.text());
    for name in ["projects", "agreements", "amounts"] {
        let text = fs::read_to_string(folder.path().join(format!("ut/{name}.csv")));
        let text = text.unwrap();
        assert!(!text.contains("Kirkens") && !text.contains("liste.csv"), "{text}");
        assert!(!text.lines().next().unwrap().contains("file"), "{text}");
        assert!(text.contains("En organisasjon"), "{text}");
    }
    // The internal one has them.
    assert_eq!(folder.run(&all).code, 0);
    let text = fs::read_to_string(folder.path().join("ut/amounts.csv")).unwrap();
    assert!(text.contains("Kirkens Nødhjelp") && text.contains("liste.csv"));
}

#[test]
fn the_same_list_gives_the_same_bytes_in_files_that_are_whole_or_not_there() {
    let folder = Folder::new();
    folder.write("liste.csv", LIST);
    for out in ["en", "to"] {
        let run =
            folder.run(&["liste.csv", "--template", "generell", "--export", out, "-q"]);
        assert_eq!(run.code, 0, "{}", run.text());
    }
    let mut names: Vec<String> = fs::read_dir(folder.path().join("en"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert!(names.len() == if cfg!(feature = "parquet") { 6 } else { 3 }, "{names:?}");
    for name in &names {
        let bytes = |out: &str| fs::read(folder.path().join(out).join(name)).unwrap();
        assert_eq!(bytes("en"), bytes("to"), "{name}");
    }
    // A folder stands where a file should: nothing is left behind, and no half workbook.
    let bad = folder.path().join("feil");
    fs::create_dir_all(bad.join("amounts.csv/x")).unwrap();
    let fresh = Folder::new();
    fresh.write("liste.csv", LIST);
    let run = fresh.run(&[
        "liste.csv",
        "--template",
        "generell",
        "--export",
        bad.to_str().unwrap(),
        "-q",
    ]);
    assert_eq!(run.code, 2, "{}", run.text());
    assert_eq!(fresh.names(), ["liste.csv"]);
    let mut left = fs::read_dir(&bad).unwrap().map(|one| one.unwrap().file_name());
    assert!(left.all(|name| !name.to_string_lossy().starts_with('~')));
}

#[test]
fn a_list_is_never_written_over() {
    let folder = Folder::new();
    folder.write("amounts.csv", LIST);
    let run = folder.run(&["amounts.csv", "--template", "generell", "--export", "."]);
    assert_eq!(run.code, 2, "{}", run.text());
    assert_eq!(folder.names(), ["amounts.csv"]);
    assert_eq!(fs::read_to_string(folder.path().join("amounts.csv")).unwrap(), LIST);
}

#[test]
fn a_file_is_no_folder_for_the_tables() {
    let folder = Folder::new();
    folder.write("liste.csv", LIST);
    folder.write("fil", "en fil");
    let run = folder.run(&["liste.csv", "--template", "generell", "--export", "fil"]);
    assert_eq!(run.code, 2, "{}", run.text());
    assert!(run.err.contains("`fil` er en fil") && run.err.contains("--export"));
    assert_eq!(folder.names(), ["fil", "liste.csv"]);
}

#[test]
fn the_summary_names_the_tables() {
    let folder = Folder::new();
    folder.write("liste.csv", LIST);
    for (lang, word) in [("nb", "Tabeller: "), ("nn", "Tabellar: "), ("en", "Tables: ")] {
        let run = folder.run(&[
            "liste.csv",
            "--template",
            "generell",
            "--export",
            "ut",
            "--lang",
            lang,
        ]);
        assert!(run.out.contains(word) && run.out.contains("amounts.csv"), "{}", run.out);
        let json = folder.run(&[
            "liste.csv",
            "--template",
            "generell",
            "--export",
            "ut",
            "--json",
        ]);
        assert!(matches!(json.json(), Value::Object(_)));
    }
}
