# Was Dateien enthalten dürfen, auf Deutsch: zu jeder Tabelle und jeder Angabe ein Name und ein Satz, der sie erklärt.
# Die Angaben selbst stehen in src/schema. Für eine Sprache ohne eigene Datei gilt Deutsch.

## Eine Stelle
record = Stelle
record-help = Eine Datei je Stelle. Der Ordner ist ihre Kategorie, der Name der Datei ihre Kennung; sie steht in der Adresse der Seite und bleibt für immer gleich.
record-kind = Art
record-kind-help = Was für eine Stelle das ist.
record-formerly = Frühere Kennungen
record-formerly-help = Die alten Adressen im Internet führen dann hierher. Links in Texten ändern Sie trotzdem.
record-short_name = Kurzname
record-short_name-help = Nur wenn Menschen ihn wirklich benutzen.
record-operator = Träger
record-operator-help = Wer die Stelle betreibt, zum Beispiel die Stadt oder ein Verband.
record-part_of = Gehört zu
record-part_of-help = Die Stelle, von der diese ein Teil ist.
record-see_also = Siehe auch
record-see_also-help = Verwandte Stellen.
record-locations = Standorte
record-locations-help = Wo und wie man die Stelle erreicht.
record-services = Angebote
record-services-help = Was die Stelle mit eigenen Angaben anbietet: andere Zeiten, anderes Alter, anderer Ort.

offer = Stelle und Angebot gemeinsam
offer-help = Was ein Angebot davon nicht selbst sagt, übernimmt es von seiner Stelle; nur Namen, Texte und Hinweise übernimmt es nie.
offer-name = Name
offer-name-help = Der volle Name, wie sich die Stelle selbst nennt.
offer-aliases = Andere Namen
offer-aliases-help = Andere Namen genau dieser Stelle. Sie werden gesucht, aber nicht gezeigt.
offer-summary = Kurztext
offer-summary-help = Ein oder zwei einfache Sätze: Was tut die Stelle für wen?
offer-description = Beschreibung
offer-description-help = Mehr Text; nur wenn es mehr Belegtes zu sagen gibt.
offer-topics = Themen
offer-topics-help = Worum es geht. Wenige, aber treffende.
offer-audience = Zielgruppen
offer-audience-help = Für wen es da ist. Mehrere Zielgruppen heißen: für jede von ihnen.
offer-audience_note = Hinweis zur Zielgruppe
offer-audience_note-help = Ein Satz dazu, für wen es da ist.
offer-service_area = Zuständig für
offer-service_area-help = Für welche Orte die Stelle zuständig ist, nicht, wo sie sitzt.
offer-service_area_open = Vielleicht auch anderswo
offer-service_area_open-help = Die Quellen nennen diese Orte, sagen aber nicht, dass es alle sind. Wer anderswo wohnt, bekommt „Nachfragen“.
offer-service_area_note = Hinweis zur Zuständigkeit
offer-service_area_note-help = Besonderheiten, zum Beispiel eine Aufgabe für den ganzen Kreis.
offer-languages = Sprachen
offer-languages-help = Sprachen, in denen dort beraten wird.
offer-cost = Kosten
offer-cost-help = Ob es etwas kostet.
offer-website = Internetseite
offer-website-help = Die Seite dieser Stelle oder dieses Angebots.
offer-status = Zustand
offer-status-help = „active“ heißt: gibt es (gilt, wenn nichts dasteht); „paused“: ruht; „ended“: gibt es nicht mehr.
offer-since = Seit
offer-since-help = Seit wann es ruht oder beendet ist.
offer-successor = Nachfolge
offer-successor-help = Wer jetzt zuständig ist, wenn es beendet ist.
offer-eligibility = Für wen
offer-eligibility-help = Wer es nutzen darf. Fehlt der Abschnitt, gilt: für alle.
offer-access = Zugang
offer-access-help = Wie man hinkommt: jeder Weg ein Abschnitt.
offer-precedence = Vorrang
offer-precedence-help = Wer zuerst zu fragen ist, wenn mehrere helfen könnten.
offer-verified = Stand und Quellen
offer-verified-help = Von wann die Angaben sind und woher sie stammen.
offer-translations = Übersetzungen
offer-translations-help = Die Texte in anderen Sprachen, zum Beispiel [translations.en].

service = Angebot
service-help = Ein Angebot einer Stelle mit eigenen Angaben.
service-at = Ort des Angebots
service-at-help = An welchen Standorten es stattfindet, wenn nicht an allen der Stelle. Es dürfen auch Standorte anderer Stellen sein.

