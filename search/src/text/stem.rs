//! Stems: one string for the forms of a word.
//!
//! In: a folded word and a stemmer. Out: its stem, which is compared and never shown.
//!
//! **Invariant:** a stem depends on the word and the stemmer alone. Which language has which is known of those that Lotse began
//! with; of others their files of words say it.
//!
//! German, English, French, Polish, Romanian and Turkish are stemmed by Snowball, with tables for what it gets wrong in
//! words that a service directory lives on. Snowball's rules for Russian, Arabic and Persian want letters that folding
//! has unified, and it has none for Ukrainian and Bulgarian; these languages get light stemmers, which take case
//! endings and articles and leave the rest (after Larkey, Ballesteros and Connell 2002 for Arabic, Dolamic and Savoy 2009
//! for the Slavic languages and Persian).
//!
//! Deliberately absent: dictionaries of whole languages.

use frostem::Algorithm;

/// A way to lead the forms of a word back to one, for one script.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Stemmer {
    German,
    English,
    Arabic,
    Persian,
    Turkish,
    /// Ukrainian, Russian, Bulgarian.
    Slavic,
    French,
    Romanian,
    Polish,
    /// Words are taken as they are.
    None,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
    Arabic,
    Other,
}

/// The names by which files of words choose a stemmer.
pub const STEMMERS: [&str; 10] = [
    "german", "english", "arabic", "persian", "turkish", "slavic", "french", "romanian", "polish",
    "none",
];

impl Stemmer {
    /// All stemmers, in the order of their names.
    const ALL: [Stemmer; STEMMERS.len()] = [
        Stemmer::German,
        Stemmer::English,
        Stemmer::Arabic,
        Stemmer::Persian,
        Stemmer::Turkish,
        Stemmer::Slavic,
        Stemmer::French,
        Stemmer::Romanian,
        Stemmer::Polish,
        Stemmer::None,
    ];

    /// Those that every word is tried with; the others only where a language of the pack has them.
    pub const USUAL: [Stemmer; 9] = [
        Stemmer::German,
        Stemmer::English,
        Stemmer::Arabic,
        Stemmer::Persian,
        Stemmer::Turkish,
        Stemmer::Slavic,
        Stemmer::French,
        Stemmer::Romanian,
        Stemmer::Polish,
    ];

    /// The stemmer of a name.
    pub fn named(name: &str) -> Option<Stemmer> {
        let at = STEMMERS.iter().position(|known| *known == name)?;
        Stemmer::ALL.get(at).copied()
    }

    /// The stemmer of a language (BCP 47) that says nothing else.
    pub fn usual_of(code: &str) -> Stemmer {
        match code {
            "de" => Stemmer::German,
            "en" => Stemmer::English,
            "ar" => Stemmer::Arabic,
            "fa" => Stemmer::Persian,
            "tr" => Stemmer::Turkish,
            "uk" | "ru" | "bg" => Stemmer::Slavic,
            "fr" => Stemmer::French,
            "ro" => Stemmer::Romanian,
            "pl" => Stemmer::Polish,
            _ => Stemmer::None,
        }
    }

    fn script(self) -> Script {
        match self {
            Stemmer::Arabic | Stemmer::Persian => Script::Arabic,
            Stemmer::Slavic => Script::Cyrillic,
            Stemmer::None => Script::Other,
            _ => Script::Latin,
        }
    }

    /// Whether a folded word is in the letters that the stemmer is for.
    pub fn writes(self, folded: &str) -> bool {
        self.script() == script(folded)
    }

    /// The stem of a folded word.
    pub fn stem(self, folded: &str) -> String {
        if !self.writes(folded) {
            return folded.to_string();
        }
        match self {
            Stemmer::German => german(folded),
            Stemmer::English => english(folded),
            Stemmer::French => snowball(Algorithm::French, folded),
            Stemmer::Polish => snowball(Algorithm::Polish, folded),
            Stemmer::Romanian => snowball(Algorithm::Romanian, folded),
            Stemmer::Turkish => snowball(Algorithm::Turkish, folded),
            Stemmer::Arabic => arabic(folded),
            Stemmer::Persian => light(folded, PERSIAN, 3).to_string(),
            Stemmer::Slavic => light(folded, SLAVIC, 3).to_string(),
            Stemmer::None => folded.to_string(),
        }
    }
}

