// The formula for shares of the case management positions (concept of 27 August 2021, section 3.6), exactly.
//
// In:  texts as people type them; whole numbers of persons and hundredths of a position, as BigInt.
// Out: shares as fractions, which are rounded only to be shown.
// Invariant: no floating point, so that a half is rounded up and never down by chance.
//
// Deliberately absent: the page, its texts, and any rounding rule of the concept, since it has none.

const FORMS = {
  de: { group: ".", point: "," }, tr: { group: ".", point: "," }, ro: { group: ".", point: "," },
  en: { group: ",", point: "." }, ar: { group: ",", point: "." }, fa: { group: ",", point: "." },
};
const form = (lang) => FORMS[lang] || { group: "\u00a0", point: "," };

// Arabic and Persian digits mean what they say.
const latin = (text) => text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));

// What a text says: { units } with `places` decimal places, or { fault } with why it says nothing.
export function read(text, lang, places = 0) {
  const { group, point } = form(lang);
  const typed = latin(text).trim();
  if (!typed) return { fault: "empty" };
  if (/^[-\u2212]/.test(typed)) return { fault: "negative" };
  const [whole, fraction, ...more] = typed.split(point);
  const plain = /^\d+$/.test(whole) || new RegExp(`^\\d{1,3}([${group}\u00a0\u202f '’])\\d{3}(?:\\1\\d{3})*$`).test(whole);
  if (more.length || !plain || !/^\d*$/.test(fraction ?? "")) return { fault: "number" };
  const kept = (fraction ?? "").replace(/0+$/, "");
  if (kept.length > places) return { fault: places ? "precise" : "whole" };
  const digits = whole.replace(/\D/g, "") + kept.padEnd(places, "0");
  return digits.length > 15 ? { fault: "large" } : { units: BigInt(digits) };
}

// A fraction, rounded half up to `places`; `exact` says whether nothing was lost.
export function rounded({ top, bottom }, places) {
  const scaled = top * 10n ** BigInt(places);
  return { units: (2n * scaled + bottom) / (2n * bottom), places, exact: scaled % bottom === 0n };
}

// A fraction, cut off after `places`: for an intermediate value, which is never rounded.
export function cut({ top, bottom }, places) {
  const scaled = top * 10n ** BigInt(places);
  return { units: scaled / bottom, places, exact: scaled % bottom === 0n };
}

// `12,34` for 1234 hundredths; `trim` leaves out zeros at the end.
export function show({ units, places }, lang, trim = false) {
  const { group, point } = form(lang);
  const sign = units < 0n ? "\u2212" : "";
  const digits = String(units < 0n ? -units : units).padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places).replace(/\B(?=(\d{3})+$)/g, group);
  const fraction = trim ? digits.slice(digits.length - places).replace(/0+$/, "") : digits.slice(digits.length - places);
  return sign + whole + (places && fraction ? point + fraction : "");
}

// Step 1: persons ÷ all persons × 100. Step 2: that of the positions (in hundredths). Half of it is for the core group.
export function share(persons, total, positions) {
  return {
    percent: { top: persons * 100n, bottom: total },
    position: { top: persons * positions, bottom: total * 100n },
    half: { top: persons * positions, bottom: total * 200n },
  };
}

// The whole sheet: `persons` has one entry a municipality, null where nothing was typed; `total` may be null where all
// are known. { fault } where the figures do not fit together.
export function sheet(persons, total, positions) {
  const known = persons.filter((count) => count !== null);
  const sum = known.reduce((a, b) => a + b, 0n);
  const complete = known.length === persons.length;
  if (!known.length) return { fault: "none" };
  if (total === null && !complete) return { fault: "total" };
  const all = total ?? sum;
  if (all === 0n) return { fault: "zero" };
  if (sum > all && !complete) return { fault: "more" };
  const rows = persons.map((count) => count !== null && { persons: count, ...share(count, all, positions) });
  const listed = rows.filter(Boolean).map((row) => rounded(row.position, 2).units).reduce((a, b) => a + b, 0n);
  return {
    rows, sum, total: all, complete,
    rest: complete ? null : { persons: all - sum, ...share(all - sum, all, positions) },
    // What the municipalities give together, against what was typed for the whole district.
    gap: complete && total !== null ? sum - total : 0n,
    listed, // hundredths of a position, summed after rounding
    drift: complete && sum === all ? listed - positions : 0n,
  };
}