location = Standort
location-help = Wo und wie man eine Stelle erreicht.
location-name = Name des Hauses
location-name-help = Nur wenn es einen hat.
location-scope = Wessen Kontakt
location-scope-help = „office“: Kontakt dieser Stelle; „central“: nur die Zentrale des Rathauses oder Trägers. Die Seite sagt dann, dass man sich verbinden lassen muss.
location-street = Straße und Hausnummer
location-street-help = Nie bei einer geschützten Adresse.
location-postal_code = Postleitzahl
location-postal_code-help = Fünf Ziffern in Anführungszeichen.
location-city = Ort
location-city-help = Der Name des Ortes. Pflicht, wenn Straße oder Postleitzahl dastehen.
location-area = Kommune
location-area-help = In welcher Kommune der Ort liegt, wenn er anders heißt, zum Beispiel bei einem Stadtteil.
location-directions = Wegbeschreibung
location-directions-help = Eingang, Stockwerk, Haltestelle.
location-fax = Fax
location-fax-help = Die Nummer mit Vorwahl.
location-website = Internetseite
location-website-help = Nur wenn dieser Standort eine eigene hat.
location-phone_hours = Telefonzeiten
location-phone_hours-help = Wann jemand ans Telefon geht.
location-confidential = Geschützte Adresse
location-confidential-help = Die Adresse ist geheim und steht nirgends in der Datei.
location-accessible = Stufenlos erreichbar
location-accessible-help = Ob man ohne Stufen hineinkommt: „yes“, „partly“ (zum Teil), „no“ oder „unknown“ (nicht bekannt).
location-access_note = Hinweis dazu
location-access_note-help = Ein Satz dazu, wie man ohne Stufen hineinkommt.
location-wheelchair = Mit dem Rollstuhl
location-wheelchair-help = Einzelheiten für alle, die mit dem Rollstuhl kommen. „accessible“ sagt dagegen nur im Ganzen, ob man ohne Stufen hineinkommt.

wheelchair = Mit dem Rollstuhl
wheelchair-help = Nur was belegt ist. „unknown“ heißt: gesucht und nicht gefunden; die Seite zeigt es nicht. In HSDS steht das in Worten unter accessibility (description, details).
wheelchair-entrance = Eingang
wheelchair-entrance-help = Ob man mit dem Rollstuhl hineinkommt. In OpenStreetMap: wheelchair=yes oder wheelchair=no.
wheelchair-toilet = WC
wheelchair-toilet-help = Ob es ein WC gibt, das man mit dem Rollstuhl benutzen kann. In OpenStreetMap: toilets:wheelchair=yes oder =no.
wheelchair-lift = Aufzug
wheelchair-lift-help = Ob ein Aufzug dorthin führt. In OpenStreetMap: highway=elevator.
wheelchair-parking = Behindertenparkplatz
wheelchair-parking-help = Ob es einen am Haus gibt. In OpenStreetMap: capacity:disabled.
wheelchair-note = Hinweis
wheelchair-note-help = Ein Satz dazu, zum Beispiel wo man klingelt. In OpenStreetMap: wheelchair:description.

part = Teil einer Stelle
part-help = Was Standorte und Angebote unterscheidet.
part-id = Kennung
part-id-help = Kurz und einmalig in dieser Datei: Kleinbuchstaben, Ziffern, Bindestriche.

reach = Standort und Angebot gemeinsam
reach-help = Kontakte, die ein Standort oder ein Angebot haben kann.
reach-phones = Telefonnummern
reach-phones-help = Eine oder mehrere, die wichtigste zuerst.
reach-email = E-Mail
reach-email-help = Die Adresse der Stelle, nie die einer Person.
reach-hours = Öffnungszeiten
reach-hours-help = Wann geöffnet ist, zum Beispiel „Mo-Fr 08:00-12:00; PH off“.
reach-hours_note = Hinweis zu den Zeiten
reach-hours_note-help = Ein Satz zu den Öffnungszeiten.
reach-by_appointment = Nur mit Termin
reach-by_appointment-help = Man braucht einen Termin.

phone = Telefonnummer
phone-help = Eine Nummer und wofür sie da ist.
phone-number = Nummer
phone-number-help = Mit Vorwahl, wie man sie schreibt.
phone-label = Wofür
phone-label-help = Zum Beispiel „Zentrale“.

cost = Kosten
cost-help = Zum Beispiel {"{"} kind = "free" {"}"}.
cost-kind = Kostenlos oder nicht
cost-kind-help = „free“ heißt kostenlos, „fee“ heißt: kostet etwas.
cost-note = Hinweis
cost-note-help = Wie viel, für wen weniger.

