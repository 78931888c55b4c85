# Cuvintele foii pe care persoanele consiliate o iau cu ele, în română.

-language-name = Română
-language-script = Latn
-language-direction = ltr

title = Aici primiți ajutor
lead = Luați această foaie cu dumneavoastră la programare.
place = Locul
note = De reținut
address = Adresă
phone = Telefon
email = E-mail
website = Pagină de internet
hours = Program
hours-appointment = Ore pentru programări
phone-hours = Program telefonic
access = Cum luați legătura
documents = Aduceți cu dumneavoastră
languages = Limbi
cost = Costuri
next-step = Pasul următor
scan = Acest birou pe internet
verified = Informații din: { $date }

address-protected = Adresa este protejată. Vă rugăm să sunați.
central = Contact general. Întrebați acolo de acest birou.
status-paused = Această ofertă este întreruptă momentan.
status-ended = Această ofertă nu mai există.
successor = Acum este responsabil
no-contact = Nu cunoaștem un contact direct.
feature-wheelchair = Cu scaunul rulant
feature-wheelchair-entrance = Intrare accesibilă cu scaunul rulant
feature-wheelchair-entrance-no = Intrare inaccesibilă cu scaunul rulant
feature-wheelchair-toilet = Toaletă accesibilă cu scaunul rulant
feature-wheelchair-toilet-no = Fără toaletă accesibilă cu scaunul rulant
feature-wheelchair-lift = Lift
feature-wheelchair-lift-no = Fără lift
feature-wheelchair-parking = Loc de parcare pentru persoane cu dizabilități
feature-wheelchair-parking-no = Fără loc de parcare pentru persoane cu dizabilități

weekday-1 = luni
weekday-2 = marți
weekday-3 = miercuri
weekday-4 = joi
weekday-5 = vineri
weekday-6 = sâmbătă
weekday-7 = duminică
weekdays = { $first } – { $last }
span = { $from }–{ $to }
from = de la { $from }
closed = închis
always = non-stop
all-day = toată ziua
by-arrangement = prin înțelegere
by-appointment = Numai cu programare

access-walk-in = Mergeți fără programare
access-phone = Sunați
access-email = Scrieți un e-mail
access-appointment = Faceți o programare
access-online = Pe internet
access-referral = Printr-un alt birou
access-through = { $how }: { $contact }
by-phone = la telefon
by-email = prin e-mail
by-website = pe pagina de internet
by-address = la adresa indicată
by-hours = în timpul programului
access-professional = Pentru specialiști
reply = Răspuns

cost-free = gratuit
cost-fee = cu plată

slip-cut = Tăiați aici
slip-title = Răspuns
slip-lead = Vă rugăm să dați această parte înapoi persoanei care v-a dat foaia. Nu scrieți niciun nume pe ea.
slip-right = A fost locul potrivit?
slip-yes = Da
slip-partly = Parțial
slip-no = Nu
slip-result = Care a fost rezultatul?
slip-next = De ce aveți nevoie mai departe?
