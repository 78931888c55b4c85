use std::collections::BTreeMap;

use super::*;
use crate::diag::Sources;
use crate::keyword::Keyword;
use crate::lang::Lang;
use crate::site::Piece;
use crate::site::figure::{Cell, DataTable};

fn render(text: &str) -> (String, Vec<String>) {
    let mut sources = Sources::default();
    let file = sources.add("a.md", text);
    let abbreviations = BTreeMap::from([
        (
            "KI".to_owned(),
            "Kommunales <Integrationszentrum>".to_owned(),
        ),
        ("KIM".to_owned(), "Integrationsmanagement".to_owned()),
    ]);
    let blanks = BTreeMap::from([
        ("name".to_owned(), ("Name".to_owned(), String::new())),
        ("ort".to_owned(), ("Ort".to_owned(), "<Neuss>".to_owned())),
    ]);
    let tables = BTreeMap::from([("k/t.csv".to_owned(), DataTable::empty(file))]);
    let context = Context {
        file,
        offset: 0,
        lang: Lang::DE,
        folder: "k/",
        address: Some("k/a"),
        id_prefix: "",
        abbreviations: &abbreviations,
        blanks: &blanks,
        tables: &tables,
        diagrams: &BTreeMap::new(),
    };
    let report = Report::default();
    let (fragment, _) = parse(text, &context, &report);
    let html = fragment
        .pieces
        .iter()
        .map(|piece| match piece {
            Piece::Html(html) => html.trim().to_owned(),
            Piece::Href(target) => format!("{target:?}"),
            Piece::Table(table) => format!("[table {}]", table.caption),
            Piece::Diagram(diagram) => format!("[diagram {}]", diagram.caption),
            Piece::Chart(table, chart) => format!("[{:?} {}]", chart.kind, table.caption),
        })
        .collect();
    let problems = report.problems();
    let said = problems
        .iter()
        .map(|d| {
            format!(
                "{} {:?}",
                d.code.word(),
                &text[sources.clamp(d.span.unwrap())]
            )
        })
        .collect();
    (html, said)
}

#[test]
fn html_becomes_text() {
    let (html, said) = render("a <b onclick=x>b</b>\n\n<script>alert(1)</script>\n");
    assert!(!html.contains("<b") && !html.contains("<script"), "{html}");
    assert!(
        html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"),
        "{html}"
    );
    assert_eq!(said.len(), 3);
    assert!(said.iter().all(|s| s.starts_with("raw-html")));
}

#[test]
fn only_allowed_schemes_become_links() {
    for bad in [
        "javascript:alert(1)",
        "JavaScript:x",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
    ] {
        let (html, said) = render(&format!("[x]({bad})"));
        assert!(html.contains("href=\"#\""), "{html}");
        assert_eq!(said, [format!("forbidden-scheme {bad:?}")]);
    }
    for bad in ["https:a.de", "http:/a.de", "http:s`//a.de"] {
        let (_, said) = render(&format!("<{bad}>"));
        assert_eq!(said, [format!("broken-link {bad:?}")]);
    }
    let (html, said) = render("[x](https://a.de/?b&c) [y](mailto:a@b.de) <tel:115>");
    assert!(html.contains("href=\"https://a.de/?b&amp;c\""), "{html}");
    assert_eq!(said.len(), 0);
}

#[test]
fn internal_links_stay_open() {
    let (html, said) = render(
        "[a](@/konzept/ziele.md#x) [b](@/directory/ki#s) [c](d.pdf) [e](#f) [i](@/k/index.md)",
    );
    for part in [
        "Page(\"konzept/ziele\", Some(\"x\"))",
        "Record(\"ki\", Some(\"s\"))",
        "Asset(\"k/d.pdf\")",
        "Page(\"k/a\", Some(\"f\"))",
        "Page(\"k\", None)",
    ] {
        assert!(html.contains(part), "{html}");
    }
    assert_eq!(said.len(), 0);
    let (_, said) = render("[a](/ziele/) [b](../x.md) [c](@/quatsch)");
    assert_eq!(said.len(), 3);
}

#[test]
fn abbreviations_are_explained_once_and_never_in_headings() {
    let (html, _) = render("## KIM\n\nKIM und KI, KIM, SKI.");
    assert_eq!(html.matches("<abbr").count(), 2, "{html}");
    assert!(html.contains("<h2 id=\"kim\">KIM</h2>"), "{html}");
    assert!(
        html.contains("title=\"Kommunales &lt;Integrationszentrum&gt;\""),
        "{html}"
    );
}

#[test]
fn blanks_are_filled_or_marked() {
    let (html, said) = render("{{name}}, {{ort}}, {{nmae}} `{{name}}`");
    assert!(
        html.contains("<mark class=\"blank\">[noch einzutragen: Name]</mark>, &lt;Neuss&gt;"),
        "{html}"
    );
    assert!(html.contains("<code>{{name}}</code>"), "{html}");
    assert_eq!(said, ["unknown-blank \"{{nmae}}\""]);
}