access = Ein Weg dorthin
access-help = Wer sich wie meldet und was mitzubringen ist.
access-by = Wer sich meldet
access-by-help = „person“: die Menschen selbst; „professional“: Fachkräfte für sie.
access-how = Wie
access-how-help = „walk-in“ (ohne Termin), „phone“, „email“, „appointment“ (mit Termin), „online“ oder „referral“ (auf Vermittlung).
access-uses = Womit
access-uses-help = Der Kontakt für diesen Weg. Er muss im Datensatz stehen.
access-documents = Unterlagen
access-documents-help = Was mitzubringen ist.
access-reply_within = Antwort
access-reply_within-help = Wann man mit Antwort rechnen kann.
access-note = Hinweis
access-note-help = Ein Satz zu diesem Weg.

verified = Stand und Quellen
verified-help = Jede Angabe hat eine Quelle und ein Datum.
verified-on = Geprüft am
verified-on-help = Wann die Angaben zuletzt sicher stimmten.
verified-every = Prüfabstand
verified-every-help = Wie oft geprüft wird, wenn nicht so oft wie üblich.
verified-sources = Quellen
verified-sources-help = Woher die Angaben stammen.
verified-doubtful = Unsichere Angaben
verified-doubtful-help = Was bekannt, aber nicht sicher ist. Es darf nicht in der Datei stehen; die Seite sagt, dass es fehlt. „KENNUNG/Angabe“ meint nur einen Standort.

source = Quelle
source-help = Mindestens Adresse oder Titel.
source-url = Adresse
source-url-help = Wo die Quelle im Internet steht.
source-title = Titel
source-title-help = Wie die Quelle heißt.
source-section = Stelle darin
source-section-help = Abschnitt oder Seite.
source-date = Datum
source-date-help = Von wann die Quelle ist.
source-facts = Angaben
source-facts-help = Welche Angaben aus ihr stammen.

eligibility = Für wen
eligibility-help = Alle Bedingungen müssen zutreffen. Schreiben Sie nur auf, was belegt ist.
eligibility-groups = Zielgruppen mit eigenen Bedingungen
eligibility-groups-help = Eine, die passt, genügt.
eligibility-note = Hinweis
eligibility-note-help = Was sich nicht in Kästchen fassen lässt.

group = Zielgruppe mit eigenen Bedingungen
group-help = Gilt zusätzlich zu den Bedingungen des Abschnitts.
group-name = Name
group-name-help = Wie die Gruppe heißt, in einfachen Worten.
group-valid = Zeitraum
group-valid-help = Wann es diese Gruppe gibt. So kommt eine neue Stufe mit einem Eintrag dazu.
group-discretion = Im Einzelfall
group-discretion-help = Die Stelle entscheidet im Einzelfall; dann heißt es höchstens „Nachfragen“.
group-note = Hinweis
group-note-help = Ein Satz zu dieser Gruppe.

criteria = Bedingungen
criteria-help = Was nicht dasteht, schließt niemanden aus. Ist etwas über einen Menschen nicht bekannt, heißt es „Nachfragen“.
criteria-age = Alter
criteria-age-help = Zum Beispiel {"{"} from = 12, below = 27 {"}"}: ab 12 Jahren bis zum 27. Geburtstag.
criteria-german = Deutsch
criteria-german-help = Welche Stufe man spricht.
criteria-months = Zeit in Deutschland
criteria-months-help = Seit wie vielen Monaten man hier ist.
criteria-children = Mit Kindern
criteria-children-help = Nur für Menschen mit Kindern.
criteria-residence = Aufenthaltsstatus
criteria-residence-help = Für welche Aufenthaltsstatus.
criteria-benefits = Leistungen
criteria-benefits-help = Wer welche Leistung bekommt.

age = Alter in Jahren
age-help = Grenzen nach unten und oben; eine davon genügt.
age-from = Von
age-from-help = Ab diesem Geburtstag.
age-below = Unter
age-below-help = Bis zu diesem Geburtstag, der nicht mehr dazugehört.
age-unclear = Unklar
age-unclear-help = Bei welchem Alter sich die Quellen nicht einig sind. Dann heißt es „Nachfragen“.

months = Monate in Deutschland
months-help = Grenzen nach unten und oben; eine davon genügt.
months-from = Von
months-from-help = Nach so vielen Monaten.
months-below = Unter
months-below-help = Bis zu diesem Monat, der nicht mehr dazugehört.
months-unclear = Unklar
months-unclear-help = Bei wie vielen Monaten sich die Quellen nicht einig sind.

german = Stufe in Deutsch
german-help = Grenzen nach unten und oben; eine davon genügt.
german-from = Von
german-from-help = Ab dieser Stufe.
german-below = Unter
german-below-help = Bis zu dieser Stufe, die nicht mehr dazugehört.
german-unclear = Unklar
german-unclear-help = Bei welchen Stufen sich die Quellen nicht einig sind.

