// The program of a calculator, worked out exactly: the inputs and values that its page declares (check/calculator.rs).
//
// In:  texts as people type them; figures as fractions of BigInt; formulas that the build has read.
// Out: values as fractions, which are rounded only to be shown.
// Invariant: no floating point, so that a half is rounded up and never down by chance.
//
// Deliberately absent: the page and its texts.

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
  const half = scaled < 0n ? -bottom : bottom; // away from zero
  return { units: (2n * scaled + half) / (2n * bottom), places, exact: scaled % bottom === 0n };
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

const whole = (top) => ({ top, bottom: 1n });
const plus = (a, b) => (a.bottom === b.bottom
  ? { top: a.top + b.top, bottom: a.bottom }
  : { top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom });
const times = (a, b) => ({ top: a.top * b.top, bottom: a.bottom * b.bottom });
export const minus = (a, b) => plus(a, times(whole(-1n), b));
export const total = (list) => list.reduce(plus, whole(0n));
const over = (a, { top, bottom }) => {
  if (top === 0n) throw new RangeError("division by zero");
  return times(a, top < 0n ? { top: -bottom, bottom: -top } : { top: bottom, bottom: top });
};
const SIGNS = { "+": plus, "-": minus, "*": times, "/": over };

// A text in a formula: a decimal number or a name.
const decimal = (text) => {
  const [digits, fraction = ""] = text.split(".");
  return { top: BigInt(digits + fraction), bottom: 10n ** BigInt(fraction.length) };
};

// A program with figures: `typed` has one for each input, null where nothing was typed; a list where there are many fields.
// Gives the lines (numbers of filled fields; `null` for what is missing from the sum) and what a name is in one of them; { fault }
// if nothing can be worked out; { gap } if the fields add up to another sum than was typed.
export function work({ inputs, values }, typed) {
  const each = inputs.find((input) => input.each);
  const sum = inputs.find((input) => input.sum_of);
  const filled = each ? typed[each.name].flatMap((figure, at) => (figure ? [at] : [])) : [0];
  const complete = !each || filled.length === typed[each.name].length;
  const parts = each && total(filled.map((at) => typed[each.name][at]));
  if (!filled.length) return { fault: "none" };
  if (sum && !typed[sum.name] && !complete) return { fault: "total" };
  const all = sum && (typed[sum.name] ?? parts);
  const rest = sum && minus(all, parts);
  if (rest && !complete && rest.top < 0n) return { fault: "more", sum: parts };
  const known = new Map();
  const value = (name, line) => {
    const key = `${name} ${line}`;
    if (!known.has(key)) known.set(key, worked(name, line));
    return known.get(key);
  };
  const worked = (name, line) => {
    const found = values.find((one) => one.name === name);
    if (found) return formula(found.formula, line);
    if (name === sum?.name) return all;
    if (name !== each?.name) return typed[name];
    return line === null ? rest : typed[name][line];
  };
  const formula = (node, line) => {
    if (typeof node === "string") return /^\d/.test(node) ? decimal(node) : value(node, line);
    const [sign, operands] = node;
    if (sign === "sum") return total(filled.map((at) => formula(operands[0], at)));
    return SIGNS[sign](...operands.map((operand) => formula(operand, line)));
  };
  const lines = complete || !sum ? filled : [...filled, null];
  try {
    for (const line of lines) for (const { name } of values) value(name, line);
  } catch (error) {
    if (error instanceof RangeError) return { fault: "undefined" };
    throw error;
  }
  // The sum is held against the fields only when none is empty.
  return { lines, value, complete: complete && !rest?.top, gap: complete && rest?.top ? { sum: parts, total: all } : null };
}