/// By the first letter: words of two scripts are rare, and found as they are.
fn script(word: &str) -> Script {
    match word.chars().next() {
        Some(c) if c < '\u{250}' && c.is_alphabetic() => Script::Latin,
        Some('\u{400}'..='\u{52f}') => Script::Cyrillic,
        Some('\u{600}'..='\u{6ff}') => Script::Arabic,
        _ => Script::Other,
    }
}

fn snowball(algorithm: Algorithm, folded: &str) -> String {
    frostem::Stemmer::new(algorithm).stem(folded).into_owned()
}

/// The German stem of a folded word in Latin letters.
fn german(folded: &str) -> String {
    let base = masculine(folded);
    if let Some(stem) = exception(GERMAN, base) {
        return stem.to_string();
    }
    // "Einbürgerung" comes from "einbürgern", and Snowball takes more from the verb; of "radikalisiert" it takes nothing.
    for ending in ["ung", "ungen", "en", "t", "te", "ten", "ter", "tes"] {
        let verb = base.strip_suffix(ending).filter(|verb| verb.len() >= 6);
        match verb {
            Some(verb) if verb.ends_with("ier") => return verb.to_string(),
            Some(verb)
                if ending.starts_with("ung") && (verb.ends_with("er") || verb.ends_with("el")) =>
            {
                return snowball(Algorithm::German, verb);
            }
            _ => {}
        }
    }
    // Snowball leaves a double s behind: Zeugnis, Zeugnisse.
    for ending in ["se", "ses", "sen"] {
        if let Some(stem) = base.strip_suffix(ending)
            && stem.ends_with("nis")
        {
            return stem.to_string();
        }
    }
    snowball(Algorithm::German, base)
}

fn english(folded: &str) -> String {
    match exception(ENGLISH, folded) {
        Some(stem) => stem.to_string(),
        None => snowball(Algorithm::English, folded),
    }
}

/// Arabic words drop the article and what is written together with it, then a suffix.
fn arabic(folded: &str) -> String {
    let mut word = folded;
    for prefix in ["وال", "بال", "فال", "کال", "ولل", "ال", "لل", "و"] {
        if let Some(rest) = word.strip_prefix(prefix)
            && rest.chars().count() >= 3
        {
            word = rest;
            break;
        }
    }
    light(word, ARABIC, 3).to_string()
}

/// Takes the longest of the endings that leaves as many letters.
fn light<'a>(word: &'a str, endings: &[&str], least: usize) -> &'a str {
    let fitting = endings
        .iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .filter(|rest| rest.chars().count() >= least);
    fitting.min_by_key(|rest| rest.len()).unwrap_or(word)
}

/// "Beraterinnen" and "Beraterin" are found as "Berater".
fn masculine(folded: &str) -> &str {
    if let Some(base) = folded.strip_suffix("innen")
        && base.len() >= 5
    {
        return base;
    }
    if let Some(base) = folded.strip_suffix("in")
        && base.len() >= 6
        && ["er", "ant", "ent", "ist"]
            .iter()
            .any(|ending| base.ends_with(ending))
    {
        return base;
    }
    folded
}

fn exception<'a>(table: &[(&'a str, &[&str])], word: &str) -> Option<&'a str> {
    table
        .iter()
        .find(|(stem, forms)| *stem == word || forms.contains(&word))
        .map(|(stem, _)| *stem)
}

/// Stem, and the forms that Snowball would send elsewhere.
const GERMAN: &[(&str, &[&str])] = &[
    ("amt", &["amter", "amtern", "amts", "amtes"]),
    (
        "anwalt",
        &["anwalte", "anwalten", "anwalts", "anwaltes", "anwaltin"],
    ),
    (
        "arzt",
        &["arzte", "arzten", "arztes", "arztin", "arztinnen"],
    ),
    ("ausweis", &["ausweise", "ausweisen", "ausweises"]),
    ("bus", &["busse", "bussen"]),
    ("gymnasium", &["gymnasien", "gymnasiums"]),
    ("kita", &["kitas"]),
    ("konto", &["konten", "kontos"]),
    ("kurs", &["kurse", "kursen", "kurses"]),
    ("museum", &["museen", "museums"]),
    ("praktikum", &["praktika", "praktikums"]),
    ("praxis", &["praxen"]),
    ("schuler", &["schulers", "schulern", "schulerin"]),
    ("studium", &["studien", "studiums"]),
    ("thema", &["themen", "themas"]),
    ("verein", &["vereine", "vereinen", "vereins"]),
    ("visum", &["visa", "visums"]),
    ("zentrum", &["zentren", "zentrums"]),
];