valid = Zeitraum
valid-help = Wann eine Regel gilt.
valid-from = Ab
valid-from-help = Von diesem Tag, Monat oder Jahr an.
valid-until = Bis
valid-until-help = Bis zu diesem Tag, Monat oder Jahr, das noch dazugehört.

precedence = Vorrang
precedence-help = Bestimmt die Reihenfolge, in der Stellen empfohlen werden.
precedence-tier = Stufe
precedence-tier-help = „statutory“ (gesetzliche Stelle), „specialised“ (Beratung mit eigener Begleitung), „open“ (offenes Angebot, gilt ohne Angabe), „subsidiary“ (nachrangig).
precedence-valid = Zeitraum
precedence-valid-help = Wann diese Regel gilt.
precedence-after = Nach
precedence-after-help = Welche Stellen vorher zu fragen sind.

translation = Übersetzung
translation-help = Nur Texte werden übersetzt. Telefon und Zeiten gelten für alle Sprachen.
translation-name = Name
translation-name-help = Der Name in dieser Sprache.
translation-summary = Kurztext
translation-summary-help = Der Kurztext in dieser Sprache.
translation-description = Beschreibung
translation-description-help = Die Beschreibung in dieser Sprache.
translation-audience_note = Hinweis zur Zielgruppe
translation-audience_note-help = Der Hinweis in dieser Sprache.
translation-by = Übersetzt von
translation-by-help = „human“: von einem Menschen; „machine“: von einer Maschine.
translation-of = Prüfsumme
translation-of-help = Zu welchem deutschen Text die Übersetzung gehört. Ändert er sich, warnt lotse check und nennt den neuen Wert.

## Eine Lücke
gap = Lücke
gap-help = Was Menschen brauchen und niemand anbietet. Eine Datei je Lücke, ohne Namen von Personen, E-Mail-Adressen und Telefonnummern.
gap-title = Titel
gap-title-help = Was fehlt, in wenigen Worten.
gap-summary = Kurztext
gap-summary-help = Was fehlt, in ein oder zwei einfachen Sätzen.
gap-description = Beschreibung
gap-description-help = Mehr dazu.
gap-areas = Orte
gap-areas-help = Wo es fehlt.
gap-topics = Themen
gap-topics-help = Worum es geht.
gap-audience = Zielgruppen
gap-audience-help = Wem es fehlt.
gap-audience_note = Hinweis zur Zielgruppe
gap-audience_note-help = Ein Satz dazu, wem es fehlt.
gap-reported = Gemeldet
gap-reported-help = Wann und von welcher Stelle.
gap-state = Stand
gap-state-help = „open“ (offen), „planned“ (geplant), „being-solved“ (in Arbeit), „solved“ (gelöst) oder „declined“ (abgelehnt).
gap-since = Seit
gap-since-help = Seit wann dieser Stand gilt. Pflicht, außer bei „open“.
gap-decided_by = Entschieden von
gap-decided_by-help = Das Gremium oder die Stelle, nie eine Person. Pflicht bei „declined“.
gap-see_also = Siehe auch
gap-see_also-help = Stellen, die damit zu tun haben.
gap-sources = Quellen
gap-sources-help = Woher bekannt ist, dass es fehlt.
gap-translations = Übersetzungen
gap-translations-help = Die Texte in anderen Sprachen.

reported = Meldung
reported-help = Wann eine Lücke gemeldet wurde und von wem.
reported-on = Wann
reported-on-help = Tag, Monat oder Jahr.
reported-by = Von wem
reported-by-help = Eine Stelle oder ein Dokument, nie eine Person.

gap_translation = Übersetzung einer Lücke
gap_translation-help = Die Texte in einer anderen Sprache.
gap_translation-title = Titel
gap_translation-title-help = Der Titel in dieser Sprache.
gap_translation-summary = Kurztext
gap_translation-summary-help = Der Kurztext in dieser Sprache.
gap_translation-description = Beschreibung
gap_translation-description-help = Die Beschreibung in dieser Sprache.
gap_translation-audience_note = Hinweis zur Zielgruppe
gap_translation-audience_note-help = Der Hinweis in dieser Sprache.

## Wörterlisten
term = Jeder Begriff
term-help = Was alle Begriffe aller Listen haben können. Die Kennung in eckigen Klammern bleibt für immer gleich.
term-label = Bezeichnung
term-label-help = Wie der Begriff im Portal heißt.
term-plural = Mehrzahl
term-plural-help = Wie mehrere davon heißen, wenn das anders ist.
term-synonyms = Suchwörter
term-synonyms-help = Andere Wörter dafür. Sie werden gesucht, aber nicht gezeigt.
term-in = Oberbegriff
term-in-help = Worunter der Begriff fällt, vor allem bei Orten und Aufenthaltsstatus.

