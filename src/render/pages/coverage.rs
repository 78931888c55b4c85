//! The pages of the coverage: the matrix with what follows from it, and what each record lacks.
//!
//! Owns: how a number of offers becomes a level, and the order of groups. In: [`Coverage`], counted for the language of the
//! page. Out: `/abdeckung/`, and one page below it for each way of grouping the records: filters that need no script.
//! **Invariant:** a cell leads to the list that it counts, and where there is nothing, nowhere.
//! Deliberately absent: the counting, which the command line shares.

use serde::Serialize;
use tera::Value;

use crate::coverage::{By, Cell, Coverage, Fact, Lacking};
use crate::keyword::Keyword;
use crate::render::parts::{
    cards,
    frame::{Head, PageView},
    tiles::Tile,
    value,
};
use crate::render::scope::Scope;
use crate::site::GapState;
use crate::theme::Arg;
use crate::words::{Link, Txt};

/// A topic with a cell for each place.
#[derive(Serialize)]
struct Row {
    topic: Link,
    cells: Vec<CellView>,
}

/// A number of offers, and how much that is.
#[derive(Serialize)]
struct CellView {
    /// The list; none where there is nothing.
    url: Option<String>,
    here: usize,
    elsewhere: usize,
    professionals: usize,
    /// 0 nothing, 1 only from elsewhere, 2 to 4 more and more in the place.
    level: u8,
}

/// For which places an office must care about a topic, and for which none does.
#[derive(Serialize)]
struct Statutory {
    topic: Txt,
    with: Vec<Link>,
    without: Vec<Txt>,
    /// Every place has one.
    everywhere: bool,
    /// Every place must have one.
    must: bool,
}

/// What a place has only from elsewhere, and what not at all.
#[derive(Serialize)]
struct Thin {
    place: Link,
    elsewhere: Vec<Link>,
    nothing: Vec<Txt>,
}

/// How many records lack a fact.
#[derive(Serialize)]
struct Total {
    fact: String,
    records: String,
    share: String,
}

/// How many gaps are in a state.
#[derive(Serialize)]
struct InState {
    heading: String,
    count: usize,
    url: String,
}

/// Records of one category or owner.
#[derive(Serialize)]
struct LackingGroup {
    id: String,
    heading: Txt,
    records: Vec<RecordView>,
}

/// A record and what it lacks.
#[derive(Serialize)]
struct RecordView {
    link: Link,
    missing: Vec<String>,
    edit_url: Option<String>,
}

/// From so many offers in a place on, a level is higher.
const SOME: usize = 3;
const MANY: usize = 6;

/// The matrix, what follows from it, the totals, and the gaps.
pub(crate) fn view(scope: &Scope<'_>) -> PageView {
    let words = scope.words;
    let coverage = &scope.coverage;
    let lead = words.tr("cover-lead");
    let head = Head {
        template: "coverage",
        path: scope.routes.coverage(),
        title: words.own(words.tr("cover-title")),
        description: lead,
        crumbs: Vec::new(),
        indexed: false,
    };
    let places: Vec<Link> = coverage
        .places
        .iter()
        .map(|place| scope.area_link(&place.id))
        .collect();
    PageView::new(head)
        .with("places", value::of(&places))
        .with("rows", value::of(&rows(coverage, scope)))
        .with("statutory", value::of(&statutory(coverage, scope)))
        .with("thin", value::of(&thin(coverage, scope)))
        .with("some", Value::from(SOME))
        .with("many", Value::from(MANY))
        .with("totals", value::of(&totals(coverage, scope)))
        .with("of_records", Value::from(of_records(coverage, scope)))
        .with(
            "by_category",
            Value::from(scope.routes.lacking_by_category()),
        )
        .with("by_owner", Value::from(scope.routes.lacking_by_owner()))
        .with("states", value::of(&states(scope)))
}

/// The cells of each topic, in the order of the places.
fn by_topic(coverage: &Coverage) -> impl Iterator<Item = (&str, &[Cell])> {
    let topics = coverage.topics.iter().map(|topic| topic.id.as_str());
    topics.zip(coverage.matrix.chunks(coverage.places.len().max(1)))
}

