//! `content/**/*.toml`: diagrams beside pages.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, Report, Span, Spanned};
use crate::fields::Fields;
use crate::lang::Lang;
use crate::load::{Document, Draft};
use crate::schema::{diagram, edge, node};
use crate::site::Target;
use crate::site::figure::{Diagram, Edge, Node};

use super::readers::target;
use super::references::Pending;

/// More boxes or arrows than this are a knot, not an explanation.
const MOST_NODES: usize = 16;
const MOST_EDGES: usize = 9;

/// Reads all diagrams, by their address.
pub(super) fn read(
    draft: &Draft,
    pending: &mut Vec<Pending>,
    report: &Report,
) -> BTreeMap<String, Diagram> {
    let diagrams = draft.diagrams.iter().map(|(address, document)| {
        // One that cannot be drawn is there all the same, so that its page does not say that it is missing.
        let diagram = read_diagram(document, report, pending).unwrap_or_default();
        (address.clone(), diagram)
    });
    diagrams.collect()
}

/// A node as it was written.
struct Draught {
    id: Spanned<String>,
    label: String,
    note: String,
    under: Option<Spanned<String>>,
    link: Option<Target>,
}

fn read_diagram(
    document: &Document,
    report: &Report,
    pending: &mut Vec<Pending>,
) -> Option<Diagram> {
    let fields = Fields::of(&diagram::TABLE, &document.tree, report);
    if document.whole {
        fields.complete();
    }
    let (nodes, edges) = (fields.list(&diagram::NODES), fields.list(&diagram::EDGES));
    let lists = [
        (diagram::NODES.key, nodes.len(), MOST_NODES),
        (diagram::EDGES.key, edges.len(), MOST_EDGES),
    ];
    for (key, found, most) in lists {
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
    let drafts: Vec<Draught> = nodes
        .into_iter()
        .filter_map(|node| draught(node, pending))
        .collect();
    check_ids(&drafts, &fields);
    let ids: Vec<&str> = drafts.iter().map(|node| node.id.value.as_str()).collect();
    let find = |id: &Spanned<String>| {
        let found = ids.iter().position(|known| *known == id.value);
        if found.is_none() {
            let message = format!("the diagram has no node `{}`", id.value);
            report.push(
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
    let (id, label) = (fields.written(&node::ID), fields.plain_text(&node::LABEL));
    let draught = Draught {
        note: fields.blank(&node::NOTE),
        under: fields.written(&node::UNDER),
        link: target(&fields, &node::LINK, pending),
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
    let (from, to) = (fields.written(&edge::FROM), fields.written(&edge::TO));
    let label = fields.plain_text(&edge::LABEL);
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
