//! Canaries: protected addresses in every field of a record, alone and in pairs, and words that only comments, hidden files and the
//! like hold. The first are refused where they stand, the second are in no byte of any output.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;

use lotse::assembly::portable;
use lotse::output::Output;
use lotse::schema::FILES;
use toml::{Table, Value};

use crate::support::{Site, options, program, repository};

/// A record with every key there is.
const WHOLE: &str = include_str!("../hostile/whole-record.toml");

/// Where a text stands: keys, and positions in lists.
type Path = Vec<String>;

/// Every text in a value.
fn texts(value: &Value, path: &mut Path, found: &mut Vec<Path>) {
    let mut below = |key: String, value: &Value| {
        path.push(key);
        texts(value, path, found);
        path.pop();
    };
    match value {
        Value::String(_) => found.push(path.clone()),
        Value::Array(items) => {
            for (n, item) in items.iter().enumerate() {
                below(n.to_string(), item);
            }
        }
        Value::Table(table) => {
            for (key, value) in table {
                below(key.clone(), value);
            }
        }
        _ => {}
    }
}

fn put(value: &mut Value, path: &[String], text: &str) {
    match (value, path) {
        (value, []) => *value = Value::String(text.to_owned()),
        (Value::Array(items), [first, rest @ ..]) => {
            put(
                &mut items[first.parse::<usize>().expect("a position")],
                rest,
                text,
            );
        }
        (Value::Table(table), [first, rest @ ..]) => put(&mut table[first], rest, text),
        _ => panic!("no way to {path:?}"),
    }
}

/// Every text of the whole record in which no address may stand.
fn fields() -> Vec<Path> {
    let whole = Value::Table(WHOLE.parse::<Table>().expect("TOML"));
    let mut found = Vec::new();
    texts(&whole, &mut Vec::new(), &mut found);
    // The address of the public office is where addresses belong.
    let public = ["street", "postal_code", "city"];
    found.retain(|path| {
        !(path.len() == 3 && path[..2] == ["locations", "1"] && public.contains(&path[2].as_str()))
    });
    found
}

/// The whole record with some texts replaced.
fn record(changes: &[(&Path, &str)]) -> String {
    let mut whole = Value::Table(WHOLE.parse::<Table>().expect("TOML"));
    for (path, text) in changes {
        put(&mut whole, path, text);
    }
    toml::to_string(&whole).expect("TOML")
}

/// The lines in which addresses were found, and how many errors there are, by record.
fn refused(records: &[String]) -> Vec<(BTreeSet<usize>, usize)> {
    let site = Site::from("minimal");
    for (n, text) in records.iter().enumerate() {
        site.write(&format!("directory/aemter/n{n}.toml"), text);
    }
    let checked = site.check();
    assert!(checked.site.is_none());
    let mut said = Vec::new();
    let short = lotse::diag::Format::Short;
    let printed = checked
        .report
        .print(&checked.sources, short, false, &mut said);
    printed.expect("memory can be written");
    let said = String::from_utf8(said).expect("UTF-8");
    let mut found = vec![(BTreeSet::new(), 0); records.len()];
    for line in said.lines() {
        let Some(rest) = line.strip_prefix("directory/aemter/n") else {
            continue;
        };
        let (n, rest) = rest.split_once(".toml:").expect("a place");
        let found = &mut found[n.parse::<usize>().expect("a number")];
        found.1 += usize::from(rest.contains(" error["));
        if rest.contains("error[confidential-address]") {
            let line = rest.split(':').next().expect("a line");
            found.0.insert(line.parse().expect("a number"));
        }
    }
    found
}

/// The lines of a record that hold a text.
fn lines(record: &str, text: &str) -> BTreeSet<usize> {
    let lines = record.lines().enumerate();
    lines
        .filter(|(_, line)| line.contains(text))
        .map(|(n, _)| n + 1)
        .collect()
}

