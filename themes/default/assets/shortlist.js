// The page of the list: what was marked, in what order, with what next step; its hand-out, its contacts, its link.
//
// In:  marks.js, the sheets of records.js, a list of ids in the address's fragment (`#ids=a,b`).
// Out: the list on the page, the sheet for paper, a file of contacts, a link when it is asked for.
//
// Invariant: a list that is there is never replaced without a question, and what is removed can be brought back. Ids that
// lead nowhere are told, and their notes kept. All requests are made once, when the page opens.
//
// Deliberately absent: storage (marks.js), and what stands on the sheet (handout.js).

import { copied, element, filled, isolated, listed, locales, phrase } from "./dom.js";
import { handout } from "./handout.js";
import { isId, marks } from "./marks.js";
import { loadRecords, textIn, told } from "./records.js";
import { vcards } from "./vcard.js";

const page = document.querySelector("[data-shortlist]");
const part = (name) => page.querySelector(`[data-${name}]`);
const texts = JSON.parse(document.querySelector("[data-texts]").textContent);
const { lang } = document.documentElement;
const list = part("list");
const language = part("language");
const numbers = new Intl.NumberFormat(locales);

let directory = null; // once the records are there
let undone = null; // the list before it was shortened

// --- Saying

let voice = 0;
function say(text) {
  // Emptied first, so that the same words are said again.
  part("status").textContent = "";
  clearTimeout(voice);
  voice = setTimeout(() => { part("status").textContent = text; }, 50);
}

// What stays to be read, below the title; `tellMore` behind what is told already.
function tell(...lines) {
  part("notice").replaceChildren();
  part("notice").hidden = true;
  tellMore(...lines);
}

function tellMore(...lines) {
  if (!lines.length) return;
  const box = part("notice");
  box.append(...lines.map((line) => element("p", "", line)));
  box.hidden = false;
  say([...box.children].map(({ textContent }) => textContent).join(" "));
}

const nameOf = (sheet) => {
  const { text, lang: own } = textIn(sheet.name, lang);
  return told({ text, lang: own }, lang);
};
const plainName = (id) => {
  const sheet = directory?.get(id);
  return sheet ? textIn(sheet.name, lang).text : id;
};

// --- The list

const items = new Map(); // id → its element