noted = Begriff mit Erklärung
noted-help = Aufenthaltsstatus, Sprachen und Unterlagen haben nur diese Angaben, andere Listen noch weitere.
noted-note = Erklärung
noted-note-help = Ein einfacher Satz, der den Begriff erklärt.

area = Ort
area-help = Der Kreis, seine Kommunen und ihre Teile.
area-type = Art des Ortes
area-type-help = „district“ (Kreis), „city“ (Stadt), „municipality“ (Gemeinde) oder „quarter“ (Ortsteil).
area-ags = Amtlicher Gemeindeschlüssel
area-ags-help = Acht Ziffern, beim Kreis fünf.
area-tile = Platz auf der Kachelkarte
area-tile-help = Ein Ort ohne Platz steht nur in der Liste neben der Karte.
area-districts = Stadtteile
area-districts-help = Namen von Teilen, die für den Ort stehen.
area-postal_codes = Postleitzahlen
area-postal_codes-help = Nur solche, die ganz in diesem Ort liegen.
area-sources = Quellen
area-sources-help = Woher Stadtteile und Postleitzahlen bekannt sind; nur für die Redaktion.

tile = Platz auf der Kachelkarte
tile-help = Ungefähr, wo der Ort liegt.
tile-column = Spalte
tile-column-help = Von Westen gezählt, ab 1.
tile-row = Zeile
tile-row-help = Von Norden gezählt, ab 1.

iconic = Begriff mit Zeichen
iconic-help = Themen und Kategorien können ein Zeichen haben.
iconic-icon = Zeichen
iconic-icon-help = Steht vor dem Begriff. Gibt es das Zeichen nicht, nennt lotse check alle, die es gibt.

private = Begriff mit Notausgang
private-help = Themen und Arten können ihn haben.
private-discreet = Seite schnell verlassen
private-discreet-help = Gibt den Seiten den Knopf „Seite schnell verlassen“.

category = Kategorie
category-help = Ein Ordner des Verzeichnisses.

kind = Art
kind-help = Eine Art von Stellen, zum Beispiel Jugendamt.
kind-category = Ordner
kind-category-help = In welchem Ordner Stellen dieser Art meist liegen; nur für die Redaktion.

topic = Thema
topic-help = Worum es geht, zum Beispiel Wohnen.
topic-statutory = Überall zuständig
topic-statutory-help = In jeder Kommune muss nach dem Gesetz jemand zuständig sein. Fehlt jemand, warnt lotse check.

audience = Zielgruppe
audience-help = Für wen etwas da ist.
audience-client = Sucht Hilfe
audience-client-help = „false“ bei Gruppen, die anderen helfen, zum Beispiel Fachkräften.
audience-fits = Wer sicher dazugehört
audience-fits-help = Ohne diese Angabe heißt es immer „Nachfragen“.
audience-perhaps = Wer vielleicht dazugehört
audience-perhaps-help = Dann heißt es „Nachfragen“. Wer auch hier nicht steht, gehört nicht dazu.

traits = Merkmale
traits-help = Alle müssen zutreffen.
traits-age = Alter
traits-age-help = In welchem Alter.
traits-months = Zeit in Deutschland
traits-months-help = Seit wie vielen Monaten.
traits-residence = Aufenthaltsstatus
traits-residence-help = Mit welchen Aufenthaltsstatus.
traits-children = Mit Kindern
traits-children-help = Ob man Kinder hat.

benefit = Leistung
benefit-help = Von welchem Gesetz jemand Geld oder Hilfe bekommt.
benefit-none = Keine davon
benefit-none-help = Steht für „keine dieser Leistungen“.
benefit-conflicts = Was nicht zusammengeht
benefit-conflicts-help = Was das Gesetz neben dieser Leistung ausschließt.

conflicts = Was nicht zusammengeht
conflicts-help = Nur was das Gesetz sicher ausschließt; nennen Sie den Paragrafen in einer Notiz.
conflicts-benefits = Leistungen
conflicts-benefits-help = Andere Leistungen.
conflicts-residence = Aufenthaltsstatus
conflicts-residence-help = Aufenthaltsstatus, bei denen es die Leistung nicht gibt.

abbreviation = Abkürzung
abbreviation-help = Steht im Glossar und wird in Texten erklärt.
abbreviation-expansion = Langform
abbreviation-expansion-help = Wofür die Abkürzung steht. Kennen Sie das nicht sicher, lassen Sie die Abkürzung weg.
abbreviation-text = Erklärung
abbreviation-text-help = Ein einfacher Satz.
abbreviation-link = Mehr dazu
abbreviation-link-help = Eine Seite oder eine Stelle im Portal.

