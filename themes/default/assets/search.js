// The search page: answers while one types, filters, and keeps the question in the address.
//
// State lives in the fragment (#q=…&ort=…&thema=…), which no server sees and which can be shared and bookmarked.
// The engine is loaded with the first question. Where it cannot run, the list of suggestions answers, and says so.

import { openSearch } from "./client.js";
import { describe, suggest } from "./lookup.js";

const PAGE = 10;

const page = document.querySelector("[data-search-page]");
const find = (selector) => page.querySelector(selector);
const form = find("form[data-engine]");
const field = find("input[type=search]");
const results = find("[data-results]");
const status = find("[data-status]");
const notes = find("[data-notes]");
const more = find("[data-more]");
const zero = find("[data-zero]");
const zeroFilters = find("[data-zero-filters]");
const reset = find("[data-reset]");
const filters = [...page.querySelectorAll("[data-filter]")];
const browse = document.querySelector("[data-browse]");
const texts = JSON.parse(document.querySelector("[data-texts]").textContent);
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (slot, name) => values[name] ?? slot);
const numbers = new Intl.NumberFormat(document.documentElement.lang);

let engine = null; // a promise of {ask, root}; ask is null where the engine cannot run
let turn = 0;
let shown = 0;

function start() {
  engine ??= describe(form.dataset.engine).then(({ root, folder, pack }) => {
    if (!pack.engine || typeof WebAssembly !== "object") return { root, ask: null };
    const url = (name) => new URL(name, folder).href;
    const client = openSearch({ worker: page.dataset.worker, engine: url(pack.engine), pack: url(pack.pack) });
    return client.ready().then(() => ({ root, ask: client.ask }), ({ code }) => {
      if (code === "not-loaded") engine = null; // the line may be back with the next question
      return { root, ask: null };
    });
  });
  engine.catch(() => { engine = null; }); // try again with the next question
  return engine;
}

const request = () => ({
  q: field.value.trim(),
  ...Object.fromEntries(filters.filter(({ value }) => value).map(({ value, dataset }) => [dataset.filter, value])),
});
const isEmpty = (question) => Object.values(question).every((value) => !value);

// --- drawing

// A text with the found words marked; `marks` are pairs of positions.
function marked(text, marks) {
  const pieces = document.createDocumentFragment();
  let at = 0;
  for (const [from, to] of marks || []) {
    pieces.append(text.slice(at, from), Object.assign(document.createElement("mark"), { textContent: text.slice(from, to) }));
    at = to;
  }
  pieces.append(text.slice(at));
  return pieces;
}

const element = (name, className, ...content) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
};

function card(hit, root) {
  const link = element("a", "", marked(hit.title, hit.title_marks));
  link.href = new URL(hit.url, root).href;
  const title = element("h2", "card-title", link);
  if (hit.ended) title.append(" ", element("span", "tag", texts.ended));
  const made = element("li", "card", title);
  made.dataset.searchResult = "";
  const about = [hit.label, hit.place].filter(Boolean).join(" · ");
  if (about) made.append(element("p", "card-meta", about));
  const summary = hit.summary ? element("p", "", marked(hit.summary, hit.summary_marks)) : "";
  made.append(summary);
  if (hit.lang && hit.lang !== document.documentElement.lang) {
    for (const part of [link, summary]) if (part) part.lang = hit.lang;
  }
  return made;
}

// How many hits each choice would leave; what would leave none stays visible, but cannot be chosen.
function count(facets) {
  for (const select of filters) {
    const found = new Map(facets?.[select.dataset.filter] || []);
    for (const option of select.options) {
      option.dataset.label ??= option.textContent;
      if (!option.value) continue;
      const number = found.get(option.value) || 0;
      option.textContent = facets ? `${option.dataset.label} (${numbers.format(number)})` : option.dataset.label;
      option.disabled = Boolean(facets) && number === 0 && !option.selected;
    }
  }
}

const placeName = (id) => {
  const option = filters.find(({ dataset }) => dataset.filter === "area")?.querySelector(`option[value="${CSS.escape(id)}"]`);
  return option?.dataset.label || option?.textContent || id;
};

function clear() {
  results.replaceChildren();
  status.textContent = "";
  notes.hidden = true;
  more.hidden = true;
  zero.hidden = true;
  reset.hidden = true;
  browse.hidden = false;
  shown = 0;
  count(null);
}

function draw(question, answer, root, offset) {
  const cards = answer.hits.map((hit) => card(hit, root));
  if (offset) results.append(...cards);
  else results.replaceChildren(...cards);
  shown = offset + cards.length;
  const none = answer.total === 0;
  const filtered = filters.some(({ value }) => value);
  status.textContent = none ? fill(texts.none, { query: question.q }) : fill(texts.count, { number: numbers.format(answer.total) });
  const said = [answer.note];
  if (!none && answer.place && !question.area) said.push(fill(texts.place, { place: placeName(answer.place) }));
  if (!none && answer.left_out?.length) said.push(fill(texts.leftOut, { words: answer.left_out.join(", ") }));
  notes.textContent = said.filter(Boolean).join(" ");
  notes.hidden = !notes.textContent;
  more.hidden = shown >= answer.total;
  zero.hidden = !none;
  zeroFilters.hidden = !filtered;
  browse.hidden = !none;
  reset.hidden = !filtered;
  count(answer.facets);
  if (offset) cards[0]?.querySelector("a").focus();
}

// --- asking

async function answerTo(question, offset) {
  const { ask, root } = await start();
  if (ask) return { root, answer: await ask({ ...question, limit: PAGE, offset }) };
  const hits = await suggest(form.dataset.engine, question.q, 50);
  return { root, answer: { total: hits.length, hits, note: texts.simple } };
}

async function run(offset = 0) {
  const mine = ++turn;
  const question = request();
  if (isEmpty(question)) return clear();
  if (!status.textContent) status.textContent = texts.loading;
  try {
    const { root, answer } = await answerTo(question, offset);
    if (mine === turn) draw(question, answer, root, offset);
  } catch (error) {
    if (error.code === "superseded" || mine !== turn) return;
    clear();
    status.textContent = texts.failed;
  }
}

// --- the address

function write() {
  const state = new URLSearchParams();
  if (field.value.trim()) state.set("q", field.value.trim());
  for (const select of filters) if (select.value) state.set(select.dataset.param, select.value);
  const fragment = state.toString();
  history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname + location.search);
}

function read() {
  const state = new URLSearchParams(location.hash.slice(1));
  field.value = state.get("q") || "";
  for (const select of filters) {
    const wanted = state.get(select.dataset.param) || "";
    select.value = [...select.options].some(({ value }) => value === wanted) ? wanted : "";
    if (select.value) panel.open = true;
  }
  run();
}

const changed = () => {
  write();
  run();
};

const panel = find("[data-filters]");
panel.hidden = false;
// On a telephone the filters would push the results off the screen.
panel.open = matchMedia("(min-width: 48rem)").matches;
field.addEventListener("input", changed);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  changed();
});
// As in the list of suggestions: down from the field to the first result, without the filters in between.
field.addEventListener("keydown", (event) => {
  const first = event.key === "ArrowDown" && results.querySelector("a");
  if (!first) return;
  event.preventDefault();
  first.focus();
});
for (const select of filters) select.addEventListener("change", changed);
reset.addEventListener("click", () => {
  for (const select of filters) select.value = "";
  changed();
  field.focus();
});
more.addEventListener("click", () => run(shown));
window.addEventListener("hashchange", read);
read();
