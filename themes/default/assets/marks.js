// What a person marked: the list, where it is kept and for how long, and the buttons that change it.
//
// In:  presses of buttons; the storage of the browser; the header's link, which carries the texts and the way to the root.
// Out: `marks`, the list with all that can be done to it; markButton(); the number in the header; `change` events.
//
// Invariant: the list lives as long as its tab, unless the person chose to keep it on the device. In a tab that nobody
// used for half an hour it is emptied, since the next person at a shared computer is another one. What cannot be stored
// is held in memory and told; nothing is thrown, and nothing is stored for whoever marks nothing. Stored text may have
// been changed by hand: only ids and notes are taken from it.
//
// Deliberately absent: what the records are (records.js), and the page of the list (shortlist.js). This module needs
// no other, since every page loads it; whoever reads without a network gets one more.

const IDLE = 30 * 60_000;
const WATCH = 20_000; // so often a tab looks whether it is idle, and so much a time stamp may be late
const VERSION = 1;
const ID = /^[a-z0-9-]{1,100}(\/[a-z0-9-]{1,100})?$/;
const LONGEST_NOTE = 1000;

const link = document.querySelector("[data-marks]");
const texts = link?.dataset ?? {};
// Several portals may share an address: each has a list of its own.
const KEY = `lotse-marks:${new URL(texts.marks || "./", document.baseURI).pathname}`;

export const isId = (text) => ID.test(text);

// --- Storage: each function says whether it worked

const stores = { kept: () => window.localStorage, tab: () => window.sessionStorage };

function read(store) {
  try {
    return { text: stores[store]().getItem(KEY) };
  } catch {
    return { text: null, forbidden: true };
  }
}

function write(store, value) {
  try {
    if (value === null) stores[store]().removeItem(KEY);
    else stores[store]().setItem(KEY, JSON.stringify(value));
    return null;
  } catch (error) {
    return error?.name === "QuotaExceededError" ? "full" : "forbidden";
  }
}

// The marks of a stored text; `broken` tells that not all of it could be understood.
function parse(text) {
  const found = { marks: [], seen: 0, idle: false, broken: false };
  if (text === null) return found;
  let data;
  try {
    data = JSON.parse(text);
  } catch { /* told below */ }
  if (!Array.isArray(data?.marks)) return { ...found, broken: true };
  const known = new Set();
  for (const mark of data.marks) {
    const { id, note = "" } = mark ?? {};
    const sound = typeof id === "string" && isId(id) && typeof note === "string";
    if (!sound) found.broken = true;
    else if (!known.has(id)) found.marks.push({ id, note: note.slice(0, LONGEST_NOTE) });
    known.add(id);
  }
  // A clock that was set back makes nothing younger than now.
  found.seen = Number.isFinite(data.seen) ? Math.min(data.seen, Date.now()) : 0;
  found.idle = data.idle === true;
  return found;
}

// --- The list

let list = [];
let kept = false; // on this device, by choice
let seen = 0; // when somebody was last here
let notice = ""; // "idle", "broken", "full", "forbidden": what the person must know about the list
let memory = false; // nothing can be stored

const changed = new EventTarget();
const tell = () => changed.dispatchEvent(new Event("change"));

const TROUBLES = ["full", "forbidden"];

function save() {
  seen = Date.now();
  const value = kept ? { version: VERSION, marks: list } : { version: VERSION, marks: list, seen };
  const failed = write(kept ? "kept" : "tab", list.length || kept ? value : null);
  memory = Boolean(failed);
  notice = failed || (TROUBLES.includes(notice) ? "" : notice);
}

function load() {
  const device = read("kept");
  const tab = read("tab");
  memory = Boolean(tab.forbidden && (device.forbidden || device.text === null));
  if (memory) return; // told when something is marked: before that there is nothing to lose
  kept = device.text !== null;
  const own = parse(tab.text);
  seen = own.seen;
  list = own.marks;
  if (own.idle) notice = "idle";
  if (own.broken) notice = "broken";
  if (kept) join(parse(device.text));
  else forgetIfIdle();
}

// The kept list, and behind it what this tab had alone.
function join(device) {
  const ids = new Set(device.marks.map(({ id }) => id));
  const alone = list.filter(({ id }) => !ids.has(id));
  list = [...device.marks, ...alone];
  kept = true;
  if (device.broken) notice = "broken";
  write("tab", null);
  if (alone.length) save();
}

function forgetIfIdle() {
  if (kept || !list.length || Date.now() - seen < IDLE) return;
  list = [];
  notice = "idle";
  if (!memory) write("tab", { version: VERSION, marks: [], idle: true }); // so that the page of the list can tell it
  tell();
}

