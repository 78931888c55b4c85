//! The interface of the WebAssembly module: eight functions over bytes, and no imports.
//!
//! In: a pack and requests as bytes in the module's memory. Out: JSON as bytes behind their length. Its twin is
//! `web/worker.js`.
//!
//! **Invariant:** whoever gets a buffer frees it: the module frees what it is given by `open`, `texts`, `ask`, `rules` and
//! `refer`, the page frees the answers. A second `open` or `rules` replaces the first; either works without the other.
//!
//! Deliberately absent: wasm-bindgen and every other import. A module that can call nothing can leak nothing.
#![allow(unsafe_code)]

use std::alloc::Layout;
use std::cell::RefCell;

use crate::engine::{Engine, failure, opened};
use crate::refer::Rules;

thread_local! {
    static RULES: RefCell<Option<Rules>> = const { RefCell::new(None) };
    static ENGINE: RefCell<Option<Engine>> = const { RefCell::new(None) };
}

/// The number of this interface.
#[unsafe(no_mangle)]
pub extern "C" fn abi_version() -> u32 {
    crate::ABI_VERSION
}

/// Room for `len` bytes, to be filled and handed to one of the functions below; null if there is no room.
#[unsafe(no_mangle)]
pub extern "C" fn alloc(len: usize) -> *mut u8 {
    match Layout::array::<u8>(len.max(1)) {
        // SAFETY: the layout is not empty.
        Ok(layout) => unsafe { std::alloc::alloc_zeroed(layout) },
        Err(_) => std::ptr::null_mut(),
    }
}

/// Gives back an answer of one of the functions below.
///
/// # Safety
/// `answer` must come from one of them, and not have been given back before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn free(answer: *mut u8) {
    let mut length = [0; 4];
    // SAFETY: every answer starts with its length, and was allocated with exactly that length and four bytes.
    unsafe {
        std::ptr::copy_nonoverlapping(answer, length.as_mut_ptr(), 4);
        drop(take(answer, 4 + u32::from_le_bytes(length) as usize));
    }
}

/// Opens the pack in a buffer of `alloc`, which is the module's from then on. The answer is
/// `{"documents":n,"lang":"…"}` or an error.
///
/// # Safety
/// `bytes` must come from `alloc(len)` and not have been used before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn open(bytes: *mut u8, len: usize) -> *mut u8 {
    // SAFETY: the caller's promise.
    let pack = unsafe { take(bytes, len) };
    // The old engine goes first, so that two packs never lie in memory together.
    ENGINE.set(None);
    answer(match Engine::open(pack) {
        Err(error) => failure(error.code(), error.to_string()),
        Ok(engine) => {
            let opened = opened(&engine);
            ENGINE.set(Some(engine));
            opened
        }
    })
}

/// Takes the texts in a buffer of `alloc`, which is the module's from then on. They must belong to the pack that is open.
/// The answer is `{"texts":n}` or an error.
///
/// # Safety
/// `bytes` must come from `alloc(len)` and not have been used before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn texts(bytes: *mut u8, len: usize) -> *mut u8 {
    // SAFETY: the caller's promise.
    let texts = unsafe { take(bytes, len) };
    answer(ENGINE.with_borrow_mut(|engine| match engine {
        None => failure("not-open", "no search pack is open".to_string()),
        Some(engine) => match engine.open_texts(&texts) {
            Err(error) => failure(error.code(), error.to_string()),
            Ok(()) => format!(r#"{{"texts":{}}}"#, engine.texts()),
        },
    }))
}

/// Answers the request in a buffer of `alloc`, which is the module's from then on.
///
/// # Safety
/// `bytes` must come from `alloc(len)` and not have been used before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ask(bytes: *mut u8, len: usize) -> *mut u8 {
    // SAFETY: the caller's promise.
    let request = unsafe { take(bytes, len) };
    let request = String::from_utf8_lossy(&request);
    answer(ENGINE.with_borrow(|engine| match engine {
        Some(engine) => engine.ask(&request),
        None => failure("not-open", "no search pack is open".to_string()),
    }))
}

/// Reads the rules of referral in a buffer of `alloc`, which is the module's from then on. The answer is
/// `{"offers":n,"lang":"…"}` or an error.
///
/// # Safety
/// `bytes` must come from `alloc(len)` and not have been used before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn rules(bytes: *mut u8, len: usize) -> *mut u8 {
    // SAFETY: the caller's promise.
    let bytes = unsafe { take(bytes, len) };
    RULES.set(None);
    answer(match Rules::open(&bytes) {
        Err(error) => failure(error.code(), error.to_string()),
        Ok(rules) => {
            let lang = serde_json::Value::from(rules.lang.as_str());
            let opened = format!(r#"{{"offers":{},"lang":{lang}}}"#, rules.offers.len());
            RULES.set(Some(rules));
            opened
        }
    })
}

/// Answers the inquiry in a buffer of `alloc`, which is the module's from then on, by the rules that were read.
///
/// # Safety
/// `bytes` must come from `alloc(len)` and not have been used before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn refer(bytes: *mut u8, len: usize) -> *mut u8 {
    // SAFETY: the caller's promise.
    let inquiry = unsafe { take(bytes, len) };
    let inquiry = String::from_utf8_lossy(&inquiry);
    answer(RULES.with_borrow(|rules| match rules {
        Some(rules) => rules.refer_json(&inquiry),
        None => failure("not-open", "no rules are open".to_string()),
    }))
}

/// # Safety
/// `bytes` must come from `alloc(len)`, or from `answer` with that many bytes, and not have been used before.
unsafe fn take(bytes: *mut u8, len: usize) -> Vec<u8> {
    if bytes.is_null() {
        return Vec::new();
    }
    // SAFETY: both allocate `len` bytes (at least one) with the layout of bytes, and both fill them.
    unsafe { Vec::from_raw_parts(bytes, len, len.max(1)) }
}

fn answer(text: String) -> *mut u8 {
    let mut bytes = Vec::with_capacity(4 + text.len());
    bytes.extend_from_slice(&(text.len() as u32).to_le_bytes());
    bytes.extend_from_slice(text.as_bytes());
    Box::into_raw(bytes.into_boxed_slice()).cast()
}

/// Randomness, which a crate in the tree asks for and which reading never needs: the ids of new segments.
#[unsafe(no_mangle)]
unsafe extern "Rust" fn __getrandom_v03_custom(
    dest: *mut u8,
    len: usize,
) -> Result<(), getrandom::Error> {
    // SAFETY: the caller of this hook promises `len` writable bytes.
    unsafe { std::ptr::write_bytes(dest, 0, len) };
    Ok(())
}
