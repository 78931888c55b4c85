# Texte der Oberfläche, deutsch. Jede Nachricht muss es in jeder Sprache des Themas geben.
# Kurze Sätze, Alltagswörter, "Sie". Zahlen kommen als { $n } (für den Plural) und { $count } (zum Zeigen).

## Rahmen jeder Seite
skip-to-content = Zum Inhalt springen
main-navigation = Hauptmenü
legal-navigation = Rechtliches und Hilfe
language-choice = Sprache
breadcrumbs = Sie sind hier
nav-home = Startseite
nav-areas = Orte
nav-topics = Themen
nav-directory = Stellen von A bis Z
nav-categories = Kategorien
easy-language = Leichte Sprache
sign-language = Gebärdensprache
duty-missing = (fehlt noch)
report-error = Fehler melden
report-whole = ganze Seite
report-subject = Fehler: { $title } ({ $section })
report-page = Seite: { $page }
report-section = Abschnitt: { $section }
report-wrong = Was stimmt nicht?
report-right = Was ist richtig, und woher wissen Sie das?
leave = Seite schnell verlassen
leave-keys = oder 3-mal die Taste Escape
leave-two = Noch 2-mal Escape, um die Seite zu verlassen.
leave-one = Noch 1-mal Escape, um die Seite zu verlassen.
leave-going = Die Seite wird verlassen.
leave-history = Achtung: Besuchte Seiten bleiben im Verlauf des Browsers stehen. Löschen Sie den Verlauf, wenn ihn niemand sehen soll.
print-address = Diese Seite im Internet
edit-file = Diese Seite bearbeiten
footer-privacy = Diese Seiten setzen keine Cookies und laden nichts von anderen Servern. Was Sie in die Suche schreiben, bleibt auf Ihrem Gerät.
footer-built = Stand dieser Ausgabe: { $date }
language-de = Deutsch

## Suche
search-label = Wonach suchen Sie?
search-submit = Suchen
search-title = Suche
search-description = Ämter, Beratungsstellen und Angebote suchen, nach Wörtern, Ort und Thema.
search-results = Suchergebnisse
search-count = { $number } Treffer
search-count-one = 1 Treffer
search-none = Kein Treffer für „{ $query }“
search-none-filters = Kein Treffer mit diesen Filtern
search-left-out = Ohne diese Wörter gesucht: { $words }
search-place = Ort erkannt: { $place }. Stellen, die dort zuständig sind, stehen weiter oben.
search-place-only = Nur Stellen zeigen, die für { $place } zuständig sind
search-corrected = Gesucht auch nach: { $words }
search-did-you-mean = Meinten Sie: { $words }?
search-via = Passt zu: { $terms }
search-plain = In diesem Portal werden nur Namen durchsucht, ohne Filter.
search-unable = Ihr Browser kann die volle Suche nicht ausführen. Sie sehen Treffer nach Namen, ohne Filter.
search-restricted = Die Suche ist gerade eingeschränkt: Sie sehen nur Treffer nach Namen, ohne Filter.
search-renewed = Das Portal wurde gerade erneuert. Bitte laden Sie die Seite neu. Bis dahin sehen Sie nur Treffer nach Namen.
search-failed = Die Suche ist gerade nicht erreichbar. Bitte wählen Sie unten einen Ort oder ein Thema.
search-again = Noch einmal versuchen
search-reload = Seite neu laden
search-loading = Die Suche läuft …
search-more = Mehr Treffer zeigen ({ $shown } von { $number } sind zu sehen)
search-more-plain = Mehr Treffer zeigen
search-noscript = Die Suche braucht JavaScript. Ohne JavaScript finden Sie alles über Orte, Themen und die Liste von A bis Z.
search-browse = Ohne Suche finden
search-zero-title = Das können Sie tun
search-zero-spelling = Prüfen Sie die Schreibweise.
search-zero-fewer = Nehmen Sie weniger oder andere Wörter, zum Beispiel „Wohnung“ statt „Wohnraumvermittlung“.
search-zero-filters = Entfernen Sie einen Filter.
search-zero-browse = Wählen Sie unten einen Ort oder ein Thema.
suggest-all = Alle Treffer für „{ $query }“
suggest-count = Vorschläge: { $number }
suggest-none = Keine Vorschläge
suggest-area = Ort
suggest-topic = Thema
suggest-page = Seite
filters-label = Treffer eingrenzen
filters-reset = Alle Filter entfernen
filters-active = Gesetzte Filter
filters-remove = Filter { $name } entfernen
filter-area = Wohnort
filter-area-all = Alle Orte
filter-topic = Thema
filter-topic-all = Alle Themen
filter-category = Kategorie
filter-category-all = Alle Kategorien
filter-audience = Für wen
filter-audience-all = Alle Zielgruppen
filter-language = Gesprochene Sprache
filter-language-all = Alle Sprachen