function change(next) {
  list = next;
  notice = "";
  save();
  tell();
}

export const marks = {
  all: () => list.map((mark) => ({ ...mark })),
  has: (id) => list.some((mark) => mark.id === id),
  get kept() { return kept; },
  get notice() { return notice; },
  get lasting() { return !memory; },
  // The notice was read.
  heed() {
    if (notice === "idle" && !memory) write("tab", null);
    notice = "";
  },
  toggle: (id) => change(marks.has(id) ? list.filter((mark) => mark.id !== id) : [...list, { id, note: "" }]),
  // Everything anew: [{ id, note }].
  set: (all) => change(all.map(({ id, note = "" }) => ({ id, note: note.slice(0, LONGEST_NOTE) }))),
  note(id, note) {
    const mark = list.find((each) => each.id === id);
    if (!mark) return;
    mark.note = note.slice(0, LONGEST_NOTE);
    change(list);
  },
  // Keeps the list on this device, or in this tab alone again. Says whether that worked.
  keep(wanted) {
    const before = kept;
    kept = wanted;
    const problem = write(kept ? "kept" : "tab", { version: VERSION, marks: list, ...(kept ? {} : { seen: Date.now() }) });
    if (problem) {
      kept = before;
      notice = problem;
    } else {
      memory = false;
      notice = "";
      seen = Date.now();
      write(kept ? "tab" : "kept", null);
      if (!kept && !list.length) write("tab", null);
    }
    tell();
    return !problem;
  },
  onChange: (act) => changed.addEventListener("change", act),
};

load();

// Another tab changed the kept list, began to keep one, or stopped.
window.addEventListener("storage", ({ key, newValue, storageArea }) => {
  let ours = false;
  try {
    ours = storageArea === window.localStorage && (key === KEY || key === null);
  } catch { /* forbidden: nothing is kept */ }
  if (!ours || (newValue === null && !kept)) return;
  if (newValue !== null && !kept) join(parse(newValue));
  else {
    const device = parse(newValue);
    kept = newValue !== null;
    list = device.marks;
    if (device.broken) notice = "broken";
  }
  tell();
});

// --- Idling

// Whoever moves, types or taps is there.
function touch() {
  if (kept || !list.length) return;
  forgetIfIdle();
  if (list.length && Date.now() - seen > WATCH) save();
}
for (const kind of ["pointerdown", "keydown", "scroll"]) window.addEventListener(kind, touch, { passive: true });
document.addEventListener("visibilitychange", forgetIfIdle);
window.addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  load(); // the page comes from the browser's memory, and knows the list of then
  tell();
});
// Whoever leaves a page quickly leaves nothing in the tab; what is kept on the device was kept by choice.
document.addEventListener("lotse-leave", () => {
  if (!kept && list.length) change([]);
});
setInterval(forgetIfIdle, WATCH);
if (list.length && !kept) save();

// --- Buttons and the number in the header

function show(button) {
  const on = marks.has(button.dataset.mark);
  const pressed = String(on);
  if (button.getAttribute("aria-pressed") === pressed && "ready" in button.dataset) return;
  const text = on ? texts.marked : texts.mark;
  button.setAttribute("aria-pressed", pressed);
  button.setAttribute("aria-label", `${text}: ${button.dataset.name}`);
  button.textContent = text;
  button.dataset.ready = "";
}

// A button for the record (or "record/service") with this id, for pages made in the browser.
export function markButton(id, title) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "mark button-quiet";
  Object.assign(button.dataset, { mark: id, name: title });
  show(button);
  return button;
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("button[data-mark]");
  if (button) marks.toggle(button.dataset.mark);
});

function draw() {
  for (const button of document.querySelectorAll("button[data-mark]")) show(button);
  if (!link) return;
  const number = link.querySelector("[data-number]");
  number.textContent = list.length ? ` (${new Intl.NumberFormat(document.documentElement.lang).format(list.length)})` : "";
  // A list that cannot be stored goes with the link.
  const carried = memory && list.length ? `#ids=${list.map(({ id }) => id).join(",")}` : "";
  if (link.hash !== carried) link.hash = carried;
  const trouble = document.querySelector("[data-marks-trouble]");
  const told = TROUBLES.includes(notice) && list.length ? texts[notice] : "";
  if (trouble.textContent !== told) trouble.textContent = told;
}

marks.onChange(draw);
draw();

// Where the portal is kept on the device, it says whether a page is a kept one, and when there is a new edition.
if (navigator.serviceWorker?.controller) import("./offline.js").then(({ watch }) => watch());