#[test]
fn tables_stand_alone() {
    let (html, said) = render("Vor\n\n![Zahlen *2021*](t.csv)\n\nNach");
    assert_eq!(html, "<p>Vor</p>[table Zahlen 2021]<p>Nach</p>");
    assert_eq!(said.len(), 0);
    let (_, said) = render("x ![y](t.csv)");
    assert_eq!(said, ["bad-table \"![y](t.csv)\""]);
    let (_, said) = render("![y](u.csv)");
    assert_eq!(said, ["broken-link \"u.csv\""]);
}

#[test]
fn heading_ids_are_unique() {
    let (html, _) = render("## Für wen?\n\n## Für wen?\n\n# Groß {#gross}");
    for id in ["fuer-wen", "fuer-wen-2", "gross"] {
        assert!(html.contains(&format!("<h2 id=\"{id}\">")), "{html}");
    }
}

#[test]
fn rows_of_a_table_are_equally_long() {
    let report = Report::default();
    let mut sources = Sources::default();
    let text = "Monat,A,B\nJan,1,\nFeb,2\nMrz,1.5,-3\nApr,k. A.,1e3\n";
    let file = sources.add("t.csv", text);
    let table = data_table(text, file, "t.csv", &report);
    assert_eq!(table.rows[0][2], Cell::Gap);
    assert_eq!(table.rows[2][2], Cell::Number("-3".to_owned()));
    assert_eq!(table.rows[3][2], Cell::Text("1e3".to_owned()));
    let problems = report.problems();
    let spans: Vec<_> = problems
        .iter()
        .map(|d| &text[sources.clamp(d.span.unwrap())])
        .collect();
    assert_eq!(spans, ["Feb,2"]);
}

#[test]
fn tables_scroll_and_carry_no_inline_style() {
    let (html, _) = render("| a | b |\n|:--|--:|\n| 1 | 2 |\n\n| c |\n|---|\n| 3 |\n");
    assert!(!html.contains("style="), "{html}");
    for label in ["Tabelle 1", "Tabelle 2"] {
        assert!(html.contains(&format!("aria-label=\"{label}\"")), "{html}");
    }
}

#[test]
fn what_begins_with_a_zero_is_no_number() {
    let mut sources = Sources::default();
    let text = "Ort,Vorwahl,Anteil,Rest\nNeuss,02131,0.5,5.\n";
    let file = sources.add("t.csv", text);
    let table = data_table(text, file, "t.csv", &Report::default());
    let text = |text: &str| Cell::Text(text.to_owned());
    assert_eq!(
        table.rows[0][1..],
        [text("02131"), Cell::Number("0.5".to_owned()), text("5.")]
    );
}

#[test]
fn ids_of_texts_collide_neither_with_templates_nor_with_each_other() {
    let (html, _) = render("## Inhalt\n\n## 1\n\nWort[^1]\n\n[^1]: Note\n");
    for id in ["inhalt-2", "1", "fn-1"] {
        assert!(html.contains(&format!("id=\"{id}\"")), "{id}: {html}");
    }
    assert!(html.contains("href=\"#fn-1\""), "{html}");
}

#[test]
fn blanks_are_found_where_they_are_written() {
    let (_, said) = render("`{{x}}` und {{ x }} und {{x}}");
    assert_eq!(
        said,
        ["unknown-blank \"{{ x }}\"", "unknown-blank \"{{x}}\""]
    );
}

#[test]
fn no_heading_takes_an_id_of_a_template() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/templates");
    let mut ids = 0;
    for entry in std::fs::read_dir(folder).expect("the templates") {
        let path = entry.expect("a file").path();
        if path.ends_with("components.html") {
            continue; // the preview of the theme shows no text of a page
        }
        let template = std::fs::read_to_string(path).expect("a template");
        for (at, mark) in template.match_indices(" id=\"") {
            let id = template[at + mark.len()..]
                .split('"')
                .next()
                .unwrap_or_default();
            let (start, is_made) = match id.split_once("{{") {
                Some((start, _)) => (start, true),
                None => (id, false),
            };
            // A whole id from data stands on lists that have no text of their own.
            if !start.is_empty() {
                let wanted = format!("{start}{}", if is_made { "1" } else { "" });
                let (html, _) = render(&format!("## Kopf {{#{wanted}}}"));
                assert!(
                    !html.contains(&format!("id=\"{wanted}\"")),
                    "{wanted} is not reserved"
                );
                ids += 1;
            }
        }
    }
    assert!(ids > 20, "only {ids} ids were found");
}

#[test]
fn a_picture_within_the_caption_of_a_table_does_not_end_it() {
    let (html, said) = render("![Vorn ![innen](x.png) hinten](t.csv)\n\n**Danach**\n");
    assert!(html.contains("<strong>Danach</strong>"), "{html}");
    assert!(
        !html.contains("hinten</"),
        "the caption went on as text: {html} {said:?}"
    );
}