## Startseite
home-where = Wo wohnen Sie?
home-where-text = Welches Amt zuständig ist, hängt oft vom Wohnort ab.
home-where-whole = Für alle Orte zuständig:
home-entries = Ihr Einstieg
home-fresh = Neueste Angaben
map-label = Karte der Orte
map-note = Jede Kachel ist ein Ort. Die Kacheln liegen ungefähr so zueinander wie die Orte. Grenzen zeigt die Karte nicht.
map-skip = Karte überspringen
home-topics = Worum geht es?
home-categories = Alle Stellen nach Art
home-directory = Alle Stellen von A bis Z
home-chapters = Mehr wissen
home-about = Über dieses Portal
home-help = Nicht das Richtige dabei?
home-help-text = Hier hilft man Ihnen weiter:

## Listen
topics-title = Themen
topics-lead = Wählen Sie, worum es geht.
areas-title = Orte
areas-lead = Wählen Sie den Ort, in dem Sie wohnen.
areas-whole = Ganzes Gebiet
categories-title = Kategorien
categories-lead = Alle Stellen, geordnet nach ihrer Art.
directory-title = Stellen von A bis Z
directory-lead = Alle Ämter, Beratungsstellen und Angebote in alphabetischer Reihenfolge.
directory-letters = Anfangsbuchstaben
area-title = Angebote für { $place }
area-lead = Wer für Menschen in { $place } da ist: vor Ort und im ganzen Gebiet.
area-offices = Zuständige Ämter
area-offices-text = Diese Ämter sind für Sie zuständig, wenn Sie hier wohnen.
area-topic-title = { $topic } in { $place }
area-topic-own = Für { $place }
area-topic-wide = Auch für { $place } da: Angebote für ein größeres Gebiet
list-journeys = Schritt für Schritt
area-offices-own = Ämter für { $place }
area-offices-wide = Für alles andere: Ämter für ein größeres Gebiet, auch für { $place }
chip-count = ({ $count })
list-more-places = { $topic } an anderen Orten
fresh-title = Stand der Angaben
fresh-lead = Adressen und Zeiten ändern sich. Hier steht, welche Einträge neu sind und welche wieder geprüft werden müssen.
fresh-newest = Neueste Angaben
fresh-due-since = Fällig seit { $year }
fresh-undated = Ohne Datum
fresh-due-count = { $n ->
    [0] Kein Eintrag ist zur Prüfung fällig.
    [one] Einer von { $total } Einträgen ist zur Prüfung fällig.
   *[other] { $count } von { $total } Einträgen sind zur Prüfung fällig.
 }
fresh-link = Alle fälligen Einträge
list-all = Alle Einträge
list-others = Weitere Stellen
list-subtopics = Genauer
list-your-place = Nur für Ihren Wohnort
list-parts = Einzelne Orte
list-topics = Nach Thema
list-more-topics = Andere Themen in { $place }
list-pages = Zum Nachlesen
list-empty = Hier ist noch nichts eingetragen.
entries-count = { $n ->
    [one] 1 Eintrag
   *[other] { $count } Einträge
 }
places-count = { $n ->
    [one] 1 Ort
   *[other] { $count } Orte
 }
kind-service = Angebot
card-town = in { $town }
card-serves = Für: { $places }