fn rows(coverage: &Coverage, scope: &Scope<'_>) -> Vec<Row> {
    by_topic(coverage)
        .map(|(topic, cells)| Row {
            topic: scope.topic_link(topic),
            cells: cells.iter().map(|cell| cell_view(cell, scope)).collect(),
        })
        .collect()
}

fn cell_view(cell: &Cell, scope: &Scope<'_>) -> CellView {
    CellView {
        url: list_of(cell, scope),
        here: cell.here,
        elsewhere: cell.elsewhere,
        professionals: cell.professionals,
        level: match (cell.here, cell.elsewhere) {
            (0, 0) => 0,
            (0, _) => 1,
            (here, _) if here < SOME => 2,
            (here, _) if here < MANY => 3,
            _ => 4,
        },
    }
}

fn list_of(cell: &Cell, scope: &Scope<'_>) -> Option<String> {
    let url = || scope.routes.area_topic(&cell.place, &cell.topic);
    (cell.entries() > 0).then(url)
}

/// Topics for which an office cares anywhere, or must do so everywhere.
fn statutory(coverage: &Coverage, scope: &Scope<'_>) -> Vec<Statutory> {
    let areas = &scope.site.taxonomy.areas;
    let rows = by_topic(coverage).map(|(topic, cells)| {
        let (with, without): (Vec<&Cell>, Vec<&Cell>) =
            cells.iter().partition(|cell| !cell.statutory.is_empty());
        let with = with.into_iter().map(|cell| Link {
            text: scope.term(areas, &cell.place),
            url: scope.routes.area_topic(&cell.place, topic),
        });
        let topics = &scope.site.taxonomy.topics;
        let term = topics.get(topic);
        Statutory {
            topic: scope.term(topics, topic),
            with: with.collect(),
            everywhere: without.is_empty(),
            must: term.is_some_and(|term| term.statutory),
            without: without
                .into_iter()
                .map(|cell| scope.term(areas, &cell.place))
                .collect(),
        }
    });
    rows.filter(|row| row.must || !row.with.is_empty())
        .collect()
}

fn thin(coverage: &Coverage, scope: &Scope<'_>) -> Vec<Thin> {
    let topics = &scope.site.taxonomy.topics;
    let places = coverage.places.iter().map(|place| {
        let cells = coverage.matrix.iter();
        let cells = cells.filter(|cell| cell.place == place.id && cell.here == 0);
        let (nothing, elsewhere): (Vec<&Cell>, Vec<&Cell>) =
            cells.partition(|cell| cell.offers() == 0);
        let elsewhere = elsewhere.into_iter().map(|cell| Link {
            text: scope.term(topics, &cell.topic),
            url: scope.routes.area_topic(&cell.place, &cell.topic),
        });
        let nothing = nothing.into_iter();
        Thin {
            place: scope.area_link(&place.id),
            elsewhere: elsewhere.collect(),
            nothing: nothing
                .map(|cell| scope.term(topics, &cell.topic))
                .collect(),
        }
    });
    places
        .filter(|of| !of.elsewhere.is_empty() || !of.nothing.is_empty())
        .collect()
}

fn totals(coverage: &Coverage, scope: &Scope<'_>) -> Vec<Total> {
    let missing = coverage.missing.iter();
    missing
        .map(|missing| Total {
            fact: fact_word(missing.fact, scope),
            records: scope.words.language.number(&missing.records.to_string()),
            share: scope.words.of(
                "cover-percent",
                "number",
                format!("{:.0}", missing.share * 100.0),
            ),
        })
        .collect()
}

fn fact_word(fact: Fact, scope: &Scope<'_>) -> String {
    scope.words.tr(&format!("lack-{}", fact.word()))
}

/// How many records were looked at.
fn of_records(coverage: &Coverage, scope: &Scope<'_>) -> String {
    scope.words.count("cover-facts-text", coverage.records)
}

fn states(scope: &Scope<'_>) -> Vec<InState> {
    let states = GapState::KEYWORDS.iter().map(|&(word, state)| {
        let gaps = scope.site.gaps.iter();
        InState {
            heading: scope.words.tr(&format!("gap-{word}")),
            count: gaps.filter(|gap| gap.state == state).count(),
            url: format!("{}#{word}", scope.routes.gaps()),
        }
    });
    states.filter(|state| state.count > 0).collect()
}

