//! Hostile input: `tests/hostile/strings.txt` in every text of a portal, addresses that run code, and protected addresses in
//! every field that could carry one. Each list holds one JSON string a line.

use std::collections::BTreeSet;

use lotse::keyword::Keyword;

use crate::promises::tags;
use crate::support::{Site, options};

fn strings(list: &str) -> Vec<String> {
    let lines = list.lines();
    lines
        .map(|line| serde_json::from_str(line).expect("a JSON string"))
        .collect()
}

/// The string as TOML writes it.
fn quoted(text: &str) -> String {
    let json = serde_json::to_string(text).expect("text is JSON");
    json.replace('\u{7F}', "\\u007F")
}

/// A record with the string in every text that is shown as it is; `markdown` where Markdown is.
fn record(text: &str, markdown: &str) -> String {
    let (t, m) = (quoted(text), quoted(markdown));
    format!(
        "name = {t}\nshort_name = {t}\nkind = \"amt\"\noperator = {t}\naliases = [{t}]\nsummary = {t}\ndescription = {m}\n\
         audience_note = {t}\nservice_area_note = {t}\ntopics = [\"beratung\"]\nservice_area = [\"adorf\"]\n\
         cost = {{ kind = \"fee\", note = {t} }}\n[verified]\non = \"2026\"\nsources = [{{ title = {t}, section = {t}, facts = [{t}] }}]\n\
         [eligibility]\nnote = {t}\n[[locations]]\nid = \"a\"\nname = {t}\nstreet = {t}\npostal_code = \"41460\"\ncity = {t}\n\
         directions = {t}\nhours_note = {t}\naccess_note = {t}\nphones = [{{ number = \"02131 905757\", label = {t} }}]\n\
         [[access]]\nhow = \"walk-in\"\nnote = {t}\nreply_within = {t}\n\
         [[services]]\nid = \"s\"\nname = {t}\nsummary = {t}\ndescription = {m}\n"
    )
}

/// A diagram with the string in every box and on its arrow.
fn diagram(text: &str) -> String {
    let t = quoted(text);
    format!(
        "[[nodes]]\nid = \"a\"\nlabel = {t}\nnote = {t}\n[[nodes]]\nid = \"b\"\nlabel = {t}\nunder = \"a\"\n\
         [[edges]]\nfrom = \"a\"\nto = \"b\"\nlabel = {t}\n"
    )
}

/// A journey with the string as title and, where Markdown is, in its step.
fn journey(text: &str, markdown: &str) -> String {
    let t = quoted(text);
    format!(
        "+++\ntitle = {t}\nsummary = {t}\ntopics = [\"beratung\"]\n[verified]\non = \"2026\"\nsources = [{{ title = {t} }}]\n\
         [[steps]]\nid = \"k\"\ntopics = [\"beratung\"]\n+++\n## {markdown} {{#k}}\n\n{markdown}\n"
    )
}

