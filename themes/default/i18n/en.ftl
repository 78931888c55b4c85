# Texts of the interface, English. Every message must exist in every language of the theme.
# Short sentences, everyday words. Numbers come as { $n } (for the plural) and { $count } (to be shown).

## Frame of every page
skip-to-content = Skip to content
main-navigation = Main menu
legal-navigation = Legal information and help
language-choice = Language
breadcrumbs = You are here
nav-home = Home
nav-areas = Places
nav-topics = Topics
nav-directory = All services A to Z
nav-categories = Categories
easy-language = Easy German
sign-language = Sign language
duty-missing = (not there yet)
report-error = Report a mistake
report-whole = whole page
report-subject = Mistake: { $title } ({ $section })
report-page = Page: { $page }
report-section = Section: { $section }
report-wrong = What is wrong?
report-right = What is correct, and how do you know?
leave = Leave this page quickly
leave-keys = or press the Escape key 3 times
leave-two = Press Escape 2 more times to leave the page.
leave-one = Press Escape 1 more time to leave the page.
leave-going = Leaving the page.
leave-history = Please note: pages you visit stay in the history of your browser. Delete the history if nobody should see it.
print-address = This page on the internet
edit-file = Edit this page
footer-privacy = These pages set no cookies and load nothing from other servers. What you type into the search stays on your device.
footer-built = This edition was made on { $date }
language-de = German

## Search
search-label = What are you looking for?
search-submit = Search
search-title = Search
search-description = Search offices, advice centres and services by words, place and topic.
search-results = Search results
search-count = { $number } results
search-count-one = 1 result
search-none = No results for “{ $query }”
search-none-filters = No results with these filters
search-left-out = Searched without these words: { $words }
search-place = Place recognised: { $place }. Offices responsible there rank higher.
search-place-only = Show only offices responsible for { $place }
search-corrected = Also searched for: { $words }
search-did-you-mean = Did you mean: { $words }?
search-via = Related to: { $terms }
search-plain = This portal searches names only, without filters.
search-unable = Your browser cannot run the full search. You see results by name, without filters.
search-restricted = The search is limited right now: you only see results by name, without filters.
search-renewed = The portal has just been updated. Please reload the page. Until then you only see results by name.
search-failed = The search cannot be reached right now. Please choose a place or a topic below.
search-again = Try again
search-reload = Reload the page
search-loading = Searching …
search-more = Show more results ({ $shown } of { $number } shown)
search-more-plain = Show more results
search-noscript = The search needs JavaScript. Without it you find everything by place, by topic and in the list from A to Z.
search-browse = Find without searching
search-zero-title = What you can do
search-zero-spelling = Check the spelling.
search-zero-fewer = Use fewer or different words, such as “flat” instead of “housing procurement”.
search-zero-filters = Remove a filter.
search-zero-browse = Choose a place or a topic below.
suggest-all = All results for “{ $query }”
suggest-count = Suggestions: { $number }
suggest-none = No suggestions
suggest-area = Place
suggest-topic = Topic
suggest-page = Page
filters-label = Narrow the results
filters-reset = Remove all filters
filters-active = Filters in use
filters-remove = Remove filter { $name }
filter-area = Place of residence
filter-area-all = All places
filter-topic = Topic
filter-topic-all = All topics
filter-category = Category
filter-category-all = All categories
filter-audience = For whom
filter-audience-all = All groups
filter-language = Language spoken
filter-language-all = All languages

## Home
home-where = Where do you live?
home-where-text = Which office is responsible often depends on where you live.
home-where-whole = Responsible for all places:
home-entries = Where to begin
home-fresh = Newest information
map-label = Map of the places
map-note = Each tile is a place. The tiles lie to each other roughly as the places do. The map shows no borders.
map-skip = Skip the map
home-topics = What is it about?
home-categories = All services by kind
home-directory = All services from A to Z
home-chapters = Learn more
home-about = About this portal
home-help = Not what you need?
home-help-text = Here you get help:

