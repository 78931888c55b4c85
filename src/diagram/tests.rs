use super::layout::layout;
use super::*;
use crate::lang::Lang;
use crate::site::figure::{Edge, Node};

fn diagram(nodes: &[(&str, Option<usize>)], edges: &[(usize, usize)]) -> Diagram {
    let mut built: Vec<Node> = Vec::new();
    for (label, under) in nodes {
        built.push(Node {
            label: (*label).to_owned(),
            note: "<Notiz>".to_owned(),
            under: *under,
            level: under.map_or(0, |above| built[above].level + 1),
            link: None,
        });
    }
    Diagram {
        caption: String::new(),
        lang: Lang::DE,
        nodes: built,
        edges: edges
            .iter()
            .map(|&(from, to)| Edge {
                from,
                to,
                label: "x".to_owned(),
            })
            .collect(),
    }
}

/// No line may pass through the inside of a box, and no two boxes may overlap.
fn assert_free(diagram: &Diagram) {
    let layout = layout(diagram);
    for (at, place) in layout.places.iter().enumerate() {
        assert!(place.left >= 0.0 && place.right <= 100.0 && place.bottom <= layout.height);
        for other in &layout.places[..at] {
            let beside = place.left >= other.right || other.left >= place.right;
            assert!(beside || place.top >= other.bottom || other.top >= place.bottom);
        }
        for route in &layout.routes {
            for pair in route.corners.windows(2) {
                let (x1, x2) = (pair[0].0.min(pair[1].0), pair[0].0.max(pair[1].0));
                let (y1, y2) = (pair[0].1.min(pair[1].1), pair[0].1.max(pair[1].1));
                let outside = x2 <= place.left + 0.01
                    || x1 >= place.right - 0.01
                    || y2 <= place.top + 0.01
                    || y1 >= place.bottom - 0.01;
                assert!(outside, "a line runs through {:?}", place.label);
            }
        }
    }
}

#[test]
fn lines_never_run_through_boxes() {
    let tree = [
        ("Steuerung", None),
        ("Lenkungsgruppe", Some(0)),
        ("Kommunales Integrationszentrum", Some(0)),
        ("Koordinierende Stelle Neuss", Some(0)),
        ("Koordinierende Stelle Dormagen", Some(0)),
        ("Ausländer- und Einbürgerungsbehörden", Some(3)),
    ];
    assert_free(&diagram(&tree, &[]));
    assert_free(&diagram(
        &tree,
        &[(5, 0), (0, 5), (1, 2), (2, 1), (3, 1), (4, 3), (1, 5)],
    ));
    assert_free(&diagram(&[("allein", None)], &[]));
}

#[test]
fn words_are_escaped_and_every_arrow_has_its_number() {
    let diagram = diagram(&[("A & B", None), ("C", Some(0))], &[(1, 0), (0, 1)]);
    let labels = Labels {
        id: "abbildung-1",
        title: "T",
        description: "D",
        number: &str::to_owned,
    };
    let svg = svg(&diagram, &labels);
    assert!(
        svg.contains("A &amp; B") && svg.contains("&lt;Notiz&gt;"),
        "{svg}"
    );
    assert_eq!(svg.matches("class=\"number\"").count(), 2);
    assert_eq!(svg.matches("class=\"head\"").count(), 2);
    assert!(!svg.contains("style="), "{svg}");
}
