//! The rules that a site can break, one code each.
//!
//! One table gives the name, the severity, the reason that is printed, and the page that explains each code.
//! **Invariant:** a code is never renamed or used for something else; people write them into `lotse.toml`.

use crate::keyword::keywords;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The site is not built.
    Error,
    /// The site is built; a strict build allows only the kinds that `lotse.toml` lists as known.
    Warning,
}

keywords!(Severity: Error "error", Warning "warning");

macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $why:literal, $title:literal, $explain:literal;)*) => {
        /// A rule that a site can break.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $why] $variant,)*
        }

        // In messages and settings, and in the order in which the page that explains them lists them.
        keywords!(Code: $($variant $name),*);

        impl Code {
            /// Error or warning.
            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity,)* }
            }

            /// Why it matters, in English, as printed below each diagnostic.
            pub fn why(self) -> &'static str {
                match self { $(Code::$variant => $why,)* }
            }

            /// What it is called in German, for the page that explains the codes.
            pub fn title(self) -> &'static str {
                match self { $(Code::$variant => $title,)* }
            }

            /// What it means and how to mend it, in German, for the same page.
            pub fn explain(self) -> &'static str {
                match self { $(Code::$variant => $explain,)* }
            }
        }
    };
}

codes! {
    TomlSyntax "toml-syntax" Error "a file that is not valid TOML cannot be read at all",
        "TOML-Fehler", "Die Datei hält sich nicht an die Regeln von TOML. Oft fehlt ein Anführungszeichen, ein Komma oder eine Klammer. Sehen Sie an der markierten Stelle und in der Zeile davor nach.";
    UnknownKey "unknown-key" Error "what Lotse does not know, nobody will ever see",
        "Unbekannter Schlüssel", "Diesen Schlüssel gibt es hier nicht. Meist ist es ein Tippfehler, oder der Schlüssel steht in der falschen Tabelle.";
    WrongType "wrong-type" Error "the value cannot be used in this form",
        "Falsche Art von Wert", "Hier wird etwas anderes erwartet: zum Beispiel ein Text in Anführungszeichen, eine Liste in eckigen Klammern oder true und false.";
    MissingKey "missing-key" Error "a record without it cannot be found or understood",
        "Pflichtangabe fehlt", "Jeder Datensatz braucht Name, Art, Kurztext, Themen und Zuständigkeitsgebiet; jede Seite braucht Titel und Kurztext.";
    EmptyValue "empty-value" Error "an empty text says nothing, but looks like a fact",
        "Leere Angabe", "Was nicht bekannt ist, bleibt weg. Löschen Sie die Zeile, oder tragen Sie etwas ein.";
    InvalidValue "invalid-value" Error "only certain values have a meaning here",
        "Unzulässiger Wert", "Hier ist nur eine feste Auswahl von Werten oder ein bestimmter Bereich möglich. Die Meldung nennt sie.";
    DuplicateValue "duplicate-value" Warning "saying it twice hides what was meant",
        "Doppelte Angabe", "Derselbe Wert steht zweimal in einer Liste. Löschen Sie einen davon.";
    ControlCharacter "control-character" Error "invisible characters break search, print and screen readers",
        "Unsichtbares Steuerzeichen", "Im Text steckt ein Steuerzeichen, oft aus einem PDF kopiert. Löschen Sie es und tippen Sie die Stelle neu.";
    ActivePicture "active-picture" Error "whoever opens the picture by itself runs what stands in it",
        "Bild mit Programm", "Eine SVG-Datei ist ein Text, und in ihr können Programme und Verweise nach außen stehen. Speichern Sie das Bild ohne sie, zum Beispiel als „einfaches SVG“.";
    BadId "bad-id" Error "ids are part of addresses that must stay valid for ever",
        "Unzulässige Kennung", "Eine Kennung besteht aus Kleinbuchstaben a–z, Ziffern und Bindestrichen. Sie ist zugleich der Dateiname und steht in der Adresse.";
    DuplicateId "duplicate-id" Error "two things of one name cannot both be linked to",
        "Kennung doppelt vergeben", "Zwei Datensätze oder zwei Teile eines Datensatzes tragen dieselbe Kennung. Geben Sie einem davon eine andere.";
    UnknownReference "unknown-reference" Error "a reference that leads nowhere hides the record from those who need it",
        "Unbekannter Verweis", "Die Kennung gibt es nicht: ein Gebiet, ein Thema, eine Art, eine Sprache oder ein anderer Datensatz. Prüfen Sie die Schreibweise oder legen Sie den Eintrag an.";
    Cycle "cycle" Error "a tree whose branch grows into itself has no top",
        "Kreis in einem Baum", "Ein Begriff ist auf Umwegen sein eigener Oberbegriff. Ändern Sie eine der Angaben.";
    SelfReference "self-reference" Error "a record cannot follow or contain itself",
        "Verweis auf sich selbst", "Ein Datensatz nennt sich selbst als Nachfolger, Teil oder Verwandten. Nennen Sie einen anderen oder löschen Sie die Zeile.";
    BadHours "bad-hours" Error "wrong hours send people to closed doors",
        "Öffnungszeiten nicht lesbar", "Öffnungszeiten stehen in der Schreibweise von OpenStreetMap, mit englischen Wochentagen: Mo Tu We Th Fr Sa Su.";
    HoursOverridden "hours-overridden" Warning "a later rule silently replaces an earlier one on the same day",
        "Spätere Regel ersetzt frühere", "Mit „;“ ersetzt eine Regel die vorige für denselben Tag ganz. Sollen beide gelten, nennen Sie beide Zeiten in einer Regel, mit Komma getrennt.";
    BadPhone "bad-phone" Error "a wrong number costs people who need help their courage",
        "Telefonnummer nicht gültig", "Schreiben Sie die Nummer mit Vorwahl, zum Beispiel 02131 905757, oder international mit +49. Kurznummern wie 115 sind erlaubt.";
    BadEmail "bad-email" Error "a message to a wrong address never arrives",
        "E-Mail-Adresse nicht gültig", "Eine Adresse hat die Form name@ort.de, ohne Leerzeichen.";
    BadUrl "bad-url" Error "a link that cannot be followed helps nobody",
        "Webadresse nicht gültig", "Eine Webadresse beginnt mit https:// und enthält einen Rechnernamen.";
    ForbiddenScheme "forbidden-scheme" Error "links of this kind can run code or hide content",
        "Verbotene Art von Link", "Erlaubt sind https:, http:, mailto: und tel:. Links mit javascript:, data: und anderem werden nie veröffentlicht.";
    BadDate "bad-date" Error "freshness is computed from dates",
        "Datum nicht gültig", "Ein Datum ist JJJJ, JJJJ-MM oder JJJJ-MM-TT, und der Tag muss im Kalender stehen.";
    BadInterval "bad-interval" Error "the next check is computed from it",
        "Abstand nicht gültig", "Ein Prüfabstand ist zum Beispiel „6 months“ oder „2 years“.";
    BadPostalCode "bad-postal-code" Error "letters and route planners depend on it",
        "Postleitzahl nicht gültig", "Eine Postleitzahl hat genau fünf Ziffern und steht in Anführungszeichen.";
    BadMunicipalityKey "bad-municipality-key" Error "it joins this area with other registers",
        "Gemeindeschlüssel nicht gültig", "Der Amtliche Gemeindeschlüssel hat acht Ziffern, der eines Kreises fünf. Er steht in Anführungszeichen.";
    MissingContact "missing-contact" Error "a way in without its contact leads nowhere",
        "Kontakt für den Zugang fehlt", "Der Zugang nennt einen Kontakt (uses), den der Datensatz nicht enthält. Tragen Sie ihn ein, oder nennen Sie einen anderen Weg.";
    EmptyAgeSpan "empty-age-span" Error "an offer for nobody would never be recommended",
        "Altersspanne ist leer", "„below“ muss größer sein als „from“. „below = 27“ heißt: bis zum 27. Geburtstag.";
    UnreachableRule "unreachable-rule" Error "a rule that nobody can meet sends nobody there",
        "Regel, die niemand erfüllt", "Die Bedingungen unter [eligibility] schließen einander aus, zum Beispiel Alter und Zielgruppe oder Aufenthalt und Leistung. Streichen Sie eine davon, oder machen Sie zwei Gruppen daraus ([[eligibility.groups]]).";
    ContradictoryOrder "contradictory-order" Error "an order that contradicts itself helps nobody decide",
        "Reihenfolge widerspricht sich", "Unter precedence.after stehen Stellen, die vorher zu fragen sind. Hier führt das im Kreis, oder eine Stelle soll nach einer anderen kommen, die nach ihrer Stufe (tier) immer später dran ist.";
    UnservedTopic "unserved-topic" Warning "somebody is responsible there by law, and people are not told who",
        "Niemand zuständig", "Für dieses Thema muss es in jeder Kommune eine Stelle geben, die nach dem Gesetz zuständig ist (statutory = true in topics.toml). In den genannten Kommunen kennt das Verzeichnis keine. Tragen Sie sie ein.";
    ConfidentialAddress "confidential-address" Error "publishing a protected address can cost lives",
        "Geschützte Adresse im Datensatz", "Ein Standort mit „confidential = true“ darf weder Straße noch Postleitzahl noch Koordinaten enthalten, und kein anderer Text des Datensatzes eine Anschrift. Auch die Datei selbst ist öffentlich.";
    DoubtfulPublished "doubtful-published" Error "a page must not show what it says it withholds",
        "Unsichere Angabe wird veröffentlicht", "Die Liste verified.doubtful nennt eine Angabe, deren Wert trotzdem im Datensatz steht. Löschen Sie den Wert, oder nehmen Sie die Angabe von der Liste. Für einen einzelnen Standort schreiben Sie „KENNUNG/Angabe“.";
    PersonalData "personal-data" Error "a register of gaps is about offers, and everybody can read it",
        "Persönliche Angabe in einer Lücke", "In einer Datei aus directory/gaps/ steht etwas, das wie eine E-Mail-Adresse oder eine Telefonnummer aussieht. Löschen Sie es, auch aus Notizen. Nennen Sie keine Personen, sondern die Stelle.";
    UnansweredQuestion "unanswered-question" Warning "people who ask this do not get to the right place",
        "Frage ohne Antwort", "Eine Frage aus directory/search-tests.toml findet keine der Antworten, die dort stehen. Meist fehlt dem Datensatz ein anderer Name (aliases) oder der Art oder dem Thema ein Suchwort. „lotse search --explain“ zeigt, warum etwas anderes vorn steht.";
    BrokenLink "broken-link" Error "a dead end is where people give up",
        "Link führt ins Leere", "Das Ziel des Links gibt es nicht. Links auf Datensätze heißen @/directory/KENNUNG, auf Seiten @/ordner/datei.md.";
    BrokenAnchor "broken-anchor" Error "the link opens the right page at the wrong place",
        "Überschrift nicht gefunden", "Die Seite gibt es, aber keine Überschrift mit dieser Kennung. Die Meldung nennt die nächste.";
    AddressConflict "address-conflict" Error "only one of two pages on one address can be seen",
        "Zwei Seiten auf einer Adresse", "Zwei Dateien würden unter derselben Adresse stehen, oder eine Seite belegt eine Adresse, die das Portal selbst braucht. Benennen Sie eine davon um.";
    MissingFrontMatter "missing-front-matter" Error "without title and summary a page cannot be listed or found",
        "Kopf der Seite fehlt", "Jede Seite beginnt mit einer Zeile +++, dann Titel und Kurztext, dann wieder +++.";
    MissingTranslationBase "missing-translation-base" Error "every page exists in German first",
        "Übersetzung ohne deutsche Seite", "Zu einer Übersetzung wie seite.en.md gehört seite.md im selben Ordner.";
    MissingStep "missing-step" Error "a step without words leads nobody anywhere",
        "Schritt ohne Text", "Zu jedem Schritt eines Weges gehört ein Abschnitt mit seiner Kennung: ## Überschrift {#kennung}. Zu jedem Rechtskreis darin gehört ### Überschrift {#kennung-rechtskreis}. Das gilt für jede Sprache der Seite.";
    EndedAnswer "ended-answer" Warning "a step must not send people to a place that is gone; it is left out",
        "Schritt nennt eine beendete Stelle", "Die genannte Stelle oder das Angebot gibt es nicht mehr. Der Weg zeigt sie nicht. Nennen Sie die Nachfolge, oder löschen Sie die Kennung.";
    RawHtml "raw-html" Warning "HTML in texts is shown as text, tags and all",
        "HTML im Text", "HTML wird nicht ausgeführt, sondern als Text gezeigt. Benutzen Sie die Schreibweise von Markdown.";
    BadTable "bad-table" Error "a table with shifted columns tells wrong figures",
        "Datentabelle nicht lesbar", "Jede Zeile der CSV-Datei braucht gleich viele Spalten wie ihre erste. Eine Lücke bleibt als leeres Feld stehen.";
    BadChart "bad-chart" Error "a chart that cannot be drawn as asked would show something else than the figures say",
        "Diagramm nicht möglich", "Der Titel hinter dem Dateinamen sagt, was gezeichnet wird, zum Beispiel „chart: line“. Entweder gibt es das dort Genannte nicht, oder in der CSV-Datei steht zwischen den Zahlen ein Text. Die Meldung zeigt die Stelle.";
    BadFormula "bad-formula" Error "a calculator that cannot calculate helps nobody",
        "Rechner kann nicht rechnen", "Unter [calculator] ist eine Formel nicht zu lesen, oder ein Name führt ins Leere. Formeln rechnen mit + - * / und Klammern, zum Beispiel „persons / total * 100“. Sie nennen Eingaben und Werte, die über ihnen stehen. Die Meldung zeigt die Stelle.";
    UnknownBlank "unknown-blank" Error "the gap in the text would never be filled",
        "Unbekannte Lücke", "{{name}} wird aus [blanks.name] in lotse.toml gefüllt. Diesen Namen gibt es dort nicht.";
    NotUtf8 "not-utf8" Error "umlauts and other letters would be garbled",
        "Datei ist nicht UTF-8", "Speichern Sie die Datei in Ihrem Editor mit der Kodierung UTF-8.";
    ByteOrderMark "byte-order-mark" Warning "other tools stumble over the invisible mark",
        "Unsichtbare Marke am Dateianfang", "Die Datei beginnt mit einer Byte Order Mark. Speichern Sie sie als „UTF-8 ohne BOM“.";
    FileTooLarge "file-too-large" Error "a file of this size is a mistake or an attack",
        "Datei ist zu groß", "Ein Datensatz oder eine Seite darf höchstens 1 MB groß sein, eine Datei daneben höchstens 20 MB.";
    TooMany "too-many" Error "more than this cannot be searched or drawn in reasonable time",
        "Zu viele Einträge", "Eine Wörterliste darf höchstens 10.000 Begriffe haben, ein Portal höchstens 50.000 Datensätze und 20.000 Seiten. Die Meldung zeigt den ersten, der zu viel ist.";
    TooDeep "too-deep" Error "nobody finds a way through so many levels, and some programs fail at them",
        "Zu tief verschachtelt", "Begriffe dürfen höchstens zwölf Ebenen tief ineinander liegen, Listen und Zitate in einem Text ebenso. Machen Sie es flacher.";
    UnreadableFile "unreadable-file" Error "what cannot be read would silently be missing",
        "Datei nicht lesbar", "Das Betriebssystem lässt die Datei nicht lesen. Prüfen Sie Rechte und Datenträger.";
    UnexpectedFile "unexpected-file" Warning "a file in the wrong place is never shown",
        "Datei am falschen Ort", "Datensätze liegen als directory/GRUPPE/KENNUNG.toml, Wörterlisten in directory/taxonomy/. Verschieben oder löschen Sie die Datei.";
    SymlinkOutside "symlink-outside" Error "a link out of the site could publish anything on this machine",
        "Verknüpfung führt aus dem Portal", "Eine symbolische Verknüpfung zeigt auf eine Datei außerhalb des Portals. Kopieren Sie die Datei hinein.";
    SymlinkLoop "symlink-loop" Error "the folder contains itself",
        "Verknüpfung im Kreis", "Eine symbolische Verknüpfung führt in einen Ordner, der sie selbst enthält. Löschen Sie sie.";
    MissingSettings "missing-settings" Error "without lotse.toml this folder is no portal",
        "lotse.toml fehlt", "Im Ordner fehlt die Datei lotse.toml. Stimmt der Ordner? Mit --root nennen Sie einen anderen.";
    EmptySite "empty-site" Error "a portal without any record or page would replace the one people use",
        "Portal ist leer", "Es gibt weder Datensätze noch Seiten. Stimmt der Ordner?";
    MissingVocabulary "missing-vocabulary" Error "records refer to the terms of this file",
        "Wörterliste fehlt", "In directory/taxonomy/ fehlt eine der Dateien mit Begriffen, die ein Portal braucht.";
    Template "template" Error "the theme cannot draw this page",
        "Fehler in einer Vorlage", "Eine Vorlage des eigenen Themas enthält einen Fehler. Die Meldung zeigt die Stelle; ohne die Datei gilt wieder die mitgelieferte Vorlage.";
    LanguageHead "language-head" Error "readers and browsers must know how a language is called and from which side it is read",
        "Kopf einer Sprache", "Am Anfang von i18n/SPRACHE.ftl (oder handout/SPRACHE.ftl, wenn es nur Blätter zum Mitnehmen in ihr gibt) stehen der Name der Sprache in ihr selbst, ihre Schrift, ihre Richtung und wie sie Zahlen schreibt. Die Meldung nennt, was fehlt oder sich widerspricht.";
    MissingMessage "missing-message" Warning "whoever chose the language reads another one there",
        "Text der Oberfläche fehlt", "Einer Sprache des Themas fehlen Texte, die es auf Deutsch gibt. Bis sie da sind, zeigt die Seite sie in der nächsten Sprache, die die Datei unter -language-fallback nennt, zuletzt auf Deutsch.";
    Undated "undated" Warning "nobody can tell whether it is still true",
        "Ohne Datum", "Keine Quelle dieses Datensatzes hat ein Datum. Er gilt als fällig, bis jemand ihn prüft und verified.on einträgt.";
    Overdue "overdue" Warning "old facts are shown as old until somebody checks them",
        "Prüfung ist fällig", "Der Abstand seit der letzten Prüfung ist abgelaufen. Prüfen Sie die Angaben und setzen Sie verified.on.";
    MissingSource "missing-source" Warning "every fact has a source",
        "Ohne Quelle", "Der Datensatz nennt keine Quelle. Tragen Sie unter verified.sources ein, woher die Angaben stammen.";
    StaleTranslation "stale-translation" Warning "the translation no longer says what the German text says",
        "Übersetzung veraltet", "Der deutsche Text hat sich geändert, seit die Übersetzung entstand. Prüfen Sie sie und setzen Sie „of“ neu.";
    Blank "blank" Warning "the law asks for this fact, and only the operator knows it",
        "Lücke in einer Pflichtseite", "Tragen Sie den Wert unter [blanks] in lotse.toml ein. Bis dahin zeigt die Seite eine markierte Lücke.";
    EmptyPage "empty-page" Warning "people who follow the link find nothing yet",
        "Seite ohne Inhalt", "Die Seite ist angelegt, aber noch leer. Sie sagt das auch selbst.";
    MissingLegalPage "missing-legal-page" Warning "the law of NRW asks for this page",
        "Pflichtseite fehlt", "In lotse.toml ist unter [legal] keine Seite dafür genannt: Impressum, Datenschutz, Barrierefreiheit, Leichte Sprache, Gebärdensprache.";
    MissingEngine "missing-engine" Warning "the portal has suggestions only, no full search",
        "Suchmaschine fehlt", "Die Datei engine.wasm fehlt. Bauen Sie sie mit „cargo xtask engine“, oder nennen Sie sie mit LOTSE_ENGINE.";
}

#[cfg(test)]
mod tests {
    use super::Code;
    use crate::keyword::Keyword;

    #[test]
    fn names_are_unique_kebab_case() {
        for &(name, code) in Code::KEYWORDS {
            let mut letters = name.bytes();
            assert!(letters.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
            assert_eq!(Code::from_word(name), Some(code));
        }
    }
}