#[test]
fn the_whole_record_has_every_key_that_there_is() {
    fn keys(value: &Value, path: &str, found: &mut BTreeSet<String>) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| keys(item, path, found)),
            Value::Table(table) => {
                for (key, value) in table {
                    keys(value, &format!("{path}.{key}"), found);
                }
            }
            _ => drop(found.insert(path.to_owned())),
        }
    }
    let mut whole = BTreeSet::new();
    let parse = |text: &str| Value::Table(text.parse::<Table>().expect("TOML"));
    keys(&parse(WHOLE), "", &mut whole);
    let mut used = BTreeSet::new();
    for entry in walkdir::WalkDir::new(repository().join("directory")) {
        let entry = entry.expect("a file");
        let path = entry.path().display().to_string();
        if !path.contains("taxonomy")
            && !path.contains("gaps")
            && path.ends_with(".toml")
            && entry.depth() == 2
        {
            let text = std::fs::read_to_string(entry.path()).expect("a record");
            keys(&parse(&text), "", &mut used);
        }
    }
    assert!(used.len() > 80, "{used:?}");
    let missing: Vec<_> = used.difference(&whole).collect();
    assert!(missing.is_empty(), "{missing:?}");
    let parts: BTreeSet<&str> = whole.iter().flat_map(|path| path.split('.')).collect();
    for table in FILES[0].table.all() {
        for field in table.own() {
            assert!(parts.contains(field.key), "{}: {}", table.name, field.key);
        }
    }
    // And it has no key that there is not.
    let site = Site::from("minimal").with("directory/aemter/haus.toml", WHOLE);
    assert!(!site.codes().contains(&"unknown-key"), "{}", site.report());
}

#[test]
fn a_protected_address_in_any_field_is_refused_where_it_stands() {
    let forms = [
        "Kanarienweg 17",
        "Kanarienstr.17a",
        "Am Kanarienplatz 3",
        "Kanarien-Allee Nr. 5",
        "41460 Kanarienstadt",
        "17 Kanarienweg",
        "Kanarienweg&nbsp;**17**",
        "https://example.org/?q=Kanarienweg+17",
        "mailto:a@example.org?body=Kanarienweg%2017",
        "kanarienweg-17",
    ];
    let fields = fields();
    let mut tried = 0;
    for form in forms {
        let records: Vec<_> = fields
            .iter()
            .map(|field| record(&[(field, form)]))
            .collect();
        for ((field, text), (found, _)) in fields.iter().zip(&records).zip(refused(&records)) {
            assert_eq!(found, lines(text, form), "{form} in {field:?}\n{text}");
            tried += 1;
        }
    }
    println!(
        "{} forms in {} fields: {tried} refused",
        forms.len(),
        fields.len()
    );
    assert!(fields.len() > 100);
}

/// Every seventh pair, since all of them take minutes; `LOTSE_ALL_PAIRS=1` asks for all.
#[test]
fn pairs_of_fields_hide_no_address() {
    let fields = fields();
    let (whole, street, number) = ("Kanarienweg 17", "Kanarienweg", "17");
    let mut both = Vec::new();
    let mut split = Vec::new();
    let step = if std::env::var_os("LOTSE_ALL_PAIRS").is_some() {
        1
    } else {
        7
    };
    for (n, one) in fields.iter().enumerate() {
        for other in fields[n + 1..].iter().skip(n % step).step_by(step) {
            both.push(record(&[(one, whole), (other, whole)]));
            split.push((other, record(&[(one, street), (other, number)])));
            split.push((one, record(&[(one, number), (other, street)])));
        }
    }
    let mut tried = [0; 2];
    for records in both.chunks(200) {
        for (text, (found, _)) in records.iter().zip(refused(records)) {
            assert_eq!(found, lines(text, whole), "{text}");
            tried[0] += 1;
        }
    }
    for records in split.chunks(200) {
        let texts: Vec<_> = records.iter().map(|(_, text)| text.clone()).collect();
        for ((field, text), (found, errors)) in records.iter().zip(refused(&texts)) {
            // "17" is no telephone number, which is another error.
            let is_telephone = field
                .last()
                .is_some_and(|key| key == "number" || key == "fax");
            assert!(
                !found.is_empty() || (is_telephone && errors > 0),
                "{field:?}\n{text}"
            );
            tried[1] += 1;
        }
    }
    println!(
        "{} pairs with whole addresses, {} with halves, all refused",
        tried[0], tried[1]
    );
}

