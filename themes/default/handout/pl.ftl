# Słowa kartki, którą osoby szukające porady zabierają ze sobą, po polsku.

-language-name = Polski
-language-script = Latn
-language-direction = ltr

title = Tutaj otrzymają Państwo pomoc
lead = Proszę zabrać tę kartkę na spotkanie.
place = Miejsce
note = Uwaga
address = Adres
phone = Telefon
email = E-mail
website = Strona internetowa
hours = Godziny otwarcia
hours-appointment = Godziny umówionych wizyt
phone-hours = Godziny telefoniczne
access = Jak się zgłosić
documents = Proszę przynieść
languages = Języki
cost = Koszty
next-step = Następny krok
scan = To miejsce w internecie
verified = Stan na: { $date }

address-protected = Adres jest chroniony. Proszę zadzwonić.
central = Kontakt ogólny. Proszę tam zapytać o to biuro.
status-paused = Ta oferta jest obecnie zawieszona.
status-ended = Tej oferty już nie ma.
successor = Teraz odpowiada
no-contact = Nie znamy bezpośredniego kontaktu.
feature-wheelchair = Na wózku inwalidzkim
feature-wheelchair-entrance = Wejście dostępne dla wózków inwalidzkich
feature-wheelchair-entrance-no = Wejście niedostępne dla wózków inwalidzkich
feature-wheelchair-toilet = Toaleta dostępna dla wózków inwalidzkich
feature-wheelchair-toilet-no = Brak toalety dostępnej dla wózków inwalidzkich
feature-wheelchair-lift = Winda
feature-wheelchair-lift-no = Brak windy
feature-wheelchair-parking = Miejsce parkingowe dla osób z niepełnosprawnościami
feature-wheelchair-parking-no = Brak miejsca parkingowego dla osób z niepełnosprawnościami

weekday-1 = poniedziałek
weekday-2 = wtorek
weekday-3 = środa
weekday-4 = czwartek
weekday-5 = piątek
weekday-6 = sobota
weekday-7 = niedziela
weekdays = { $first } – { $last }
span = { $from }–{ $to }
from = od { $from }
closed = zamknięte
always = całą dobę
all-day = cały dzień
by-arrangement = po uzgodnieniu
by-appointment = Tylko po umówieniu terminu

access-walk-in = Przyjść bez umawiania się
access-phone = Zadzwonić
access-email = Napisać e-mail
access-appointment = Umówić się na wizytę
access-online = Przez internet
access-referral = Przez inną instytucję
access-through = { $how }: { $contact }
by-phone = telefonicznie
by-email = e-mailem
by-website = na stronie internetowej
by-address = pod podanym adresem
by-hours = w godzinach otwarcia
access-professional = Dla specjalistów
reply = Odpowiedź

cost-free = bezpłatnie
cost-fee = płatne

slip-cut = Odciąć tutaj
slip-title = Informacja zwrotna
slip-lead = Proszę oddać tę część osobie, od której mają Państwo tę kartkę. Proszę nie pisać na niej nazwiska.
slip-right = Czy to było właściwe miejsce?
slip-yes = Tak
slip-partly = Częściowo
slip-no = Nie
slip-result = Jaki był wynik?
slip-next = Czego potrzebują Państwo dalej?
