//! Stop words: what carries no meaning in a question.
//!
//! In: a folded word. Out: whether to pass over it.
//!
//! **Invariant:** the lists are folded before they are asked, like everything else.
//!
//! Deliberately absent: the language. People type all of them into one box, so a word is passed over in every language
//! or in none (languages beside these eleven bring theirs, see `analysis`); words that name something in another one, such
//! as the German "Not", the Turkish "kim" or the Romanian "care", are not here.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::fold::Letters;

/// Whether a folded word is passed over when other words remain.
pub(crate) fn is_stop_word(folded: &str) -> bool {
    static WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
        let words = LISTS.iter().flat_map(|list| list.split_whitespace());
        words.map(|word| Letters::default().word(word)).collect()
    });
    WORDS.contains(folded)
}

const LISTS: [&str; 11] = [
    // German
    "ab aber als also am an auch auf aus bei beim bekomme bekommen bekommt bin bis bitte brauche brauchen braucht da \
     dann darf das dass dem den der des dich die dies diese diesem diesen dieser dir doch du durch ein eine einem einen \
     einer eines er es etwas finde finden findet fur geht gibt habe haben hat hier ich ihm ihn ihr ihre ihrem ihren im in \
     ins ist jemand kann kein keine keinen konnen konnte man mein meine meinem meinen meiner mich mir mit mochte mochten \
     muss nach nicht noch nur ob oder ohne sein seine sich sie sind so soll sollte suche suchen uber um und uns unser unsere \
     vom von vor wann war warum was welche welcher welches wem wen wenn wer werden wie will wir wird wo woher wohin wollen \
     wurde zu zum zur",
    // English
    "a about and any are as at be by can do does find for from get give how i if it me my need of on or our please \
     that the their there they this to want we what when where which who with you your",
    // Turkish
    "acaba bana ben bir bu cok da de en gibi hangi icin ile ise istiyorum mi mu nasil ne nerede nereden nereye olan ve \
     veya var ya ta te nda nde",
    // French
    "au aux avec ce cette chez comment dans des du elle est et il je la le les ma mes mon nous ou où par pour puis quel \
     quelle qui quoi sont sur un une vous",
    // Romanian
    "al ale ce cu cum din este eu imi la mea meu mi o pe pentru pot prin sa se si sunt unde",
    // Polish
    "co czy dla do gdzie i jak jest ktory lub ma mam moge moj moja na nie od po sie szukam to w we z za ze",
    // Russian, Ukrainian and Bulgarian
    "без в во где для до и из или к как какая какои когда кто куда ли мне мог могу мои моя мы на надо не о об от по при с \
     со у что это я",
    "або від де до є з за йому і или коли куди мені мій можу моя на не потрібно про та то у хто це чи що як який яка",
    "аз ви да за имам как какво къде кои ме ми мога моят на намеря не от по с се си съм трябва ще",
    // Arabic
    "الى ان او این ای عن علی على عند في فی کیف ما ماذا متی مع من هل هو هی و یمکن یمکننی ارید احتاج لی",
    // Persian
    "از است با بدون دارم برای به چطور چه چگونه در را کجا کجاست که من می میتوانم هست و یا یک",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_all_languages_are_passed_over() {
        for word in [
            "wo", "für", "how", "nerede", "où", "unde", "gdzie", "где", "як", "къде", "كيف", "کجا",
        ] {
            assert!(is_stop_word(&Letters::default().word(word)), "{word}");
        }
        for word in ["kim", "not", "care", "hilfe", "kurs"] {
            assert!(!is_stop_word(word), "{word}");
        }
    }
}
