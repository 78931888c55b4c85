//! The committed module: built from these sources, cut off from the world, and of one mind with the native engine.

mod common;
#[path = "common/guest.rs"]
mod guest;

use std::path::Path;

use guest::Guest;
use wasmi::Module;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the package lies in a checkout")
}

fn module_bytes() -> Vec<u8> {
    std::fs::read(root().join(xtask::stamp::ENGINE)).expect("the engine is committed")
}

#[test]
fn the_committed_engine_is_built_from_these_sources() {
    let stamp = xtask::stamp::check(root()).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(stamp.abi, lotse_search::ABI_VERSION);
}

#[test]
fn the_engine_imports_nothing() {
    let engine = wasmi::Engine::default();
    let module = Module::new(&engine, module_bytes()).expect("the module is valid");
    let imports: Vec<String> = module
        .imports()
        .map(|import| import.name().to_string())
        .collect();
    assert_eq!(imports, Vec::<String>::new());
    let exports: Vec<&str> = module.exports().map(|export| export.name()).collect();
    for name in [
        "memory",
        "abi_version",
        "alloc",
        "free",
        "open",
        "texts",
        "ask",
        "rules",
        "refer",
    ] {
        assert!(exports.contains(&name), "{name} in {exports:?}");
    }
}

#[test]
fn the_engine_carries_no_path_of_a_machine() {
    let bytes = module_bytes();
    for path in [
        "/home/",
        "/root/",
        "/Users/",
        "C:\\",
        "/.cargo/",
        "registry/src",
    ] {
        let found = bytes
            .windows(path.len())
            .any(|window| window == path.as_bytes());
        assert!(!found, "{path} stands in the module");
    }
}

#[test]
fn the_worker_expects_this_interface() {
    let worker = include_str!("../web/worker.js");
    assert!(worker.contains(&format!("const ABI = {};", lotse_search::ABI_VERSION)));
}

/// The promise is 300 kB with brotli. That is a quarter of the raw size, so this is an early warning only.
#[test]
fn the_engine_is_small() {
    let size = module_bytes().len();
    assert!(size < 1_150_000, "{size} bytes");
}

