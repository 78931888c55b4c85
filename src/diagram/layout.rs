//! Where everything is: across in percent, down in heights of the type.

use crate::drawing::{CHARACTER, LEAST_WIDTH, float, wrap};
use crate::site::figure::Diagram;

/// Height of a line of words in a box, and the room around all of them.
pub(super) const LINE: f64 = 1.35;
const PAD: f64 = 1.1;
/// Between the levels: room at the ends, and for each line that runs across.
const ENDS: f64 = 1.1;
const TRACK: f64 = 1.8;
/// Beside the boxes: room for each line that passes a level by.
const LANE: f64 = 4.5;
/// Boxes in a row: on a telephone there is no room for three.
const IN_ROW: usize = 2;

/// A box with its words.
pub(super) struct Slot {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
    pub(super) label: Vec<String>,
    pub(super) note: Vec<String>,
}

/// A line from box to box as its corners; an arrow if it has a number.
pub(super) struct Route {
    pub(super) corners: Vec<(f64, f64)>,
    pub(super) number: Option<usize>,
    /// Where the number stands.
    pub(super) at: (f64, f64),
}

/// Everything in its place.
pub(super) struct Layout {
    pub(super) places: Vec<Slot>,
    pub(super) routes: Vec<Route>,
    pub(super) height: f64,
}

/// A line to be routed.
struct Wire {
    from: usize,
    to: usize,
    number: Option<usize>,
    /// How far across it passes other rows, if it does.
    lane: Option<f64>,
    /// Its part of the gaps between rows, at either end.
    ends: [End; 2],
}

/// Where a line leaves a box, and in which gap it runs across.
#[derive(Clone, Copy, Default)]
struct End {
    below: bool,
    gap: usize,
    port: f64,
    track: Option<usize>,
}

pub(super) fn layout(diagram: &Diagram) -> Layout {
    let rows = rows(diagram);
    let mut row_of = vec![0; diagram.nodes.len()];
    for (row, nodes) in rows.iter().enumerate() {
        for &node in nodes {
            row_of[node] = row;
        }
    }
    let mut wires = wires(diagram, &row_of);
    let (left, right) = lanes(&mut wires, &rows, &row_of);
    let mut places = boxes(diagram, &rows, left, right);
    ports(&mut wires, &places);
    let tracks = tracks(&mut wires, rows.len());
    let (gaps, height) = heights(&mut places, &rows, &tracks, &wires);
    let routes = wires
        .iter()
        .map(|wire| route(wire, &places, &gaps))
        .collect();
    Layout {
        places,
        routes,
        height,
    }
}

/// Says where the lines run that pass rows by: a plain one between two boxes, where it passes nothing else, and every
/// other one beside all boxes. Where the room for boxes begins and ends.
fn lanes(wires: &mut [Wire], rows: &[Vec<usize>], row_of: &[usize]) -> (f64, f64) {
    let is_left = |node: usize| rows[row_of[node]].len() > 1 && rows[row_of[node]][0] == node;
    let (mut left, mut right) = (0.0, 100.0);
    let mut between = Vec::new();
    for (number, wire) in wires.iter_mut().enumerate() {
        let Some(lane) = &mut wire.lane else { continue };
        let (a, b) = (row_of[wire.from], row_of[wire.to]);
        let mut passed = a.min(b) + 1..a.max(b);
        if wire.number.is_none() && passed.all(|row| rows[row].len() == IN_ROW) {
            between.push(number);
        } else if is_left(wire.to) || is_left(wire.from) {
            left += LANE;
            *lane = left - LANE / 2.0;
        } else {
            right -= LANE;
            *lane = right + LANE / 2.0;
        }
    }
    for number in between {
        wires[number].lane = Some((left + right) / 2.0);
    }
    (left, right)
}

