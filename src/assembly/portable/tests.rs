use super::pages::to_file;
use super::*;

fn site(files: &[(&str, &str)]) -> Output {
    let mut output = Output::new();
    for (path, text) in files {
        let path = OutPath::new(*path).expect("a path");
        output
            .insert(path, text.as_bytes().to_vec())
            .expect("a free place");
    }
    output
}

fn text<'a>(output: &'a Output, path: &str) -> &'a str {
    std::str::from_utf8(output.get(path).expect(path)).expect("text")
}

/// The path of the one file whose name begins and ends like this.
fn named(output: &Output, begin: &str, end: &str) -> String {
    let mut paths = output.iter().map(|(path, _)| path.as_str());
    let found = paths.find(|path| path.starts_with(begin) && path.ends_with(end));
    found.unwrap_or_else(|| panic!("{begin}…{end}")).to_owned()
}

#[test]
fn only_links_to_folders_change() {
    for (link, file) in [
        ("./", "./index.html"),
        ("..", "../index.html"),
        ("../ort/neuss/", "../ort/neuss/index.html"),
        ("../ort/neuss/#zeiten", "../ort/neuss/index.html#zeiten"),
        ("suche/?q=a/b", "suche/index.html?q=a/b"),
    ] {
        assert_eq!(to_file(link).as_deref(), Some(file), "{link}");
    }
    for link in [
        "",
        "#inhalt",
        "#a/",
        "daten.csv",
        "https://example.org/",
        "mailto:a@b",
        "//b/",
        "/a/",
    ] {
        assert_eq!(to_file(link), None, "{link}");
    }
}

#[test]
fn pages_lead_to_files_and_load_plain_scripts_in_order() {
    let page = "<!doctype html><link rel=\"modulepreload\" href=\"../assets/b.1.js\">\
        <script type=\"module\" src=\"../assets/a.1.js\"></script><script type=\"module\" src=\"../assets/b.1.js\"></script>\
        <form action='../suche/'><a href=\"../x/#y\">&auml; <!-- href=\"z/\" --></a></form>";
    let moved = "<meta http-equiv=\"refresh\" content=\"0; url=../neu/\">";
    let output = portable(&site(&[
        ("404.html", ""),
        ("alt/index.html", moved),
        ("ort/index.html", page),
        (
            "assets/a.1.js",
            "import { b as c } from \"./b.1.js\";\nc();\n",
        ),
        ("assets/b.1.js", "export const b = () => {};\n"),
    ]))
    .expect("plain modules");
    let (a, b) = (
        named(&output, "assets/a.", ".js"),
        named(&output, "assets/b.", ".js"),
    );
    let runtime = named(&output, "assets/portable.", ".js");
    let html = text(&output, "ort/index.html");
    let scripts: Vec<&str> = html.split("src=\"../").skip(1).collect();
    let scripts: Vec<&str> = scripts
        .iter()
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert_eq!(scripts, [&runtime, &b, &a]);
    assert!(!html.contains("module"), "{html}");
    assert!(
        html.contains("action=\"../suche/index.html\"")
            && html.contains("href=\"../x/index.html#y\"")
    );
    assert!(html.contains("&auml; <!-- href=\"z/\" -->"));
    assert!(text(&output, "alt/index.html").contains("0; url=../neu/index.html"));
    assert!(output.get("404.html").is_none() && output.get("assets/a.1.js").is_none());
    assert!(text(&output, &a).contains("const { b: c } = use(\"b.1.js\");"));
    assert!(text(&output, &b).ends_with("return { b: b };\n});\n"));
    assert!(a.contains(&crate::hash::hex(text(&output, &a).as_bytes())[..8]));
}

#[test]
fn data_stand_in_scripts() {
    let mut output = site(&[("search/de.json", "{\"a\":\"</script>\"}")]);
    let pack = OutPath::new("search/de.1.pack").expect("a path");
    output.insert(pack, vec![0, 255]).expect("a free place");
    let output = portable(&output).expect("plain data");
    assert_eq!(
        text(&output, "search/de.json.js"),
        "lotsePortable.say(\"{\\\"a\\\":\\\"</script>\\\"}\");\n"
    );
    let pack = text(&output, "search/de.1.pack.js");
    assert_eq!(pack, "lotsePortable.say(lotsePortable.bytes(\"AP8=\"));\n");
}

#[test]
fn what_is_not_understood_is_refused_with_its_file() {
    for script in [
        "import all from \"./b.js\";",
        "import {",
        "import { a } from \"https://example.org/a.js\";",
        "export default 1;",
        "export let a = 1;",
        "console.log(import.meta.url);",
        "import(name);",
        "import { a } from \"./missing.js\";",
    ] {
        let error = portable(&site(&[("assets/a.js", script)])).expect_err(script);
        assert!(format!("{error:#}").contains("assets/a.js"), "{error:#}");
    }
    let page = site(&[("index.html", "<script src=\"assets/no.js\"></script>")]);
    let error = portable(&page).expect_err("no such script");
    assert!(format!("{error:#}").contains("index.html"), "{error:#}");
}
