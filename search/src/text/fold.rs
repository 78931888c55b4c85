//! Folding: one spelling for what people write in several ways.
//!
//! In: a word or a text; letters that a language brings along. Out: lower case without marks, where ä, ae and a meet, ß is ss,
//! and Arabic and Cyrillic letters have one form each. The same as a table, for the suggestions of the browser.
//!
//! **Invariant:** folding never makes a word longer than its characters' table entries and never fails.
//!
//! Deliberately absent: full Unicode normalization. Its tables would weigh more than the rest of the analysis; dropping
//! combining marks and mapping the composed letters gives the same result for the scripts in use.

use std::collections::BTreeMap;

use crate::model::Language;

/// One form for each letter: what is built in, and what languages bring along.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Letters {
    own: BTreeMap<char, String>,
}

impl Letters {
    /// The letters of these languages beside those that are built in, which stay as they are.
    pub fn new(languages: &BTreeMap<String, Language>) -> Letters {
        let own = languages.values().flat_map(|said| &said.letters);
        let own = own.filter_map(|(letter, stands)| {
            let letter = letter.chars().next()?;
            let stands = Letters::default().word(stands);
            (Letters::default().of(letter)? == letter.to_string()).then_some((letter, stands))
        });
        Letters { own: own.collect() }
    }

    /// What a letter in lower case reads as; nothing for a character that is no part of a word.
    pub fn of(&self, letter: char) -> Option<String> {
        let mut out = String::new();
        if is_word_char(letter) && !is_dropped(letter) {
            self.push(letter, &mut out);
        }
        is_word_char(letter).then_some(out)
    }

    /// The normalised spelling used for suggestions: lower case, ä, ae and a alike (o and u too), ß as ss, no marks, words
    /// joined by single spaces.
    pub fn fold(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for word in text.split(|c: char| !is_word_char(c)) {
            let folded = self.word(word);
            if folded.is_empty() {
                continue;
            }
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(&folded);
        }
        out
    }

    /// What letters read as that do not stand for themselves: each form with all letters that have it, so that a script can
    /// fold as the engine does. Letters that are dropped have the form "".
    pub fn table(&self) -> BTreeMap<String, String> {
        let mut table: BTreeMap<String, String> = BTreeMap::new();
        for letter in '\u{80}'..='\u{ffff}' {
            let is_lower = letter.to_lowercase().eq([letter]);
            if let Some(form) = self
                .of(letter)
                .filter(|form| is_lower && !form.chars().eq([letter]))
            {
                table.entry(form).or_default().push(letter);
            }
        }
        table
    }

    /// The folded form of one word.
    pub(crate) fn word(&self, word: &str) -> String {
        german(&self.plain(word))
    }

    /// Lower case, marks dropped, one form for each letter.
    fn plain(&self, word: &str) -> String {
        let mut out = String::with_capacity(word.len());
        for c in word.chars() {
            if c.is_ascii() {
                out.push(c.to_ascii_lowercase());
            } else if !is_dropped(c) {
                // Lower case may bring a mark of its own: "İ" becomes "i" and a dot.
                for lower in c.to_lowercase().filter(|lower| !is_dropped(*lower)) {
                    self.push(lower, &mut out);
                }
            }
        }
        out
    }

    fn push(&self, lower: char, out: &mut String) {
        match self.own.get(&lower) {
            Some(form) => out.push_str(form),
            None => push_letter(lower, out),
        }
    }
}

/// A character that belongs to a word, be it one that folding drops.
pub(crate) fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || is_dropped(c)
}

/// Takes the second letter from ae, oe and ue, which then read as ä, ö and ü without their dots.
///
/// "ue" after q, a or e is no umlaut ("Quelle", "Bauer", "neue"), nor is it in "-uell-" ("aktuelle", "manuell").
fn german(plain: &str) -> String {
    if !plain.contains("ae") && !plain.contains("oe") && !plain.contains("ue") {
        return plain.to_string();
    }
    let letters: Vec<char> = plain.chars().collect();
    let mut out = String::with_capacity(plain.len());
    for (i, &c) in letters.iter().enumerate() {
        let umlaut = c == 'e'
            && i > 0
            && match letters[i - 1] {
                'a' | 'o' => i < 2 || letters[i - 2] != letters[i - 1],
                'u' => {
                    let after = i >= 2 && matches!(letters[i - 2], 'q' | 'a' | 'e');
                    !after && !letters[i..].starts_with(&['e', 'l', 'l'])
                }
                _ => false,
            };
        if !umlaut {
            out.push(c);
        }
    }
    out
}

