//! Facts in words: dates, numbers, ages, lists, in the language of the page.

pub(crate) mod times;

use serde::Serialize;

use crate::date::{Date, PartialDate};
use crate::lang::{Direction, Lang, Language, Text};
use crate::site::{Bounds, Scale, Validity};
use crate::theme::{Arg, Messages};

/// A text on a page, with the language it is in if that is not the page's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Txt {
    pub(crate) text: String,
    pub(crate) lang: Option<Lang>,
    /// Only where the direction differs too: an address in an Arabic page runs from left to right.
    pub(crate) dir: Option<Direction>,
}

/// A link with its words; `url` is relative to the site's root.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Link {
    pub(crate) text: Txt,
    pub(crate) url: String,
}

/// The words of one language.
#[derive(Clone, Copy)]
pub(crate) struct Words<'a> {
    pub(crate) language: &'a Language,
    messages: &'a Messages,
}

impl<'a> Words<'a> {
    pub(crate) fn new(lang: Lang, messages: &'a Messages) -> Words<'a> {
        Words {
            language: messages.languages().get(lang),
            messages,
        }
    }

    /// A message without arguments.
    pub(crate) fn tr(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// A message in German, the language of the records.
    pub(crate) fn german_tr(&self, key: &str) -> String {
        let german = Words::new(Lang::DE, self.messages);
        german.tr(key)
    }

    /// A message. A site's own texts may break one; then its key is shown, which points at the fault.
    pub(crate) fn with(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.messages
            .format(self.language.lang, key, args)
            .unwrap_or_else(|_| key.to_owned())
    }

    /// A message with one text in it.
    pub(crate) fn of(&self, key: &str, name: &str, text: impl Into<String>) -> String {
        self.with(key, &[(name, Arg::Text(text.into()))])
    }

    /// A message whose slots somebody else fills: a script, or the referral. Each holds its own name in braces, so such a
    /// message carries no plural.
    pub(crate) fn template(&self, key: &str, slots: &[&'static str]) -> String {
        let args = slots
            .iter()
            .map(|slot| (*slot, Arg::Text(format!("{{{slot}}}"))));
        self.with(key, &args.collect::<Vec<_>>())
    }

    /// A message about a number of things.
    pub(crate) fn count(&self, key: &str, n: usize) -> String {
        let n = i64::try_from(n).unwrap_or(i64::MAX);
        self.with(key, &[("n", Arg::Number(n))])
    }

    /// A text of a record in the language of the page, else in the next one that its readers know, and marked as such.
    pub(crate) fn text(&self, text: &Text) -> Txt {
        let (text, lang) = text.get(self.language);
        self.marked(text, lang)
    }

    /// A text that exists in German only.
    pub(crate) fn german(&self, text: &str) -> Txt {
        self.marked(text, Lang::DE)
    }

    /// A text of the interface, which is in the language of the page.
    pub(crate) fn own(&self, text: impl Into<String>) -> Txt {
        Txt {
            text: text.into(),
            ..Txt::default()
        }
    }

    pub(crate) fn marked(&self, text: &str, lang: Lang) -> Txt {
        let dir = self.messages.languages().get(lang).dir;
        Txt {
            text: text.to_owned(),
            lang: (lang != self.language.lang).then_some(lang),
            dir: (dir != self.language.dir).then_some(dir),
        }
    }

    /// `März 2024`, as precise as it is known.
    pub(crate) fn date(&self, date: PartialDate) -> String {
        let month = |month: i8| self.tr(&format!("month-{month}"));
        match date {
            PartialDate::Year(year) => year.to_string(),
            PartialDate::Month(year, number) => self.with(
                "date-month",
                &[
                    ("month", Arg::Text(month(number))),
                    ("year", Arg::Text(year.to_string())),
                ],
            ),
            PartialDate::Day(day) => self.day(day),
        }
    }

    /// `31. März 2025`.
    pub(crate) fn day(&self, date: Date) -> String {
        let (year, month, day) = date.ymd();
        self.with(
            "date-day",
            &[
                ("day", Arg::Text(day.to_string())),
                ("month", Arg::Text(self.tr(&format!("month-{month}")))),
                ("year", Arg::Text(year.to_string())),
            ],
        )
    }

    /// Who is old enough and still young enough. The upper end is the birthday from which it is over.
    pub(crate) fn age(&self, age: &Bounds) -> Option<String> {
        let number = |name, value: u16| (name, Arg::Number(i64::from(value)));
        let below = age.below.map(|below| {
            let last = number("last", below.saturating_sub(1));
            [last, number("below", below)]
        });
        let from = (age.from > 0).then(|| number("from", age.from));
        Some(match (from, below) {
            (None, None) => return None,
            (Some(from), None) => self.with("age-from", &[from]),
            (None, Some([last, below])) => self.with("age-below", &[last, below]),
            (Some(from), Some([last, below])) => self.with("age-span", &[from, last, below]),
        })
    }

    /// Levels of German, the last one included.
    pub(crate) fn german_level(&self, level: &Bounds) -> Option<String> {
        let name = |at: u16| match Scale::GERMAN.get(usize::from(at)) {
            Some(&"none") | None => self.tr("german-none"),
            Some(level) => (*level).to_owned(),
        };
        let from = (level.from > 0).then(|| ("from", Arg::Text(name(level.from))));
        let below = level
            .below
            .map(|below| ("to", Arg::Text(name(below.saturating_sub(1)))));
        self.between("german", from, below)
    }

    /// Months in Germany.
    pub(crate) fn months(&self, months: &Bounds) -> Option<String> {
        let number = |name, value: u16| (name, Arg::Number(i64::from(value)));
        let from = (months.from > 0).then(|| number("from", months.from));
        self.between(
            "months",
            from,
            months.below.map(|below| number("to", below)),
        )
    }

    /// When a rule holds; nothing if always.
    pub(crate) fn validity(&self, valid: &Validity) -> Option<String> {
        let date = |name, date: PartialDate| (name, Arg::Text(self.date(date)));
        let from = valid.from.map(|from| date("from", from));
        self.between("valid", from, valid.until.map(|until| date("to", until)))
    }

    fn between(
        &self,
        key: &str,
        from: Option<(&'static str, Arg)>,
        to: Option<(&'static str, Arg)>,
    ) -> Option<String> {
        Some(match (from, to) {
            (None, None) => return None,
            (Some(from), None) => self.with(&format!("{key}-from"), &[from]),
            (None, Some(to)) => self.with(&format!("{key}-to"), &[to]),
            (Some(from), Some(to)) => self.with(&format!("{key}-span"), &[from, to]),
        })
    }

    /// `a, b und c`.
    pub(crate) fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [head @ .., last] => self.with(
                "list-and",
                &[
                    ("first", Arg::Text(head.join(", "))),
                    ("last", Arg::Text(last.clone())),
                ],
            ),
        }
    }

    /// `08:00` as one says it.
    pub(crate) fn clock(&self, minutes: u16) -> String {
        // 24:00 is the end of a day, not the beginning of the next.
        let minutes = if minutes > 1440 {
            minutes - 1440
        } else {
            minutes
        };
        format!("{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Report, Sources};
    use crate::theme::Theme;

    fn words(test: impl Fn(Words<'_>, Words<'_>)) {
        let theme = Theme::load(Vec::new(), &mut Sources::default(), &Report::default())
            .expect("the default theme is sound");
        test(
            Words::new(Lang::DE, theme.messages()),
            Words::new("en".parse().unwrap(), theme.messages()),
        );
    }

    #[test]
    fn dates_are_spelled() {
        words(|de, en| {
            let date = |text| PartialDate::parse(text).unwrap();
            assert_eq!(de.date(date("2024-03")), "März 2024");
            assert_eq!(en.date(date("2024-03")), "March 2024");
            assert_eq!(de.date(date("2024")), "2024");
            assert_eq!(de.date(date("2021-08-27")), "27. August 2021");
            assert_eq!(en.date(date("2021-08-27")), "27 August 2021");
        });
    }

    #[test]
    fn ages_end_with_a_birthday() {
        words(|de, en| {
            let age = |from: u16, below: Option<u16>| Bounds {
                from,
                below,
                ..Bounds::default()
            };
            let span = de.age(&age(12, Some(27))).unwrap();
            assert_eq!(span, "von 12 bis 26 Jahre (bis zum 27. Geburtstag)");
            assert_eq!(de.age(&age(27, None)).unwrap(), "ab 27 Jahre");
            assert_eq!(de.age(&age(0, None)), None);
            let span = en.age(&age(0, Some(18))).unwrap();
            assert_eq!(span, "up to 17 years (until they turn 18)");
        });
    }

    #[test]
    fn a_text_in_another_language_says_so() {
        words(|de, en| {
            assert_eq!(de.german("Amt").lang, None);
            assert_eq!(en.german("Amt").lang, Some(Lang::DE));
            assert_eq!(en.german("Amt").dir, None);
        });
    }

    #[test]
    fn lists_end_with_a_word() {
        words(|de, _| {
            let items = ["a", "b", "c"].map(str::to_owned);
            assert_eq!(de.list(&items), "a, b und c");
            assert_eq!(de.list(&items[..1]), "a");
        });
    }
}
