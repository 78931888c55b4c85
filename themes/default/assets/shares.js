// The calculator of case management shares: fields, faults and the result. The formula itself is in formula.js.
//
// In:  the form that the page carries, and its texts.
// Out: a table, each step of the calculation, and a sum check, anew with every key while the figures make sense.
// Invariant: faults are told when somebody asks for the result, not while they are still typing; told ones go as soon
//            as they are mended.
//
// Deliberately absent: storing or sending anything.

import { cut, read, rounded, sheet, show } from "./formula.js";
import { element, filled } from "./dom.js";

const root = document.querySelector("[data-shares]");
const texts = JSON.parse(root.querySelector("[data-texts]").textContent);
const { lang } = document.documentElement;
const part = (name) => root.querySelector(`[data-${name}]`);
const form = root.querySelector("form");
const places = [...root.querySelectorAll("[data-place]")];
const label = (field) => root.querySelector(`label[for="${field.id}"]`);
const whole = (units) => show({ units, places: 0 }, lang);

// What stands in the fields: figures, and the faults with the field they belong to.
function figures() {
  const faults = [];
  const number = (field, decimals, needed) => {
    const { units, fault } = read(field.value, lang, decimals);
    if (fault === "empty" && !needed) return null;
    const wrong = fault || (needed && units === 0n ? "zero" : "");
    if (wrong) faults.push({ field, text: filled(texts.faults[wrong], { field: label(field).textContent }) });
    return wrong ? null : units;
  };
  const positions = number(part("positions"), 2, true);
  const total = number(part("total"), 0, false);
  const persons = places.map((field) => number(field, 0, false));
  if (faults.length) return { faults };
  const result = sheet(persons, total, positions);
  if (!result.fault) return { faults, positions, result };
  const sum = whole(persons.reduce((a, b) => a + (b ?? 0n), 0n));
  const field = ["none", "zero"].includes(result.fault) && total === null ? places[0] : part("total");
  const at = result.fault === "none" ? places[0] : field;
  const text = filled(texts.faults[result.fault], { sum, total: whole(total ?? 0n), field: label(at).textContent });
  return { faults: [{ field: at, text }] };
}

// One field's fault, or that it has none any more.
function mark(field, text) {
  const id = `${field.id}-fehler`;
  document.getElementById(id)?.remove();
  const others = (field.getAttribute("aria-describedby") || "").split(" ").filter((other) => other && other !== id);
  if (text) {
    const note = element("span", "error", text);
    note.id = id;
    field.before(note);
    others.push(id);
  }
  if (others.length) field.setAttribute("aria-describedby", others.join(" "));
  else field.removeAttribute("aria-describedby");
  if (text) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
}

function complain(faults) {
  for (const field of form.querySelectorAll("input")) mark(field, faults.find((fault) => fault.field === field)?.text);
  const box = part("errors");
  box.hidden = !faults.length;
  box.querySelector("ul").replaceChildren(...faults.map(({ field, text }) => {
    const link = element("a", "", text);
    link.href = `#${field.id}`;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      field.focus();
    });
    return element("li", "", link);
  }));
}

function line(name, row) {
  const cells = [
    whole(row.persons),
    `${show(rounded(row.percent, 2), lang)} %`,
    show(rounded(row.position, 2), lang),
    show(rounded(row.half, 3), lang),
  ];
  const head = element("th", "", name.cloneNode(true));
  head.scope = "row";
  return element("tr", "", head, ...cells.map((text) => element("td", "number", text)));
}

// Intermediate values are cut off, not rounded, and say so.
function tail(fraction) {
  const value = cut(fraction, 5);
  return { text: show(value, lang, value.exact) + (value.exact ? "" : "…"), exact: value.exact };
}

function draw({ positions, result }) {
  const all = show({ units: positions, places: 2 }, lang, true);
  const total = whole(result.total);
  const named = places.map((field) => {
    const own = label(field);
    const name = element("span", "", own.textContent);
    for (const key of ["lang", "dir"]) if (own.hasAttribute(key)) name.setAttribute(key, own.getAttribute(key));
    return name;
  });
  const rows = result.rows.flatMap((row, at) => (row ? [[named[at], row]] : []));
  if (result.rest) rows.push([element("span", "", texts.rest), result.rest]);
  root.querySelector("tbody").replaceChildren(...rows.map(([name, row]) => line(name, row)));
  const whole100 = { persons: result.complete ? result.sum : result.total };
  const { percent, position, half } = rows.map(([, row]) => row).reduce((sum, row) => ({
    percent: { top: sum.percent.top + row.percent.top, bottom: row.percent.bottom },
    position: { top: sum.position.top + row.position.top, bottom: row.position.bottom },
    half: { top: sum.half.top + row.half.top, bottom: row.half.bottom },
  }), { percent: { top: 0n }, position: { top: 0n }, half: { top: 0n } });
  root.querySelector("tfoot").replaceChildren(line(element("span", "", texts.sum), { ...whole100, percent, position, half }));

  let exact = true;
  part("steps").replaceChildren(...rows.map(([name, row]) => {
    const share = tail(row.percent), position = tail(row.position);
    exact &&= share.exact && position.exact;
    return element("li", "", filled(texts.step, {
      place: name.textContent, persons: whole(row.persons), total, percent: share.text, positions: all,
      exact: position.text, share: show(rounded(row.position, 2), lang),
    }));
  }));
  part("cut").hidden = exact;

  const fits = result.complete && result.gap === 0n;
  const check = filled(texts.check, { listed: show({ units: result.listed, places: 2 }, lang), positions: all });
  const drift = result.drift ? ` ${filled(texts.drift, { drift: show({ units: result.drift < 0n ? -result.drift : result.drift, places: 2 }, lang) })}` : "";
  part("check").textContent = check + drift;
  part("check").hidden = !fits;
  part("gap").textContent = filled(texts.gap, { sum: whole(result.sum), total });
  part("gap").hidden = result.gap === 0n;
  return filled(texts.status, { sum: whole(result.sum), count: String(result.rows.filter(Boolean).length), positions: all });
}

let told = false; // whether the faults are shown
let pause;
function say(text) {
  // Spoken when the typing rests, so that a screen reader does not read every half number.
  clearTimeout(pause);
  pause = setTimeout(() => { part("status").textContent = text; }, 700);
}

function calculate() {
  const found = figures();
  if (told) complain(found.faults);
  part("result").hidden = found.faults.length > 0;
  say(found.faults.length ? "" : draw(found));
  return found.faults;
}

form.addEventListener("input", calculate);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  told = true;
  if (!calculate().length) return part("result").scrollIntoView({ block: "nearest" });
  part("errors").focus();
});
form.addEventListener("reset", () => {
  told = false;
  complain([]);
  part("result").hidden = true;
  say("");
});
part("body").hidden = false;