## Datensatz
record-overview = Auf einen Blick
record-contact = Kontakt
record-services = Angebote
record-description = Mehr darüber
sources-none = Für diesen Eintrag ist keine Quelle angegeben.
record-related = Verwandte Einträge
record-sources = Quellen
record-no-contact = Einen direkten Kontakt kennen wir nicht.
record-ask-instead = Fragen Sie hier nach:
record-correct = Stimmt etwas nicht?
action-phone = Anrufen
action-email = E-Mail schreiben
action-website = Website öffnen
action-route = Weg zeigen
alternatives-elsewhere = Wohnen Sie woanders?
alternatives-elsewhere-text = Dann ist eine andere Stelle für Sie da:
alternatives-here = Andere Stellen dieser Art
alternatives-topics = Mehr zum Thema
fact-for-whom = Für wen
fact-conditions = Voraussetzungen
fact-responsible-for = Zuständig für
fact-how-to-get-in = So melden Sie sich
fact-cost = Kosten
fact-languages = Sprachen
fact-topics = Themen
fact-operator = Träger
fact-aliases = Auch bekannt als
related-part-of = Teil von
related-parts = Dazu gehören
related-see-also = Siehe auch
service-at = Findet statt bei
cost-free = kostenlos
cost-fee = kostenpflichtig
eligibility-age = Alter
eligibility-residence = Aufenthalt
eligibility-benefits = Leistungen
access-walk-in = Ohne Termin
access-phone = Anrufen
access-email = E-Mail schreiben
access-appointment = Mit Termin
access-online = Im Internet
access-referral = Über eine andere Stelle
access-through = { $how }, { $contact }
access-professionals = Für Fachkräfte
access-documents = Mitbringen
access-reply = Antwort
contact-by-phone = über das Telefon
contact-by-email = über E-Mail
contact-by-website = über die Website
contact-by-address = unter der Anschrift
contact-by-hours = zu den Öffnungszeiten
contact-phone = Telefon
contact-email = E-Mail
contact-website = Website
contact-fax = Fax
contact-access = Zugang
accessible-yes = ohne Stufen
accessible-partly = zum Teil ohne Stufen
accessible-no = nur über Stufen
place-confidential = Die Adresse ist geschützt und wird nicht veröffentlicht.
place-central = Allgemeiner Kontakt
place-central-text = Diese Anschrift, Nummer oder E-Mail gehört nicht der Stelle selbst, sondern dem Rathaus, dem Kreis oder dem Träger. Fragen Sie dort nach der Stelle.
place-town-only = Straße und Hausnummer sind hier nicht bekannt.
place-by-appointment = Nur mit Termin
place-unnamed = Weiterer Standort
status-ended = Dieses Angebot gibt es nicht mehr.
status-ended-since = Dieses Angebot gibt es seit { $date } nicht mehr.
status-ended-short = beendet
status-paused = Dieses Angebot ruht zurzeit.
status-paused-since = Dieses Angebot ruht seit { $date }.
status-paused-short = ruht
status-successor = Nachfolge
note-record-german = Der Text dieses Eintrags ist nur auf Deutsch vorhanden.
note-machine = Dieser Text wurde maschinell übersetzt.
note-untranslated = Diese Seite gibt es nur auf { $language }.

## Alter
age-span = { $from ->
    [one] von 1 bis { $last } Jahre (bis zum { $below }. Geburtstag)
   *[other] von { $from } bis { $last } Jahre (bis zum { $below }. Geburtstag)
 }
age-from = { $from ->
    [one] ab 1 Jahr
   *[other] ab { $from } Jahre
 }
age-below = { $last ->
    [one] bis 1 Jahr (bis zum { $below }. Geburtstag)
   *[other] bis { $last } Jahre (bis zum { $below }. Geburtstag)
 }

## Öffnungszeiten
hours-caption = Öffnungszeiten
hours-caption-appointment = Zeiten für Termine
hours-phone-caption = Telefonische Sprechzeiten
hours-always = rund um die Uhr
hours-all-day = ganztägig
hours-closed = geschlossen
hours-span = { $from }–{ $to } Uhr
hours-from = ab { $from } Uhr
hours-by-arrangement = nach Vereinbarung
open-until = Jetzt geöffnet, bis { $time } Uhr
open-until-appointment = Jetzt Sprechzeit bis { $time } Uhr, nur mit Termin
open-closed = Jetzt geschlossen.
open-closed-appointment = Jetzt keine Sprechzeit.
open-next-today = Öffnet heute um { $time } Uhr.
open-next-today-appointment = Nächste Sprechzeit: heute ab { $time } Uhr.
open-next = Öffnet am { $day } um { $time } Uhr.
open-next-appointment = Nächste Sprechzeit: { $day } ab { $time } Uhr.
open-maybe = Vielleicht geöffnet. Bitte vorher anrufen.
weekdays = { $first } bis { $last }
weekday-1 = Montag
weekday-2 = Dienstag
weekday-3 = Mittwoch
weekday-4 = Donnerstag
weekday-5 = Freitag
weekday-6 = Samstag
weekday-7 = Sonntag

## Stand und Quellen
verified-on = Stand: { $date }.
verified-undated = Stand: nicht bekannt. Bitte vor dem Besuch prüfen.
verified-due = Zur Prüfung fällig seit { $date }: Bitte fragen Sie nach, ob noch alles stimmt.
verified-doubtful = Unsicher und deshalb nicht veröffentlicht
source-unnamed = Quelle ohne Titel
source-section = Abschnitt

## Namen von Angaben, wie sie bei Quellen und unter „unsicher“ stehen
known-offer = Angebot
known-service-area = Zuständigkeit
known-central-contact-address = Anschrift des allgemeinen Kontakts
known-central-contact-phone = Telefon des allgemeinen Kontakts
known-address = Anschrift
known-name = Name
known-new-name = neuer Name
known-website = Website
known-operator = Träger
known-location = Standort
known-locations = Standorte
known-status = ob es das noch gibt
known-phone = Telefon
known-central-contact = allgemeiner Kontakt
known-central-contact-email = E-Mail des allgemeinen Kontakts
known-central-contact-hours = Öffnungszeiten des allgemeinen Kontakts
known-age = Alter
known-cost = Kosten
known-hours = Öffnungszeiten
known-phone-hours = Telefonzeiten
known-audience = Zielgruppe
known-email = E-Mail
known-fax = Fax
known-founded = Gründung
known-precedence = Reihenfolge
known-languages = Sprachen
known-topics = Themen
known-kind = Art
known-summary = Kurztext
known-description = Beschreibung
known-eligibility = Voraussetzungen
known-access = Zugang
known-street = Straße
known-postal-code = Postleitzahl
known-city = Ort
known-services = Angebote