/// A portal in which each of the strings is a record, a page, a journey, a diagram, a chart, a gap, a term and a cell.
fn portal(texts: &[String]) -> Site {
    let site = Site::from("minimal");
    let topics = std::fs::read_to_string(site.path("directory/taxonomy/topics.toml"));
    let mut topics = topics.expect("fixture");
    let mut table = String::from("a,b\n");
    let read = |path: &str| std::fs::read_to_string(site.path(path)).expect("fixture");
    let mut kinds = read("directory/taxonomy/kinds.toml");
    let mut categories = read("directory/taxonomy/categories.toml");
    // Tables of TOML end where the next begins, so keys of the portal itself stand first.
    let mut settings = format!(
        "description = {{ de = {} }}\n{}",
        quoted(texts.last().expect("some strings")),
        read("lotse.toml")
    );
    for (n, text) in texts.iter().enumerate() {
        // Links and blanks are checked where Markdown is; here it is about text.
        let is_plain = !text.contains("{{") && !text.contains('\r') && !text.contains('\n');
        let markdown = if is_plain { text } else { "x" };
        let t = quoted(text);
        site.write(
            &format!("directory/aemter/h{n}.toml"),
            record(text, markdown),
        );
        let gap = format!(
            "title = {t}\nsummary = {t}\ndescription = {}\nareas = [\"adorf\"]\ntopics = [\"beratung\"]\naudience_note = {t}\n\
             state = \"planned\"\nsince = \"2026\"\ndecided_by = {t}\nreported = {{ on = \"2026\", by = {t} }}\n\
             sources = [{{ title = {t}, section = {t} }}]\n",
            quoted(markdown)
        );
        site.write(&format!("directory/gaps/h{n}.toml"), gap);
        let caption = markdown.replace(['[', ']', '`', '<', '\\'], "");
        let page = format!(
            "+++\ntitle = {t}\nsummary = {t}\naliases = [{t}]\n+++\n## {markdown} {{#k}}\n\n{markdown}\n\n![Tabelle {caption}](t.csv)\n\n\
             ![Diagramm {caption}](h{n}.csv \"chart: bars\")\n\n![Bild {caption}](h{n}.toml)\n"
        );
        let cell = text.replace('"', "\"\"");
        let chart = format!("\"{cell}\",\"Wert {cell}\"\n\"{cell}\",1\nx,2\n");
        site.write(&format!("content/h{n}.csv"), chart);
        site.write(&format!("content/h{n}.toml"), diagram(text));
        site.write(&format!("content/weg-{n}.md"), journey(text, markdown));
        site.write(&format!("content/h{n}.md"), page);
        topics += &format!("\n[h{n}]\nlabel = {{ de = {t} }}\nsynonyms = {{ de = [{t}] }}\n");
        kinds += &format!("\n[h{n}]\nlabel = {{ de = {t} }}\nsynonyms = {{ de = [{t}] }}\n");
        categories += &format!("\n[h{n}]\nlabel = {{ de = {t} }}\n");
        settings += &format!(
            "\n[[entry]]\ntitle = {{ de = {t} }}\ntext = {{ de = {t} }}\nlinks = [\"thema/h{n}\"]\n[blanks.h{n}]\nlabel = {t}\nvalue = \"\"\n"
        );
        table += &format!("\"{0}\",\"{0}\"\n", text.replace('"', "\"\""));
    }
    site.write("directory/taxonomy/topics.toml", topics);
    site.write("directory/taxonomy/kinds.toml", kinds);
    site.write("directory/taxonomy/categories.toml", categories);
    site.write("lotse.toml", settings);
    let gaps: String = (0..texts.len())
        .map(|n| format!("{{{{h{n}}}}}\n\n"))
        .collect();
    let head = "+++\ntitle = \"T\"\nsummary = \"S\"\n+++\n";
    site.write("content/luecken-im-text.md", format!("{head}{gaps}"));
    site.with("content/t.csv", table)
}

/// The name of a tag and of each of its attributes, as a browser reads them.
fn shape(tag: &str) -> Vec<String> {
    let mut plain = String::new();
    let mut quote = None;
    for c in tag.chars() {
        match quote {
            Some(q) if c == q => quote = None,
            Some(_) => {}
            None if c == '"' || c == '\'' => quote = Some(c),
            None => plain.push(c),
        }
    }
    let words = plain.split(|c: char| c.is_whitespace() || c == '>' || c == '/');
    words
        .filter(|word| !word.is_empty())
        .map(|word| word.split('=').next().unwrap_or_default().to_lowercase())
        .collect()
}

/// Every tag with every one of its attributes.
fn shapes(html: &str) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    for tag in tags(html) {
        let parts = shape(tag);
        let name = parts.first().cloned().unwrap_or_default();
        found.extend(parts.into_iter().map(|part| (name.clone(), part)));
    }
    found
}

