//! What is listed where: every index over the records, built once for all pages and languages, and for the coverage that counts them.
//!
//! A record is listed where its own facts put it. A service is listed beside its record only where that adds
//! something: under a topic that the record itself does not have, or for places of its own.

use std::collections::{BTreeMap, BTreeSet};

use crate::site::{Offer, Organization, Service, Site};

/// A record, or one of its services.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Position in `Site::organizations`.
    pub(crate) organization: usize,
    /// Position in its services.
    pub(crate) service: Option<usize>,
}

/// Position of an [`Entry`] in [`Catalog::entries`].
pub(crate) type EntryNo = usize;

/// All indexes.
pub(crate) struct Catalog {
    pub(crate) entries: Vec<Entry>,
    /// Entries of the records alone, one per record, in the order of the site.
    pub(crate) records: Vec<EntryNo>,
    by_topic: BTreeMap<String, Vec<EntryNo>>,
    by_area: BTreeMap<String, Vec<Served>>,
    by_area_topic: BTreeMap<(String, String), Vec<Served>>,
    by_category: BTreeMap<String, Vec<EntryNo>>,
    /// Kind → its records.
    by_kind: BTreeMap<String, Vec<usize>>,
    /// Parent record → its parts.
    parts: BTreeMap<String, Vec<usize>>,
    /// Address of a page → its children, in the order of display.
    children: BTreeMap<String, Vec<usize>>,
    pages_by_topic: BTreeMap<String, Vec<usize>>,
}

/// An entry that serves an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Served {
    pub(crate) entry: EntryNo,
    /// It serves the area as a part of a larger one.
    pub(crate) wide: bool,
}