## Konzeptseiten
page-contents = Auf dieser Seite
page-children = In diesem Kapitel
page-siblings = Weiterlesen
page-previous = Zurück:
page-next = Weiter:
page-state-of = Diese Seite beschreibt den Stand vom { $date }.
page-superseded = Das hat sich inzwischen geändert.
page-superseded-link = Aktuell ist:
page-unwritten = Dieser Text fehlt noch.
glossary-more = Mehr dazu
code-error = Fehler
code-warning = Warnung
table-gap = k. A.
table-download = Tabelle als CSV-Datei herunterladen
table-cut = Zu sehen sind die ersten { $shown } von { $all } Zeilen. Alle stehen in der Datei.
diagram-text = Das Schaubild als Text
diagram-description = Schaubild mit { $nodes } Kästen auf { $levels } Ebenen und { $arrows } Pfeilen. Darunter steht dasselbe als Text.
chart-table = Die Zahlen als Tabelle
chart-line = Liniendiagramm, { $from } bis { $to }.
chart-line-series = { $name }: am Anfang { $first } ({ $first_at }), am Ende { $last } ({ $last_at }), am höchsten { $high } ({ $high_at }), am niedrigsten { $low } ({ $low_at }).
chart-bars = Balkendiagramm, { $n ->
    [one] 1 Zeile.
   *[other] { $count } Zeilen.
 }
chart-bars-series = { $name }: am höchsten { $high } ({ $high_at }), am niedrigsten { $low } ({ $low_at }).

## Wege
journey-title = { $title } in { $place }
journey-where-text = Wählen Sie Ihren Ort. Dann zeigt jeder Schritt, welche Stelle für Sie zuständig ist.
journey-place = Sie sehen die Stellen für { $place }.
journey-other-place = Sie wohnen woanders?
journey-steps = Die Schritte
journey-everywhere = Für alle Orte
journey-wide = Für ein größeres Gebiet, auch für { $place }
journey-depends = Welche Stelle zuständig ist, hängt von Ihrem Wohnort ab.
journey-choose = Wohnort wählen
journey-none = Für { $place } kennen wir dazu keine Stelle.
journey-more = Mehr dazu:
journey-spheres = Das ändert sich mit Ihrer Leistung

## Rechner für Stellenanteile
shares-title = Selbst rechnen
shares-lead = Zahlen eintragen, Anteile ablesen. Die Zahlen bleiben auf Ihrem Gerät: Nichts wird gespeichert oder verschickt.
shares-noscript = Der Rechner braucht JavaScript. Ohne JavaScript rechnen Sie mit der Formel auf dieser Seite.
shares-positions = Bewilligte Stellen
shares-positions-hint = Zum Beispiel 7 oder 7,5
shares-total = Ausländische Personen im ganzen Gebiet
shares-total-hint = Darf leer bleiben, wenn Sie unten alle Zahlen eintragen.
shares-places = Ausländische Personen nach Kommune
shares-places-hint = Ganze Zahlen vom selben Stichtag. Eine Kommune reicht, wenn oben die Zahl für das ganze Gebiet steht.
shares-submit = Ausrechnen
shares-reset = Alles leeren
shares-wrong = Bitte prüfen Sie Ihre Angaben
shares-error-empty = { $field }: Tragen Sie eine Zahl ein.
shares-error-negative = { $field }: Die Zahl darf nicht kleiner als 0 sein.
shares-error-number = { $field }: Das ist keine Zahl. Schreiben Sie zum Beispiel 1234 oder 1.234.
shares-error-whole = { $field }: Tragen Sie eine ganze Zahl ein, ohne Komma.
shares-error-precise = { $field }: Höchstens zwei Stellen nach dem Komma.
shares-error-large = { $field }: Die Zahl ist zu groß.
shares-error-zero = { $field }: Die Zahl muss größer als 0 sein.
shares-error-none = Tragen Sie die Zahl für mindestens eine Kommune ein.
shares-error-total = Tragen Sie die Zahl für das ganze Gebiet ein, oder die Zahlen aller Kommunen.
shares-error-more = Die Kommunen haben zusammen { $sum } Personen, das ganze Gebiet nur { $total }.
shares-result = Ergebnis
shares-status = Ausgerechnet: { $sum } Personen in { $count } Kommunen, { $positions } Stellen.
shares-place = Kommune
shares-persons = Personen
shares-percent = Anteil
shares-share = Stellenanteil
shares-half = davon mindestens für die Kerngruppe
shares-rest = Übrige Kommunen
shares-sum = Zusammen
shares-step = { $place }: { $persons } ÷ { $total } × 100 = { $percent } %. { $percent } % von { $positions } Stellen = { $exact }, gerundet { $share }.
shares-steps = Rechenschritte zeigen
shares-rounding = So ist gerundet: Das Konzept nennt keine Regel dafür. Der Rechner rechnet mit ungerundeten Werten und rundet erst zum Anzeigen, ab 5 nach oben: Prozent und Stellenanteil auf zwei Stellen nach dem Komma, die Hälfte auf drei.
shares-cut = „…“ heißt: Es folgen weitere Stellen.
shares-check = Probe: Die gerundeten Stellenanteile ergeben zusammen { $listed } von { $positions } Stellen.
shares-drift = Der Unterschied von { $drift } entsteht nur durch das Runden.
shares-gap = Die Zahlen passen nicht zusammen: Die Kommunen haben zusammen { $sum } Personen, für das ganze Gebiet stehen { $total } da. Gerechnet ist mit { $total }.

