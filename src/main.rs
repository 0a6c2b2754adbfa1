//! The program `portefolje`: arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    #[expect(clippy::disallowed_methods, reason = "this is where the arguments come in")]
    let arguments = std::env::args_os().collect();
    portefolje::cli::run(arguments)
}