## Lists
topics-title = Topics
topics-lead = Choose what it is about.
areas-title = Places
areas-lead = Choose the place where you live.
areas-whole = The whole area
categories-title = Categories
categories-lead = All services, sorted by kind.
directory-title = All services A to Z
directory-lead = All offices, advice centres and services in alphabetical order.
directory-letters = First letters
area-title = Services for { $place }
area-lead = Who is there for people in { $place }: on site and for the whole area.
area-offices = Offices in charge
area-offices-text = These offices are responsible for you if you live here.
area-topic-title = { $topic } in { $place }
area-topic-own = For { $place }
area-topic-wide = Also there for { $place }: services for a larger area
list-journeys = Step by step
area-offices-own = Offices for { $place }
area-offices-wide = For everything else: offices for a larger area that includes { $place }
chip-count = ({ $count })
list-more-places = { $topic } in other places
fresh-title = How up to date is this?
fresh-lead = Addresses and hours change. This page shows which entries are newest and which are due for a check.
fresh-newest = Newest information
fresh-due-since = Due since { $year }
fresh-undated = Without a date
fresh-due-count = { $n ->
    [0] No entry is due for a check.
    [one] One of { $total } entries is due for a check.
   *[other] { $count } of { $total } entries are due for a check.
 }
fresh-link = All entries that are due
list-all = All entries
list-others = Other services
list-subtopics = More precisely
list-your-place = Only for the place where you live
list-parts = Single places
list-topics = By topic
list-more-topics = Other topics in { $place }
list-pages = Background
list-empty = There are no entries here yet.
entries-count = { $n ->
    [one] 1 entry
   *[other] { $count } entries
 }
places-count = { $n ->
    [one] 1 place
   *[other] { $count } places
 }
kind-service = Service
card-town = in { $town }
card-serves = For: { $places }

## Record
record-overview = At a glance
record-contact = Contact
record-services = Services
record-description = More about it
sources-none = No source is given for this entry.
record-related = Related entries
record-sources = Sources
record-no-contact = We do not know a direct contact.
record-ask-instead = Please ask here:
record-correct = Is something wrong?
action-phone = Call
action-email = Send an email
action-website = Open website
action-route = Show the way
alternatives-elsewhere = Do you live somewhere else?
alternatives-elsewhere-text = Then another office is there for you:
alternatives-here = Other offices of this kind
alternatives-topics = More on the topic
fact-for-whom = For whom
fact-conditions = Conditions
fact-responsible-for = Responsible for
fact-how-to-get-in = How to get in touch
fact-cost = Cost
fact-languages = Languages
fact-topics = Topics
fact-operator = Run by
fact-aliases = Also known as
related-part-of = Part of
related-parts = Includes
related-see-also = See also
service-at = Takes place at
cost-free = free of charge
cost-fee = there is a fee
eligibility-age = Age
eligibility-residence = Residence status
eligibility-benefits = Benefits
access-walk-in = Without an appointment
access-phone = By telephone
access-email = By e-mail
access-appointment = With an appointment
access-online = Online
access-referral = Through another office
access-through = { $how }, { $contact }
access-professionals = For professionals
access-documents = Bring along
access-reply = Answer
contact-by-phone = by telephone
contact-by-email = by e-mail
contact-by-website = on the website
contact-by-address = at the address
contact-by-hours = during opening hours
contact-phone = Telephone
contact-email = E-mail
contact-website = Website
contact-fax = Fax
contact-access = Access
accessible-yes = step-free
accessible-partly = partly step-free
accessible-no = only by steps
place-confidential = The address is protected and is not published.
place-central = General contact
place-central-text = This address, number or e-mail belongs not to the service itself but to the town hall, the district or the organisation that runs it. Ask there for the service.
place-town-only = Street and number are not known here.
place-by-appointment = By appointment only
place-unnamed = Another location
status-ended = This service no longer exists.
status-ended-since = This service no longer exists (ended { $date }).
status-ended-short = ended
status-paused = This service is paused at the moment.
status-paused-since = This service has been paused since { $date }.
status-paused-short = paused
status-successor = Now done by
note-record-german = The text of this entry is available in German only.
note-machine = This text was translated by a machine.
note-untranslated = This page is available in { $language } only.