#[test]
fn the_browser_and_the_command_line_give_the_same_answers() {
    let lotse_search::Pack { pack, texts } = common::sample_files();
    let mut guest = Guest::new(&module_bytes());
    assert!(guest.texts(&texts).contains(r#""code":"not-open""#));
    assert_eq!(
        guest.open(&pack),
        format!(
            r#"{{"documents":{},"lang":"de"}}"#,
            common::sample().documents.len()
        )
    );
    assert!(guest.texts(&pack).contains(r#""code":"not-a-pack""#));
    assert_eq!(guest.texts(&texts), r#"{"texts":1}"#);
    let native = common::sample_engine();
    let long = "Beratung ".repeat(500);
    let questions = [
        "",
        "a",
        "Amt",
        "Ausländerbehörde Kaarst",
        "auslaenderbehoerde neuss",
        "Auslenderbehörde",
        "Jugendamt in Jüchen",
        "Deutschkurs",
        "deutsch lern",
        "Kitas",
        "visa",
        "wo kann ich deutsch lernen in meerbusch",
        "KIM",
        "xyzzy Kaarst",
        "Neuss",
        "Rhein-Kreis Neuss",
        "Ausländerberatung",
        "школа",
        "دورة لغة",
        "Volkshochschule",
        "Bürgergeld Antrag",
        "🙂 ∀ \" \\ *",
        "und oder",
        "Familienbüro Dormagn",
        "nachrangig",
        "Ärztin",
        &long,
    ];
    for q in questions {
        for filter in [
            r#""limit":50"#,
            r#""area":"kaarst""#,
            r#""topic":"sprache","offset":3"#,
            r#""kind":"page""#,
        ] {
            let request = format!("{{\"q\":{},{filter}}}", serde_json::Value::from(q));
            assert_eq!(guest.ask(&request), native.ask(&request), "{request}");
        }
    }
    for broken in ["", "{", "[]", r#"{"q":1}"#, "\u{0}"] {
        assert_eq!(guest.ask(broken), native.ask(broken), "{broken}");
    }
}

#[test]
fn the_module_tells_what_is_wrong_with_a_pack() {
    let pack = common::sample_pack();
    let mut guest = Guest::new(&module_bytes());
    assert!(guest.ask(r#"{"q":"x"}"#).contains(r#""code":"not-open""#));
    for (bytes, code) in [
        (&b""[..], "not-a-pack"),
        (b"<html>", "not-a-pack"),
        (&pack[..999], "pack-cut-off"),
    ] {
        assert!(guest.open(bytes).contains(&format!(r#""code":"{code}""#)));
    }
    assert!(guest.open(&pack).starts_with(r#"{"documents""#));
    assert!(
        guest.ask(r#"{"q":"Amt"}"#).starts_with(r#"{"total""#),
        "a good pack after bad ones works"
    );
}

/// Whatever is typed, the module answers what the native engine answers, and never traps.
#[test]
fn odd_questions_get_the_same_answers() {
    let files = common::sample_files();
    let mut guest = Guest::new(&module_bytes());
    guest.open(&files.pack);
    guest.texts(&files.texts);
    let native = common::sample_engine();
    let mut dice = common::Dice(7);
    let pieces = [
        "Ausländerbehörde",
        "kaarst",
        "Neuß",
        "sprach",
        "kurs",
        " ",
        " ",
        "-",
        "\"",
        "AND",
        "NOT",
        "*",
        "?",
        "~2",
        "title:",
        "(",
        ")",
        "\\",
        "\u{0}",
        "\u{1b}",
        "\u{200f}",
        "\u{202e}",
        "🙂",
        "👨‍👩‍👧",
        "é",
        "e\u{301}",
        "ﷺ",
        "الإقامة",
        "كورس",
        "школа",
        "посвідка",
        "41460",
        "§",
        "ß",
        "İ",
        "ae",
        "ue",
        "x",
        "\n",
        "%",
        "<b>",
        "'",
    ];
    for _ in 0..300 {
        let count = dice.below(12);
        let q: String = (0..count)
            .map(|_| pieces[dice.below(pieces.len() as u64) as usize])
            .collect();
        let request = format!(r#"{{"q":{},"limit":3}}"#, serde_json::Value::from(q));
        assert_eq!(guest.ask(&request), native.ask(&request), "{request}");
    }
    for q in [
        "",
        "ä",
        &"ä".repeat(10_000),
        &"wort ".repeat(2_000),
        "und oder aber",
        "🙂🙂🙂",
    ] {
        let request = format!(r#"{{"q":{}}}"#, serde_json::Value::from(q));
        assert_eq!(
            guest.ask(&request),
            native.ask(&request),
            "{} letters",
            q.chars().count()
        );
    }
}

/// A pack that is cut off or altered anywhere is refused by its name, and the next good one opens.
#[test]
fn damaged_packs_are_refused_in_the_module() {
    let pack = common::sample_pack();
    let mut guest = Guest::new(&module_bytes());
    for number in 0..12 {
        let at = number * (pack.len() - 1) / 11;
        let answer = guest.open(&pack[..at]);
        assert!(
            answer.starts_with(r#"{"error":{"code":"#),
            "cut at {at}: {answer}"
        );
        let mut altered = pack.clone();
        altered[at] ^= 0x20;
        let answer = guest.open(&altered);
        assert!(
            answer.starts_with(r#"{"error":{"code":"#),
            "altered at {at}: {answer}"
        );
    }
    let mut other = pack.clone();
    other[8] ^= 1;
    assert!(guest.open(&other).contains(r#""code":"pack-version""#));
    assert!(guest.open(&pack).starts_with(r#"{"documents""#));
}
