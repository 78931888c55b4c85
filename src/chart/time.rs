//! Months and years among the labels of a table.

/// Names of months as they begin, in German and English.
const MONTHS: [&[&str]; 12] = [
    &["jan"],
    &["feb"],
    &["mär", "mrz", "mar"],
    &["apr"],
    &["mai", "may"],
    &["jun"],
    &["jul"],
    &["aug"],
    &["sep"],
    &["okt", "oct"],
    &["nov"],
    &["dez", "dec"],
];

/// Months since the year 0, if all labels are months or years, each later than the one before.
pub(super) fn months(labels: &[String]) -> Option<Vec<i32>> {
    let months: Option<Vec<i32>> = labels.iter().map(|label| month(label)).collect();
    months.filter(|months| months.windows(2).all(|pair| pair[0] < pair[1]))
}

/// `Juni 2017`, `Sept. 2017`, `2017-06`, `2017-06-30`, `06/2017`, `Q2 2017`, `2. Quartal 2017`, `2017`.
/// A quarter is its last month; a year alone is its first.
fn month(label: &str) -> Option<i32> {
    let words: Vec<&str> = label
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let number = |word: &str, most: i32| {
        let number = word.parse::<i32>().ok();
        number.filter(|number| (1..=most).contains(number))
    };
    let year = |word: &str| {
        let is_year = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
        word.parse::<i32>().ok().filter(|_| is_year)
    };
    let (year, month) = match *words.as_slice() {
        [one] => (year(one)?, 1),
        [first, second, day] if year(first).is_some() => {
            number(day, 31)?;
            (year(first)?, number(second, 12)?)
        }
        [quarter, word, last] if word.eq_ignore_ascii_case("quartal") => {
            (year(last)?, 3 * number(quarter, 4)?)
        }
        [first, second] if year(first).is_some() => (year(first)?, number(second, 12)?),
        [first, last] => {
            let quarter = first.strip_prefix(['Q', 'q']).and_then(|q| number(q, 4));
            let month = quarter
                .map(|quarter| 3 * quarter)
                .or_else(|| number(first, 12))
                .or_else(|| named(first));
            (year(last)?, month?)
        }
        _ => return None,
    };
    Some(year * 12 + month - 1)
}

fn named(word: &str) -> Option<i32> {
    let word = word.to_lowercase();
    let begins = |names: &&[&str]| names.iter().any(|name| word.starts_with(name));
    let at = MONTHS.iter().position(begins)?;
    i32::try_from(at + 1).ok()
}