translated_term = Begriff in einer weiteren Sprache
translated_term-help = Eine Datei je Sprache. Vor dem Punkt steht die Liste, dahinter die Kennung: [kinds.jugendamt].
translated_term-label = Bezeichnung
translated_term-label-help = Wie der Begriff in dieser Sprache heißt.
translated_term-words = Suchwörter
translated_term-words-help = In der Grundform. Wenige treffende sind besser als viele.

questions = Fragen an die Suche
questions-help = Fragen, die die Suche beantworten muss. lotse check stellt sie alle.
questions-question = Fragen
questions-question-help = Jede Frage ein Abschnitt.

question = Frage
question-help = Eine Frage und was sie beantwortet.
question-q = Wortlaut
question-q-help = So, wie jemand sie tippt.
question-finds = Antworten
question-finds-help = Eine davon muss gefunden werden. Eine leere Liste heißt: Es darf nichts gefunden werden.
question-within = Unter den ersten
question-within-help = Unter so vielen Treffern, sonst 3.
question-lang = Sprache
question-lang-help = In welcher Fassung des Portals, sonst in der deutschen.

## Seiten
page = Seite
page-help = Der Kopf einer Seite, zwischen den Zeilen +++.
page-weight = Platz
page-weight-help = Wo die Seite unter ihren Nachbarn steht; kleine Zahlen zuerst.
page-search = Suche
page-search-help = „text“: Die Suche kennt den ganzen Text; „headings“: nur die Überschriften.
page-topics = Themen
page-topics-help = In welchen Listen die Seite steht.
page-state_of = Beschreibt den Stand von
page-state_of-help = Für Seiten über etwas, das sich seitdem geändert haben kann.
page-superseded_by = Überholt durch
page-superseded_by-help = Was heute gilt.
page-template = Vorlage
page-template-help = „page“; „glossary“ fügt die Abkürzungen an, „diagnostics“ die Meldungen, „fields“ diese Liste der Angaben.
page-steps = Schritte
page-steps-help = Macht aus der Seite einen Weg: Zu jedem Schritt gehört ein Abschnitt mit seiner Kennung.
page-calculator = Rechner
page-calculator-help = Ein Rechner unter dem Text, als Daten beschrieben.
page-verified = Stand und Quellen
page-verified-help = Von wann der Text ist und woher er stammt.

page_text = Seite und Übersetzung gemeinsam
page_text-help = Eine Übersetzung hat nur diese Angaben; alles andere steht in der deutschen Datei.
page_text-title = Titel
page_text-title-help = Die Überschrift der Seite.
page_text-summary = Kurztext
page_text-summary-help = Ein Satz für Listen und Suche.
page_text-aliases = Suchwörter
page_text-aliases-help = Andere Wörter, mit denen die Seite gefunden wird.

step = Schritt
step-help = Ein Schritt eines Weges.
step-id = Kennung
step-id-help = Die der Überschrift: ## Überschrift {"{"}#kennung{"}"}.
step-spheres = Rechtskreise
step-spheres-help = Was sich mit dem Rechtskreis ändert.

answer = Wer weiterhilft
answer-help = Die Stellen eines Schritts.
answer-records = Stellen und Angebote
answer-records-help = Genau diese.
answer-kinds = Arten
answer-kinds-help = Alle Stellen dieser Art, die für den Ort zuständig sind.
answer-topics = Themen
answer-topics-help = Alle Stellen zu diesem Thema, die für den Ort zuständig sind.

calculator = Rechner
calculator-help = Was eingegeben wird und was herauskommt. Die Seite sagt auch ohne ihn dasselbe.
calculator-caption = Überschrift
calculator-caption-help = Was die Tabelle der Ergebnisse zeigt.
calculator-line = Zeile
calculator-line-help = Wovon eine Zeile der Tabelle handelt, zum Beispiel von einem Ort.
calculator-note = Hinweis
calculator-note-help = Ein Satz zu den Ergebnissen.
calculator-inputs = Eingaben
calculator-inputs-help = Was eingegeben wird.
calculator-values = Ergebnisse
calculator-values-help = Was herauskommt, der Reihe nach.
calculator-step = Rechenschritt
calculator-step-help = Die Rechnung in Worten; in geschweiften Klammern stehen Namen.