const ENGLISH: &[(&str, &[&str])] = &[
    ("child", &["children", "childrens"]),
    ("man", &["men", "mens"]),
    ("visa", &["visas"]),
    ("woman", &["women", "womens"]),
];

/// Folded: й stands as и, ї as і, ё as е.
const SLAVIC: &[&str] = &[
    // Nouns and adjectives.
    "ями",
    "ами",
    "еми",
    "ыми",
    "ими",
    "ого",
    "его",
    "ому",
    "ему",
    "ыи",
    "ии",
    "ои",
    "еи",
    "іи",
    "оі",
    "еі",
    "ая",
    "яя",
    "ою",
    "ею",
    "ую",
    "юю",
    "ие",
    "ые",
    "ое",
    "ее",
    "их",
    "ых",
    "ом",
    "ем",
    "ам",
    "ям",
    "ах",
    "ях",
    "ов",
    "ев",
    "ів",
    "ім",
    "ию",
    "ия",
    "ію",
    "ія",
    "іі",
    "ью",
    "ье",
    "ья",
    "ьи",
    "еві",
    "ові",
    "а",
    "я",
    "о",
    "е",
    "и",
    "ы",
    "і",
    "у",
    "ю",
    "ь",
    // Verbs.
    "ать",
    "ять",
    "ить",
    "еть",
    "уть",
    "ти",
    "аться",
    "иться",
    "ати",
    "яти",
    "ити",
    "іти",
    "атися",
    "итися",
    // Bulgarian articles and plurals.
    "ът",
    "ят",
    "ата",
    "ята",
    "ото",
    "ето",
    "ите",
    "ове",
    "овете",
];

/// Folded: ى and ي stand as ی, ة as ه.
const ARABIC: &[&str] = &["ها", "ان", "ات", "ون", "ین", "یه", "ه", "ی"];

const PERSIAN: &[&str] = &[
    "ها", "های", "هایی", "هایم", "ان", "ات", "ی", "ای", "م", "ام", "مان", "ش", "اش", "شان", "تر",
    "ترین",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Analysis;

    #[test]
    fn forms_meet() {
        for (stemmer, forms) in [
            (Stemmer::Slavic, "школа школу школе школы школой"),
            (Stemmer::Slavic, "работа работу работы"),
            (Stemmer::Slavic, "посвідка посвідку посвідки"),
            (Stemmer::Slavic, "безкоштовна безкоштовний безкоштовну"),
            (Stemmer::Slavic, "училище училището училища"),
            (Stemmer::Arabic, "الاقامه اقامه والاقامه"),
            (Stemmer::Arabic, "مدرسه المدرسه"),
            (Stemmer::Persian, "مدرسه"),
            (Stemmer::Persian, "کودک کودکان"),
            (Stemmer::Turkish, "okul okullar"),
            (Stemmer::French, "cours cours"),
            (Stemmer::French, "enfant enfants"),
            (Stemmer::Polish, "szkola szkoly"),
        ] {
            let forms: Vec<String> = forms
                .split(' ')
                .map(|form| stemmer.stem(&Analysis::default().fold(form)))
                .collect();
            assert!(forms.iter().all(|stem| *stem == forms[0]), "{forms:?}");
        }
    }
    #[test]
    fn every_stemmer_has_its_name() {
        for (name, stemmer) in STEMMERS.iter().zip(Stemmer::ALL) {
            let shown = format!("{stemmer:?}").to_lowercase();
            assert_eq!(
                (*name, Stemmer::named(name)),
                (shown.as_str(), Some(stemmer))
            );
        }
        assert_eq!(Stemmer::named("klingon"), None);
    }
}
