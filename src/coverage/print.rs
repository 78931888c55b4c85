//! The coverage as text, for a terminal.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{Coverage, Lacking};
use crate::keyword::{Keyword, keywords};

/// What the records are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The folder they are in.
    Category,
    /// Who runs them.
    Owner,
}

keywords!(By: Category "category", Owner "owner");

/// Columns of the matrix, and the widest name of a row.
const COLUMN: usize = 9;
const NAME: usize = 34;

impl Coverage {
    /// A matrix and lists, as wide as a terminal.
    pub fn to_text(&self, by: By) -> String {
        let mut text = String::new();
        self.matrix(&mut text);
        self.facts(&mut text);
        self.records(by, &mut text);
        self.reported(&mut text);
        text
    }

    fn matrix(&self, text: &mut String) {
        let mut line = format!("{:NAME$}", "");
        for place in &self.places {
            line += &format!("{:>COLUMN$}", cut(&place.label, COLUMN - 1));
        }
        end(text, &line);
        let columns = self.places.len().max(1);
        for (topic, cells) in self.topics.iter().zip(self.matrix.chunks(columns)) {
            let mut line = format!("{:NAME$}", cut(&topic.label, NAME - 1));
            for cell in cells {
                let office = if cell.statutory.is_empty() { "" } else { "§" };
                let number = match cell.offers() {
                    0 => "-".to_owned(),
                    _ => format!("{}+{}", cell.here, cell.elsewhere),
                };
                line += &format!("{:>COLUMN$}", number + office);
            }
            end(text, &line);
        }
        end(
            text,
            "3+5: 3 offers in the place, 5 from elsewhere; §: a statutory office among all that serve it",
        );
    }

    fn facts(&self, text: &mut String) {
        end(text, &format!("\n{} records lack", self.records));
        for missing in &self.missing {
            let share = missing.share * 100.0;
            end(
                text,
                &format!(
                    "{:6}  {share:3.0} %  {}",
                    missing.records,
                    missing.fact.word()
                ),
            );
        }
    }

    fn records(&self, by: By, text: &mut String) {
        let mut groups: BTreeMap<&str, Vec<&Lacking>> = BTreeMap::new();
        for record in self.lacking.iter().filter(|of| !of.missing.is_empty()) {
            let group = match by {
                By::Category => record.category.as_str(),
                By::Owner => record.operator.as_deref().unwrap_or("-"),
            };
            groups.entry(group).or_default().push(record);
        }
        for (group, records) in groups {
            end(text, &format!("\n{group}"));
            for record in records {
                let facts: Vec<&str> = record.missing.iter().map(|fact| fact.word()).collect();
                end(text, &format!("  {}: {}", record.id, facts.join(", ")));
            }
        }
    }

    fn reported(&self, text: &mut String) {
        if self.gaps.is_empty() {
            return;
        }
        end(text, "\ngaps");
        for gap in &self.gaps {
            end(
                text,
                &format!("  {}: {} ({})", gap.state, gap.title, gap.id),
            );
        }
    }
}

/// Ends a line. Memory can always be written.
fn end(text: &mut String, line: &str) {
    let _ = writeln!(text, "{}", line.trim_end());
}

/// The beginning of a name that is too long for its column.
fn cut(name: &str, width: usize) -> String {
    match name.chars().count() > width {
        true => name.chars().take(width - 1).chain(['…']).collect(),
        false => name.to_owned(),
    }
}