input = Eingabe eines Rechners
input-help = Eine Zahl, oder eine Zahl je Ort.
input-name = Name
input-name-help = Wie Formeln sie nennen: Kleinbuchstaben, Ziffern und Unterstriche.
input-label = Bezeichnung
input-label-help = Wie Menschen sie nennen.
input-hint = Hinweis
input-hint-help = Steht unter dem Feld.
input-column = Spalte
input-column-help = Wie ihre Spalte in der Tabelle heißt.
input-decimals = Nachkommastellen
input-decimals-help = Wie viele erlaubt sind.
input-default = Anfangswert
input-default-help = Womit der Rechner beginnt.
input-above = Mehr als
input-above-help = Die Zahl muss größer sein.
input-each = Je Ort
input-each-help = Ein Feld für jeden Ort; jedes wird eine Zeile der Tabelle.
input-sum_of = Summe von
input-sum_of-help = Sie ist die Summe dieser Eingabe.
input-rest = Rest
input-rest-help = Wie die Zeile für alle leeren Felder heißt.

value = Ergebnis eines Rechners
value-help = Eine Zahl, oder eine Zahl je Zeile.
value-name = Name
value-name-help = Wie spätere Formeln es nennen.
value-formula = Formel
value-formula-help = Wie es berechnet wird, zum Beispiel „persons / total * 100“.
value-label = Bezeichnung
value-label-help = Wie seine Spalte heißt.
value-unit = Einheit
value-unit-help = Steht hinter der Zahl.
value-decimals = Nachkommastellen
value-decimals-help = Auf wie viele gerundet wird.
value-whole = Ganzes
value-whole-help = Die Zeilen werden so gerundet, dass sie zusammen diese Zahl ergeben.

diagram = Diagramm
diagram-help = Kästen und Pfeile, neben der Seite gespeichert, die sie zeigt.
diagram-nodes = Kästen
diagram-nodes-help = Höchstens 16.
diagram-edges = Pfeile
diagram-edges-help = Höchstens 9. Was ein Pfeil bedeutet, steht in einer Liste darunter.

node = Kasten
node-help = Ein Kasten eines Diagramms.
node-id = Kennung
node-id-help = Kurz und einmalig im Diagramm.
node-label = Aufschrift
node-label-help = Was im Kasten steht.
node-note = Hinweis
node-note-help = Kleiner darunter.
node-under = Steht unter
node-under-help = Der Kasten darüber.
node-link = Führt zu
node-link-help = Eine Seite oder eine Stelle im Portal.

edge = Pfeil
edge-help = Ein Pfeil eines Diagramms.
edge-from = Von
edge-from-help = Wo er beginnt.
edge-to = Nach
edge-to-help = Wo er endet.
edge-label = Bedeutung
edge-label-help = Was auf diesem Weg geht.

## Einstellungen
settings = Einstellungen
settings-help = Was für das ganze Portal gilt.
settings-title = Name des Portals
settings-title-help = Steht oben auf jeder Seite.
settings-description = Beschreibung
settings-description-help = Ein Satz über das Portal.
settings-area = Gebiet
settings-area-help = Der Ort, um den es im ganzen Portal geht, meist der Kreis.
settings-languages = Sprachen
settings-languages-help = In welchen Sprachen es das Portal gibt. Die erste ist Deutsch.
settings-region = Land
settings-region-help = Bestimmt die Feiertage, zum Beispiel „DE-NW“ für Nordrhein-Westfalen.
settings-fallback = Auffangstelle
settings-fallback-help = Wer hilft, wenn niemand sonst gefunden wird.
settings-review_every = Prüfabstand
settings-review_every-help = Wie oft Angaben geprüft werden, wenn der Datensatz nichts anderes sagt.
settings-edit_url = Adresse zum Bearbeiten
settings-edit_url-help = Wo man Dateien ändert, mit {"{"}path{"}"} für die Datei.
settings-report_email = E-Mail für Fehler
settings-report_email-help = Wohin Fehler gemeldet werden.
settings-report_url = Adresse für Fehler
settings-report_url-help = Ein Formular für Fehler, mit {"{"}title{"}"}, {"{"}id{"}"}, {"{"}section{"}"} und {"{"}page{"}"}; sonst die E-Mail.
settings-map_url = Adresse der Karte
settings-map_url-help = Wo Anschriften gezeigt werden, mit {"{"}address{"}"}; sonst wählt das Gerät.
settings-leave_url = Ziel beim Verlassen
settings-leave_url-help = Wohin „Seite schnell verlassen“ führt.
settings-offline = Ohne Internet
settings-offline-help = Ob Browser das Portal behalten dürfen. „false“ schaltet es ab.
settings-theme = Thema
settings-theme-help = Ein eigener Ordner für Vorlagen, Texte und Farben.
settings-legal = Pflichtseiten
settings-legal-help = Seiten, die das Gesetz verlangt.
settings-nav = Hauptmenü
settings-nav-help = Die Seiten darin, der Reihe nach.
settings-entry = Einstiege
settings-entry-help = Wege für Gruppen von Menschen auf der Startseite.
settings-known = Bekanntes
settings-known-help = Was bekannt ist und den Bau nicht aufhalten soll.
settings-blanks = Lücken in Pflichttexten
settings-blanks-help = Was nur der Betreiber weiß, zum Beispiel [blanks.anschrift]. Auf der Seite steht {"{{"}anschrift{"}}"}.

