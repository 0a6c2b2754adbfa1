//! What the README shows is what the program does.

use std::fs;
use std::path::Path;

use crate::support::command::{Folder, sample};

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

#[test]
fn the_readme_shows_what_the_program_prints() {
    let folder = Folder::new();
    fs::create_dir(folder.path().join("samples")).unwrap();
    folder.write("samples/vedlegg3-2007.xlsx", sample("vedlegg3-2007.xlsx"));
    let run = folder.run(&["samples/vedlegg3-2007.xlsx"]);
    assert_eq!(run.code, 0, "{}", run.text());
    let readme = readme();
    for line in run.out.replace('\u{a0}', " ").lines() {
        assert!(readme.contains(&format!("    {line}\n")), "not in the README: {line}");
    }
}

#[test]
fn the_readme_gives_a_reason_for_every_dependency() {
    let manifest = include_str!("../../Cargo.toml");
    let readme = readme();
    let section =
        manifest.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    for line in section.lines().filter(|line| line.contains('=')) {
        let name = line.split(['=', ' ']).next().unwrap();
        assert!(readme.contains(&format!("`{name}`")), "no reason for `{name}`");
    }
}

#[test]
fn the_readme_names_every_option() {
    let help = Folder::new().run(&["convert", "--help"]);
    let readme = readme();
    for word in help.out.split_whitespace().filter(|word| word.starts_with("--")) {
        let option = word.trim_end_matches([',', ')', '.']);
        let known = ["--help", "--quiet", "--verbose", "--output"];
        assert!(known.contains(&option) || readme.contains(option), "{option}");
    }
}
