# Wörter des Blattes, das Ratsuchende mitnehmen, auf Deutsch. Jede Nachricht muss es in jeder Sprache geben.
# Spricht die Oberfläche (i18n/) eine Sprache nicht, stehen ihr Name, ihre Schrift und ihre Richtung hier am Anfang.
# Sie stehen auf Papier: kurz, einfach, mit „Sie“. Was in Klammern { } steht, füllt die Seite aus.

title = Hier bekommen Sie Hilfe
lead = Nehmen Sie dieses Blatt zum Termin mit.
place = Ort
note = Hinweis
address = Adresse
phone = Telefon
email = E-Mail
website = Internet
hours = Öffnungszeiten
hours-appointment = Zeiten für Termine
phone-hours = Telefonzeiten
access = So melden Sie sich
documents = Bitte mitbringen
languages = Sprachen
cost = Kosten
next-step = Nächster Schritt
scan = Diese Stelle im Internet
verified = Stand: { $date }

address-protected = Die Adresse ist geschützt. Bitte rufen Sie an.
central = Allgemeiner Kontakt. Fragen Sie dort nach der Stelle.
status-paused = Dieses Angebot macht zurzeit Pause.
status-ended = Dieses Angebot gibt es nicht mehr.
successor = Jetzt zuständig
no-contact = Einen direkten Kontakt kennen wir nicht.
feature-wheelchair = Mit dem Rollstuhl
feature-wheelchair-entrance = Rollstuhlgerechter Eingang
feature-wheelchair-entrance-no = Eingang nicht rollstuhlgerecht
feature-wheelchair-toilet = Rollstuhlgerechtes WC
feature-wheelchair-toilet-no = Kein rollstuhlgerechtes WC
feature-wheelchair-lift = Aufzug
feature-wheelchair-lift-no = Kein Aufzug
feature-wheelchair-parking = Behindertenparkplatz
feature-wheelchair-parking-no = Kein Behindertenparkplatz

weekday-1 = Montag
weekday-2 = Dienstag
weekday-3 = Mittwoch
weekday-4 = Donnerstag
weekday-5 = Freitag
weekday-6 = Samstag
weekday-7 = Sonntag
weekdays = { $first } bis { $last }
span = { $from }–{ $to } Uhr
from = ab { $from } Uhr
closed = geschlossen
always = rund um die Uhr
all-day = ganztägig
by-arrangement = nach Vereinbarung
by-appointment = Nur mit Termin

access-walk-in = Ohne Termin hingehen
access-phone = Anrufen
access-email = E-Mail schreiben
access-appointment = Einen Termin vereinbaren
access-online = Über das Internet
access-referral = Über eine andere Stelle
access-through = { $how }: { $contact }
by-phone = am Telefon
by-email = per E-Mail
by-website = über die Internetseite
by-address = an der Adresse
by-hours = zu den Öffnungszeiten
access-professional = Für Fachkräfte
reply = Antwort

cost-free = kostenlos
cost-fee = kostet Geld

slip-cut = Hier abschneiden
slip-title = Rückmeldung
slip-lead = Bitte geben Sie diesen Abschnitt der Person zurück, die Ihnen das Blatt gegeben hat. Schreiben Sie keinen Namen darauf.
slip-right = War es die richtige Stelle?
slip-yes = Ja
slip-partly = Zum Teil
slip-no = Nein
slip-result = Was ist dabei herausgekommen?
slip-next = Was brauchen Sie als Nächstes?
