//! `content/**/*.toml`: diagrams beside pages.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, Report, Span, Spanned};
use crate::diagram::{Diagram, Edge, Node};
use crate::fields::Fields;
use crate::lang::Lang;
use crate::load::{Document, Draft};
use crate::site::Target;

use super::{Pending, taxonomy};

/// More boxes or arrows than this are a knot, not an explanation.
const MOST_NODES: usize = 16;
const MOST_EDGES: usize = 9;

/// Reads all diagrams, by their address.
pub(super) fn read(
    draft: &Draft,
    report: &mut Report,
) -> (BTreeMap<String, Diagram>, Vec<Pending>) {
    let mut pending = Vec::new();
    let own = RefCell::new(std::mem::take(report));
    let diagrams = draft.diagrams.iter().map(|(address, document)| {
        // One that cannot be drawn is there all the same, so that its page does not say that it is missing.
        let diagram = diagram(document, &own, &mut pending).unwrap_or_default();
        (address.clone(), diagram)
    });
    let diagrams = diagrams.collect();
    *report = own.into_inner();
    (diagrams, pending)
}

/// A node as it was written.
struct Draught {
    id: Spanned<String>,
    label: String,
    note: String,
    under: Option<Spanned<String>>,
    link: Option<Target>,
}

fn diagram(
    document: &Document,
    report: &RefCell<Report>,
    pending: &mut Vec<Pending>,
) -> Option<Diagram> {
    let fields = Fields::new(&document.tree, report);
    if document.whole {
        fields.require("nodes", "the boxes: [[nodes]] with id and label");
    }
    let lists = [("nodes", MOST_NODES), ("edges", MOST_EDGES)];
    for (key, most) in lists {
        let found = fields.list(key).len();
        if found > most {
            let message = format!("{found} {key} in one diagram cannot be followed; {most} can");
            let problem = Diagnostic::new(Code::BadChart, message);
            fields.report(
                problem
                    .at(fields.key_span(key).unwrap_or(fields.span))
                    .help("draw two diagrams, each with one thing to say"),
            );
            return None;
        }
    }
    let drafts: Vec<Draught> = fields
        .list("nodes")
        .into_iter()
        .filter_map(|node| draught(node, pending))
        .collect();
    let edges: Vec<Fields<'_>> = fields.list("edges");
    check_ids(&drafts, &fields);
    let ids: Vec<&str> = drafts.iter().map(|node| node.id.value.as_str()).collect();
    let find = |id: &Spanned<String>| {
        let found = ids.iter().position(|known| *known == id.value);
        if found.is_none() {
            let message = format!("the diagram has no node `{}`", id.value);
            report.borrow_mut().push(
                Diagnostic::new(Code::UnknownReference, message)
                    .at(id.span)
                    .did_you_mean(&id.value, ids.iter().copied())
                    .help("write the id of one of its [[nodes]]"),
            );
        }
        found
    };
    let above: Vec<Option<usize>> = drafts
        .iter()
        .map(|node| node.under.as_ref().and_then(find))
        .collect();
    let levels = levels(&drafts, &above, &fields)?;
    let edges = edges
        .into_iter()
        .filter_map(|edge| arrow(edge, &find))
        .collect();
    fields.finish();
    let nodes = drafts.into_iter().enumerate().map(|(at, node)| Node {
        label: node.label,
        note: node.note,
        under: above[at],
        level: levels[at],
        link: node.link,
    });
    Some(Diagram {
        caption: String::new(),
        lang: Lang::DE,
        nodes: nodes.collect(),
        edges,
    })
}

fn draught(fields: Fields<'_>, pending: &mut Vec<Pending>) -> Option<Draught> {
    fields.require("id", "a short name for edges to refer to");
    fields.require("label", "what stands in the box");
    let (id, label) = (fields.text("id"), fields.plain_text("label"));
    let link = fields.text("link");
    let link = link.and_then(|link| taxonomy::target(&fields, &link, pending));
    let draught = Draught {
        note: fields.optional_text("note"),
        under: fields.text("under"),
        link,
        label: label.unwrap_or_default(),
        id: id?,
    };
    fields.finish();
    Some(draught)
}

fn check_ids(nodes: &[Draught], fields: &Fields<'_>) {
    let mut first: BTreeMap<&str, Span> = BTreeMap::new();
    for node in nodes {
        if let Some(other) = first.insert(&node.id.value, node.id.span) {
            let message = format!("two nodes are called `{}`", node.id.value);
            fields.report(
                Diagnostic::new(Code::DuplicateId, message)
                    .at(node.id.span)
                    .also(other, "the other one is here")
                    .help("give one of them another id"),
            );
        }
    }
}

/// How far below the top each node is; nothing if one stands under itself.
fn levels(nodes: &[Draught], above: &[Option<usize>], fields: &Fields<'_>) -> Option<Vec<usize>> {
    let mut levels = Vec::new();
    for (start, node) in nodes.iter().enumerate() {
        let (mut level, mut at) = (0, start);
        while let Some(next) = above[at] {
            (level, at) = (level + 1, next);
            if level > above.len() {
                let message = format!("`{}` stands under itself", node.id.value);
                let under = node.under.as_ref();
                let span = under.map_or(node.id.span, |under| under.span);
                fields.report(
                    Diagnostic::new(Code::Cycle, message)
                        .at(span)
                        .help("one node of the circle must be on top: delete its `under`"),
                );
                return None;
            }
        }
        levels.push(level);
    }
    Some(levels)
}

fn arrow(fields: Fields<'_>, find: &dyn Fn(&Spanned<String>) -> Option<usize>) -> Option<Edge> {
    fields.require("from", "the id of the node where the arrow begins");
    fields.require("to", "the id of the node where it ends");
    fields.require("label", "what goes along the arrow");
    let (from, to) = (fields.text("from"), fields.text("to"));
    let label = fields.plain_text("label");
    let edge = from.as_ref().zip(to.as_ref()).and_then(|(from, to)| {
        // Both are looked for, so that both can be reported.
        let (start, end) = (find(from), find(to));
        if start.is_some() && start == end {
            let problem = Diagnostic::new(Code::SelfReference, "the arrow leads back to its start");
            fields.report(problem.at(to.span).help("name another node"));
            return None;
        }
        start.zip(end)
    });
    fields.finish();
    edge.zip(label)
        .map(|((from, to), label)| Edge { from, to, label })
}
