// The search page: brings together what is typed and chosen, the answers, and the address.
//
// In:  the page's form, selects and texts; answers from ask.js.
// Out: the list, the count that is seen and the one that is heard, notes, help.
//
// Invariant: what is shown belongs to the last question that was answered; an answer that came too late is dropped, and
// old results stay until new ones are there. The focus is never lost to something that went away.
//
// Deliberately absent: how cards look (cards.js), filters (filters.js), places (place.js), the address (address.js),
// and who answers (ask.js).

import { createAddress } from "./address.js";
import { createAsker } from "./ask.js";
import { drawCards, patchCards } from "./cards.js";
import { element, filled, isolated, listed, locales, phrase } from "./dom.js";
import { createFilters } from "./filters.js";
import { createPlace } from "./place.js";

const PAGE = 10;
const MOST = 200; // so many hits a link may ask for
const SLOW = 400; // after this the list of names answers, until the engine is there
const QUIET = 600; // after so long without a key the count is said aloud

const page = document.querySelector("[data-search-page]");
const part = (name) => page.querySelector(`[data-${name}]`);
const form = page.querySelector("form[data-engine]");
const field = page.querySelector("input[type=search]");
const [results, heading, spoken, notes, more, zero, trouble, browse, panel] =
  ["results", "heading", "status", "notes", "more", "zero", "trouble", "browse", "filters"].map(part);
const section = results.closest("section");
const texts = JSON.parse(document.querySelector("[data-texts]").textContent);
const numbers = new Intl.NumberFormat(locales);

const selects = [...page.querySelectorAll("[data-filter]")];
const row = part("chips");
const filters = createFilters(selects, row, texts, { changed: () => changed(), handOn: () => toCount() });
const place = createPlace(form.dataset.engine, row, texts, {
  nameOf: (id) => filters.label("area", id),
  onFilter: (id) => filters.choose("area", id),
  onQuestion(rest) {
    field.value = rest;
    changed();
    toCount();
  },
});
const address = createAddress(selects.map(({ dataset }) => dataset.param));
const asker = createAsker(form.dataset.engine, page.dataset.worker, () => enrich());

let turn = 0; // the number of the last question
let drawn = 0; // the number of the one that is shown
let shown = 0; // how many hits are
let slow = 0; // the timer after which names are shown

const question = () => ({ q: field.value.trim(), ...filters.values() });
const isEmpty = (request) => Object.values(request).every((value) => !value);
const state = () => ({ q: field.value.trim(), n: shown > PAGE ? shown : 0, filters: filters.params() });
const seen = (node) => Boolean(node?.getClientRects().length);

// Where the focus goes when what had it is gone: to what is new, which is the count, or back to the field.
function toCount() {
  const target = seen(heading) ? heading : field;
  target.focus({ preventScroll: target === field });
}

function keepFocus(change) {
  const had = [section, panel].some((part) => part.contains(document.activeElement));
  change(); // and no more while one types: to look costs a layout
  if (had && !seen(document.activeElement.closest("[data-search-page] *"))) toCount();
}

// --- saying

let voice = 0;

// Aloud only when the typing has ended: a count with every key would talk over the keys themselves.
function say(text, now = false) {
  clearTimeout(voice);
  if (now) spoken.textContent = text;
  else voice = setTimeout(() => { spoken.textContent = text; }, QUIET);
}

// A voice pauses at a full stop, and would read on over a line that has none.
const sentence = (line) => (/[.?!]$/.test(line) ? line : `${line}.`);

function headline(answer, request) {
  if (answer.total) return filled(answer.total === 1 ? texts.countOne : texts.count, { number: numbers.format(answer.total) });
  return request.q ? filled(texts.none, { query: request.q }) : texts.nothing;
}

function sayNotes(answer, request) {
  const lines = [];
  const words = (list) => listed(list.map(isolated));
  const name = answer.place && !request.area && filters.label("area", answer.place);
  if (answer.total && name) lines.push(phrase(texts.place, { place: isolated(name) }));
  if (answer.corrected?.length) {
    const used = [...new Set(answer.corrected.map(([, better]) => better))];
    lines.push(phrase(texts.corrected, { words: words(used) }));
  }
  if (answer.total && answer.left_out?.length) lines.push(phrase(texts.leftOut, { words: words(answer.left_out) }));
  if (!answer.total && answer.did_you_mean?.length) {
    const links = answer.did_you_mean.map((text) => {
      const link = element("a", "", isolated(text));
      link.href = `#${address.fragment({ q: text, filters: filters.params() })}`;
      return link;
    });
    lines.push(phrase(texts.didYouMean, { words: listed(links) }));
  }
  notes.replaceChildren(...lines.map((line) => element("p", "", line)));
  notes.hidden = !lines.length;
}

function sayTrouble(why) {
  const [text, label, act] = {
    renewed: [texts.renewed, texts.reload, () => location.reload()],
    restricted: [texts.restricted, texts.again, retry],
    failed: [texts.failed, texts.again, retry],
    unable: [texts.unable],
    plain: [texts.plain],
  }[why] || [];
  trouble.hidden = !text;
  if (trouble.dataset.why === (why || "")) return;
  trouble.dataset.why = why || "";
  trouble.replaceChildren(...(text ? [element("p", "", text)] : []));
  if (!act) return;
  const button = element("button", "button-quiet", label);
  button.type = "button";
  button.addEventListener("click", act);
  trouble.append(button);
}

// --- drawing

function clear() {
  drawn = turn;
  shown = 0;
  clearTimeout(slow);
  keepFocus(() => {
    drawCards(results, [], document.baseURI, texts);
    for (const each of [heading, notes, more, zero]) each.hidden = true;
    browse.hidden = false;
    filters.count(null);
    place.show("", null);
    filters.drawChips();
  });
  say("", true);
}

