//! What a build may cost, and the gate that holds it.
//!
//! In: `tests/budgets.toml`, and the program as it is released. Out: a table of figures and limits; a fault that names each budget
//! that is exceeded. **Invariant:** no figure hangs on how fast or how busy the machine is: bytes are counted, and time is a ratio to a
//! fixed piece of work of the same run.
//! Deliberately absent: measuring search in the browser, and everything over time; `docs/measurements.md` has that.

mod cost;
mod yardstick;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use anyhow::{Context as _, Result, bail, ensure};
use serde::Deserialize;

use cost::Figures;

/// Where the budgets stand, from the root of the checkout.
const FILE: &str = "tests/budgets.toml";

/// What is measured: its name in the file, and what a figure of it counts.
const KINDS: [(&str, &str); 6] = [
    ("build_time", "times the fixed piece of work, in user time"),
    ("output_bytes", "bytes of output a record"),
    ("output_files", "files of output a record"),
    ("pack_bytes", "bytes of the search pack a record"),
    ("texts_bytes", "bytes of the texts for excerpts a record"),
    ("record_page_bytes", "bytes of HTML a record page"),
];

/// A figure this much smaller than the one that was written down is worth a new budget.
const SLACK: f64 = 0.8;

/// What was measured once, and by how much more of it passes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Budget {
    measured: f64,
    margin: f64,
}

impl Budget {
    fn limit(&self) -> f64 {
        self.measured * (1.0 + self.margin)
    }
}

/// Builds the program, measures it, and compares.
///
/// # Errors
/// When a budget is exceeded, or cannot be measured.
pub fn run() -> Result<()> {
    let root = crate::engine::root().map_err(anyhow::Error::msg)?;
    let text = fs::read_to_string(root.join(FILE)).context(FILE)?;
    let budgets = parse(&text).context(FILE)?;
    let figures = cost::measure(&root)?;
    print!("{}", table(&budgets, &figures));
    let exceeded = exceeded(&budgets, &figures);
    ensure!(exceeded.is_empty(), "{exceeded}");
    Ok(())
}

/// Does the fixed piece of work, for `cost` to measure it in a process of its own.
pub fn work() {
    println!("{:016x}", yardstick::work(yardstick::ROUNDS));
}

fn parse(text: &str) -> Result<BTreeMap<String, Budget>> {
    let budgets: BTreeMap<String, Budget> = toml::from_str(text)?;
    for (name, budget) in &budgets {
        let known = KINDS.iter().any(|(kind, _)| kind == name);
        ensure!(known, "nothing is measured that is called `{name}`");
        let sound = budget.measured > 0.0 && budget.margin >= 0.0 && budget.limit().is_finite();
        ensure!(sound, "[{name}] has a figure that limits nothing");
    }
    for (kind, what) in KINDS {
        if !budgets.contains_key(kind) {
            bail!("[{kind}] is missing, for {what}");
        }
    }
    Ok(budgets)
}

fn table(budgets: &BTreeMap<String, Budget>, figures: &Figures) -> String {
    let mut table = format!("{:<18} {:>10} {:>10}\n", "budget", "figure", "limit");
    for (kind, what) in KINDS {
        let (budget, figure) = (&budgets[kind], figures[kind]);
        let _ = writeln!(
            table,
            "{kind:<18} {figure:>10.2} {:>10.2}  {what}",
            budget.limit()
        );
        if figure < budget.measured * SLACK {
            let _ = writeln!(
                table,
                "  note: it was {:.2}; the budget in {FILE} can be lowered",
                budget.measured
            );
        }
    }
    table
}

/// What is above its limit, and what to do about it; nothing if all is well.
fn exceeded(budgets: &BTreeMap<String, Budget>, figures: &Figures) -> String {
    let mut text = String::new();
    for (kind, what) in KINDS {
        let (budget, figure) = (&budgets[kind], figures[kind]);
        // Not "above": what is no number at all must not pass.
        if figure <= budget.limit() {
            continue;
        }
        let _ = writeln!(
            text,
            "the budget `{kind}` is exceeded: {figure:.2} {what}, and the limit is {:.2} ({:.2} measured, and {:.0} % more)",
            budget.limit(),
            budget.measured,
            budget.margin * 100.0
        );
    }
    if !text.is_empty() {
        let _ = writeln!(
            text,
            "Look for the change that made it grow: `cargo xtask budgets` prints this table for any commit. If what is gained is worth \
             it, write the new figure under its name in {FILE} as `measured`, and the reason into CHANGELOG.md and the commit"
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(change: (&str, &str)) -> String {
        let all = KINDS.map(|(kind, _)| format!("[{kind}]\nmeasured = 100.0\nmargin = 0.5\n"));
        all.concat().replacen(change.0, change.1, 1)
    }

    fn all(figure: f64) -> Figures {
        KINDS.map(|(kind, _)| (kind, figure)).into()
    }

    #[test]
    fn the_budgets_of_the_repository_can_be_read() {
        let root = crate::engine::root().expect("a checkout");
        let text = fs::read_to_string(root.join(FILE)).expect("the file");
        parse(&text).expect("budgets");
    }

    #[test]
    fn a_budget_that_limits_nothing_is_refused() {
        let cases = [
            ("[pack_bytes]", "[pack_byte]"),
            ("[build_time]\nmeasured = 100.0\nmargin = 0.5\n", ""),
            ("measured = 100.0", "measured = 0.0"),
            ("measured = 100.0", "measured = nan"),
            ("measured = 100.0", "measured = inf"),
            ("margin = 0.5", "margin = -0.5"),
            ("margin = 0.5", "margin = inf"),
            ("margin = 0.5", "margin = 0.5\nlimit = 1.0"),
            ("margin = 0.5\n", ""),
        ];
        assert!(parse(&file(("", ""))).is_ok());
        for change in cases {
            assert!(parse(&file(change)).is_err(), "{change:?}");
        }
    }

    #[test]
    fn a_figure_passes_up_to_its_limit() {
        let budgets = parse(&file(("", ""))).expect("budgets");
        assert_eq!(exceeded(&budgets, &all(150.0)), "");
        let mut figures = all(150.0);
        figures.insert("record_page_bytes", 150.01);
        let text = exceeded(&budgets, &figures);
        for part in [
            "`record_page_bytes`",
            "150.01",
            "150.00",
            "100.00",
            "50 %",
            FILE,
            "CHANGELOG.md",
        ] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
        assert_eq!(text.matches("is exceeded").count(), 1, "{text}");
        figures.insert("build_time", f64::NAN);
        let text = exceeded(&budgets, &figures);
        assert_eq!(text.matches("is exceeded").count(), 2, "{text}");
    }

    #[test]
    fn a_budget_that_has_become_too_large_is_said() {
        let budgets = parse(&file(("", ""))).expect("budgets");
        assert!(!table(&budgets, &all(80.0)).contains("note"));
        let mut figures = all(80.0);
        figures.insert("output_files", 79.0);
        assert_eq!(table(&budgets, &figures).matches("note").count(), 1);
    }
}
