//! From the site to what referral needs: who is for whom, in the words of one language.
//!
//! Owns: which facts of a record are rules of referral. In: a checked site and the texts of the theme. Out: [`Rules`], which
//! the command line asks directly and the browser reads from `search/`.
//!
//! **Invariant:** every record and every service is in the rules exactly once, a record right before its services.
//! Deliberately absent: what the rules mean; `lotse_search::refer` alone says that.

use std::cell::RefCell;
use std::collections::BTreeMap;

use lotse_search::Area;
use lotse_search::refer::{
    Audience, Benefit, Message, Name, Offer as RuleOffer, Position, RULES_VERSION, Rule, Rules,
    Slot, Status as RuleStatus, TargetGroup,
};

use crate::date::{Date, PartialDate};
use crate::lang::{Direction, Lang, Language, Text};
use crate::routes::Routes;
use crate::site::{
    Bounds, Criteria, Eligibility, Entry, Id, Organization, Site, Status, Term, Vocabulary,
};
use crate::theme::Messages;
use crate::words::Words;

/// The rules of a site in all its languages.
pub(crate) fn all(site: &Site, messages: &Messages) -> BTreeMap<Lang, Rules> {
    let languages = site.settings.languages.iter();
    languages
        .map(|&lang| (lang, rules(site, messages, lang)))
        .collect()
}

/// The rules of a site in one language.
pub fn rules(site: &Site, messages: &Messages, lang: Lang) -> Rules {
    let language = site.languages.get(lang);
    let words = Words::new(lang, messages);
    let default = site.settings.default_lang();
    let writer = Writer {
        site,
        words,
        routes: Routes::new(lang, default),
        phrases: RefCell::default(),
    };
    let taxonomy = &site.taxonomy;
    let offers = site.organizations.iter();
    let offers: Vec<RuleOffer> = offers.flat_map(|record| writer.offers(record)).collect();
    Rules {
        version: RULES_VERSION,
        lang: lang.code().to_owned(),
        from_right: language.dir == Direction::Rtl,
        day: as_of(&offers, site.today),
        record: writer.routes.record("{organization}"),
        service: writer.routes.service("{organization}", "{service}"),
        areas: taxonomy.areas.iter().map(|term| area(term, site)).collect(),
        places: names(&taxonomy.areas, language),
        residence: names(&taxonomy.residence, language),
        benefits: taxonomy
            .benefits
            .iter()
            .map(|term| benefit(term, language))
            .collect(),
        audiences: taxonomy
            .audiences
            .iter()
            .map(|term| audience(term, language))
            .collect(),
        topics: names(&taxonomy.topics, language),
        languages: names(&taxonomy.languages, language),
        texts: texts(words),
        phrases: {
            let phrases = writer.phrases.into_inner().into_iter();
            let ordered: BTreeMap<Position, String> =
                phrases.map(|(phrase, at)| (at, phrase)).collect();
            ordered.into_values().collect()
        },
        offers,
    }
}

/// The text of each message of the engine, with its slots in braces for the engine to fill.
fn texts(words: Words<'_>) -> BTreeMap<String, String> {
    let slots: Vec<&str> = Slot::ALL.iter().map(|slot| slot.word()).collect();
    let words_of = Message::ALL.iter().map(|message| message.word());
    words_of
        .map(|word| {
            let text = words.template(&format!("refer-{word}"), &slots);
            (word.to_owned(), text)
        })
        .collect()
}

fn area(term: &Term, site: &Site) -> Area {
    Area {
        id: term.id.clone(),
        postal_codes: term.postal_codes.clone(),
        parent: term.parent.clone(),
        root: term.id == site.settings.area,
        ..Area::default()
    }
}

fn names(vocabulary: &Vocabulary, language: &Language) -> Vec<Name> {
    let terms = vocabulary.iter();
    terms
        .map(|term| Name {
            id: term.id.clone(),
            label: term.label.in_lang(language).to_owned(),
            parent: term.parent.clone(),
        })
        .collect()
}

fn benefit(term: &Term, language: &Language) -> Benefit {
    Benefit {
        id: term.id.clone(),
        label: term.label.in_lang(language).to_owned(),
        none: term.none,
        excludes: term.conflicts.benefits.clone(),
        not_with: term.conflicts.residence.clone(),
    }
}

fn audience(term: &Term, language: &Language) -> Audience {
    let label = if term.plural.0.is_empty() {
        &term.label
    } else {
        &term.plural
    };
    Audience {
        id: term.id.clone(),
        label: label.in_lang(language).to_owned(),
        helpers: term.helpers,
        fits: term.fits.clone(),
        perhaps: term.perhaps.clone(),
    }
}

/// Where terms stand in the vocabularies of the rules, which keep the order of their files. A checked site has no other ids.
fn positions(vocabulary: &Vocabulary, ids: &[Id]) -> Vec<Position> {
    let positions = ids.iter().map(|id| vocabulary.position(id));
    positions
        .filter_map(|at| Position::try_from(at).ok())
        .collect()
}