/// Words that begin with different letters, so that no dictionary stores one as the end of another.
fn canary(n: usize) -> String {
    let letters = b"abcdefghijklmnopqrstuvwxyz";
    let mut hash = n as u64 + 1;
    let rest = (0..16).map(|_| {
        hash = hash
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        letters[(hash >> 33) as usize % 26] as char
    });
    let first = [letters[n % 26] as char, letters[(n * 7 + 3) % 26] as char];
    first.into_iter().chain(rest).collect()
}

/// A portal with a canary wherever something can stand that is not to be published, and the canaries by what they are in.
fn portal() -> (Site, BTreeMap<&'static str, String>) {
    let mut canaries = BTreeMap::new();
    let mut new = |place: &'static str| {
        let word = canary(canaries.len());
        canaries.insert(place, word.clone());
        word
    };
    let site = Site::from("minimal");
    let haus = format!(
        "# {}\nname = \"Schutzhaus Zaunkönigin\" # {}\nkind = \"amt\"\nsummary = \"Schutz, sagt die Zaunkönigin.\"\n\
         topics = [\n  # {}\n  \"beratung\",\n]\nservice_area = [\"adorf\"]#{}\n[verified]\non = \"2026-06\"\n\
         sources = [{{ title = \"Flyer\", date = \"2026-06\" }}]\ndoubtful = [\"hours\"]\n\
         [[locations]]\nid = \"haus\"\ncity = \"Adorf\"\nconfidential = true\nphones = [{{ number = \"02131 905757\" }}]\n# {}",
        new("a comment before a record"),
        new("a comment behind a value"),
        new("a comment in a list"),
        new("a comment without a space"),
        new("a comment at the end"),
    );
    site.write("directory/aemter/haus.toml", haus);
    let page = format!(
        "+++\n# {}\ntitle = \"Seite\"\nsummary = \"S\" # {}\n+++\n## Wort {{#wort .{}}}\n\nText.\n\n[//]: # ({})\n\n[{}]: https://example.org/\n\n\
         ![Zahlen](zahlen.csv)\n",
        new("a comment in front matter"),
        new("a comment behind front matter"),
        new("a class of a heading"),
        new("a comment of Markdown"),
        new("the name of an unused link"),
    );
    site.write("content/seite.md", page);
    site.write("content/zahlen.csv", "Jahr,Zahl\n2025,1\n");
    for (path, place) in [
        ("content/.entwurf.md", "a hidden page"),
        ("content/.entwurf/seite.md", "a hidden folder"),
        ("content/.zahlen.csv", "a hidden table"),
        ("content/.bild.svg", "a hidden picture"),
        ("directory/aemter/.haus.toml", "a hidden record"),
        ("NOTIZEN.md", "a note beside the portal"),
        ("notizen/haus.txt", "a folder beside the portal"),
        (".git/COMMIT_EDITMSG", "the history"),
        (".env", "the environment"),
        ("themes/alt/templates/base.html", "a theme that is not used"),
    ] {
        site.write(path, new(place));
    }
    let append = |path: &str, text: String| {
        let old = std::fs::read_to_string(site.path(path)).expect("fixture");
        site.write(path, old + &text);
    };
    append(
        "lotse.toml",
        format!("\n# {}\n", new("a comment in the settings")),
    );
    append(
        "directory/taxonomy/topics.toml",
        format!("\n# {}\n", new("a comment in a vocabulary")),
    );
    site.write(
        "directory/taxonomy/words/tr.toml",
        format!("# {}\n", new("a comment in words")),
    );
    site.write(
        "directory/search-tests.toml",
        format!(
            "[[question]]\nq = \"{}\" # {}\nfinds = [\"haus\"]\n",
            new("a question"),
            new("a comment of a question")
        ),
    );
    site.write(
        "directory/gaps/luecke.toml",
        format!(
            "# {}\ntitle = \"Lücke\"\nsummary = \"S\"\nareas = [\"adorf\"]\ntopics = [\"beratung\"]\nstate = \"open\"\n\
             reported = {{ on = \"2026\", by = \"Beirat\" }}\nsources = [{{ title = \"Flyer\" }}]\n",
            new("a comment in a gap")
        ),
    );
    (site, canaries)
}

