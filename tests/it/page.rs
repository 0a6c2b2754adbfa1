//! The page for the browser: the figures of `--json`, sound markup, nothing from outside.

use std::fs;

use crate::support::command::{Folder, sample};

/// A table of a page: its caption and the texts of its rows.
struct Table {
    caption: String,
    rows: Vec<Vec<String>>,
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    text.split(start).skip(1).filter_map(|part| part.split(end).next()).collect()
}

/// The text of a piece of markup.
fn plain(markup: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for one in markup.chars() {
        match one {
            '<' => inside = true,
            '>' => inside = false,
            one if !inside => text.push(one),
            _ => {}
        }
    }
    text.replace("&amp;", "&").replace("&#39;", "'").replace("&quot;", "\"")
}

fn tables(page: &str) -> Vec<Table> {
    between(page, "<table>", "</table>")
        .into_iter()
        .map(|table| {
            let caption = between(table, "<caption", "</caption>")[0];
            let caption = caption.split_once('>').unwrap().1;
            let rows = between(table, "<tr", "</tr>").into_iter().map(|row| {
                let cells = row.split("</t").map(|cell| {
                    let cell = cell.rsplit_once("<t").map_or("", |(_, cell)| cell);
                    plain(cell.split_once('>').map_or("", |(_, text)| text))
                });
                let mut cells: Vec<String> = cells.collect();
                cells.pop();
                cells
            });
            Table { caption: plain(caption), rows: rows.collect() }
        })
        .collect()
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Kroner of `--json`, rounded to whole ones.
fn whole(nok: &str) -> String {
    let (kroner, ore) = nok.split_once('.').unwrap();
    let up = i64::from(ore >= "50");
    (kroner.parse::<i64>().unwrap() + up).to_string()
}

fn page(lang: &str) -> (String, serde_json::Value) {
    let folder = Folder::new();
    folder.write("liste.xlsx", sample("vedlegg3-2007.xlsx"));
    let run = folder.run(&["liste.xlsx", "--html", "--json", "--lang", lang]);
    assert_eq!(run.code, 0, "{}", run.text());
    let page = fs::read_to_string(folder.path().join("liste-rapport.html")).unwrap();
    (page, run.json())
}

#[test]
fn the_page_has_the_figures_of_json() {
    let (page, json) = page("nb");
    let tables = tables(&page);
    let mut compared = 0;
    for (name, caption) in [
        ("region", "Fordeling på regioner"),
        ("unit", "Fordeling på forvaltere"),
        ("partner_group", "Fordeling på grupper av partnere"),
        ("year", "Fordeling på år"),
    ] {
        let found = tables.iter().find(|table| table.caption == caption);
        let table = found.unwrap_or_else(|| {
            let captions: Vec<&str> =
                tables.iter().map(|one| one.caption.as_str()).collect();
            panic!("{caption} is not among {captions:?}")
        });
        let column = |word: &str| {
            table.rows[0].iter().position(|header| header.starts_with(word)).unwrap()
        };
        let (projects, nok) = (column("Prosjekter"), column("Beløp"));
        for row in json["tables"][name].as_array().unwrap() {
            let key = row["key"].as_str().unwrap();
            let shown = table.rows.iter().find(|cells| cells[0] == key);
            let shown = shown.unwrap_or_else(|| panic!("{name}: no row {key}"));
            assert_eq!(digits(&shown[projects]), row["projects"].to_string(), "{key}");
            assert_eq!(digits(&shown[nok]), whole(row["nok"].as_str().unwrap()), "{key}");
            compared += 1;
        }
    }
    assert!(compared > 20, "{compared}");
}

#[test]
fn the_page_needs_nothing_from_outside_and_is_marked_up_soundly() {
    for lang in ["nb", "nn", "en"] {
        let (page, _) = page(lang);
        assert!(page.contains(&format!("<html lang=\"{lang}\">")));
        let own = page.replace("http://www.w3.org/2000/svg", "");
        for word in ["http:", "https:", "src=\"//", "@import", "<link", "⟨"] {
            assert!(!own.contains(word), "{lang}: {word}");
        }
        for tag in
            ["table", "tr", "th", "td", "section", "figure", "ul", "li", "p", "div"]
        {
            let open = own.matches(&format!("<{tag}>")).count()
                + own.matches(&format!("<{tag} ")).count();
            assert_eq!(open, own.matches(&format!("</{tag}>")).count(), "{lang}: {tag}");
        }
        for table in between(&own, "<table>", "</table>") {
            assert!(
                table.starts_with("\n<caption") && table.contains("<th scope=\"col\"")
            );
        }
        assert_eq!(
            own.matches("<img ").count(),
            own.matches(" alt=\"").count(),
            "{lang}"
        );
        assert!(own.matches("<img ").count() > 5, "{lang}");
        let anchors = between(&own, " id=\"", "\"");
        for (at, anchor) in anchors.iter().enumerate() {
            assert!(!anchors[..at].contains(anchor), "{lang}: {anchor} twice");
        }
    }
}

#[test]
fn nothing_of_a_list_becomes_markup() {
    let folder = Folder::new();
    folder.write(
        "liste.csv",
        "Avtalenummer;Tittel;Land;Avtalepartner;År;Beløp\n\
         2040001;<script>alert(1)</script>;Albania;<img src=x onerror=alert(1)>;2004;1000000\n\
         2050001;\"\"\"Å & B\"\"\";Kosovo;=HYPERLINK(1);2005;2000000\n",
    );
    let run = folder.run(&["liste.csv", "--template", "generell", "--html", "-q"]);
    assert_eq!(run.code, 0, "{}", run.text());
    let page = fs::read_to_string(folder.path().join("liste-rapport.html")).unwrap();
    assert!(!page.contains("<script>alert") && !page.contains("<img src=x"));
    assert!(page.contains("&lt;img src=x onerror=alert(1)&gt;"));
    assert!(
        page.contains("%27%3DHYPERLINK"),
        "a formula in the CSV begins with an apostrophe"
    );
}