/// What Markdown makes of text that is no HTML: quotations and emphasis, none of which is active.
const OF_MARKDOWN: [&str; 8] = ["<em", "<strong", "<code", "<pre", "<hr", "<ul", "<li", "<p"];

#[test]
fn hostile_strings_stay_text_in_every_output() {
    let texts = strings(include_str!("../hostile/strings.txt"));
    let harmless: Vec<String> = (0..texts.len()).map(|n| format!("Harmlos {n}")).collect();
    let pages = |site: &Site| {
        let mut options = options();
        options.base_url = Some("https://portal.example/".to_owned());
        let built = lotse::build(site.root(), &options, &lotse::load::RealFiles);
        let built = built.expect("packs can be written");
        built.output.unwrap_or_else(|| panic!("{}", site.report()))
    };
    let expected = pages(&portal(&harmless[..2]));
    let mut allowed = BTreeSet::new();
    for (_, body) in expected
        .iter()
        .filter(|(path, _)| path.as_str().ends_with(".html"))
    {
        allowed.extend(shapes(&String::from_utf8_lossy(body)));
    }
    let output = pages(&portal(&texts));
    let mut counts = [0; 4];
    for (path, body) in output.iter() {
        let path = path.as_str();
        let text = String::from_utf8_lossy(body);
        if path.ends_with(".html") {
            counts[0] += 1;
            for (tag, attribute) in shapes(&text) {
                let is_allowed = allowed.contains(&(tag.clone(), attribute.clone()))
                    || OF_MARKDOWN.contains(&tag.as_str())
                    // The end of an element.
                    || (tag == "<" && OF_MARKDOWN.contains(&format!("<{attribute}").as_str()));
                assert!(
                    is_allowed && !attribute.starts_with("on"),
                    "{path}: {tag} {attribute}"
                );
            }
            for attribute in ["href=\"", "src=\"", "action=\""] {
                for (at, _) in text.match_indices(attribute) {
                    let value = text[at + attribute.len()..]
                        .split('"')
                        .next()
                        .unwrap_or_default();
                    let scheme = value.split([':', '/', '#', '?']).next().unwrap_or_default();
                    let has_scheme = value[scheme.len()..].starts_with(':');
                    let is_known = ["http", "https", "mailto", "tel", "geo"].contains(&scheme)
                        // The theme's own way of having no icon.
                        || value == "data:,";
                    assert!(!has_scheme || is_known, "{path}: {value}");
                }
            }
            let data = "<script type=\"application/ld+json\">";
            for (at, _) in text.match_indices(data) {
                let json = text[at + data.len()..]
                    .split("</script")
                    .next()
                    .unwrap_or_default();
                serde_json::from_str::<serde_json::Value>(json)
                    .unwrap_or_else(|e| panic!("{path}: {e}: {json}"));
                counts[1] += 1;
            }
        } else if path.ends_with(".json") || path.ends_with(".webmanifest") {
            serde_json::from_str::<serde_json::Value>(&text)
                .unwrap_or_else(|e| panic!("{path}: {e}"));
            counts[2] += 1;
        } else if path.ends_with(".xml") || path.ends_with(".svg") {
            let document = roxmltree::Document::parse(&text);
            let document = document.unwrap_or_else(|e| panic!("{path}: {e}"));
            for location in document
                .descendants()
                .filter(|node| node.has_tag_name("loc"))
            {
                let location = location.text().unwrap_or_default();
                assert!(
                    location.starts_with("https://portal.example/"),
                    "{path}: {location}"
                );
            }
            counts[3] += 1;
        }
    }
    println!(
        "{} strings, {} pages, {} data blocks, {} JSON files, {} XML files",
        texts.len(),
        counts[0],
        counts[1],
        counts[2],
        counts[3]
    );
    assert!(
        counts[0] > 3 * texts.len() && counts[1] >= texts.len() && counts[2] > 2 && counts[3] > 0,
        "{counts:?}"
    );
}