/// All bytes in which something could be read: the files, what base64 in them says, and what archives hold.
fn readable(output: &Output) -> Vec<(String, Vec<u8>)> {
    use base64::Engine as _;
    let mut all = Vec::new();
    for (path, body) in output.iter() {
        all.push((path.to_string(), body.to_vec()));
        if path.as_str().ends_with(".js") {
            let text = String::from_utf8_lossy(body);
            let coded =
                text.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=')));
            let decoded = coded
                .filter(|part| part.len() > 60)
                .filter_map(|part| base64::prelude::BASE64_STANDARD.decode(part).ok());
            all.extend(decoded.map(|bytes| (format!("{path} (decoded)"), bytes)));
        }
        if path.as_str().ends_with(".zip") {
            let mut archive = zip::ZipArchive::new(std::io::Cursor::new(body)).expect("an archive");
            let mut unpacked = Output::new();
            for n in 0..archive.len() {
                let mut file = archive.by_index(n).expect("a file");
                let mut bytes = Vec::new();
                file.read_to_end(&mut bytes).expect("its bytes");
                let path =
                    lotse::output::OutPath::new(file.name().expect("UTF-8")).expect("a path");
                unpacked.insert(path, bytes).expect("one of each name");
            }
            all.extend(readable(&unpacked));
        }
    }
    all
}

/// Whether some bytes hold a word, however it is written. Dictionaries share beginnings, so its end is enough.
fn holds(bytes: &[u8], word: &str) -> bool {
    let end = &word.as_bytes()[3.min(word.len())..];
    bytes
        .windows(end.len())
        .any(|at| at.eq_ignore_ascii_case(end))
}

fn assert_silent(
    what: &str,
    files: &[(String, Vec<u8>)],
    canaries: &BTreeMap<&str, String>,
) -> usize {
    for (path, bytes) in files {
        for (place, word) in canaries {
            assert!(!holds(bytes, word), "{what}: {path} holds {place}");
        }
    }
    files.iter().map(|(_, bytes)| bytes.len()).sum()
}