## Sonderseiten
not-found-title = Seite nicht gefunden
not-found-text = Diese Seite gibt es nicht oder nicht mehr. Prüfen Sie die Adresse, oder gehen Sie im Browser einen Schritt zurück.
redirect-title = Diese Seite ist umgezogen
redirect-text = Die neue Adresse:

## Datum und Liste
list-comma = ,
list-and = { $first } und { $last }
date-month = { $month } { $year }
date-day = { $day }. { $month } { $year }
month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember

## Verweisberatung: Grenzen in Worten
eligibility-german = Deutsch
eligibility-months = Zeit in Deutschland
eligibility-children = Für Menschen mit Kindern
eligibility-childless = Für Menschen ohne Kinder
eligibility-group = Zielgruppe
eligibility-discretion = Die Stelle entscheidet im Einzelfall.
german-none = keine Kenntnisse
german-from = ab { $from }
german-to = bis { $to }
german-span = von { $from } bis { $to }
months-from = ab { $from } Monaten
months-to = kürzer als { $to } Monate
months-span = von { $from } bis unter { $to } Monate
valid-from = Gilt seit { $from }.
valid-to = Galt bis { $to }.
valid-span = Gilt von { $from } bis { $to }.

## Verweisberatung: Begründungen. Die Lücken füllt die Suche.
refer-list-comma = { "," }{ " " }
refer-list-or = { $rest } oder { $last }
refer-date = { $day }.{ $month }.{ $year }
refer-reason-status-ended = Dieses Angebot gibt es nicht mehr.
refer-reason-status-successor = Dieses Angebot gibt es nicht mehr. Nachfolge: { $successor }.
refer-reason-status-paused = Dieses Angebot ruht zurzeit.
refer-reason-valid-later = Gilt erst ab { $date }.
refer-reason-valid-over = Galt nur bis { $date }.
refer-reason-area-unstated = Für welche Orte die Stelle da ist, ist nicht bekannt.
refer-reason-area-here = Ist für { $area } da.
refer-reason-area-all = Ist für das ganze Gebiet { $area } da.
refer-reason-area-ask = Ist nur für { $areas } da. Es kommt auf den Wohnort an.
refer-reason-area-open = Sicher ist das Angebot für { $areas }. Ob es auch für { $area } da ist, müssen Sie erfragen.
refer-reason-area-no = Ist nur für { $areas } da.
refer-reason-age-fits = Das Alter passt: { $rule }.
refer-reason-age-no = Das Alter passt nicht: { $rule }.
refer-reason-age-ask = Es kommt auf das Alter an: { $rule }.
refer-reason-age-unclear = Mit { $value } Jahren ist es nicht eindeutig ({ $rule }). Fragen Sie dort nach.
refer-reason-german-fits = Das Deutsch passt: { $rule }.
refer-reason-german-no = Das Deutsch passt nicht: { $rule }.
refer-reason-german-ask = Es kommt auf das Deutsch an: { $rule }.
refer-reason-german-unclear = Ob das Deutsch reicht, ist nicht eindeutig ({ $rule }). Fragen Sie dort nach.
refer-reason-months-fits = Die Zeit in Deutschland passt: { $rule }.
refer-reason-months-no = Die Zeit in Deutschland passt nicht: { $rule }.
refer-reason-months-ask = Es kommt auf die Zeit in Deutschland an: { $rule }.
refer-reason-months-unclear = Bei dieser Zeit in Deutschland ist es nicht eindeutig ({ $rule }). Fragen Sie dort nach.
refer-reason-children-fits = Ist für Menschen mit Kindern da.
refer-reason-children-no = Ist nur für Menschen mit Kindern da.
refer-reason-children-ask = Es kommt darauf an: Das Angebot ist für Menschen mit Kindern.
refer-reason-childless-fits = Ist für Menschen ohne Kinder da.
refer-reason-childless-no = Ist nur für Menschen ohne Kinder da.
refer-reason-childless-ask = Es kommt darauf an: Das Angebot ist für Menschen ohne Kinder.
refer-reason-residence-fits = Der Aufenthalt passt: { $statuses }.
refer-reason-residence-no = Der Aufenthalt passt nicht. Das Angebot ist nur für: { $statuses }.
refer-reason-residence-ask = Es kommt auf den Aufenthalt an: { $statuses }.
refer-reason-benefits-fits = Die Leistung passt: { $benefits }.
refer-reason-benefits-no = Die Leistung passt nicht. Das Angebot ist nur für: { $benefits }.
refer-reason-benefits-residence = Mit diesem Aufenthalt ({ $residence }) gibt es diese Leistung in der Regel nicht: { $benefits }.
refer-reason-benefits-ask = Es kommt auf die Leistung an: { $benefits }.
refer-reason-benefits-perhaps = Ist für Menschen da, die diese Leistung bekommen oder brauchen: { $benefits }.
refer-reason-languages-fits = Dort spricht man { $languages }.
refer-reason-languages-ask = Dort spricht man { $languages }. Fragen Sie, ob jemand dolmetschen kann.
refer-reason-audience-fits = Gedacht für: { $audience }.
refer-reason-audience-ask = Gedacht für: { $audience }. Ob das hier passt, müssen Sie erfragen.
refer-reason-audience-no = Gedacht nur für: { $audience }.
refer-reason-group-fits = Gehört zur Zielgruppe: { $group }.
refer-reason-group-ask = Kann zur Zielgruppe gehören: { $group }.
refer-reason-group-discretion = Die Stelle entscheidet im Einzelfall: { $group }.
refer-reason-group-no = Gehört nicht zur Zielgruppe: { $group }.
refer-reason-group-none = Zurzeit nimmt das Angebot niemanden auf.
refer-reason-precedence = Vorher zu fragen: { $names }. Dieses Angebot hilft, wenn dort niemand helfen kann.
refer-verdict-fits = Passt
refer-verdict-ask = Nachfragen
refer-verdict-no = Passt nicht
refer-tier-statutory = zuständig nach dem Gesetz
refer-tier-specialised = Beratung, die länger begleitet
refer-tier-open = weiteres Angebot
refer-tier-subsidiary = wenn niemand sonst hilft
refer-question-need = Worum geht es?
refer-question-area = Wo wohnt die Person?
refer-question-age = Wie alt ist die Person?
refer-question-residence = Welchen Aufenthalt hat die Person?
refer-question-benefits = Welche Leistungen bekommt die Person?
refer-question-children = Hat die Person Kinder, die bei ihr leben?
refer-question-months = Wie lange ist die Person schon in Deutschland?
refer-question-german = Wie gut spricht die Person Deutsch?
refer-notice-unknown = „{ $id }“ ist hier nicht bekannt. Diese Angabe zählt nicht.
refer-notice-postal-code = Die Postleitzahl { $code } gehört zu keinem Ort, für den dieses Portal Stellen kennt. Gefunden wird nur, was nicht vom Wohnort abhängt.
refer-notice-age = { $age } Jahre kann nicht stimmen. Diese Angabe zählt nicht.
refer-notice-months = { $months } Monate in Deutschland passen nicht zu { $age } Jahren. Bitte prüfen Sie beides.
refer-notice-contradiction = „{ $first }“ und „{ $second }“ gehen in der Regel nicht zusammen. Bitte prüfen Sie beides.

