//! `--json`: the contract with other programs.

use expect_test::expect;

use crate::support::command::Folder;

use super::LIST;

#[test]
fn json_has_the_names_of_the_contract() {
    let folder = Folder::new();
    folder.write("liste.csv", LIST);
    let run = folder.run(&["liste.csv", "--template", "generell", "--json"]);
    let json = run.json();
    let names = |value: &serde_json::Value| -> Vec<String> {
        value.as_object().unwrap().keys().cloned().collect()
    };
    assert_eq!(
        names(&json),
        [
            "program",
            "template",
            "output",
            "inputs",
            "rows",
            "agreements",
            "projects",
            "nok",
            "period",
            "links",
            "decisions",
            "findings",
            "controls",
            "tables",
            "totals",
            "sample",
        ]
    );
    assert_eq!(
        names(&json["inputs"][0]["sheets"][0]),
        [
            "name",
            "header_rows",
            "first_row",
            "unit",
            "rows",
            "agreements",
            "not_used",
            "skipped",
            "columns",
        ]
    );
    assert_eq!(
        names(&json["tables"]),
        [
            "region",
            "country",
            "partner",
            "partner_group",
            "unit",
            "year",
            "form",
            "target",
            "measure",
            "coverage",
            // The other tables of the template.
            "country_largest",
            "region_country",
            "partner_largest",
            "unit_region",
            "year_region",
            "unit_year",
        ]
    );
    assert_eq!(
        names(&json["tables"]["region"][0]),
        ["key", "projects", "agreements", "nok", "share",]
    );
    expect![[r#"
        [
          {
            "file": "liste.csv",
            "sha256": "71c285ad47e7d0c5b74ebd349b85f91172e206df624e040b67d80ee28db1d345",
            "sheets": [
              {
                "name": "liste",
                "header_rows": [
                  1
                ],
                "first_row": 2,
                "unit": "NOK",
                "rows": 4,
                "agreements": 3,
                "not_used": 0,
                "skipped": null,
                "columns": {
                  "agreement_number": "A",
                  "title": "B",
                  "country": "C",
                  "partner": "D",
                  "unit": "E",
                  "year": "F",
                  "amount": "G"
                }
              }
            ]
          }
        ]
    "#]]
    .assert_eq(&format!("{:#}\n", json["inputs"]));
    expect![[r#"
        [
          "liste-rapport.xlsx",
          {
            "read": 4,
            "used": 3,
            "blank": 0,
            "structure": 1,
            "not_used": 0
          },
          3,
          2,
          {
            "read": "2700000.50",
            "used": "2700000.50",
            "not_used": "0.00"
          },
          [
            2004,
            2005
          ],
          {
            "certain": 0,
            "probable": 1,
            "review": 0
          },
          {
            "applied": 0,
            "reanchored": 0,
            "stale": 0,
            "conflicting": 0,
            "orphan": 0
          },
          [
            {
              "key": "Europa",
              "projects": 2,
              "agreements": 3,
              "nok": "2700000.50",
              "share": 1.0
            }
          ],
          [],
          {
            "projects": 1,
            "nok": "2200000.00",
            "share": 0.814815,
            "evaluated": 0,
            "method": "criteria",
            "seed": null,
            "members": [
              {
                "project": "2040001",
                "nok": "2200000.00",
                "meets": {
                  "years_min": true
                },
                "probability": null
              }
            ]
          }
        ]
    "#]]
    .assert_eq(&format!(
        "{:#}\n",
        serde_json::json!([
            json["output"],
            json["rows"],
            json["agreements"],
            json["projects"],
            json["nok"],
            json["period"],
            json["links"],
            json["decisions"],
            json["tables"]["region"],
            json["tables"]["form"],
            json["sample"],
        ])
    ));
}