#[test]
fn invisible_characters_are_refused_in_every_kind_of_file() {
    let texts = strings(include_str!("../hostile/refused.txt"));
    for text in &texts {
        let site = Site::from("minimal").with("directory/aemter/h.toml", record(text, "x"));
        let codes = site.codes();
        assert!(
            codes
                .iter()
                .filter(|code| **code == "control-character")
                .count()
                > 20,
            "{text:?}: {codes:?}"
        );
    }
    // Also where no field is. TOML and the reader of files refuse some of them before.
    let head = "+++\ntitle = \"T\"\nsummary = \"S\"\n+++\n";
    let topics = "[beratung]\nlabel = { de = \"B\" }\n[wohnen]\nlabel = { de = \"W\" } # ";
    let mut elsewhere = 0;
    for text in &texts {
        for (path, content) in [
            ("content/h.md", format!("{head}Wort {text} Wort\n")),
            (
                "content/h.md",
                format!("+++\ntitle = \"T\" # {text}\nsummary = \"S\"\n+++\n"),
            ),
            ("content/h.csv", format!("a,b\n1,{text}\n")),
            (
                "content/h.toml",
                format!("# {text}\n[[nodes]]\nid = \"a\"\ntitle = \"A\"\n"),
            ),
            (
                "directory/aemter/h.toml",
                format!("# {text}\n{}", record("x", "x")),
            ),
            ("directory/gaps/h.toml", format!("# {text}\n")),
            (
                "directory/taxonomy/topics.toml",
                format!("{topics}{text}\n"),
            ),
            ("directory/taxonomy/words/tr.toml", format!("# {text}\n")),
            ("directory/search-tests.toml", format!("# {text}\n")),
        ] {
            let site = Site::from("minimal").with(path, content);
            let report = site.report();
            let found = ["control-character", "toml-syntax"]
                .iter()
                .any(|code| report.contains(&format!("error[{code}]")));
            assert!(
                found && report.contains(path),
                "{text:?} in {path}: {report}"
            );
            // Nobody's terminal is to obey what stands in a file.
            assert!(
                !report.contains('\u{1B}') && !report.contains('\u{202E}'),
                "{report:?}"
            );
            elsewhere += 1;
        }
    }
    println!("{elsewhere} times in comments, pages and tables");
    println!("{} strings refused", texts.len());
}

#[test]
fn addresses_that_run_code_are_never_links() {
    let hostile = [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "jAvAsCrIpT:alert(1)",
        "java&#115;cript:alert(1)",
        "javascript&colon;alert(1)",
        "&#x6A;avascript:alert(1)",
        "java%0ascript:alert(1)",
        "data:text/html,x",
        "DATA:text/html;base64,PHN2Zz4=",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:https://a.de/x",
        "view-source:https://a.de",
        "//evil.example/x",
        "\\\\\\\\evil.example",
        "ftp://a.de/x",
        "intent://x",
        "java\u{200B}script:alert(1)",
        "\u{1}javascript:alert(1)",
        "java\tscript:alert(1)",
    ];
    for address in hostile {
        let head = "+++\ntitle = \"T\"\nsummary = \"S\"\n+++\n";
        let markdown = format!(
            "{head}[x]({address})\n\n[y](<{address}>)\n\n<{address}>\n\n![z]({address})\n\n[r]\n\n[r]: {address}\n"
        );
        let built = Site::from("minimal").with("content/h.md", markdown).build();
        for (path, body) in built.output.iter().flat_map(lotse::output::Output::iter) {
            let html = String::from_utf8_lossy(body).to_lowercase();
            assert!(
                !path.as_str().ends_with(".html")
                    || !["href=\"java", "href=\"data", "href=\"vb", "href=\"//"]
                        .iter()
                        .any(|bad| html.contains(bad)),
                "{address:?} in {path}"
            );
        }
        let text = format!("website = {}\n", quoted(address)) + &record("x", "x");
        let site = Site::from("minimal").with("directory/aemter/h.toml", text);
        assert!(site.check().site.is_none(), "{address:?} is a website");
    }
    println!("{} addresses", hostile.len());
}