## Merkliste
mark = Merken
marked = Gemerkt
marks-full = Der Speicher Ihres Browsers ist voll. Was Sie jetzt merken, geht verloren, wenn Sie das Portal verlassen.
marks-forbidden = Ihr Browser speichert nichts. Öffnen Sie die Merkliste, bevor Sie weitergehen: Sonst gehen die Einträge verloren.
shortlist-title = Merkliste
shortlist-lead = Sammeln Sie hier Stellen, schreiben Sie den nächsten Schritt dazu, und drucken Sie ein Blatt zum Mitnehmen in zwei Sprachen.
shortlist-noscript = Die Merkliste braucht JavaScript. Ohne JavaScript können Sie die Seite jeder Stelle einzeln drucken.
shortlist-empty = Ihre Merkliste ist leer
shortlist-empty-text = Wählen Sie bei einer Stelle „Merken“. Stellen finden Sie hier:
shortlist-list = Ihre Einträge
shortlist-note = Nächster Schritt
shortlist-note-hint = Den nächsten Schritt druckt das Blatt mit. Bitte schreiben Sie keine Namen und nichts Vertrauliches.
shortlist-up = Nach oben
shortlist-down = Nach unten
shortlist-remove = Entfernen
shortlist-removed = Entfernt: { $name }
shortlist-cleared = Die Merkliste ist gelöscht.
shortlist-undo = Rückgängig machen
shortlist-undone = Wieder da.
shortlist-moved = { $name }: jetzt Platz { $place } von { $number }
shortlist-clear = Alle Einträge löschen
shortlist-gone = Diesen Eintrag gibt es im Portal nicht mehr: { $id }
shortlist-renamed = Umbenannt oder zusammengelegt: { $names }
shortlist-sheet = Blatt zum Mitnehmen
shortlist-sheet-text = Auf dem Blatt stehen Adresse, Zeiten, Zugang, Unterlagen und der nächste Schritt. Unten ist ein Abschnitt für die Rückmeldung.
shortlist-language = Zweite Sprache
shortlist-only-german = Nur Deutsch
shortlist-print = Blatt drucken
shortlist-share = Weitergeben
shortlist-vcard = Kontakte herunterladen
shortlist-vcard-text = Eine Datei für das Adressbuch (vCard), ohne Ihre Notizen.
shortlist-file = merkliste
shortlist-link = Link zur Liste zeigen
shortlist-link-text = Im Link stehen nur die Einträge, keine Notizen. Wer ihn hat, sieht diese Einträge.
shortlist-address = Link zur Liste
shortlist-copy = Link kopieren
shortlist-copied = Der Link ist kopiert.
shortlist-copy-failed = Das Kopieren ging nicht. Bitte kopieren Sie den Link selbst.
shortlist-opened = Einträge aus dem Link
shortlist-opened-question = Auf Ihrer Merkliste steht schon etwas. Was soll mit den Einträgen aus dem Link geschehen?
shortlist-join = Zu meiner Liste dazunehmen
shortlist-replace = Meine Liste ersetzen
shortlist-dismiss = Meine Liste so lassen
shortlist-taken = Aus dem Link übernommen: { $number }
shortlist-unknown = Nicht im Portal: { $ids }
shortlist-link-empty = In diesem Link steht kein Eintrag dieses Portals.
shortlist-storage = Wo die Merkliste steht
shortlist-storage-text = Die Merkliste verlässt Ihr Gerät nicht. Sie ist weg, wenn Sie diesen Tab schließen oder das Portal 30 Minuten lang nicht benutzen.
shortlist-keep = Merkliste auf diesem Gerät behalten
shortlist-keep-text = Dann bleiben Einträge und Notizen hier gespeichert, bis Sie sie löschen. Alle, die dieses Gerät benutzen, können sie lesen. An einem gemeinsamen Computer wählen Sie das bitte nicht.
shortlist-kept-now = Die Merkliste bleibt auf diesem Gerät.
shortlist-kept-no-more = Die Merkliste gilt nur noch für diesen Tab.
shortlist-keep-failed = Das geht nicht: Ihr Browser speichert nichts.
shortlist-idle = Das Portal wurde 30 Minuten lang nicht benutzt. Zum Schutz ist die Merkliste gelöscht.
shortlist-broken = Die gespeicherte Merkliste war beschädigt. Was noch lesbar war, steht hier.
shortlist-failed = Die Angaben zu den Einträgen sind gerade nicht zu laden. Ihre Merkliste ist noch da.