/// The boxes of each row. A level of many boxes takes several rows.
fn rows(diagram: &Diagram) -> Vec<Vec<usize>> {
    let levels = diagram.nodes.iter().map(|node| node.level + 1).max();
    let level = |level: usize| {
        let nodes = 0..diagram.nodes.len();
        nodes
            .filter(|&node| diagram.nodes[node].level == level)
            .collect::<Vec<_>>()
    };
    let levels = (0..levels.unwrap_or(0)).map(level);
    levels
        .flat_map(|nodes| nodes.chunks(IN_ROW).map(<[_]>::to_vec).collect::<Vec<_>>())
        .collect()
}

/// Lines to what is above, but where arrows say more, and the arrows.
fn wires(diagram: &Diagram, row_of: &[usize]) -> Vec<Wire> {
    let joined = |a: usize, b: usize| {
        let mut edges = diagram.edges.iter();
        edges.any(|edge| (edge.from, edge.to) == (a, b) || (edge.from, edge.to) == (b, a))
    };
    let under = diagram.nodes.iter().enumerate();
    let lines = under.filter_map(|(node, it)| it.under.map(|above| (above, node, None)));
    let lines = lines.filter(|&(above, node, _)| !joined(above, node));
    let arrows = diagram.edges.iter().enumerate();
    let arrows = arrows.map(|(number, edge)| (edge.from, edge.to, Some(number + 1)));
    let wire = |(from, to, number): (usize, usize, Option<usize>)| {
        let (a, b) = (row_of[from], row_of[to]);
        let end = |below: bool, row: usize| End {
            below,
            gap: if below { row } else { row.saturating_sub(1) },
            ..End::default()
        };
        Wire {
            from,
            to,
            number,
            lane: (a.abs_diff(b) > 1).then_some(0.0),
            ends: [end(a <= b, a), end(b <= a, b)],
        }
    };
    lines.chain(arrows).map(wire).collect()
}

fn boxes(diagram: &Diagram, rows: &[Vec<usize>], left: f64, right: f64) -> Vec<Slot> {
    const BETWEEN: f64 = 6.0;
    const ALONE: f64 = 0.74;
    let whole = right - left;
    let mut places: Vec<Option<Slot>> = diagram.nodes.iter().map(|_| None).collect();
    for nodes in rows {
        let width = match nodes.len() {
            1 => whole * ALONE,
            _ => (whole - BETWEEN) / 2.0,
        };
        let start = match nodes.len() {
            1 => left + (whole - width) / 2.0,
            _ => left,
        };
        // The number is small and positive.
        let characters = ((width / 100.0 * LEAST_WIDTH - 0.9) / CHARACTER) as usize;
        for (at, &node) in nodes.iter().enumerate() {
            let x = if at == 0 { start } else { right - width };
            places[node] = Some(Slot {
                left: x,
                right: x + width,
                top: 0.0,
                bottom: 0.0,
                label: wrap(&diagram.nodes[node].label, characters),
                note: wrap(&diagram.nodes[node].note, characters),
            });
        }
    }
    places.into_iter().flatten().collect()
}

/// Spreads the lines at each side of a box, in the order of where they go. Plain lines down share one port.
fn ports(wires: &mut [Wire], places: &[Slot]) {
    let middle = |node: usize| (places[node].left + places[node].right) / 2.0;
    for (node, place) in places.iter().enumerate() {
        for below in [false, true] {
            let mut here: Vec<(f64, bool, usize, usize)> = Vec::new();
            for (number, wire) in wires.iter().enumerate() {
                for end in 0..2 {
                    let (own, other) = [(wire.from, wire.to), (wire.to, wire.from)][end];
                    if own == node && wire.ends[end].below == below {
                        let x = wire.lane.unwrap_or(middle(other));
                        here.push((x, wire.number.is_none(), number, end));
                    }
                }
            }
            here.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.2.cmp(&b.2)));
            let plain = |entry: &(f64, bool, usize, usize)| below && entry.1;
            let shared = here.iter().filter(|entry| plain(entry)).count();
            let slots = here.len() - shared.saturating_sub(1);
            let mut slot = 0;
            let mut of_plain = None;
            for entry in &here {
                let mine = match of_plain {
                    Some(mine) if plain(entry) => mine,
                    _ => {
                        slot += 1;
                        slot
                    }
                };
                if plain(entry) {
                    of_plain = Some(mine);
                }
                let share = f64::from(mine) / (float(slots) + 1.0);
                wires[entry.2].ends[entry.3].port = place.left + (place.right - place.left) * share;
            }
        }
    }
}