/// Combining marks, vowel signs that are usually left out, and characters that only steer the layout.
fn is_dropped(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5bd}' | '\u{610}'..='\u{61a}'
        | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}'
        | '\u{6e7}' | '\u{6e8}' | '\u{6ea}'..='\u{6ed}'
        | '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}')
}

fn push_letter(c: char, out: &mut String) {
    let folded = match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | '\u{1ea0}'..='\u{1eb7}' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ə' | '\u{1eb8}'..='\u{1ec7}' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | '\u{1ec8}'..='\u{1ecb}' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | '\u{1ecc}'..='\u{1ee3}' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ț' => "t",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | '\u{1ee4}'..='\u{1ef1}' => {
            "u"
        }
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' | '\u{1ef2}'..='\u{1ef9}' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'þ' => "th",
        // Arabic and Persian: one alef, one ya, one kaf, ta marbuta as ha.
        'آ' | 'أ' | 'إ' | 'ٱ' => "ا",
        'ى' | 'ئ' | 'ي' => "ی",
        'ك' => "ک",
        'ة' | 'ۀ' => "ه",
        'ؤ' => "و",
        // Cyrillic: letters whose dots are often left out.
        'ё' => "е",
        'й' => "и",
        'ї' => "і",
        'ґ' => "г",
        _ => {
            push_other(c, out);
            return;
        }
    };
    out.push_str(folded);
}

/// Digits of other scripts become ASCII, so that "٢٤" finds "24"; everything else stays.
fn push_other(c: char, out: &mut String) {
    let digit = match c {
        '٠'..='٩' => Some(c as u32 - '٠' as u32),
        '۰'..='۹' => Some(c as u32 - '۰' as u32),
        _ => None,
    };
    out.push(digit.and_then(|d| char::from_digit(d, 10)).unwrap_or(c));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fold(text: &str) -> String {
        Letters::default().fold(text)
    }

    #[test]
    fn spellings_meet() {
        assert_eq!(fold("  Ausländer-Behörde  (ABH) "), "auslander behorde abh");
        assert_eq!(fold("AUSLAENDERBEHOERDE"), fold("Ausländerbehörde"));
        assert_eq!(fold("Straße"), "strasse");
        assert_eq!(fold("Café İstanbul Łódź Știre"), "cafe istanbul lodz stire");
        assert_eq!(fold("أكاديمية ٢٤"), fold("اكاديميه 24"));
        assert_eq!(fold("u\u{308}ber"), fold("über"));
    }

    #[test]
    fn words_that_only_look_like_umlauts_stay() {
        assert_eq!(
            fold("Quelle neue Bauer aktuelle manuell"),
            "quelle neue bauer aktuelle manuell"
        );
    }

    #[test]
    fn the_table_says_what_folding_does() {
        let table = Letters::default().table();
        assert!(table["a"].contains('ä') && table["ss"] == "ß" && table["2"] == "٢۲");
        assert!(table[""].contains('\u{301}') && table[""].contains('\u{200c}'));
        assert!(
            table
                .values()
                .all(|letters| letters.chars().all(|c| !c.is_uppercase()))
        );
    }

    #[test]
    fn languages_bring_letters_but_change_none() {
        let letters = [("ڕ", "ر"), ("ä", "x"), ("ی", "Y")];
        let said = Language {
            letters: letters
                .map(|(one, two)| (one.to_string(), two.to_string()))
                .into(),
            ..Language::default()
        };
        let letters = Letters::new(&BTreeMap::from([("ckb".to_string(), said)]));
        assert_eq!(letters.fold("ڕاوێژ ä ي"), "راوێژ a ی");
        assert!(letters.table()["ر"].contains('ڕ'));
    }
}
