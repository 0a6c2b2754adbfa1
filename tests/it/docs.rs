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

fn file(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// Pages for people: from which folder their links go, and their text.
fn pages() -> [(&'static str, String); 4] {
    [
        ("", readme()),
        ("", file("BRUKERVEILEDNING.md")),
        ("samples/service", file("samples/service/IT.md")),
        ("samples/service", file("samples/service/README.md")),
    ]
}

#[test]
fn links_lead_somewhere_and_pictures_are_small() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pictures = 0;
    for (folder, text) in pages() {
        for link in text.split("](").skip(1).filter_map(|part| part.split(')').next()) {
            if link.starts_with("https:") {
                continue;
            }
            let path = root.join(folder).join(link);
            assert!(path.exists(), "{link} leads nowhere");
            if path.extension().is_some_and(|ending| ending == "png") {
                pictures += 1;
                let length = fs::metadata(&path).unwrap().len();
                assert!(length < 150_000, "{link} is large: {length}");
            }
        }
    }
    assert!(pictures > 5);
}

/// What is installed beside the program: its pages, and all that they lead to.
#[test]
fn packages_hold_what_their_pages_lead_to() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (deb, msi) = (file("Cargo.toml"), file(".github/wix/main.wxs"));
    for source in msi.split("Source=\"").skip(1).filter_map(|part| part.split('"').next())
    {
        let path = source.replace('\\', "/");
        assert!(path.starts_with("$(var") || root.join(&path).is_file(), "{path}");
    }
    for (folder, text) in &pages()[1..3] {
        for link in text.split("](").skip(1).filter_map(|part| part.split(')').next()) {
            let path = Path::new(folder).join(link);
            let path = path.to_str().unwrap();
            let (place, name) = path.rsplit_once('/').unwrap_or(("", path));
            let ending = name.rsplit_once('.').unwrap().1;
            let all = format!("\"{place}/*.{ending}\"");
            assert!(
                deb.contains(&all) || deb.contains(&format!("\"{path}\"")),
                "deb: {path}"
            );
            let source = format!("Source=\"{}\"", path.replace('/', "\\"));
            assert!(msi.contains(&source), "MSI: {path}");
        }
    }
}

/// Options are typed as `--name`; those of the browser or the installer are not ours.
#[test]
fn pages_name_only_options_that_there_are() {
    let folder = Folder::new();
    let mut known: Vec<String> = Vec::new();
    for command in ["convert", "watch", "show", "learn", "template new"] {
        let words: Vec<&str> = command.split(' ').chain(["--help"]).collect();
        let help = folder.run(&words).out;
        let words = help.split([' ', ',', '\n', '[', ']']);
        known.extend(words.filter(|word| word.starts_with("--")).map(str::to_owned));
    }
    // Of cargo.
    known.push("--path".to_owned());
    // The README speaks of other programs' options too.
    for (_, text) in &pages()[1..] {
        let words = text.split(|one: char| !(one.is_ascii_alphanumeric() || one == '-'));
        for word in words.filter(|word| word.starts_with("--") && word.len() > 2) {
            if word.starts_with("---") {
                continue;
            }
            assert!(known.contains(&word.to_owned()), "{word}");
        }
    }
}

/// Every crate of `Cargo.lock` stands in the list of licences: in the program, or not.
#[test]
fn the_licences_are_those_of_the_lock_file() {
    let manifest = file("Cargo.lock");
    let locked = manifest.split("[[package]]").skip(1).map(|package| {
        let field = |name: &str| {
            let start = format!("\n{name} = \"");
            package.split(&start).nth(1).unwrap().split('"').next().unwrap().to_owned()
        };
        format!("{} {}", field("name"), field("version"))
    });
    let mut locked: Vec<String> =
        locked.filter(|name| !name.starts_with("portefolje ")).collect();
    let text = file("LICENSE-THIRD-PARTY.md");
    let (tables, _) = text.split_once("\n## Without a text").unwrap();
    let mut listed: Vec<String> = Vec::new();
    for line in tables.lines() {
        if let Some(row) = line.strip_prefix("| ") {
            let cells: Vec<&str> = row.split(" | ").collect();
            listed.push(format!("{} {}", cells[0], cells[1]));
        } else if let Some(other) = line.strip_prefix("* ") {
            listed.push(other.to_owned());
        }
    }
    listed.retain(|one| one != "crate version");
    locked.sort();
    listed.sort();
    assert_eq!(locked, listed, "run: python3 .github/third-party.py");
}