impl Catalog {
    pub(crate) fn new(site: &Site) -> Catalog {
        let mut catalog = Catalog {
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
        let below = subtrees(site);
        for (number, organization) in site.organizations.iter().enumerate() {
            catalog.add_record(number, organization, &below);
            let kind = catalog.by_kind.entry(organization.kind.clone());
            kind.or_default().push(number);
        }
        catalog.add_pages(site);
        catalog
    }

    fn add_record(&mut self, number: usize, record: &Organization, below: &Below) {
        let entry = self.push(number, None);
        self.records.push(entry);
        let category = self.by_category.entry(record.category.clone());
        category.or_default().push(entry);
        if let Some(parent) = &record.part_of {
            self.parts.entry(parent.clone()).or_default().push(number);
        }
        self.add_to_topics(entry, &record.offer.topics);
        let served = served(&record.offer, below);
        self.add_to_areas(entry, &served, &record.offer.topics);
        for (position, service) in record.services.iter().enumerate() {
            let entry = self.push(number, Some(position));
            self.add_service(entry, record, service, &served, below);
        }
    }

    fn add_service(
        &mut self,
        entry: EntryNo,
        record: &Organization,
        service: &Service,
        served_by_record: &BTreeMap<String, bool>,
        below: &Below,
    ) {
        let own_topics: Vec<String> = service
            .offer
            .topics
            .iter()
            .filter(|topic| !record.offer.topics.contains(topic))
            .cloned()
            .collect();
        self.add_to_topics(entry, &own_topics);
        if service.offer.service_area == record.offer.service_area {
            // Same places: it is found with its record, except under topics of its own.
            let topics_only = |catalog: &mut Catalog, area: &str, wide| {
                for topic in &own_topics {
                    catalog.add_to_area_topic(area, topic, Served { entry, wide });
                }
            };
            for (area, wide) in served_by_record {
                topics_only(self, area, *wide);
            }
        } else {
            let served = served(&service.offer, below);
            self.add_to_areas(entry, &served, &service.offer.topics);
        }
    }

    fn push(&mut self, organization: usize, service: Option<usize>) -> EntryNo {
        self.entries.push(Entry {
            organization,
            service,
        });
        self.entries.len() - 1
    }

    fn add_to_topics(&mut self, entry: EntryNo, topics: &[String]) {
        for topic in topics {
            self.by_topic.entry(topic.clone()).or_default().push(entry);
        }
    }

    fn add_to_areas(&mut self, entry: EntryNo, areas: &BTreeMap<String, bool>, topics: &[String]) {
        for (area, wide) in areas {
            let served = Served { entry, wide: *wide };
            self.by_area.entry(area.clone()).or_default().push(served);
            for topic in topics {
                self.add_to_area_topic(area, topic, served);
            }
        }
    }

    fn add_to_area_topic(&mut self, area: &str, topic: &str, served: Served) {
        let key = (area.to_owned(), topic.to_owned());
        self.by_area_topic.entry(key).or_default().push(served);
    }

    fn add_pages(&mut self, site: &Site) {
        for (number, page) in site.pages.iter().enumerate() {
            for topic in &page.topics {
                let pages = self.pages_by_topic.entry(topic.clone());
                pages.or_default().push(number);
            }
            if page.address.is_empty() {
                continue;
            }
            let parent = page
                .address
                .rsplit_once('/')
                .map_or("", |(parent, _)| parent);
            self.children
                .entry(parent.to_owned())
                .or_default()
                .push(number);
        }
        for children in self.children.values_mut() {
            children.sort_by_key(|&number| {
                let page = &site.pages[number];
                (
                    page.weight,
                    page.texts[&crate::lang::Lang::DE].title.clone(),
                )
            });
        }
    }

    /// The facts of an entry.
    pub(crate) fn offer<'s>(&self, site: &'s Site, entry: EntryNo) -> &'s Offer {
        let Entry {
            organization,
            service,
        } = self.entries[entry];
        let organization = &site.organizations[organization];
        match service {
            Some(service) => &organization.services[service].offer,
            None => &organization.offer,
        }
    }

    pub(crate) fn with_topic(&self, topic: &str) -> &[EntryNo] {
        self.by_topic.get(topic).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn serving(&self, area: &str) -> &[Served] {
        self.by_area.get(area).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn serving_with_topic(&self, area: &str, topic: &str) -> &[Served] {
        self.by_area_topic
            .get(&(area.to_owned(), topic.to_owned()))
            .map_or(&[], Vec::as_slice)
    }

    /// Every area and topic that have something in common.
    pub(crate) fn areas_with_topics(&self) -> impl Iterator<Item = (&str, &str)> {
        self.by_area_topic
            .keys()
            .map(|(area, topic)| (area.as_str(), topic.as_str()))
    }

    pub(crate) fn in_category(&self, category: &str) -> &[EntryNo] {
        self.by_category.get(category).map_or(&[], Vec::as_slice)
    }

    /// The records of a kind, in the order of the site.
    pub(crate) fn of_kind(&self, kind: &str) -> &[usize] {
        self.by_kind.get(kind).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn parts_of(&self, id: &str) -> &[usize] {
        self.parts.get(id).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn children_of(&self, address: &str) -> &[usize] {
        self.children.get(address).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn pages_about(&self, topic: &str) -> &[usize] {
        self.pages_by_topic.get(topic).map_or(&[], Vec::as_slice)
    }
}

/// Area → the areas below it, itself not included.
type Below = BTreeMap<String, Vec<String>>;

fn subtrees(site: &Site) -> Below {
    let areas = &site.taxonomy.areas;
    areas
        .ids()
        .map(|id| {
            let below = areas.subtree(id).filter(|term| term.id != id);
            (id.to_owned(), below.map(|term| term.id.clone()).collect())
        })
        .collect()
}

/// Area → whether it is served only as a part of a larger one.
fn served(offer: &Offer, below: &Below) -> BTreeMap<String, bool> {
    let named: BTreeSet<&String> = offer.service_area.iter().collect();
    let mut served: BTreeMap<String, bool> = BTreeMap::new();
    for area in &named {
        for part in below.get(*area).into_iter().flatten() {
            served.insert(part.clone(), !named.contains(part));
        }
        served.insert((*area).clone(), false);
    }
    served
}
