// The calculator of a page: fields, faults and the result. What is worked out stands in the page, and how in formula.js.
//
// In:  the form that the page carries, and its program.
// Out: a table, each step of the calculation, and a sum check, anew with every key while the figures make sense.
// Invariant: faults are told when somebody asks for the result, not while they are still typing; told ones go as soon
//            as they are mended.
//
// Deliberately absent: storing or sending anything.

import { cut, minus, read, rounded, show, total, work } from "./formula.js";
import { element, filled } from "./dom.js";

const root = document.querySelector("[data-calculator]");
const { of: program, texts } = JSON.parse(root.querySelector("[data-program]").textContent);
const { inputs, values, step } = program;
const { lang } = document.documentElement;
const own = (text) => text[lang] ?? text.de ?? "";
const part = (name) => root.querySelector(`[data-${name}]`);
const form = root.querySelector("form");
const fieldsOf = ({ name }) => [...root.querySelectorAll(`[data-input="${name}"]`)];
const label = (field) => root.querySelector(`label[for="${field.id}"]`);
const each = inputs.find((input) => input.each);
const sum = inputs.find((input) => input.sum_of);
const named = (name) => [...inputs, ...values].find((one) => one.name === name);
// A figure as typed has no zeros at its end; a result has all its places.
const shown = (figure, { decimals, formula }) => show(rounded(figure, decimals), lang, !formula);

// What stands in the fields: figures, and the faults with the field they belong to.
function figures() {
  const faults = [];
  const blame = (field, fault, slots) => faults.push({ field, text: filled(texts[fault], slots) });
  const number = (field, { decimals, above, each: many, sum_of }) => {
    const { units, fault } = read(field.value, lang, decimals);
    if (fault === "empty" && (many || sum_of)) return null;
    const figure = { top: units, bottom: 10n ** BigInt(decimals) };
    const low = !fault && above !== null && units <= BigInt(above) * figure.bottom;
    if (!fault && !low) return figure;
    blame(field, fault || "above", { field: label(field).textContent, decimals, above });
    return null;
  };
  const typed = Object.fromEntries(inputs.map((input) => {
    const found = fieldsOf(input).map((field) => number(field, input));
    return [input.name, input.each ? found : found[0]];
  }));
  if (faults.length) return { faults };
  const result = work(program, typed);
  if (result.fault) {
    const at = sum && ["total", "more"].includes(result.fault) ? sum : each ?? inputs[0];
    const all = sum && typed[sum.name];
    blame(fieldsOf(at)[0], result.fault, {
      field: own(at.label), each: each && own(each.label), sum: result.sum && shown(result.sum, each), total: all && shown(all, sum),
    });
  }
  return { faults, result };
}

// One field's fault, or that it has none any more.
function mark(field, text) {
  const id = `rechner-fehler-${field.id}`;
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

function row(name, cells) {
  const head = element("th", "", name);
  head.scope = "row";
  return element("tr", "", head, ...cells.map((text) => element("td", "number", text)));
}

// The name of a line, in its own language.
function heading(line) {
  if (!each) return element("span", "", root.querySelector("thead th").textContent);
  if (line === null) return element("span", "", own(sum.rest));
  const field = label(fieldsOf(each)[line]);
  const name = element("span", "", field.textContent);
  for (const key of ["lang", "dir"]) if (field.hasAttribute(key)) name.setAttribute(key, field.getAttribute(key));
  return name;
}

function draw({ lines, value, complete, gap }) {
  const columns = [...(each ? [each] : []), ...values].filter((one) => own(one.column ?? one.label));
  const cell = (figure, one) => shown(figure, one) + (one.unit ? ` ${one.unit}` : "");
  root.querySelector("tbody").replaceChildren(...lines.map((line) => row(heading(line), columns.map((one) => cell(value(one.name, line), one)))));
  const sums = columns.map((one) => cell(total(lines.map((line) => value(one.name, line))), one));
  root.querySelector("tfoot").replaceChildren(...(each ? [row(texts.sum, sums)] : []));

  // Values in between are cut off, not rounded, and say so.
  let exact = true;
  const slot = (line) => (_, name, tail) => {
    if (name === "line") return heading(line).textContent;
    const figure = value(name, line);
    if (!tail) return shown(figure, named(name));
    const digits = cut(figure, 5);
    exact &&= digits.exact;
    return show(digits, lang, digits.exact) + (digits.exact ? "" : "…");
  };
  const steps = lines.map((line) => element("li", "", own(step).replace(/\{(\w+)(…?)\}/g, slot(line))));
  part("steps").replaceChildren(...steps);
  part("steps").parentElement.hidden = !own(step);
  part("cut").hidden = exact;

  // What lines add up to after rounding, against what they should.
  part("check").textContent = !complete ? "" : values.filter((one) => one.whole).flatMap((one) => {
    const whole = value(one.whole, 0);
    const listed = total(lines.map((line) => ({ top: rounded(value(one.name, line), one.decimals).units, bottom: 10n ** BigInt(one.decimals) })));
    const drift = minus(listed, whole);
    const off = drift.top < 0n ? { ...drift, top: -drift.top } : drift;
    const check = filled(texts.check, { label: own(one.label), sum: shown(listed, one), whole: show(rounded(whole, one.decimals), lang, true) });
    return off.top ? [check, filled(texts.drift, { drift: shown(off, one) })] : [check];
  }).join(" ");
  part("check").hidden = !part("check").textContent;
  part("gap").textContent = gap ? filled(texts.gap, { each: own(each.label), sum: shown(gap.sum, each), field: own(sum.label), total: shown(gap.total, sum) }) : "";
  part("gap").hidden = !gap;
  return filled(texts.status, { count: String(lines.length) });
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
  say(found.faults.length ? "" : draw(found.result));
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
part("body").hidden = Boolean(each) && !fieldsOf(each).length; // a portal without places has nothing to type in
