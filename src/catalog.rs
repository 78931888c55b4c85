//! What is listed where: every index over the records, built once for all pages and languages, and for the coverage that counts them.
//!
//! A record is listed where its own facts put it. A service is listed beside its record only where that adds
//! something: under a topic that the record itself does not have, or for places of its own.

use std::collections::BTreeMap;

use crate::site::{Entry, Organization, Reach, Service, Site};

/// Position of an entry in [`Catalog::entries`].
pub(crate) type EntryNo = usize;

/// All indexes.
pub(crate) struct Catalog<'s> {
    site: &'s Site,
    /// Every record, each before its services.
    pub(crate) entries: Vec<Entry<'s>>,
    /// Entries of the records alone, one per record, in the order of the site.
    pub(crate) records: Vec<EntryNo>,
    by_topic: BTreeMap<&'s str, Vec<EntryNo>>,
    by_area: BTreeMap<&'s str, Vec<Served>>,
    by_area_topic: BTreeMap<&'s str, BTreeMap<&'s str, Vec<Served>>>,
    by_category: BTreeMap<&'s str, Vec<EntryNo>>,
    /// Kind → its records.
    by_kind: BTreeMap<&'s str, Vec<&'s Organization>>,
    /// Parent record → its parts.
    parts: BTreeMap<&'s str, Vec<&'s Organization>>,
    /// Address of a page → its children, in the order of display.
    children: BTreeMap<&'s str, Vec<usize>>,
    pages_by_topic: BTreeMap<&'s str, Vec<usize>>,
}

/// An entry that serves an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Served {
    pub(crate) entry: EntryNo,
    pub(crate) reach: Reach,
}

impl<'s> Catalog<'s> {
    pub(crate) fn new(site: &'s Site) -> Catalog<'s> {
        let mut catalog = Catalog {
            site,
            entries: Vec::new(),
            records: Vec::new(),
            by_topic: BTreeMap::new(),
            by_area: BTreeMap::new(),
            by_area_topic: BTreeMap::new(),
            by_category: BTreeMap::new(),
            by_kind: BTreeMap::new(),
            parts: BTreeMap::new(),
            children: BTreeMap::new(),
            pages_by_topic: BTreeMap::new(),
        };
        for record in &site.organizations {
            catalog.add_record(record);
        }
        catalog.add_pages(site);
        catalog
    }

    fn add_record(&mut self, record: &'s Organization) {
        let whole = record.entry();
        let entry = self.push(whole);
        self.records.push(entry);
        self.by_category
            .entry(&record.category)
            .or_default()
            .push(entry);
        self.by_kind.entry(&record.kind).or_default().push(record);
        if let Some(parent) = &record.part_of {
            self.parts.entry(parent).or_default().push(record);
        }
        let reached = whole.service_area().reached(&self.site.taxonomy.areas);
        self.add_to_topics(entry, whole.topics());
        self.add_to_areas(entry, &reached, whole.topics());
        for service in &record.services {
            self.add_service(record, service, &reached);
        }
    }

    fn add_service(
        &mut self,
        record: &'s Organization,
        service: &'s Service,
        reached_by_record: &BTreeMap<&'s str, Reach>,
    ) {
        let of_record = record.entry().topics();
        let held = record.service(service);
        let entry = self.push(held);
        let own_topics = held.topics().iter();
        let own_topics: Vec<&'s String> = own_topics
            .filter(|topic| !of_record.contains(topic))
            .collect();
        self.add_to_topics(entry, own_topics.iter().copied());
        if service.offer.facts.service_area.is_some() {
            let reached = held.service_area().reached(&self.site.taxonomy.areas);
            self.add_to_areas(entry, &reached, held.topics());
            return;
        }
        // Same places: it is found with its record, except under topics of its own.
        for topic in own_topics {
            for (area, reach) in reached_by_record {
                let served = Served {
                    entry,
                    reach: *reach,
                };
                self.add_to_area_topic(area, topic, served);
            }
        }
    }

    fn push(&mut self, entry: Entry<'s>) -> EntryNo {
        self.entries.push(entry);
        self.entries.len() - 1
    }

    fn add_to_topics(&mut self, entry: EntryNo, topics: impl IntoIterator<Item = &'s String>) {
        for topic in topics {
            self.by_topic.entry(topic).or_default().push(entry);
        }
    }

    fn add_to_areas(
        &mut self,
        entry: EntryNo,
        areas: &BTreeMap<&'s str, Reach>,
        topics: &'s [String],
    ) {
        for (area, reach) in areas {
            let served = Served {
                entry,
                reach: *reach,
            };
            self.by_area.entry(area).or_default().push(served);
            for topic in topics {
                self.add_to_area_topic(area, topic, served);
            }
        }
    }

    fn add_to_area_topic(&mut self, area: &'s str, topic: &'s str, served: Served) {
        let of_area = self.by_area_topic.entry(area).or_default();
        of_area.entry(topic).or_default().push(served);
    }

    fn add_pages(&mut self, site: &'s Site) {
        for (number, page) in site.pages.iter().enumerate() {
            for topic in &page.topics {
                let pages = self.pages_by_topic.entry(topic);
                pages.or_default().push(number);
            }
            if page.address.is_empty() {
                continue;
            }
            let parent = page
                .address
                .rsplit_once('/')
                .map_or("", |(parent, _)| parent);
            self.children.entry(parent).or_default().push(number);
        }
        for children in self.children.values_mut() {
            children.sort_by_key(|&number| {
                let page = &site.pages[number];
                (page.weight, page.german().title.clone())
            });
        }
    }

    pub(crate) fn with_topic(&self, topic: &str) -> &[EntryNo] {
        self.by_topic.get(topic).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn serving(&self, area: &str) -> &[Served] {
        self.by_area.get(area).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn serving_with_topic(&self, area: &str, topic: &str) -> &[Served] {
        let of_area = self.by_area_topic.get(area);
        let found = of_area.and_then(|topics| topics.get(topic));
        found.map_or(&[], Vec::as_slice)
    }

    /// Every area and topic that have something in common.
    pub(crate) fn areas_with_topics(&self) -> impl Iterator<Item = (&str, &str)> {
        let areas = self.by_area_topic.iter();
        areas.flat_map(|(area, topics)| topics.keys().map(|topic| (*area, *topic)))
    }

    pub(crate) fn in_category(&self, category: &str) -> &[EntryNo] {
        self.by_category.get(category).map_or(&[], Vec::as_slice)
    }

    /// The records of a kind, in the order of the site.
    pub(crate) fn of_kind(&self, kind: &str) -> &[&'s Organization] {
        self.by_kind.get(kind).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn parts_of(&self, id: &str) -> &[&'s Organization] {
        self.parts.get(id).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn children_of(&self, address: &str) -> &[usize] {
        self.children.get(address).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn pages_about(&self, topic: &str) -> &[usize] {
        self.pages_by_topic.get(topic).map_or(&[], Vec::as_slice)
    }
}
