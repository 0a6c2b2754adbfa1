//! The lists under `samples/reading/`, one a habit, each with what is made of it.

use std::fs;
use std::path::{Path, PathBuf};

use expect_test::expect_file;
use portefolje::recognise::Options;

use super::helper::{
    run, show_agreements, show_counts, show_findings_but, show_lists, workbook,
};

/// All lists of the folder, in order.
fn lists() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/reading");
    let mut lists: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder of lists")
        .map(|entry| entry.expect("a list").path())
        .filter(|path| {
            let name = path.to_string_lossy();
            !name.ends_with(".expected.txt") && !name.ends_with(".md")
        })
        .collect();
    lists.sort();
    lists
}

#[test]
fn every_list_is_read_as_its_text_says() {
    let lists = lists();
    assert!(lists.len() >= 40, "there are {} lists", lists.len());
    for path in lists {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let bytes = fs::read(&path).expect("a list");
        let (name, bytes) = match name.strip_suffix(".list") {
            Some(stem) => {
                let text = String::from_utf8(bytes).expect("text");
                (format!("{stem}.xlsx"), workbook(&text))
            }
            None => (name, bytes),
        };
        let run = run(&[(&name, &bytes)], &Options::default());
        let made = format!(
            "{}{}{}{}",
            show_lists(&run),
            show_agreements(&run),
            show_counts(&run),
            show_findings_but(&run, &["R207", "R208"])
        );
        expect_file![path.with_extension("expected.txt")].assert_eq(&made);
    }
}
