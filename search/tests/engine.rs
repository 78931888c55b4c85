//! The committed module: built from these sources, cut off from the world, and of one mind with the native engine.

mod common;

use std::path::Path;

use wasmi::{Linker, Memory, Module, Store, TypedFunc};

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
    for name in ["memory", "abi_version", "alloc", "free", "open", "ask"] {
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
    assert!(size < 1_100_000, "{size} bytes");
}

/// The module in an interpreter, spoken to as `web/worker.js` does.
struct Guest {
    store: Store<()>,
    memory: Memory,
    alloc: TypedFunc<u32, u32>,
    free: TypedFunc<u32, ()>,
    open: TypedFunc<(u32, u32), u32>,
    ask: TypedFunc<(u32, u32), u32>,
}

impl Guest {
    fn new() -> Guest {
        let engine = wasmi::Engine::default();
        let module = Module::new(&engine, module_bytes()).expect("the module is valid");
        let mut store = Store::new(&engine, ());
        let instance = Linker::new(&engine)
            .instantiate_and_start(&mut store, &module)
            .expect("needs nothing");
        let memory = instance
            .get_memory(&store, "memory")
            .expect("exports its memory");
        let version = instance
            .get_typed_func::<(), u32>(&store, "abi_version")
            .expect("abi_version");
        assert_eq!(
            version.call(&mut store, ()).expect("answers"),
            lotse_search::ABI_VERSION
        );
        Guest {
            alloc: instance.get_typed_func(&store, "alloc").expect("alloc"),
            free: instance.get_typed_func(&store, "free").expect("free"),
            open: instance.get_typed_func(&store, "open").expect("open"),
            ask: instance.get_typed_func(&store, "ask").expect("ask"),
            memory,
            store,
        }
    }

    fn call(&mut self, function: TypedFunc<(u32, u32), u32>, bytes: &[u8]) -> String {
        let at = self
            .alloc
            .call(&mut self.store, bytes.len() as u32)
            .expect("allocates");
        self.memory
            .write(&mut self.store, at as usize, bytes)
            .expect("is in bounds");
        let answer = function
            .call(&mut self.store, (at, bytes.len() as u32))
            .expect("does not trap");
        let mut length = [0; 4];
        self.memory
            .read(&self.store, answer as usize, &mut length)
            .expect("is in bounds");
        let mut text = vec![0; u32::from_le_bytes(length) as usize];
        self.memory
            .read(&self.store, answer as usize + 4, &mut text)
            .expect("is in bounds");
        self.free.call(&mut self.store, answer).expect("frees");
        String::from_utf8(text).expect("answers are text")
    }

    fn open(&mut self, pack: &[u8]) -> String {
        self.call(self.open, pack)
    }

    fn ask(&mut self, request: &str) -> String {
        self.call(self.ask, request.as_bytes())
    }
}

#[test]
fn the_browser_and_the_command_line_give_the_same_answers() {
    let pack = common::sample_pack();
    let mut guest = Guest::new();
    assert_eq!(
        guest.open(&pack),
        format!(
            r#"{{"documents":{},"lang":"de"}}"#,
            common::sample().documents.len()
        )
    );
    let native = lotse_search::Engine::open(pack).expect("opens");
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
    let mut guest = Guest::new();
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
