//! Parts of pages: what several pages show, and the frame around each of them. No part knows a page.

pub(super) mod alternatives;
pub(super) mod calculator;
pub(super) mod cards;
pub(super) mod contact;
pub(super) mod fields;
pub(super) mod figure;
pub(super) mod fragment;
pub(super) mod frame;
pub(super) mod freshness;
pub(super) mod gaps;
pub(super) mod list;
pub(super) mod offer;
pub(super) mod qr;
pub(super) mod report;
pub(super) mod tilemap;
pub(super) mod tiles;
pub(super) mod value;
pub(super) mod verified;
