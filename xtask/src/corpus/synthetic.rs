//! A directory that nobody runs, of any size.
//!
//! In: how many records. Out: a corpus whose words are spread like those of a language, with what real records have: places,
//! topics, hours, ages, languages, running text with lists and links, and a long page for every twenty of them.
//! **Invariant:** the same number gives the same corpus, on every machine.
//! Deliberately absent: German. What words mean costs a build nothing.

#[path = "../../../search/tests/common/words.rs"]
mod words;

use std::collections::BTreeMap;

use words::{Dice, Lexicon};

use super::{Address, Age, Corpus, CorpusRecord, Hours};

const CATEGORIES: u64 = 8;
const TOPICS: u64 = 24;
/// So many records share an area, and no fewer areas than that.
const RECORDS_AN_AREA: usize = 125;
const FEWEST_AREAS: usize = 8;
const RECORDS_A_PAGE: usize = 20;
const WORDS: usize = 20_000;
const DAYS: [&str; 5] = ["Mo", "Di", "Mi", "Do", "Fr"];
const LANGUAGES: [&str; 10] = ["en", "ar", "tr", "uk", "ru", "fa", "pl", "ro", "fr", "es"];
const STREETS: [&str; 6] = ["straße", "weg", "platz", "allee", "gasse", "ufer"];

impl Corpus {
    /// Makes up so many records, and a page for every twenty.
    pub fn synthetic(records: usize) -> Corpus {
        let mut dice = Dice(20_261_130);
        let lexicon = Lexicon::new(&mut dice, WORDS);
        let mut writer = Writer { dice, lexicon };
        let areas = FEWEST_AREAS.max(records / RECORDS_AN_AREA) as u64;
        let mut terms = |name: &'static str, count: u64| {
            let term = |n| (format!("{name}-{n}"), writer.name());
            let list: BTreeMap<_, _> = (0..count).map(term).collect();
            (name.to_owned(), list)
        };
        let labels = BTreeMap::from([
            terms("municipality", areas),
            terms("category", CATEGORIES),
            terms("topic", TOPICS),
        ]);
        let pages = records.div_ceil(RECORDS_A_PAGE);
        let town = |area: u64| labels["municipality"][&format!("municipality-{area}")].clone();
        let entries = (0..records)
            .map(|n| {
                let area = writer.dice.below(areas);
                writer.entry(n, (area, town(area)), pages as u64)
            })
            .collect();
        let pages = (0..pages)
            .map(|n| (format!("konzept-{n}"), writer.page(records as u64)))
            .collect();
        Corpus {
            labels,
            entries,
            pages,
        }
    }
}

struct Writer {
    dice: Dice,
    lexicon: Lexicon,
}

impl Writer {
    fn between(&mut self, least: u64, most: u64) -> u64 {
        least + self.dice.below(most + 1 - least)
    }

    /// A word with a capital, as nouns and names have it.
    fn name(&mut self) -> String {
        let mut letters = self.lexicon.word(&mut self.dice).chars();
        let first = letters.next().map(char::to_uppercase);
        first.into_iter().flatten().chain(letters).collect()
    }

    fn sentence(&mut self, least: u64, most: u64) -> String {
        let mut text = self.name();
        for _ in 1..self.between(least, most) {
            text.push(' ');
            match self.dice.below(3) {
                0 => text.push_str(&self.name()),
                _ => text.push_str(self.lexicon.word(&mut self.dice)),
            }
        }
        text + "."
    }

    fn prose(&mut self, sentences: u64) -> String {
        let all: Vec<_> = (0..sentences).map(|_| self.sentence(7, 20)).collect();
        all.join(" ")
    }

