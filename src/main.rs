//! The binary `lotse`: arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    lotse::cli::main()
}