/// Gives each line that runs across a gap a track of its own; plain lines of one box share it. How many each gap has.
fn tracks(wires: &mut [Wire], rows: usize) -> Vec<usize> {
    let mut tracks = vec![0; rows];
    let mut shared: Vec<(usize, usize, usize)> = Vec::new();
    for wire in wires.iter_mut() {
        let is_straight = wire.lane.is_none()
            && wire.ends[0].gap == wire.ends[1].gap
            && wire.ends[0].below != wire.ends[1].below
            && (wire.ends[0].port - wire.ends[1].port).abs() < 0.5;
        if is_straight {
            continue;
        }
        let ends = if wire.lane.is_some() { 2 } else { 1 };
        for end in 0..ends {
            let gap = wire.ends[end].gap;
            let known = shared
                .iter()
                .find(|(node, of, _)| wire.number.is_none() && (*node, *of) == (wire.from, gap));
            let track = match known {
                Some(&(_, _, track)) => track,
                None => {
                    tracks[gap] += 1;
                    tracks[gap] - 1
                }
            };
            if wire.number.is_none() {
                shared.push((wire.from, gap, track));
            }
            wire.ends[end].track = Some(track);
            if ends == 1 {
                wire.ends[1].track = Some(track);
            }
        }
    }
    tracks
}

/// Sets the boxes below each other; where each gap begins, how high it is, and how high all is.
fn heights(
    places: &mut [Slot],
    rows: &[Vec<usize>],
    tracks: &[usize],
    wires: &[Wire],
) -> (Vec<(f64, f64)>, f64) {
    let mut y = 0.1;
    let mut gaps = Vec::new();
    for (row, nodes) in rows.iter().enumerate() {
        let lines = nodes
            .iter()
            .map(|&node| places[node].label.len() + places[node].note.len());
        let height = PAD + LINE * float(lines.max().unwrap_or(1));
        for &node in nodes {
            (places[node].top, places[node].bottom) = (y, y + height);
        }
        y += height;
        let has_wire = wires
            .iter()
            .any(|wire| wire.ends.iter().any(|end| end.gap == row));
        let gap = match tracks[row] {
            0 if row + 1 == rows.len() => 0.0,
            0 if has_wire => 3.0,
            0 => 1.0,
            n => 2.0 * ENDS + TRACK * float(n - 1),
        };
        gaps.push((y, gap));
        y += gap;
    }
    (gaps, y + 0.1)
}

fn route(wire: &Wire, places: &[Slot], gaps: &[(f64, f64)]) -> Route {
    let [start, end] = wire.ends;
    let edge = |node: usize, end: End| match end.below {
        true => places[node].bottom,
        false => places[node].top,
    };
    let track = |end: End| gaps[end.gap].0 + ENDS + TRACK * float(end.track.unwrap_or(0));
    let first = (start.port, edge(wire.from, start));
    let last = (end.port, edge(wire.to, end));
    let mut corners = vec![first];
    let at = match (wire.lane, start.track) {
        (Some(lane), _) => {
            corners.extend([(start.port, track(start)), (lane, track(start))]);
            corners.extend([(lane, track(end)), (end.port, track(end))]);
            // The number stands on the longer of the two ways across.
            match (start.port - lane).abs() >= (end.port - lane).abs() {
                true => ((start.port + lane) / 2.0, track(start)),
                false => ((end.port + lane) / 2.0, track(end)),
            }
        }
        (None, Some(_)) => {
            corners.extend([(start.port, track(start)), (end.port, track(start))]);
            ((start.port + end.port) / 2.0, track(start))
        }
        (None, None) => (start.port, (first.1 + last.1) / 2.0),
    };
    corners.push(last);
    Route {
        corners,
        number: wire.number,
        at,
    }
}
