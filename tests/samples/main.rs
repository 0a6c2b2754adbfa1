//! Makes the workbooks in `samples/`: `cargo run --example make-samples`.
//!
//! The data stand in `data/`; `figures` asserts that the published figures come out.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a helper that stops at the first mistake in its own data and writes files"
)]

mod budget;
mod data;
mod figures;
mod list;
mod project;
mod random;
mod spelling;
mod tutorial;

use std::fs;
use std::path::Path;

use crate::data::Data;
use crate::project::Project;

fn main() {
    let data = Data::load();
    let projects = project::projects(&data);
    figures::check(&data, &projects);

    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    fs::create_dir_all(&folder).unwrap();
    let write = |name: &str, bytes: &[u8]| {
        fs::write(folder.join(name), bytes).unwrap();
        println!("samples/{name}: {} bytes", bytes.len());
    };
    write("vedlegg3-2007.xlsx", &list::workbook(&data, &projects).unwrap());
    write("vedlegg3-2007.truth.csv", truth(&projects).as_bytes());
    write("opplaering-20.xlsx", &tutorial::workbook().unwrap());
}

/// Which project each agreement belongs to; a project is named by its first agreement.
fn truth(projects: &[Project]) -> String {
    let mut pairs: Vec<(&str, &str)> = Vec::new();
    for project in projects {
        let first = project.agreements[0].number.as_str();
        pairs.extend(project.agreements.iter().map(|one| (one.number.as_str(), first)));
    }
    pairs.sort_unstable();
    let lines =
        pairs.iter().map(|(agreement, project)| format!("{agreement},{project}\n"));
    format!("agreement,project\n{}", lines.collect::<String>())
}