legal = Pflichtseiten
legal-help = Der Pfad jeder Seite unter content/.
legal-imprint = Impressum
legal-imprint-help = § 5 DDG.
legal-privacy = Datenschutz
legal-privacy-help = Art. 13 DSGVO.
legal-accessibility = Barrierefreiheit
legal-accessibility-help = § 10b BGG NRW.
legal-easy_language = Leichte Sprache
legal-easy_language-help = BITVNRW.
legal-sign_language = Gebärdensprache
legal-sign_language-help = BITVNRW.

nav = Eintrag im Hauptmenü
nav-help = Eine Seite.
nav-page = Seite
nav-page-help = Zum Beispiel „ueber-lotse.md“.

entry = Einstieg
entry-help = Für eine Gruppe von Menschen.
entry-title = Titel
entry-title-help = Für wen er ist.
entry-text = Text
entry-text-help = Ein Satz dazu.
entry-icon = Zeichen
entry-icon-help = Steht davor.
entry-links = Ziele
entry-links-help = Wo diese Menschen anfangen.

known = Bekanntes
known-help = Bleibt sichtbar, hält aber einen strengen Bau nicht auf.
known-warnings = Warnungen
known-warnings-help = Arten von Warnungen mit ihrem kurzen Namen.

blank = Lücke in einem Pflichttext
blank-help = Bleibt sie leer, zeigt die Seite eine markierte Lücke.
blank-label = Was fehlt
blank-label-help = So steht es in der Lücke.
blank-value = Wert
blank-value-help = Womit die Lücke gefüllt wird.

## Formen von Werten
form-text = Text
form-texts = Liste von Texten
form-markdown = Text in Markdown
form-localized = Text, oder Texte nach Sprache
form-flag = true oder false
form-date = Datum: Jahr, Monat oder Tag
form-interval = Abstand, zum Beispiel „6 months“
form-number = ganze Zahl von { $from } bis { $to }
form-numbers = Liste ganzer Zahlen von { $from } bis { $to }
form-word = eines dieser Wörter
form-choice = eines dieser Wörter
form-choices = Liste aus diesen Wörtern
form-facts = Liste aus diesen Angaben
form-term = Kennung aus einer Liste
form-terms = Liste von Kennungen
form-id = Kennung
form-ids = Liste von Kennungen
form-record = Kennung einer Stelle
form-records = Liste von Kennungen von Stellen
form-locations = Liste von Standorten: STELLE/STANDORT
form-answers = Liste von STELLE oder STELLE/ANGEBOT
form-findable = Liste von STELLE, STELLE/ANGEBOT oder page:ADRESSE
form-web = Adresse mit https://
form-email = E-Mail-Adresse
form-phone = Telefonnummer
form-hours = Öffnungszeiten in der Schreibweise von OpenStreetMap
form-postal-code = Postleitzahl
form-postal-codes = Liste von Postleitzahlen
form-parent = Kennung aus derselben Datei
form-municipality-key = Gemeindeschlüssel
form-icon = Name eines Zeichens
form-link = Ziel im Portal: @/ordner/seite.md oder @/directory/KENNUNG
form-note-or-link = ein Satz oder ein Ziel im Portal
form-targets = Liste von Zielen im Portal
form-page = Pfad einer Seite unter content/
form-name = Name einer Eingabe oder eines Ergebnisses
form-formula = Formel
form-node = Kennung eines Kastens
form-language = eine Sprache des Portals
form-languages = Liste von Sprachen
form-pattern = Adresse mit https:// und diesen Namen in Klammern
form-theme = Name eines Ordners unter themes/
form-warnings = Liste von Warnungen
form-blank = Text, darf leer sein
form-table = Abschnitt
form-tables = Liste von Abschnitten
form-by-language = ein Abschnitt je Sprache
form-words-by-language = Listen von Texten nach Sprache
form-by-term = ein Abschnitt je Kennung
form-by-id = ein Abschnitt je Kennung

## Die Seite mit diesen Angaben
fields-required = Pflicht
fields-required-here = Pflicht sind:
fields-also = Dazu alles aus:
fields-contents = Dateien
