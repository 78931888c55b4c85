//! "Did you mean": the candidate nearest to what was written.

/// The candidate nearest to `written`, if it is near enough to be meant: at most a third of its letters wrong.
/// Among equally near ones the first in the alphabet wins, so that the answer does not depend on their order.
pub fn closest<'a>(
    written: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let written: Vec<char> = written.to_lowercase().chars().take(80).collect();
    let allowed = (written.len() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| {
            let letters: Vec<char> = candidate.to_lowercase().chars().take(80).collect();
            (distance(&written, &letters), candidate)
        })
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

/// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours each cost one.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, &x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &y) in b.iter().enumerate() {
            let mut best = (last[j] + usize::from(x != y))
                .min(last[j + 1] + 1)
                .min(row[j] + 1);
            if i > 0 && j > 0 && x == b[j - 1] && a[i - 1] == y {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn near_words_are_suggested_and_far_ones_are_not() {
        let keys = ["summary", "service_area", "services", "name"];
        assert_eq!(closest("sumary", keys), Some("summary"));
        assert_eq!(closest("nmae", keys), Some("name"));
        assert_eq!(closest("servicearea", keys), Some("service_area"));
        assert_eq!(closest("telephone", keys), None);
        assert_eq!(closest("", keys), None);
    }
}
