//! The committed module in an in-process WebAssembly runtime, for tests of this package and of the generator.
#![allow(dead_code)]

use wasmi::{Linker, Memory, Module, Store, TypedFunc};

/// The module in an interpreter, spoken to as `web/worker.js` does.
pub struct Guest {
    store: Store<()>,
    memory: Memory,
    alloc: TypedFunc<u32, u32>,
    free: TypedFunc<u32, ()>,
    open: TypedFunc<(u32, u32), u32>,
    texts: TypedFunc<(u32, u32), u32>,
    ask: TypedFunc<(u32, u32), u32>,
    rules: TypedFunc<(u32, u32), u32>,
    refer: TypedFunc<(u32, u32), u32>,
}

impl Guest {
    /// Instantiates the module, which may import nothing.
    pub fn new(module: &[u8]) -> Guest {
        let engine = wasmi::Engine::default();
        let module = Module::new(&engine, module).expect("the module is valid");
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
            texts: instance.get_typed_func(&store, "texts").expect("texts"),
            ask: instance.get_typed_func(&store, "ask").expect("ask"),
            rules: instance.get_typed_func(&store, "rules").expect("rules"),
            refer: instance.get_typed_func(&store, "refer").expect("refer"),
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

    /// Hands over a pack.
    pub fn open(&mut self, pack: &[u8]) -> String {
        self.call(self.open, pack)
    }

    /// Hands over the texts of the pack.
    pub fn texts(&mut self, texts: &[u8]) -> String {
        self.call(self.texts, texts)
    }

    /// Hands over the rules of referral.
    pub fn rules(&mut self, rules: &[u8]) -> String {
        self.call(self.rules, rules)
    }

    /// Asks who is there for a person, in JSON.
    pub fn refer(&mut self, inquiry: &str) -> String {
        self.call(self.refer, inquiry.as_bytes())
    }

    /// Asks in JSON.
    pub fn ask(&mut self, request: &str) -> String {
        self.call(self.ask, request.as_bytes())
    }
}