    /// Some of a list, in its order.
    fn some<'a>(&mut self, of: &[&'a str], share: u64) -> impl Iterator<Item = &'a str> {
        let kept: Vec<_> = of
            .iter()
            .filter(|_| self.dice.below(share) == 0)
            .copied()
            .collect();
        kept.into_iter()
    }

    fn entry(&mut self, n: usize, (area, town): (u64, String), pages: u64) -> CorpusRecord {
        let (kind, word) = (self.name(), self.name());
        let opening = |day: &str, from: u64| Hours {
            days: day.to_owned(),
            from: format!("{from:02}:00"),
            to: format!("{:02}:30", from + 5),
        };
        let from = self.between(8, 10);
        let hours = self.some(&DAYS, 2).map(|day| opening(day, from)).collect();
        let mut topics: Vec<_> = (0..self.between(1, 4))
            .map(|_| format!("topic-{}", self.dice.below(TOPICS)))
            .collect();
        topics.sort();
        topics.dedup();
        let languages = ["de"].into_iter().chain(self.some(&LANGUAGES, 4));
        let languages = languages.map(str::to_owned).collect();
        let min = *self.dice.one(&[0, 0, 6, 12, 16, 18, 18, 27]);
        let above = *self.dice.one(&[None, None, Some(9), Some(40)]);
        let (month, day) = (self.between(1, 12), self.between(1, 28));
        CorpusRecord {
            id: format!("stelle-{n:05}"),
            name: format!("{kind} {word} {town}"),
            category: format!("category-{}", self.dice.below(CATEGORIES)),
            municipality: format!("municipality-{area}"),
            topics,
            address: Address {
                street: format!(
                    "{}{} {}",
                    self.name(),
                    self.dice.one(&STREETS),
                    self.between(1, 160)
                ),
                postcode: format!("{}", self.between(41_000, 41_999)),
                town,
            },
            phone: format!("02131 000-{}", self.between(1_000, 9_999)),
            email: format!("post@stelle-{n:05}.example"),
            website: format!("https://www.stelle-{n:05}.example/"),
            hours,
            languages,
            age: Age {
                min: Some(min),
                max: above.map(|above: u8| min + above),
            },
            verified: format!("2025-{month:02}-{day:02}"),
            summary: self.prose(3),
            body: self.body(pages),
        }
    }

    fn body(&mut self, pages: u64) -> String {
        let items: Vec<_> = (0..self.between(3, 5))
            .map(|_| format!("- {}", self.sentence(4, 8)))
            .collect();
        format!(
            "{}\n\n## Angebot\n\n{}\n\n{}\n\n## Ablauf\n\n**{}** {} Mehr dazu im [Konzept](/konzepte/konzept-{}/).\n",
            self.prose(4),
            items.join("\n"),
            self.prose(3),
            self.sentence(4, 7),
            self.prose(2),
            self.dice.below(pages)
        )
    }

    fn page(&mut self, records: u64) -> String {
        let mut text = format!("# {}: {}\n\n{}\n", self.name(), self.name(), self.prose(5));
        for _ in 0..4 {
            text += &format!(
                "\n## {} und {}\n\n{}\n\n{}\n",
                self.name(),
                self.name(),
                self.prose(5),
                self.prose(3)
            );
        }
        text += &format!(
            "\nSiehe auch [Kategorie](/kategorien/category-{}/) und [Thema](/themen/topic-{}/).\n\n",
            self.dice.below(CATEGORIES),
            self.dice.below(TOPICS)
        );
        for _ in 0..4 {
            text += &format!(
                "- [{}](/eintrag/stelle-{:05}/)\n",
                self.name(),
                self.dice.below(records)
            );
        }
        text += "\n### Übersicht\n\n| Bereich | Beschreibung | Zahl |\n| --- | --- | ---: |\n";
        for _ in 0..6 {
            text += &format!(
                "| {} | {} | {} |\n",
                self.name(),
                self.sentence(4, 6),
                self.between(1, 400)
            );
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_gives_one_corpus_whose_links_lead_somewhere() {
        let (one, again) = (Corpus::synthetic(50), Corpus::synthetic(50));
        assert_eq!((one.entries.len(), one.pages.len()), (50, 3));
        for (entry, twin) in one.entries.iter().zip(&again.entries) {
            assert_eq!(entry.name, twin.name);
            assert_eq!(entry.body, twin.body);
            let (_, link) = entry.body.rsplit_once("/konzepte/").expect("a link");
            let page = link.trim_end_matches("/).\n");
            assert!(one.pages.contains_key(page), "{page}");
        }
        assert_eq!(one.pages, again.pages);
    }
}