## Age
age-span = { $from ->
    [0] up to { $last } years (until they turn { $below })
   *[other] { $from } to { $last } years (until they turn { $below })
 }
age-from = { $from ->
    [one] from 1 year
   *[other] from { $from } years
 }
age-below = { $last ->
    [one] up to 1 year (until they turn { $below })
   *[other] up to { $last } years (until they turn { $below })
 }

## Opening hours
hours-caption = Opening hours
hours-caption-appointment = Times for appointments
hours-phone-caption = Telephone hours
hours-always = around the clock
hours-all-day = all day
hours-closed = closed
hours-span = { $from }–{ $to }
hours-from = from { $from }
hours-by-arrangement = by arrangement
open-until = Open now, until { $time }
open-until-appointment = Office hours now until { $time }, by appointment only
open-closed = Closed now.
open-closed-appointment = No office hours right now.
open-next-today = Opens today at { $time }.
open-next-today-appointment = Next office hours: today from { $time }.
open-next = Opens on { $day } at { $time }.
open-next-appointment = Next office hours: { $day } from { $time }.
open-maybe = Perhaps open. Please call first.
weekdays = { $first } to { $last }
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

## Date and sources
verified-on = Information as of { $date }.
verified-undated = Date not known. Please check before you go.
verified-due = Due for checking since { $date }: please ask whether everything is still correct.
verified-doubtful = Uncertain and therefore not published
source-unnamed = Source without a title
source-section = section

## Names of facts, as they stand beside sources and under “uncertain”
known-offer = services offered
known-service-area = area of responsibility
known-central-contact-address = address of the general contact
known-central-contact-phone = telephone of the general contact
known-address = address
known-name = name
known-new-name = new name
known-website = website
known-operator = who runs it
known-location = location
known-locations = locations
known-status = whether it still exists
known-phone = telephone
known-central-contact = general contact
known-central-contact-email = e-mail of the general contact
known-central-contact-hours = opening hours of the general contact
known-age = age
known-cost = cost
known-hours = opening hours
known-phone-hours = telephone hours
known-audience = target group
known-email = e-mail
known-fax = fax
known-founded = founding
known-precedence = order of precedence
known-languages = languages
known-topics = topics
known-kind = kind
known-summary = summary
known-description = description
known-eligibility = conditions
known-access = access
known-street = street
known-postal-code = postcode
known-city = town
known-services = services

## Concept pages
page-contents = On this page
page-children = In this chapter
page-siblings = Read on
page-previous = Back:
page-next = Next:
page-state-of = This page describes the situation of { $date }.
page-superseded = This has changed since then.
page-superseded-link = Now valid:
page-unwritten = This text is still missing.
glossary-more = More about it
code-error = error
code-warning = warning
table-gap = n/a
table-download = Download the table as a CSV file
table-cut = Shown are the first { $shown } of { $all } rows. The file has all of them.
diagram-text = The diagram as text
diagram-description = Diagram with { $nodes } boxes on { $levels } levels and { $arrows } arrows. Below it the same stands as text.
chart-table = The figures as a table
chart-line = Line chart, { $from } to { $to }.
chart-line-series = { $name }: first { $first } ({ $first_at }), last { $last } ({ $last_at }), highest { $high } ({ $high_at }), lowest { $low } ({ $low_at }).
chart-bars = Bar chart, { $n ->
    [one] 1 row.
   *[other] { $count } rows.
 }
chart-bars-series = { $name }: highest { $high } ({ $high_at }), lowest { $low } ({ $low_at }).