#[test]
fn names_of_files_cannot_leave_the_portal() {
    for name in ["x..", "a b", "<b>", "Ä", "a%2e", "-", "a..b", "A"] {
        let site =
            Site::from("minimal").with(&format!("directory/aemter/{name}.toml"), record("x", "x"));
        assert!(site.check().site.is_none(), "{name}");
    }
    for link in [
        "../x.pdf",
        "/etc/passwd",
        "a/../../x.png",
        "@/../x.md",
        "@/directory/../x",
        "..\\x.pdf",
        "a//x.pdf",
    ] {
        let page = format!("+++\ntitle = \"T\"\nsummary = \"S\"\n+++\n[x]({link}) ![y]({link})\n");
        let site = Site::from("minimal").with("content/h.md", page);
        assert!(site.check().site.is_none(), "{link}");
    }
    for former in ["../x", "a/b", "..", "", "/x"] {
        let text = format!("formerly = [{}]\n", quoted(former)) + &record("x", "x");
        let site = Site::from("minimal").with("directory/aemter/h.toml", text);
        assert!(site.check().site.is_none(), "{former}");
    }
}

/// A protected address in any one field, as a comment, and in all at once.
#[test]
fn a_protected_address_is_refused_wherever_it_stands() {
    let keys = [
        "name",
        "short_name",
        "operator",
        "aliases",
        "summary",
        "description",
        "audience_note",
        "service_area_note",
        "cost.note",
        "source.title",
        "source.section",
        "eligibility",
        "location.name",
        "hours_note",
        "access_note",
        "phone.label",
        "street",
        "directions",
        "access.note",
        "reply_within",
        "service.name",
        "service.summary",
        "service.description",
        "comment",
    ];
    let canaries = [
        "Kanarienweg 17",
        "Kanarienstr. 17a",
        "Am Kanarienplatz 3",
        "41460 Kanarienstadt",
    ];
    let make = |hit: &dyn Fn(&str) -> bool, canary: &str| {
        let t = |key: &str| quoted(if hit(key) { canary } else { "Hilfe" });
        let or = |key: &str, line: String| if hit(key) { line } else { String::new() };
        format!(
            "name = {}\nshort_name = {}\nkind = \"amt\"\noperator = {}\naliases = [{}]\nsummary = {}\ndescription = {}\naudience_note = {}\nservice_area_note = {}\n\
             topics = [\"beratung\"]\nservice_area = [\"adorf\"]\ncost = {{ kind = \"fee\", note = {} }}\n{}[verified]\non = \"2026\"\nsources = [{{ title = {}, section = {} }}]\n\
             [eligibility]\nnote = {}\n[[locations]]\nid = \"haus\"\nconfidential = true\nname = {}\ncity = \"Adorf\"\nhours_note = {}\naccess_note = {}\n{}{}\
             phones = [{{ number = \"02131 905757\", label = {} }}]\n[[access]]\nhow = \"walk-in\"\nnote = {}\nreply_within = {}\n\
             [[services]]\nid = \"s\"\nname = {}\nsummary = {}\ndescription = {}\n",
            t("name"),
            t("short_name"),
            t("operator"),
            t("aliases"),
            t("summary"),
            t("description"),
            t("audience_note"),
            t("service_area_note"),
            t("cost.note"),
            or("comment", format!("# {canary}\n")),
            t("source.title"),
            t("source.section"),
            t("eligibility"),
            t("location.name"),
            t("hours_note"),
            t("access_note"),
            or("street", format!("street = {}\n", quoted(canary))),
            or("directions", format!("directions = {}\n", quoted(canary))),
            t("phone.label"),
            t("access.note"),
            t("reply_within"),
            t("service.name"),
            t("service.summary"),
            t("service.description"),
        )
    };
    let with = |text: String| Site::from("minimal").with("directory/aemter/haus.toml", text);
    let clean = with(make(&|_| false, ""));
    assert!(clean.check().site.is_some(), "{}", clean.report());
    let mut tried = 0;
    for canary in canaries {
        for key in keys {
            let site = with(make(&|other| other == key, canary));
            let checked = site.check();
            let found = checked
                .report
                .problems()
                .iter()
                .any(|said| said.code.word() == "confidential-address");
            assert!(found && checked.site.is_none(), "{canary} in {key}");
            tried += 1;
        }
        let all = with(make(&|_| true, canary));
        let said = all.codes();
        assert!(
            said.iter()
                .filter(|code| **code == "confidential-address")
                .count()
                >= keys.len(),
            "{canary}: {said:?}"
        );
        assert!(all.build().output.is_none());
    }
    println!("{tried} protected addresses refused");
}