## Abdeckung und Lücken
cover-title = Was gibt es wo?
cover-lead = Hier sehen Sie, welche Hilfe es zu welchem Thema in welchem Ort gibt, und welche Angaben in den Einträgen noch fehlen.
cover-for = Die Seite ist für alle, die Hilfe planen, die andere beraten oder die das Verzeichnis pflegen.
cover-matrix = Angebote nach Thema und Ort
cover-matrix-text = Gezählt sind Angebote, die es zurzeit gibt. Ein Klick auf eine Zahl öffnet die Liste dazu.
cover-matrix-caption = Zahl der Angebote
cover-topic = Thema
cover-here = im Ort
cover-elsewhere = von woanders
cover-professionals = nur für Fachkräfte
cover-none = nichts
cover-legend = So lesen Sie die Tabelle
cover-legend-numbers = 3 Angebote sind im Ort. 5 sind woanders, aber auch für den Ort da. „Woanders“ heißt auch: Die Anschrift ist nicht bekannt.
cover-legend-professionals = 2 weitere Angebote sind nur für Fachkräfte, Ehrenamtliche, Schulen, Firmen oder Kommunen. Sie zählen sonst nicht mit.
cover-legend-none = Es gibt kein Angebot.
cover-legend-elsewhere = Kein Angebot ist im Ort, aber eines oder mehrere sind woanders.
cover-legend-few = 1 oder { $n } Angebote sind im Ort.
cover-legend-some = { $from } bis { $to } Angebote sind im Ort.
cover-legend-many = { $n } Angebote oder mehr sind im Ort.
cover-thin = Was es im Ort nicht gibt
cover-thin-text = Zu diesen Themen ist kein Angebot im Ort selbst.
cover-thin-elsewhere = Nur woanders:
cover-thin-nothing = Gar nichts:
cover-law = Wo ein Amt zuständig ist
cover-law-text = Manche Ämter müssen nach dem Gesetz helfen. Hier steht, zu welchen Themen und für welche Orte ein solches Amt eingetragen ist. Andere Themen stehen hier nicht.
cover-law-caption = Ämter nach Thema
cover-law-with = Ein Amt ist zuständig für
cover-law-without = Kein Amt eingetragen für
cover-law-everywhere = alle Orte
cover-law-must = in jedem Ort Pflicht
cover-facts = Was in den Einträgen fehlt
cover-facts-caption = Fehlende Angaben
cover-facts-text = { $n ->
    [one] Gezählt ist 1 Eintrag. Beendete Angebote zählen nicht.
   *[other] Gezählt sind { $count } Einträge. Beendete Angebote zählen nicht.
 }