/// The records that lack something, in groups.
pub(crate) fn lacking(by: By, scope: &Scope<'_>) -> PageView {
    let words = scope.words;
    let coverage = &scope.coverage;
    let by_category = ("cover-by-category", scope.routes.lacking_by_category());
    let by_owner = ("cover-by-owner", scope.routes.lacking_by_owner());
    let (groups, (title, path), other) = match by {
        By::Category => (categories(coverage, scope), by_category, by_owner),
        By::Owner => (owners(coverage, scope), by_owner, by_category),
    };
    let jumps: Vec<Tile> = groups
        .iter()
        .map(|group| Tile {
            count: group.records.len(),
            ..Tile::new(group.heading.clone(), format!("{path}#{}", group.id))
        })
        .collect();
    let complete = coverage.lacking.iter().filter(|of| of.missing.is_empty());
    let complete = words.count("cover-complete", complete.count());
    let numbers = [(
        "total",
        Arg::Text(scope.words.language.number(&coverage.records.to_string())),
    )];
    let head = Head {
        template: "lacking",
        path,
        title: words.own(words.tr(title)),
        description: words.with("cover-records-lead", &numbers),
        crumbs: vec![scope.crumb("cover-title", scope.routes.coverage())],
        indexed: false,
    };
    PageView::new(head)
        .with("complete", Value::from(complete))
        .with("jumps", value::of(&jumps))
        .with("groups", value::of(&groups))
        .with("other", value::of(&scope.crumb(other.0, other.1)))
}

fn categories(coverage: &Coverage, scope: &Scope<'_>) -> Vec<LackingGroup> {
    let lacking = incomplete(coverage, scope);
    let categories = scope.site.taxonomy.categories.iter();
    let groups = categories.map(|category| LackingGroup {
        id: format!("kategorie-{}", category.id),
        heading: scope.words.text(&category.label),
        records: records(
            lacking
                .iter()
                .copied()
                .filter(|of| of.category == category.id),
            scope,
        ),
    });
    groups.filter(|group| !group.records.is_empty()).collect()
}

/// By name of the owner; records that name none come last.
fn owners(coverage: &Coverage, scope: &Scope<'_>) -> Vec<LackingGroup> {
    let mut lacking = incomplete(coverage, scope);
    let collator = cards::collator(scope.lang);
    let owner = |of: &Lacking| of.operator.clone().unwrap_or_default();
    lacking.sort_by(|a, b| {
        let (x, y) = (owner(a), owner(b));
        let unnamed = x.is_empty().cmp(&y.is_empty());
        unnamed.then_with(|| collator.compare(&x, &y).then(x.cmp(&y)))
    });
    let groups = lacking.chunk_by(|a, b| a.operator == b.operator);
    groups
        .enumerate()
        .map(|(number, group)| LackingGroup {
            id: format!("traeger-{}", number + 1),
            heading: match &group[0].operator {
                Some(owner) => scope.words.german(owner),
                None => scope.words.own(scope.words.tr("cover-no-owner")),
            },
            records: records(group.iter().copied(), scope),
        })
        .collect()
}

/// The records that lack something, by name.
fn incomplete<'c>(coverage: &'c Coverage, scope: &Scope<'_>) -> Vec<&'c Lacking> {
    let lacking = coverage.lacking.iter();
    let mut found: Vec<&Lacking> = lacking.filter(|of| !of.missing.is_empty()).collect();
    let collator = cards::collator(scope.lang);
    found.sort_by(|a, b| collator.compare(&a.name, &b.name).then(a.id.cmp(&b.id)));
    found
}

fn records<'c>(lacking: impl Iterator<Item = &'c Lacking>, scope: &Scope<'_>) -> Vec<RecordView> {
    let views = lacking.filter_map(|of| {
        let missing = of.missing.iter();
        Some(RecordView {
            link: scope.record_link(&of.id)?,
            missing: missing.map(|fact| fact_word(*fact, scope)).collect(),
            edit_url: scope.edit_url(&of.file),
        })
    });
    views.collect()
}