/// The day on which what holds has changed last: on it the same rules hold as today. Portals are built every night, and
/// today itself would make another file of the same rules each time, which every device would have to fetch.
fn as_of(offers: &[RuleOffer], today: Date) -> String {
    let of_groups = offers.iter().flat_map(|offer| &offer.groups);
    let spans = of_groups.map(|group| (&group.from, &group.until));
    let spans = spans.chain(offers.iter().map(|offer| (&offer.from, &offer.until)));
    let day = |text: &Option<String>| text.as_deref().and_then(Date::parse);
    let changes = spans.flat_map(|(from, until)| [day(from), day(until).map(Date::next)]);
    let last = changes.flatten().filter(|change| *change <= today).max();
    last.map_or_else(|| "1970-01-01".to_owned(), |day| day.to_string())
}

/// `YYYY-MM-DD`, which sorts as days do.
fn first_day(date: &Option<PartialDate>) -> Option<String> {
    date.map(|date| date.first_day().to_string())
}

fn last_day(date: &Option<PartialDate>) -> Option<String> {
    date.map(|date| date.last_day().to_string())
}

struct Writer<'a> {
    site: &'a Site,
    words: Words<'a>,
    routes: Routes,
    /// Phrases with their positions, in which they were first said.
    phrases: RefCell<BTreeMap<String, Position>>,
}

impl Writer<'_> {
    fn offers(&self, record: &Organization) -> Vec<RuleOffer> {
        record.entries().map(|entry| self.offer(entry)).collect()
    }

    /// "Einbürgerung" alone does not say whose.
    fn title(&self, entry: Entry<'_>) -> String {
        let title = self.text(&entry.own().name);
        let of = self.text(&entry.organization.offer.name);
        match title.contains(of) {
            true => title.to_owned(),
            false => format!("{title} ({of})"),
        }
    }

    fn text<'t>(&self, text: &'t Text) -> &'t str {
        text.in_lang(self.words.language)
    }

    fn offer(&self, entry: Entry<'_>) -> RuleOffer {
        let everyone = Eligibility::default();
        let eligibility = entry.eligibility().unwrap_or(&everyone);
        let taxonomy = &self.site.taxonomy;
        let (area, valid) = (entry.service_area(), entry.validity());
        let after = entry.precedence().map(|rule| rule.after.clone());
        let groups = eligibility.groups.iter();
        RuleOffer {
            id: entry.id(),
            title: self.title(entry),
            tier: entry.tier(),
            areas: positions(&taxonomy.areas, &area.areas),
            areas_open: area.open,
            topics: positions(&taxonomy.topics, entry.topics()),
            audience: positions(&taxonomy.audiences, entry.audience()),
            languages: positions(&taxonomy.languages, entry.languages()),
            rule: self.rule(&eligibility.criteria),
            groups: groups
                .map(|group| TargetGroup {
                    name: self.text(&group.name).to_owned(),
                    from: first_day(&group.valid.from),
                    until: last_day(&group.valid.until),
                    discretion: group.discretion,
                    rule: self.rule(&group.criteria),
                })
                .collect(),
            from: first_day(&valid.from),
            until: last_day(&valid.until),
            status: self.status(entry.status()),
            after: after.unwrap_or_default(),
            verified: entry
                .verified()
                .on
                .map_or(0, |date| date.last_day().number()),
            note: eligibility.note.clone().unwrap_or_default(),
        }
    }

    fn status(&self, status: &Status) -> RuleStatus {
        match status {
            Status::Active => RuleStatus::Active,
            Status::Paused { .. } => RuleStatus::Paused,
            Status::Ended { successor, .. } => {
                let record = successor
                    .as_deref()
                    .and_then(|id| self.site.organization(id));
                RuleStatus::Ended(record.map(|now| self.text(&now.offer.name).to_owned()))
            }
        }
    }

    /// Where a phrase stands among all that were said, each of them once.
    fn phrase(&self, phrase: String) -> Position {
        let mut phrases = self.phrases.borrow_mut();
        let next = Position::try_from(phrases.len()).expect("fewer phrases than offers");
        *phrases.entry(phrase).or_insert(next)
    }

    fn rule(&self, criteria: &Criteria) -> Rule {
        let said = |bounds: &Option<Bounds>, text: Option<String>| {
            let mut bounds = bounds.clone()?;
            bounds.text = self.phrase(text.unwrap_or_default());
            Some(bounds)
        };
        let taxonomy = &self.site.taxonomy;
        let (age, german, months) = (&criteria.age, &criteria.german, &criteria.months);
        Rule {
            age: said(age, age.as_ref().and_then(|age| self.words.age(age))),
            german: said(
                german,
                german
                    .as_ref()
                    .and_then(|level| self.words.german_level(level)),
            ),
            months: said(
                months,
                months.as_ref().and_then(|months| self.words.months(months)),
            ),
            children: criteria.children,
            residence: positions(&taxonomy.residence, &criteria.residence),
            benefits: positions(&taxonomy.benefits, &criteria.benefits),
        }
    }
}