cover-fact = Was fehlt
cover-records = Einträge
cover-share = Anteil
cover-percent = { $number } %
cover-by-category = Fehlende Angaben nach Kategorie
cover-by-owner = Fehlende Angaben nach Träger
cover-records-lead = Diese Tabelle zeigt, was jedem von { $total } Einträgen fehlt.
cover-complete = { $n ->
    [0] Jedem Eintrag fehlt etwas.
    [one] Bei 1 Eintrag fehlt nichts.
   *[other] Bei { $count } Einträgen fehlt nichts.
 }
cover-jump = Springen zu
cover-jump-many = Zu einem Träger springen
cover-record = Eintrag
cover-edit = Datei bearbeiten
cover-no-owner = Ohne Angabe zum Träger
cover-gaps = Gemeldete Lücken
cover-gaps-none = Bisher ist keine Lücke gemeldet.
lack-phone = Telefon
lack-email = E-Mail
lack-address = Anschrift
lack-hours = Öffnungszeiten
lack-source = Quelle
lack-date = Datum
lack-check = Prüfung (ist fällig)
lack-translation = Übersetzung
gaps-title = Lücken im Angebot
gaps-lead = Hier steht, welche Hilfe fehlt: wo, für wen und was daraus geworden ist.
gaps-dated = Jede Lücke nennt das Datum, an dem sie gemeldet wurde. Was danach geschah, steht hier nur, wenn es belegt ist.
gaps-by-place = Nach Ort
gaps-none = Bisher ist keine Lücke gemeldet.
gap-open = Offen
gap-planned = Geplant
gap-being-solved = In Arbeit
gap-solved = Gelöst
gap-declined = Abgelehnt
gap-state-since = { $state }, Stand { $date }
gap-where = Wo
gap-topics = Thema
gap-whom = Für wen
gap-reported = Gemeldet
gap-reported-by = { $date }, von: { $by }
gap-since = Stand seit
gap-decided = Entschieden von
gap-related = Dazu gehören
gaps-report = Eine Lücke melden
gaps-report-text = Fehlt etwas? Schreiben Sie es mit dieser Vorlage auf. Sie können den Text hier ausfüllen und dann kopieren. Nichts wird gespeichert oder verschickt.
gaps-report-names = Nennen Sie keine Namen, keine Adressen und nichts, woran man eine Person erkennt.
gaps-report-where = Wohin mit der Meldung? Fragen Sie hier nach:
gaps-form-label = Vorlage
gaps-form-names = Bitte keine Namen und nichts, woran man eine Person erkennt.
gaps-form-what = Was fehlt?
gaps-form-where = Wo fehlt es? (Stadt, Stadtteil)
gaps-form-whom = Für wen fehlt es? (zum Beispiel Alter, Aufenthalt, Sprache, Familie)
gaps-form-since = Seit wann?
gaps-form-tried = Was wurde schon versucht?
gaps-form-by = Welche Stelle meldet das? (nur die Stelle)
gaps-copy = Text kopieren
gaps-copied = Der Text ist kopiert.
gaps-marked = Der Text ist markiert. Kopieren Sie ihn jetzt, zum Beispiel mit Strg + C.
gaps-mail = Als E-Mail schreiben
list-gaps = Was hier noch fehlt