/// Contacts for an address book are written in the browser; Node runs the same module.
#[test]
fn no_text_adds_a_line_to_a_contact() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let module = crate::support::repository().join("themes/default/assets/vcard.js");
    std::fs::copy(module, folder.path().join("vcard.mjs")).expect("a copy");
    let texts = [
        strings(include_str!("../hostile/strings.txt")),
        strings(include_str!("../hostile/refused.txt")),
        vec!["a;b,c\\n\r\nTEL:1\rURL:x\u{2028}NOTE:y\u{85}".to_owned()],
    ]
    .concat();
    let script = "import { vcards } from './vcard.mjs';\n\
        const texts = JSON.parse(process.argv[2]);\n\
        const sheets = texts.map((t) => ({ name: { de: t }, provider: { de: t }, website: t, source: t, places: [\n\
          { name: t, street: t, postal_code: t, city: t, email: t, fax: t, website: t, phones: [{ href: 'tel:+' + t, number: t }, { href: t, number: t }] },\n\
          { name: t, street: t, city: t, confidential: true, website: t }] }));\n\
        process.stdout.write(JSON.stringify(sheets.map((sheet) => vcards([sheet]))));\n";
    std::fs::write(folder.path().join("run.mjs"), script).expect("a script");
    let json = serde_json::to_string(&texts).expect("JSON");
    let ran = std::process::Command::new("node")
        .args(["run.mjs", &json])
        .current_dir(folder.path())
        .output();
    let Ok(ran) = ran else {
        let must = std::env::var("LOTSE_BROWSER").is_ok_and(|value| value == "must");
        assert!(!must, "Node is missing");
        eprintln!("contacts were not tried: Node is missing");
        return;
    };
    let cards: Vec<String> = serde_json::from_slice(&ran.stdout)
        .unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(&ran.stderr)));
    assert_eq!(cards.len(), texts.len());
    let names = "BEGIN VERSION KIND FN ORG ADR TEL EMAIL URL SOURCE END";
    for (text, card) in texts.iter().zip(&cards) {
        let lines = card.strip_suffix("\r\n").expect("an end").split("\r\n");
        let lines: Vec<&str> = lines.filter(|line| !line.starts_with(' ')).collect();
        for line in &lines {
            let name = line.split([':', ';']).next().unwrap_or_default();
            assert!(
                names.split(' ').any(|known| known == name),
                "{text:?}: {line:?}"
            );
            assert!(
                !line.contains(['\r', '\n', '\u{0}', '\u{1B}']),
                "{text:?}: {line:?}"
            );
        }
        // Two cards: the office with everything, and the confidential place without its address.
        let count = |what: &str| lines.iter().filter(|line| line.starts_with(what)).count();
        let counts = [
            "BEGIN:", "END:", "FN:", "ADR;", "TEL;", "EMAIL;", "URL;", "SOURCE:",
        ]
        .map(count);
        assert_eq!(counts, [2, 2, 2, 1, 3, 1, 2, 2], "{text:?}: {card}");
    }
    println!("{} contacts", 2 * cards.len());
}