function button(text, name, act) {
  const made = element("button", "button-quiet", text, element("span", "visually-hidden", `: ${name}`));
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

function makeItem(id) {
  const sheet = directory.get(id);
  const name = plainName(id);
  const item = element("li", "card");
  item.dataset.id = id;
  const title = element("h3", "card-title");
  if (sheet) {
    const link = element("a", "", nameOf(sheet));
    link.href = sheet.url(lang);
    title.append(link);
    item.append(title, element("p", "card-meta", ...listed(about(sheet), " · ")));
  } else {
    title.append(phrase(texts.gone, { id: isolated(id) }));
    item.append(title);
  }
  const note = element("textarea", "");
  note.id = `merkliste-notiz-${id.replace("/", "--")}`;
  note.rows = 3;
  note.maxLength = 1000;
  note.autocomplete = "off";
  note.dir = "auto";
  note.addEventListener("input", () => marks.note(id, note.value));
  note.setAttribute("aria-describedby", "merkliste-notiz-hinweis");
  const label = element("label", "", texts.note, element("span", "visually-hidden", `: ${name}`));
  label.htmlFor = note.id;
  const up = button(texts.up, name, () => move(id, -1));
  const down = button(texts.down, name, () => move(id, 1));
  const remove = button(texts.remove, name, () => take(id));
  item.append(element("div", "shortlist-note", label, note), element("p", "buttons", up, down, remove));
  return Object.assign(item, { parts: { note, up, down } });
}

// What tells one entry from another at a glance.
function about(sheet) {
  const place = sheet.places.find(({ street, phones, central }) => (street || phones) && !central) || sheet.places[0] || {};
  const town = [place.postal_code, place.city].filter(Boolean).join(" ");
  const address = [place.street, town].filter(Boolean).join(", ");
  const phone = place.phones?.[0]?.number;
  const kind = sheet.provider ? textIn(sheet.provider, lang) : directory.term("kinds", sheet.kind, lang);
  const facts = [told(kind, lang)];
  if (address) facts.push(told({ text: address, lang: "de" }, lang));
  if (phone) facts.push(Object.assign(isolated(phone), { dir: "ltr" }));
  return facts;
}

function drawList() {
  const all = marks.all();
  const ids = new Set(all.map(({ id }) => id));
  for (const [id, item] of items) {
    if (ids.has(id)) continue;
    item.remove();
    items.delete(id);
  }
  all.forEach(({ id, note }, at) => {
    if (!items.has(id)) items.set(id, makeItem(id));
    const item = items.get(id);
    if (list.children[at] !== item) list.insertBefore(item, list.children[at] ?? null);
    const { parts } = item;
    if (parts.note.value !== note) parts.note.value = note;
    parts.up.disabled = at === 0;
    parts.down.disabled = at === all.length - 1;
  });
}

function move(id, by) {
  const all = marks.all();
  const at = all.findIndex((mark) => mark.id === id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= all.length) return;
  all.splice(to, 0, ...all.splice(at, 1));
  marks.set(all);
  // Moving an element takes the focus from it; at an end the other way is left.
  const { up, down } = items.get(id).parts;
  const [pressed, other] = by < 0 ? [up, down] : [down, up];
  (pressed.disabled ? other : pressed).focus();
  say(filled(texts.moved, { name: plainName(id), place: numbers.format(to + 1), number: numbers.format(all.length) }));
}

function offerUndo(text) {
  part("undo-text").textContent = text;
  part("undo").hidden = false;
  part("undo").querySelector("button").focus();
  say(text);
}

function take(id) {
  undone = marks.all();
  marks.set(undone.filter((mark) => mark.id !== id));
  offerUndo(filled(texts.removed, { name: plainName(id) }));
}

part("clear").addEventListener("click", () => {
  undone = marks.all();
  marks.set([]);
  offerUndo(texts.cleared);
});

part("undo").querySelector("button").addEventListener("click", () => {
  // What came since then stays.
  const known = new Set(undone.map(({ id }) => id));
  marks.set([...undone, ...marks.all().filter(({ id }) => !known.has(id))]);
  part("undo").hidden = true;
  say(texts.undone);
  toHeading();
});

function toHeading() {
  const [heading] = ["#merkliste-eintraege", "#merkliste-leer"].map((id) => page.querySelector(id)).filter((each) => each.getClientRects().length);
  heading?.focus();
}

// --- The sheet for paper

// Where the portal is published, if it is: a code with an address of this computer would lead nowhere.
function published() {
  if (page.dataset.base) return page.dataset.base;
  return /^https?:$/.test(directory.root.protocol) ? directory.root.href : null;
}

const entries = () => marks.all().flatMap(({ id, note }) => {
  const sheet = directory.get(id);
  return sheet ? [{ sheet, note }] : [];
});

// Nobody reads it between two keys, so it waits for a pause; printing does not.
let pause = 0;
function drawSheetSoon() {
  clearTimeout(pause);
  pause = setTimeout(drawSheet, 300);
}

function drawSheet() {
  clearTimeout(pause);
  const sheet = document.querySelector("[data-handout]");
  const all = directory ? entries() : [];
  sheet.replaceChildren(...(all.length ? handout(all, language.value, directory, published()) : []));
}

language.addEventListener("change", drawSheet);
window.addEventListener("beforeprint", drawSheet);
part("print").addEventListener("click", () => window.print());

// --- Handing on

part("vcard").addEventListener("click", () => {
  const base = published();
  const sheets = entries().map(({ sheet }) => {
    const source = base && sheet.url("de").replace(directory.root.href, base);
    return { ...sheet, source };
  });
  const file = URL.createObjectURL(new Blob([vcards(sheets)], { type: "text/vcard;charset=utf-8" }));
  const link = element("a");
  link.href = file;
  link.download = `${texts.file}.vcf`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(file), 60_000);
});

const addressField = part("address").querySelector("input");
const addressOf = () => `${location.href.split("#")[0]}#ids=${marks.all().map(({ id }) => id).join(",")}`;

part("link").addEventListener("click", () => {
  addressField.value = addressOf();
  part("address").hidden = false;
  addressField.focus();
  addressField.select();
});

part("copy").addEventListener("click", async () => {
  const worked = await copied(addressField);
  if (worked) say(texts.copied);
  tell(worked ? texts.copied : texts.copyFailed);
});

// --- A list from a link

let offered = []; // ids of a link that wait for an answer

function readFragment() {
  const found = /^#ids=(.*)$/.exec(location.hash);
  if (!found) return null;
  // Gone at once: neither a reload nor the next person opens the list again.
  history.replaceState(null, "", location.href.split("#")[0]);
  let text = found[1];
  try {
    text = decodeURIComponent(text);
  } catch { /* cut off in the middle of a sign: what stands there is read as it is */ }
  return text.split(",").map((id) => id.trim()).filter(Boolean);
}