## Wege
journey-title = { $title } in { $place }
journey-where-text = Choose your town. Then each step shows which office is responsible for you.
journey-place = You see the offices for { $place }.
journey-other-place = Do you live somewhere else?
journey-steps = The steps
journey-everywhere = For all places
journey-wide = For a larger area, { $place } included
journey-depends = Which office is responsible depends on where you live.
journey-choose = Choose your town
journey-none = We know no office for this in { $place }.
journey-more = More about this:
journey-spheres = What changes with your benefits

## Calculator of shares
shares-title = Work it out yourself
shares-lead = Type in figures, read off shares. The figures stay on your device: nothing is stored or sent.
shares-noscript = The calculator needs JavaScript. Without it, use the formula on this page.
shares-positions = Approved positions
shares-positions-hint = For example 7 or 7.5
shares-total = Foreign nationals in the whole area
shares-total-hint = Can stay empty if you fill in all the figures below.
shares-places = Foreign nationals by municipality
shares-places-hint = Whole numbers from the same day. One municipality is enough if the figure for the whole area is given above.
shares-submit = Calculate
shares-reset = Clear everything
shares-wrong = Please check what you typed
shares-error-empty = { $field }: type in a number.
shares-error-negative = { $field }: the number cannot be below 0.
shares-error-number = { $field }: this is not a number. Write 1234 or 1,234, for example.
shares-error-whole = { $field }: type in a whole number, without a decimal point.
shares-error-precise = { $field }: two decimal places at most.
shares-error-large = { $field }: the number is too large.
shares-error-zero = { $field }: the number must be above 0.
shares-error-none = Type in the figure for at least one municipality.
shares-error-total = Type in the figure for the whole area, or the figures of all municipalities.
shares-error-more = The municipalities have { $sum } people together, the whole area only { $total }.
shares-result = Result
shares-status = Worked out: { $sum } people in { $count } municipalities, { $positions } positions.
shares-place = Municipality
shares-persons = People
shares-percent = Share
shares-share = Share of positions
shares-half = at least this much for the core group
shares-rest = Other municipalities
shares-sum = Together
shares-step = { $place }: { $persons } ÷ { $total } × 100 = { $percent } %. { $percent } % of { $positions } positions = { $exact }, rounded { $share }.
shares-steps = Show each step
shares-rounding = How it is rounded: the concept has no rule for this. The calculator works with unrounded values and rounds only what it shows, from 5 upwards: per cent and shares of positions to two decimal places, the half to three.
shares-cut = “…” means that more digits follow.
shares-check = Check: the rounded shares add up to { $listed } of { $positions } positions.
shares-drift = The difference of { $drift } comes from rounding alone.
shares-gap = The figures do not fit together: the municipalities have { $sum } people together, the whole area is given as { $total }. The calculation uses { $total }.

## Special pages
not-found-title = Page not found
not-found-text = This page does not exist, or no longer. Check the address, or go one step back in your browser.
redirect-title = This page has moved
redirect-text = The new address:

## Dates and lists
list-comma = ,
list-and = { $first } and { $last }
date-month = { $month } { $year }
date-day = { $day } { $month } { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

## Referral: bounds in words
eligibility-german = German
eligibility-months = Time in Germany
eligibility-children = For people with children
eligibility-childless = For people without children
eligibility-group = Target group
eligibility-discretion = The office decides in each case.
german-none = no German
german-from = { $from } or better
german-to = up to { $to }
german-span = { $from } to { $to }
months-from = { $from } months or more
months-to = less than { $to } months
months-span = { $from } to less than { $to } months
valid-from = Applies since { $from }.
valid-to = Applied until { $to }.
valid-span = Applies from { $from } to { $to }.

## Referral: reasons. The search fills the slots.
refer-list-comma = { "," }{ " " }
refer-list-or = { $rest } or { $last }
refer-date = { $day }/{ $month }/{ $year }
refer-reason-status-ended = This offer no longer exists.
refer-reason-status-successor = This offer no longer exists. Now: { $successor }.
refer-reason-status-paused = This offer is paused at the moment.
refer-reason-valid-later = Applies from { $date } only.
refer-reason-valid-over = Applied until { $date } only.
refer-reason-area-unstated = It is not known which places this office serves.
refer-reason-area-here = Serves { $area }.
refer-reason-area-all = Serves the whole area of { $area }.
refer-reason-area-ask = Serves { $areas } only. It depends on where the person lives.
refer-reason-area-open = Certainly serves { $areas }. Ask whether it also serves { $area }.
refer-reason-area-no = Serves { $areas } only.
refer-reason-age-fits = The age fits: { $rule }.
refer-reason-age-no = The age does not fit: { $rule }.
refer-reason-age-ask = It depends on the age: { $rule }.
refer-reason-age-unclear = At { $value } it is not clear ({ $rule }). Ask there.
refer-reason-german-fits = The level of German fits: { $rule }.
refer-reason-german-no = The level of German does not fit: { $rule }.
refer-reason-german-ask = It depends on the level of German: { $rule }.
refer-reason-german-unclear = Whether the level of German is enough is not clear ({ $rule }). Ask there.
refer-reason-months-fits = The time in Germany fits: { $rule }.
refer-reason-months-no = The time in Germany does not fit: { $rule }.
refer-reason-months-ask = It depends on the time in Germany: { $rule }.
refer-reason-months-unclear = With this time in Germany it is not clear ({ $rule }). Ask there.
refer-reason-children-fits = For people with children.
refer-reason-children-no = For people with children only.
refer-reason-children-ask = It depends: this offer is for people with children.
refer-reason-childless-fits = For people without children.
refer-reason-childless-no = For people without children only.
refer-reason-childless-ask = It depends: this offer is for people without children.
refer-reason-residence-fits = The residence status fits: { $statuses }.
refer-reason-residence-no = The residence status does not fit. This offer is only for: { $statuses }.
refer-reason-residence-ask = It depends on the residence status: { $statuses }.
refer-reason-benefits-fits = The benefit fits: { $benefits }.
refer-reason-benefits-no = The benefit does not fit. This offer is only for: { $benefits }.
refer-reason-benefits-residence = With this residence status ({ $residence }) people usually do not get this benefit: { $benefits }.
refer-reason-benefits-ask = It depends on the benefit: { $benefits }.
refer-reason-benefits-perhaps = For people who receive or need this benefit: { $benefits }.
refer-reason-languages-fits = They speak { $languages }.
refer-reason-languages-ask = They speak { $languages }. Ask whether somebody can interpret.
refer-reason-audience-fits = Meant for: { $audience }.
refer-reason-audience-ask = Meant for: { $audience }. Ask whether this fits.
refer-reason-audience-no = Meant only for: { $audience }.
refer-reason-group-fits = Belongs to the target group: { $group }.
refer-reason-group-ask = May belong to the target group: { $group }.
refer-reason-group-discretion = The office decides in each case: { $group }.
refer-reason-group-no = Does not belong to the target group: { $group }.
refer-reason-group-none = At the moment this offer does not take anybody.
refer-reason-precedence = Ask here first: { $names }. This offer helps if nobody there can.
refer-verdict-fits = Fits
refer-verdict-ask = Ask
refer-verdict-no = Does not fit
refer-tier-statutory = responsible by law
refer-tier-specialised = advice that supports people over time
refer-tier-open = further offer
refer-tier-subsidiary = if nobody else can help
refer-question-need = What is it about?
refer-question-area = Where does the person live?
refer-question-age = How old is the person?
refer-question-residence = What residence status does the person have?
refer-question-benefits = Which benefits does the person receive?
refer-question-children = Does the person have children living with them?
refer-question-months = How long has the person been in Germany?
refer-question-german = How well does the person speak German?
refer-notice-unknown = “{ $id }” is not known here. It does not count.
refer-notice-postal-code = The postal code { $code } belongs to no place for which this portal knows offices. Only what does not depend on the place is found.
refer-notice-age = { $age } years cannot be right. It does not count.
refer-notice-months = { $months } months in Germany do not go with { $age } years. Please check both.
refer-notice-contradiction = “{ $first }” and “{ $second }” usually do not go together. Please check both.

## Shortlist
mark = Add to shortlist
marked = On your shortlist
marks-full = Your browser’s storage is full. What you add now is lost when you leave the portal.
marks-forbidden = Your browser stores nothing. Open the shortlist before you go on, or the entries are lost.
shortlist-title = Shortlist
shortlist-lead = Collect places here, add the next step, and print a sheet to take along in two languages.
shortlist-noscript = The shortlist needs JavaScript. Without JavaScript you can print the page of each place.
shortlist-empty = Your shortlist is empty
shortlist-empty-text = Choose “Add to shortlist” at a place. You find places here:
shortlist-list = Your entries
shortlist-note = Next step
shortlist-note-hint = The next step is printed on the sheet. Please write no names and nothing confidential.
shortlist-up = Move up
shortlist-down = Move down
shortlist-remove = Remove
shortlist-removed = Removed: { $name }
shortlist-cleared = The shortlist is deleted.
shortlist-undo = Undo
shortlist-undone = Back again.
shortlist-moved = { $name }: now number { $place } of { $number }
shortlist-clear = Delete all entries
shortlist-gone = This entry is no longer in the portal: { $id }
shortlist-renamed = Renamed or merged: { $names }
shortlist-sheet = Sheet to take along
shortlist-sheet-text = The sheet has address, hours, how to get in, documents and the next step. At the end there is a slip for feedback.
shortlist-language = Second language
shortlist-only-german = German only
shortlist-print = Print the sheet
shortlist-share = Pass on
shortlist-vcard = Download contacts
shortlist-vcard-text = A file for the address book (vCard), without your notes.
shortlist-file = shortlist
shortlist-link = Show a link to the list
shortlist-link-text = The link holds the entries only, no notes. Whoever has it sees these entries.
shortlist-address = Link to the list
shortlist-copy = Copy link
shortlist-copied = The link is copied.
shortlist-copy-failed = Copying did not work. Please copy the link yourself.
shortlist-opened = Entries from the link
shortlist-opened-question = There is something on your shortlist already. What should happen with the entries from the link?
shortlist-join = Add them to my list
shortlist-replace = Replace my list
shortlist-dismiss = Leave my list as it is
shortlist-taken = Taken from the link: { $number }
shortlist-unknown = Not in the portal: { $ids }
shortlist-link-empty = This link has no entry of this portal.
shortlist-storage = Where the shortlist is kept
shortlist-storage-text = The shortlist does not leave your device. It is gone when you close this tab or do not use the portal for 30 minutes.
shortlist-keep = Keep the shortlist on this device
shortlist-keep-text = Entries and notes then stay stored here until you delete them. Everyone who uses this device can read them. Please do not choose this at a shared computer.
shortlist-kept-now = The shortlist stays on this device.
shortlist-kept-no-more = The shortlist is for this tab only now.
shortlist-keep-failed = This is not possible: your browser stores nothing.
shortlist-idle = The portal was not used for 30 minutes. For your protection the shortlist is deleted.
shortlist-broken = The stored shortlist was damaged. What could be read is here.
shortlist-failed = The details of the entries cannot be loaded at the moment. Your shortlist is still there.

## Coverage and gaps
cover-title = What is there where?
cover-lead = See what help there is for which topic in which town, and which facts the entries still lack.
cover-for = This page is for everyone who plans help, advises others or looks after the directory.
cover-matrix = Offers by topic and town
cover-matrix-text = Offers that exist at present are counted. A click on a number opens the list behind it.
cover-matrix-caption = Number of offers
cover-topic = Topic
cover-here = in the town
cover-elsewhere = from elsewhere
cover-professionals = for professionals only
cover-none = nothing
cover-legend = How to read the table
cover-legend-numbers = 3 offers are in the town. 5 are elsewhere but serve the town, too. “Elsewhere” also means that the address is not known.
cover-legend-professionals = 2 more offers are only for professionals, volunteers, schools, companies or municipalities. They are not counted otherwise.
cover-legend-none = There is no offer.
cover-legend-elsewhere = No offer is in the town, but one or more are elsewhere.
cover-legend-few = 1 or { $n } offers are in the town.
cover-legend-some = { $from } to { $to } offers are in the town.
cover-legend-many = { $n } offers or more are in the town.
cover-thin = What is not in the town
cover-thin-text = For these topics there is no offer in the town itself.
cover-thin-elsewhere = Only elsewhere:
cover-thin-nothing = Nothing at all:
cover-law = Where a public office is responsible
cover-law-text = Some public offices must help by law. See for which topics and towns such an office is entered. Other topics are not listed here.
cover-law-caption = Offices by topic
cover-law-with = An office is responsible for
cover-law-without = No office is entered for
cover-law-everywhere = all towns
cover-law-must = a duty in every town
cover-facts = What the entries lack
cover-facts-caption = Missing facts
cover-facts-text = { $n ->
    [one] 1 entry is counted. Offers that have ended are not.
   *[other] { $count } entries are counted. Offers that have ended are not.
 }
cover-fact = What is missing
cover-records = Entries
cover-share = Share
cover-percent = { $number } %
cover-by-category = Missing facts by category
cover-by-owner = Missing facts by provider
cover-records-lead = This table shows what each of { $total } entries lacks.
cover-complete = { $n ->
    [0] Every entry lacks something.
    [one] 1 entry lacks nothing.
   *[other] { $count } entries lack nothing.
 }
cover-jump = Jump to
cover-jump-many = Jump to a provider
cover-record = Entry
cover-edit = Edit the file
cover-no-owner = Provider not stated
cover-gaps = Gaps that were reported
cover-gaps-none = No gap has been reported so far.
lack-phone = telephone
lack-email = e-mail
lack-address = address
lack-hours = opening hours
lack-source = source
lack-date = date
lack-check = check (overdue)
lack-translation = translation
gaps-title = Gaps in what is on offer
gaps-lead = See which help is missing: where, for whom, and what has become of it.
gaps-dated = Each gap states the date on which it was reported. What happened later is stated only where there is proof.
gaps-by-place = By place
gaps-none = No gap has been reported so far.
gap-open = Open
gap-planned = Planned
gap-being-solved = Being solved
gap-solved = Solved
gap-declined = Declined
gap-state-since = { $state }, as of { $date }
gap-where = Where
gap-topics = Topic
gap-whom = For whom
gap-reported = Reported
gap-reported-by = { $date }, by: { $by }
gap-since = So since
gap-decided = Decided by
gap-related = Related entries
gaps-report = Report a gap
gaps-report-text = Is something missing? Write it down with this form. You can fill in the text here and copy it. Nothing is stored or sent.
gaps-report-names = Give no names, no addresses and nothing by which a person could be recognised.
gaps-report-where = Where does your report go? Ask here:
gaps-form-label = Form
gaps-form-names = Please give no names and nothing by which a person could be recognised.
gaps-form-what = What is missing?
gaps-form-where = Where is it missing? (town, district)
gaps-form-whom = For whom is it missing? (for example age, residence status, language, family)
gaps-form-since = Since when?
gaps-form-tried = What has been tried?
gaps-form-by = Which office reports this? (the office only)
gaps-copy = Copy the text
gaps-copied = The text is copied.
gaps-marked = The text is selected. Copy it now, for example with Ctrl + C.
gaps-mail = Write it as an e-mail
list-gaps = What is still missing here
