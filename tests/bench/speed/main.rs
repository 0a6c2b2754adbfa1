//! How long the whole program takes, beside what reading and writing cost at least.
//!
//! ```text
//! cargo bench                                  the sample, 1,000 and 10,000 agreements
//! cargo bench -- 100000 1000000                lists of so many agreements
//! cargo bench -- LIST.xlsx                     a list of one's own
//! cargo bench -- make 100000 OUT.xlsx          writes such a list and stops
//!
//! --template NAME   the template of all lists (for the sample its own, else `generell`)
//! --runs N          so many runs of each, of which the middle one counts (3)
//! --no-floor        without the floor
//! ```
//!
//! Each list goes through the program itself as a process of its own, so that starting it
//! counts too. Printed are seconds on the clock and of all processors, the most memory
//! that the process held, rows a second, and seconds of each stage. The floor is measured
//! in the same run by one thread of another process: calamine's streaming reader over
//! the same list, and `rust_xlsxwriter` writing the cells of the very workbook that the
//! program wrote, in its fastest mode: constant memory, no formats, compression level 1.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a bench reads files, times and prints"
)]

mod child;
mod floor;
#[expect(dead_code, reason = "the bench of linking uses the rest")]
#[path = "../quality/generate.rs"]
mod generate;
mod input;

use std::error::Error;
use std::path::{Path, PathBuf};

use crate::child::Run;

/// Whatever went wrong, in words.
type Outcome<T> = Result<T, Box<dyn Error>>;

/// What was typed.
struct Arguments {
    lists: Vec<String>,
    template: Option<String>,
    runs: usize,
    floor: bool,
}

fn main() -> Outcome<()> {
    let typed: Vec<String> =
        std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let words: Vec<&str> = typed.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["make", count, path] => return input::make(count.parse()?, Path::new(path)),
        ["floor", list, workbook] => {
            let floor = floor::measure(Path::new(list), Path::new(workbook))?;
            println!("{}", floor.line());
            return Ok(());
        }
        _ => {}
    }
    let mut arguments =
        Arguments { lists: Vec::new(), template: None, runs: 3, floor: true };
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        match word {
            "--runs" => arguments.runs = words.next().ok_or("how many runs?")?.parse()?,
            "--no-floor" => arguments.floor = false,
            "--template" => {
                arguments.template = Some(words.next().ok_or("which template?")?.into());
            }
            _ => arguments.lists.push(word.to_owned()),
        }
    }
    if arguments.lists.is_empty() {
        arguments.lists =
            ["samples/vedlegg3-2007.xlsx", "1000", "10000"].map(str::to_owned).into();
    }
    print_start(arguments.runs)?;
    for list in &arguments.lists {
        bench(list, &arguments)?;
    }
    Ok(())
}

/// The list of a name: a number of agreements, or a file.
fn list(name: &str) -> Outcome<PathBuf> {
    let Ok(count) = name.parse::<u64>() else { return Ok(PathBuf::from(name)) };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("speed");
    std::fs::create_dir_all(&folder)?;
    let path = folder.join(format!("list-{count}.xlsx"));
    if !path.exists() {
        // Under another name first, so that a list is whole or not there.
        let unfinished = folder.join("unfinished.xlsx");
        input::make(count, &unfinished)?;
        std::fs::rename(&unfinished, &path)?;
    }
    Ok(path)
}

/// What starting the program costs alone.
fn print_start(runs: usize) -> Outcome<()> {
    let start = child::middle(runs.max(5), || child::run(&["--version"]))?;
    println!("start: {:.1} ms", start.wall * 1000.0);
    Ok(())
}

fn bench(name: &str, arguments: &Arguments) -> Outcome<()> {
    let list = list(name)?;
    let folder = tempfile::tempdir()?;
    let workbook = folder.path().join("report.xlsx");
    let own = Path::new(name).extension().is_some();
    let usual =
        if own && name.contains("vedlegg3") { "menneskehandel" } else { "generell" };
    let template = arguments.template.as_deref().unwrap_or(usual);
    let (from, to) = (list.to_string_lossy(), workbook.to_string_lossy());
    let words =
        [&*from, "-o", &*to, "--template", template, "--lang", "en", "--timings", "-q"];
    let run = child::middle(arguments.runs, || {
        // The workbook before would be kept under another name.
        if workbook.exists() {
            std::fs::remove_file(&workbook)?;
        }
        child::run(&words)
    })?;
    println!();
    println!("{name}, template {template}");
    let size = std::fs::metadata(&workbook)?.len();
    print_run(&run, size);
    if arguments.floor {
        let floor = floor::in_child(&list, &workbook)?;
        let rows = u32::try_from(floor.rows_read).unwrap_or(u32::MAX);
        println!("  {rows} rows: {:.0} rows/s", f64::from(rows) / run.wall);
        println!(
            "  floor: read {:.3} s ({} cells), write {:.3} s ({} cells): {:.3} s",
            floor.read,
            floor.cells_read,
            floor.write,
            floor.cells_written,
            floor.total()
        );
        println!(
            "  ratio to the floor: {:.2} on the clock, {:.2} of all processors",
            run.wall / floor.total(),
            run.cpu / floor.total()
        );
    }
    Ok(())
}

fn print_run(run: &Run, size: u64) {
    let megabytes = |bytes: u64| bytes.div_ceil(1 << 20);
    println!(
        "  {:.3} s, {:.3} s of all processors, {} MB of memory, workbook {} KB",
        run.wall,
        run.cpu,
        megabytes(run.memory),
        size >> 10
    );
    for stage in &run.stages {
        println!("    {stage}");
    }
}
