# Words of the sheet that clients take along, in English.

title = Where you can get help
lead = Please take this sheet with you to your appointment.
place = Place
note = Please note
address = Address
phone = Telephone
email = E-mail
website = Website
hours = Opening hours
hours-appointment = Hours for appointments
phone-hours = Telephone hours
access = How to get in touch
documents = Please bring
languages = Languages
cost = Cost
next-step = Next step
scan = This office on the internet
verified = As of { $date }

address-protected = The address is protected. Please call.
central = General contact. Ask for the office there.
status-paused = This service is on a break at the moment.
status-ended = This service no longer exists.
successor = Now responsible
no-contact = We know no direct contact.

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
weekdays = { $first } to { $last }
span = { $from }–{ $to }
from = from { $from }
closed = closed
always = around the clock
all-day = all day
by-arrangement = by arrangement
by-appointment = By appointment only

access-walk-in = Come without an appointment
access-phone = Call
access-email = Write an e-mail
access-appointment = Make an appointment
access-online = On the internet
access-referral = Through another office
access-through = { $how }: { $contact }
by-phone = by telephone
by-email = by e-mail
by-website = on the website
by-address = at the address
by-hours = during opening hours
access-professional = For professionals
reply = Answer

cost-free = free of charge
cost-fee = costs money

slip-cut = Cut here
slip-title = Feedback
slip-lead = Please give this slip back to the person who gave you the sheet. Do not write a name on it.
slip-right = Was it the right place?
slip-yes = Yes
slip-partly = In part
slip-no = No
slip-result = What came of it?
slip-next = What do you need next?