#[test]
fn what_is_not_published_is_in_no_byte() {
    let (site, canaries) = portal();
    let mut options = options();
    options.engine = Some(std::borrow::Cow::Borrowed(b"\0asm of a test"));
    options.base_url = Some("https://portal.example/".to_owned());
    let build = |options: &lotse::Options| {
        let built = lotse::build(site.root(), options, &lotse::load::RealFiles)
            .expect("packs can be written");
        (
            built.output.unwrap_or_else(|| panic!("{}", site.report())),
            built.checked.site,
        )
    };
    let (ordinary, _) = build(&options);
    options.base_url = None;
    let (nameless, model) = build(&options);
    options.preview = true;
    let (preview, _) = build(&options);
    let carried = portable::portable(&nameless).expect("portable");
    let archive = portable::zipped(&carried, &model.expect("no errors")).expect("an archive");
    let mut bytes = 0;
    let mut count = 0;
    for (what, output) in [
        ("ordinary", &ordinary),
        ("without an address", &nameless),
        ("preview", &preview),
        ("portable", &carried),
        ("archive", &archive),
    ] {
        let files = readable(output);
        // The search sees what there is: names in pages, in cards and sheets, and words in the dictionary of a pack.
        let seen = |ending: &str, word: &str| {
            let mut files = files.iter();
            files.any(|(path, bytes)| path.contains(ending) && holds(bytes, word))
        };
        assert!(seen(".html", "zaunkönigin"), "{what}");
        assert!(
            seen(".pack", "nkonigin") || seen(".pack", "nkoenigin"),
            "{what}: no dictionary"
        );
        assert!(seen("records", "zaunkönigin"), "{what}: no sheets");
        for (path, body) in &files {
            let is_map = path.ends_with(".map") || holds(body, "///sourceMappingURL=");
            assert!(!is_map, "{what}: {path} is or names a source map");
        }
        bytes += assert_silent(what, &files, &canaries);
        count += files.len();
    }
    println!("{} canaries, {count} files, {bytes} bytes", canaries.len());
    codes_hold_the_address_alone(&ordinary);
}

/// Each QR code is the one of the page's own address, which stands beside it in words.
fn codes_hold_the_address_alone(output: &Output) {
    let mut codes = 0;
    for (path, body) in output
        .iter()
        .filter(|(path, _)| path.as_str().ends_with(".html"))
    {
        let html = String::from_utf8_lossy(body);
        let Some((_, code)) = html.split_once("class=\"print-address\"") else {
            continue;
        };
        let drawn = code
            .split(" d=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next());
        let folder = path.as_str().trim_end_matches("index.html");
        let address = format!("https://portal.example/{folder}");
        let expected = qrcode::QrCode::with_error_correction_level(&address, qrcode::EcLevel::M);
        let expected = expected.expect("a code");
        let (width, colors) = (expected.width(), expected.to_colors());
        let mut dark = vec![false; width * width];
        for stroke in drawn.expect("a picture").split('M').skip(1) {
            let numbers: Vec<usize> = stroke
                .split([' ', 'h', '.'])
                .map(|number| number.parse().expect("a number"))
                .collect();
            let [x, y, _, run] = numbers[..] else {
                panic!("{stroke}")
            };
            let start = (y - 4) * width + x - 4;
            dark[start..start + run].fill(true);
        }
        let expected: Vec<bool> = colors
            .iter()
            .map(|color| *color == qrcode::Color::Dark)
            .collect();
        assert!(dark == expected, "{path}: the code is not {address}");
        codes += 1;
    }
    println!("{codes} codes");
    assert!(codes > 5);
}

#[test]
fn what_is_not_published_is_in_no_answer_of_the_program() {
    let (site, canaries) = portal();
    let mut words = Vec::new();
    for arguments in [
        &["coverage"][..],
        &["coverage", "--json"],
        &["coverage", "--by", "owner"],
        &["search", "--json", "Zaunkönigin"],
        &["search", "--explain", "Schutz Adorf"],
        &["refer", "--area", "adorf", "--need", "beratung"],
        &["refer", "--json", "--area", "adorf", "--need", "beratung"],
        &["hosting", "nginx"],
        &["hosting", "apache"],
        &["hosting", "caddy"],
        &["hosting", "github-pages"],
        &["hosting", "gitlab-pages"],
    ] {
        let done = program(&site, arguments).output().expect("lotse runs");
        assert!(
            done.status.success(),
            "{arguments:?}: {}",
            String::from_utf8_lossy(&done.stderr)
        );
        assert!(!done.stdout.is_empty(), "{arguments:?}");
        words.push((arguments.join(" "), done.stdout));
    }
    let bytes = assert_silent("commands", &words, &canaries);
    println!("{} answers, {bytes} bytes", words.len());
}
