//! A language that runs from right to left, for looking at the portal in it.
//!
//! In: the German texts of the interface. Out: the same texts in Arabic letters, which mean nothing.
//!
//! **Invariant:** every message that German has is there, with its slots and plural forms, whatever is added to German.
//!
//! Deliberately absent: a translation. A portal that speaks Arabic needs people who do; a test needs only letters that
//! join and run the other way.

/// Arabic letters for the German ones of a Fluent file; keys and what stands in braces stay.
pub fn arabic(german: &str) -> String {
    german.lines().map(line).collect()
}

fn line(line: &str) -> String {
    if line.starts_with('#') {
        return "\n".to_owned();
    }
    let variant = line.trim_start().starts_with(['[', '*']);
    let split = match variant {
        true => line.split_once("] ").map(|(head, text)| (head, "] ", text)),
        false => line
            .split_once(" = ")
            .map(|(head, text)| (head, " = ", text)),
    };
    match split {
        Some((head, between, text)) => format!("{head}{between}{}\n", letters(text)),
        None => format!("{line}\n"),
    }
}

fn letters(text: &str) -> String {
    let mut depth = 0_u32;
    let mut arabic = String::new();
    for letter in text.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        match depth {
            0 => arabic.push_str(&letter.to_lowercase().map(one).collect::<String>()),
            _ => arabic.push(letter),
        }
    }
    arabic
}

fn one(letter: char) -> char {
    match letter {
        'a' | 'ä' => 'ا',
        'b' | 'p' => 'ب',
        'c' | 'k' => 'ك',
        'd' => 'د',
        'e' | 'i' | 'y' => 'ي',
        'f' | 'v' => 'ف',
        'g' | 'j' => 'ج',
        'h' => 'ه',
        'l' => 'ل',
        'm' => 'م',
        'n' => 'ن',
        'o' | 'ö' | 'u' | 'ü' | 'w' => 'و',
        'q' => 'ق',
        'r' => 'ر',
        's' | 'ß' | 'x' => 'س',
        't' => 'ت',
        'z' => 'ز',
        ',' => '،',
        '?' => '؟',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::arabic;

    #[test]
    fn slots_plurals_and_keys_stay() {
        let german = "## Titel\na-b = Bis { $date }\nn = { $n ->\n    [one] 1 Ort\n   *[other] { $count } Orte\n }\n";
        let mirrored = arabic(german);
        assert!(mirrored.contains("\na-b = بيس { $date }\n"), "{mirrored}");
        assert!(mirrored.contains("\nn = { $n ->\n"), "{mirrored}");
        assert!(
            mirrored.contains("   *[other] { $count } ورتي\n }\n"),
            "{mirrored}"
        );
    }

    #[test]
    fn nothing_latin_is_left_of_the_interface() {
        let german = include_str!("../../themes/default/i18n/de.ftl");
        let mirrored = arabic(german);
        let texts = mirrored.lines().filter(|line| !line.contains('{'));
        let values = texts.filter_map(|line| Some(line.split_once(" = ")?.1));
        let latin: Vec<&str> = values
            .filter(|text| text.contains(char::is_lowercase))
            .collect();
        assert!(latin.is_empty(), "{latin:?}");
    }
}
