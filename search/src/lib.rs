//! The search of Lotse: one engine for the command line and the browser.
//!
//! Owns everything between "these are the documents" and "these are the answers": the analysis of words, the tantivy
//! index, the pack that carries it, and the ranking. In: [`Document`]s, [`Term`]s and [`Area`]s, later a
//! [`Request`]. Out: the bytes of a pack, later a [`Response`]. Beside it, [`refer`]: who is there for a person.
//!
//! **Invariant:** the same pack and the same request give the same response, byte for byte, natively and as
//! WebAssembly.
//!
//! Deliberately absent: files, clocks, threads, randomness and the network; a caller brings bytes and takes bytes. No
//! type of tantivy appears in the public interface, so that its version is nobody else's business.
#![deny(unsafe_code)]
#![warn(missing_docs)]

#[cfg(target_arch = "wasm32")]
mod abi;
mod bytes;
mod cards;
mod dictionary;
mod engine;
#[cfg(feature = "write")]
mod explain;
mod gazetteer;
mod index;
mod lookup;
mod marks;
mod model;
mod pack;
mod query;
mod rank;
pub mod refer;
mod schema;
mod spelling;
mod terms;
mod text;
#[cfg(feature = "write")]
mod write;

pub use engine::Engine;
pub use model::{
    Area, Document, Explanation, Facet, Facets, Hit, Kind, Language, Link, Request, Response, Term,
    WordShare,
};
pub use pack::{PACK_VERSION, PackError};
pub use text::{Letters, STEMMERS};
#[cfg(feature = "write")]
pub use write::{Corpus, Pack, write_pack};

/// The number of the interface between the WebAssembly module and `web/worker.js`.
pub const ABI_VERSION: u32 = 3;