// What of a link's ids the portal knows, each once, and how it tells of the others.
function sort(wanted) {
  const known = new Set(), unknown = new Set(), renamed = [];
  for (const id of wanted) {
    const sheet = isId(id) ? directory.get(id) : undefined;
    if (!sheet) {
      unknown.add(id.length > 60 ? `${id.slice(0, 60)}…` : id);
      continue;
    }
    if (sheet.id !== id && !known.has(sheet.id)) renamed.push(sheet.id);
    known.add(sheet.id);
  }
  const lines = [];
  if (renamed.length) lines.push(phrase(texts.renamed, { names: names(renamed) }));
  if (unknown.size) lines.push(phrase(texts.unknown, { ids: shortened([...unknown]) }));
  return { ids: [...known], lines };
}

const names = (ids) => listed(ids.map((id) => nameOf(directory.get(id))));
const shortened = (ids) => listed([...ids.slice(0, 5).map(isolated), ...(ids.length > 5 ? ["…"] : [])]);

function openLink() {
  const wanted = readFragment();
  if (!wanted) return;
  const { ids, lines } = sort(wanted);
  if (!ids.length) return tellMore(texts.linkEmpty, ...lines);
  const own = marks.all().map(({ id }) => id);
  const news = ids.filter((id) => !own.includes(id));
  if (!own.length) {
    marks.set(ids.map((id) => ({ id })));
    return tellMore(filled(texts.taken, { number: numbers.format(ids.length) }), ...lines);
  }
  tellMore(...lines);
  if (!news.length && ids.join() === own.join()) return;
  offered = ids;
  part("opened-list").replaceChildren(...ids.map((id) => {
    const link = element("a", "", nameOf(directory.get(id)));
    link.href = directory.get(id).url(lang);
    return element("li", "", link);
  }));
  part("opened").hidden = false;
  page.querySelector("#merkliste-aus-dem-link").focus();
}

function answer(next) {
  part("opened").hidden = true;
  if (next) {
    undone = marks.all();
    marks.set(next);
    offerUndo(filled(texts.taken, { number: numbers.format(offered.length) }));
  } else toHeading();
  offered = [];
}

// Notes of what is in both lists stay.
const noted = () => new Map(marks.all().map((mark) => [mark.id, mark]));
part("replace").addEventListener("click", () => answer(offered.map((id) => noted().get(id) || { id })));
part("join").addEventListener("click", () => {
  const own = noted();
  answer([...own.values(), ...offered.filter((id) => !own.has(id)).map((id) => ({ id }))]);
});
part("dismiss").addEventListener("click", () => answer(null));

// --- Where the list is kept

const keep = part("keep");
keep.addEventListener("change", () => {
  const done = marks.keep(keep.checked);
  if (!done) tell(texts.keepFailed);
  else say(keep.checked ? texts.keptNow : texts.keptNoMore);
});

function drawNotice() {
  const { notice } = marks;
  if (!["idle", "broken"].includes(notice)) return; // what cannot be stored is told in the header of every page
  tellMore(texts[notice]);
  marks.heed();
}

// --- All together

function draw() {
  const filledIn = marks.all().length > 0;
  part("filled").hidden = !filledIn;
  part("empty").hidden = filledIn;
  part("storage").hidden = false;
  if (keep.checked !== marks.kept) keep.checked = marks.kept;
  if (!part("address").hidden) addressField.value = addressOf();
  if (!filledIn) part("address").hidden = true;
  if (directory) drawList();
  drawSheetSoon();
  drawNotice();
}

// Records that have another id now take their note along.
function follow() {
  const renamed = [];
  const all = new Map();
  for (const mark of marks.all()) {
    const now = directory.get(mark.id)?.id ?? mark.id;
    if (now !== mark.id) renamed.push(now);
    const before = all.get(now);
    const notes = [before?.note, mark.note].filter(Boolean);
    all.set(now, { id: now, note: notes.join("\n") });
  }
  if (!renamed.length) return;
  marks.set([...all.values()]);
  tellMore(phrase(texts.renamed, { names: names(renamed) }));
}

async function open() {
  try {
    directory = await loadRecords(page.dataset.records);
  } catch {
    tell(texts.failed);
    const again = element("button", "button-quiet", texts.again);
    again.type = "button";
    again.addEventListener("click", () => {
      tell();
      open();
    });
    part("notice").append(again);
    return;
  }
  draw();
  follow();
  openLink();
}

marks.onChange(draw);
window.addEventListener("hashchange", () => directory && openLink());
draw();
open();
