# Mots de la feuille que les personnes conseillées emportent, en français.

-language-name = Français
-language-script = Latn
-language-direction = ltr

title = Ici, on peut vous aider
lead = Emportez cette feuille à votre rendez-vous.
place = Lieu
note = À noter
address = Adresse
phone = Téléphone
email = E-mail
website = Site internet
hours = Heures d’ouverture
hours-appointment = Heures des rendez-vous
phone-hours = Heures d’accueil téléphonique
access = Comment prendre contact
documents = À apporter
languages = Langues
cost = Prix
next-step = Prochaine étape
scan = Ce service sur internet
verified = Informations à jour au : { $date }

address-protected = L’adresse est protégée. Veuillez téléphoner.
central = Contact général. Demandez-y ce service.
status-paused = Cette offre est suspendue en ce moment.
status-ended = Cette offre n’existe plus.
successor = Service compétent aujourd’hui
no-contact = Nous ne connaissons pas de contact direct.
feature-wheelchair = En fauteuil roulant
feature-wheelchair-entrance = Entrée accessible en fauteuil roulant
feature-wheelchair-entrance-no = Entrée non accessible en fauteuil roulant
feature-wheelchair-toilet = Toilettes accessibles en fauteuil roulant
feature-wheelchair-toilet-no = Pas de toilettes accessibles en fauteuil roulant
feature-wheelchair-lift = Ascenseur
feature-wheelchair-lift-no = Pas d’ascenseur
feature-wheelchair-parking = Place de parking pour personnes handicapées
feature-wheelchair-parking-no = Pas de place de parking pour personnes handicapées

weekday-1 = lundi
weekday-2 = mardi
weekday-3 = mercredi
weekday-4 = jeudi
weekday-5 = vendredi
weekday-6 = samedi
weekday-7 = dimanche
weekdays = { $first } à { $last }
span = { $from }–{ $to }
from = à partir de { $from }
closed = fermé
always = 24 heures sur 24
all-day = toute la journée
by-arrangement = sur accord
by-appointment = Uniquement sur rendez-vous

access-walk-in = Venir sans rendez-vous
access-phone = Téléphoner
access-email = Écrire un e-mail
access-appointment = Prendre rendez-vous
access-online = Par internet
access-referral = Par un autre service
access-through = { $how } : { $contact }
by-phone = par téléphone
by-email = par e-mail
by-website = sur le site internet
by-address = à l’adresse indiquée
by-hours = aux heures d’ouverture
access-professional = Pour les professionnels
reply = Réponse

cost-free = gratuit
cost-fee = payant

slip-cut = Couper ici
slip-title = Retour
slip-lead = Rendez ce coupon à la personne qui vous a donné la feuille. N’y écrivez pas de nom.
slip-right = Était-ce le bon endroit ?
slip-yes = Oui
slip-partly = En partie
slip-no = Non
slip-result = Quel a été le résultat ?
slip-next = De quoi avez-vous besoin ensuite ?