// Filters say nothing where names alone answer, so they are put away there, and stay set for when they can be heeded.
const heedFilters = (heeded) => page.toggleAttribute("data-simple", !heeded);

function draw({ root, answer, trouble: why = null }, request, offset = 0) {
  const none = answer.total === 0;
  let items = [];
  keepFocus(() => {
    items = drawCards(results, answer.hits, root, texts, offset > 0);
    shown = offset + items.length;
    heading.textContent = headline(answer, request);
    heading.hidden = false;
    sayNotes(answer, request);
    sayTrouble(why);
    more.hidden = why !== null || shown >= answer.total;
    more.textContent = filled(texts.more, { shown: numbers.format(shown), number: numbers.format(answer.total) });
    zero.hidden = !none;
    browse.hidden = !none;
    part("zero-filters").hidden = !filters.any();
    filters.count(answer.facets);
    filters.drawChips();
    place.show(request.q, request.area || none ? null : answer.place);
    heedFilters(why === null);
  });
  const extra = [why && trouble.firstChild, ...notes.children].filter(Boolean).map((line) => line.textContent);
  if (!offset) say([heading.textContent, ...extra].map(sentence).join(" "));
  return items;
}

// There is no answer, not even by name.
function restrict(why) {
  clear();
  sayTrouble(why);
  heedFilters(false);
  say(trouble.firstChild.textContent, true);
}

// --- asking

// While the engine is on its way, or silent, names answer; but they cannot tell what a filter leaves.
async function meanwhile(mine, request) {
  const found = filters.any() ? null : await asker.byName(request).catch(() => null);
  if (mine !== turn || drawn === mine) return;
  heading.textContent = texts.loading;
  heading.hidden = false;
  if (!found) return;
  for (const each of [notes, more, zero]) each.hidden = true;
  browse.hidden = found.answer.total > 0;
  keepFocus(() => drawCards(results, found.answer.hits, found.root, texts));
}

async function run({ limit = PAGE, offset = 0 } = {}) {
  const mine = ++turn;
  const request = question();
  if (isEmpty(request)) return clear();
  if (!spoken.textContent) say(texts.loading, true);
  clearTimeout(slow);
  const soon = !asker.isSettled() && results.childElementCount; // names are shown already
  if (!offset) slow = setTimeout(meanwhile, soon ? 0 : SLOW, mine, request);
  try {
    const found = await asker.ask({ ...request, limit, offset });
    if (mine !== turn) return null;
    clearTimeout(slow);
    drawn = mine;
    if (!found.trouble) import("./offline.js").then(({ keep }) => keep()).catch(() => {}); // from the first search on
    if (found.trouble && !request.q) return restrict(found.trouble);
    return draw(found, request, found.trouble ? 0 : offset);
  } catch (error) {
    if (error.code !== "superseded" && mine === turn) restrict("failed");
    return null;
  }
}

// Excerpts have become possible: the same question again, for the cards that are there.
async function enrich() {
  const mine = turn;
  if (drawn !== mine || !shown) return; // the answer that is under way has them already
  const found = await asker.ask({ ...question(), limit: shown, offset: 0 }).catch(() => null);
  if (found && found.trouble === null && mine === turn) patchCards(results, found.answer.hits, found.root, texts);
}

function retry() {
  asker.retry();
  say(texts.loading, true);
  run();
}

// --- what people do

function changed(soon = false) {
  shown = 0;
  address.write(state(), soon);
  if (!soon) filters.drawChips(); // typing sets none, and the answer draws them again
  return run();
}

function goTo({ focus, scroll }) {
  if (focus) [...results.querySelectorAll("a")].find((a) => a.getAttribute("href") === focus)?.focus();
  if (scroll !== undefined) scrollTo(0, scroll);
}

// The state that the address names; where one was in the list, if one was here before.
async function arrive() {
  const wanted = address.read();
  if (wanted) {
    field.value = wanted.q;
    filters.set(wanted.filters);
    const answered = run({ limit: Math.min(Math.max(wanted.n, PAGE), MOST) });
    const mine = turn;
    await answered;
    const was = address.settle();
    if (mine === turn) goTo(was); // else one typed on in the meantime
  } else {
    address.write(state());
    address.settle();
  }
}

panel.hidden = false;
// On a telephone the filters would push the results off the screen; beside them, they are in nobody's way.
panel.open = matchMedia("(min-width: 60rem)").matches;
field.addEventListener("focus", asker.warm, { once: true });
field.addEventListener("input", () => changed(true));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  changed();
  if (matchMedia("(pointer: coarse)").matches) field.blur(); // puts the keyboard on the screen away
});
// As in the list of suggestions: down from the field to the first result, without the filters in between.
field.addEventListener("keydown", (event) => {
  const first = event.key === "ArrowDown" && results.querySelector("a");
  if (!first) return;
  event.preventDefault();
  first.focus();
});
more.addEventListener("click", async () => {
  const items = await run({ offset: shown });
  address.write(state());
  items?.[0]?.querySelector("a").focus();
});
// The same search in another language: the names of places and topics in the address are the same there.
for (const link of document.querySelectorAll(".languages a")) {
  const { href } = link;
  link.addEventListener("click", () => {
    const fragment = address.fragment(state());
    link.href = fragment ? `${href}#${fragment}` : href;
  });
}
addEventListener("hashchange", arrive);
addEventListener("online", () => { if (/restricted|failed/.test(trouble.dataset.why) && !trouble.hidden) retry(); });
arrive();
