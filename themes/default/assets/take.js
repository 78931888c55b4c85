// The page on what of the portal is on the device: keeps it, takes everything along, deletes it; and stands in for a page
// that is not there, whose path is in the fragment.
//
// In:  offline.json, the caches of the worker (sw.js), the sheets of all records.
// Out: the state in words, a progress bar; or the sheet of a record.
//
// Invariant: nothing is fetched before somebody presses a button, but the list of sizes. The fragment may come from
// anywhere: it is only compared with addresses of the portal.
//
// Deliberately absent: keeping what is visited, and the start pages (sw.js). What is asked for here is kept here, since
// only then a full device can be told.

import { filled, locales } from "./dom.js";
import { keep, possible, refuse, registered, renew, root } from "./offline.js";
import { contactBlock, loadRecords, textIn } from "./records.js";

const AT_ONCE = 6;
const texts = JSON.parse(document.querySelector("[data-texts]").textContent);
const { lang } = document.documentElement;
const main = document.querySelector("main");
const part = (name) => main.querySelector(`[data-${name}]`);
const number = new Intl.NumberFormat(locales);
const size = (bytes) => new Intl.NumberFormat(locales, { style: "unit", unit: "megabyte", maximumFractionDigits: bytes < 10e6 ? 1 : 0 })
  .format(bytes / 1e6);
const addressOf = (file) => root + file.replace(/(^|\/)index\.html$/, "$1");

// --- The page that is not there

async function stand(path) {
  const sheet = part("sheet");
  const portal = new URL(sheet.dataset.root, document.baseURI).href;
  const target = new URL(path, portal);
  if (!target.href.startsWith(portal)) return;
  part("take").hidden = true;
  sheet.hidden = false;
  part("again").href = target.href;
  addEventListener("online", () => comeBack(target.href), { once: true });
  const [, id] = path.match(/(?:^|\/)verzeichnis\/([^/?#]+)\/?$/) ?? [];
  const directory = id ? await loadRecords(sheet.dataset.sheet).catch(() => null) : null;
  const record = directory?.get(id);
  if (record) {
    if (!await mayBeKept(target.href)) hideable();
    const name = textIn(record.name, lang);
    part("name").textContent = name.text;
    part("name").lang = name.lang;
    document.title = name.text;
  }
  part("why").textContent = record ? texts.sheet : texts.missing;
  part("facts").replaceChildren(...(record ? [contactBlock(record, lang, directory)] : []));
}

// A device says that it is online before anything can be reached.
async function comeBack(address) {
  for (const seconds of [0, 1, 2, 4, 8]) {
    await new Promise((resolve) => { setTimeout(resolve, seconds * 1000); });
    if (await fetch(address).catch(() => null)) return location.replace(address);
  }
}

// A page that no device may keep is one that its readers may have to hide, and so is what stands in for it.
async function mayBeKept(address) {
  const { files } = await listing((await present()).cache);
  return Object.keys(files).some((file) => addressOf(file) === address);
}

function hideable() {
  part("way-out").hidden = false;
  document.documentElement.dataset.discreet = "";
  return import("./leave.js");
}

// --- What is on the device

const state = (text) => { part("state").textContent = text; };
const buttons = ["start", "all", "stop", "clear"];
const offer = (...names) => buttons.forEach((name) => { part(name).hidden = !names.includes(name); });

// The caches of this portal, and that of the build which answers; a newer one may be waiting.
async function present() {
  const own = (await caches.keys()).filter((name) => name.startsWith(`lotse ${root} `));
  for (const name of own) {
    const cache = await caches.open(name);
    if (!await cache.match(`${root}offline.active`)) continue;
    const there = new Set((await cache.keys()).map(({ url }) => url));
    return { own, cache, there };
  }
  return { own, cache: null, there: new Set() };
}

async function listing(cache) {
  const kept = cache && await cache.match(`${root}offline.json`);
  return (kept ?? await fetch(`${root}offline.json`)).json();
}

let list = null;
let missing = [];

async function look(said = "") {
  const { own, cache, there } = await present();
  list = await listing(cache);
  const all = Object.keys(list.files);
  missing = all.filter((file) => !there.has(addressOf(file)));
  const bytes = (files) => files.reduce((sum, file) => sum + list.files[file][0], 0);
  const pages = (files) => files.filter((file) => file.endsWith(".html")).length;
  const kept = pages(all) - pages(missing);
  const words = { number: number.format(kept), all: number.format(pages(all)) };
  const start = list.languages.findLast(({ prefix }) => new URL(location.href).href.slice(root.length).startsWith(prefix));
  part("start").textContent = filled(texts.start, { size: size(bytes([...list.common, ...start.start])) });
  part("all").textContent = filled(texts.all, { size: size(bytes(missing)) });
  part("sizes").hidden = !missing.length;
  if (!cache) offer("start", "all", ...(own.length ? ["clear"] : []));
  else offer("clear", ...(missing.length ? ["all"] : []));
  const told = cache ? (missing.length ? texts.some : texts.everything) : texts.nothing;
  state([said, said && !cache ? "" : filled(told, words)].filter(Boolean).join(" "));
}

let stopped = false;

async function begin() {
  offer();
  await keep({ asked: true });
}

// A page that says that its readers may have to hide it is not kept, whatever the list says.
async function take(cache, file) {
  const response = await fetch(addressOf(file), { cache: "no-cache" });
  if (!response.ok || response.redirected) throw new Error(`${file}: ${response.status}`);
  const hides = file.endsWith(".html") && /<html[^>]*\sdata-discreet/.test(await response.clone().text());
  if (!hides) await cache.put(addressOf(file), response);
}

async function takeAll() {
  stopped = false;
  offer("stop");
  part("stop").focus();
  await renew(await keep({ asked: true }));
  const { cache } = await present();
  await look();
  offer("stop");
  const total = missing.length;
  const queue = [...missing];
  const bar = part("progress");
  let done = 0;
  const tell = () => {
    bar.max = total;
    bar.value = done;
    part("progress-text").textContent = filled(texts.progress, { number: number.format(done), all: number.format(total) });
  };
  part("working").hidden = false;
  tell();
  async function lane() {
    for (let file = queue.shift(); file !== undefined && !stopped; file = queue.shift()) {
      await take(cache, file).catch((error) => { queue.length = 0; throw error; });
      done += 1;
      tell();
    }
  }
  try {
    const lanes = await Promise.allSettled(Array.from({ length: AT_ONCE }, lane));
    if (lanes.some(({ status }) => status === "rejected")) return texts.failed;
  } finally {
    part("working").hidden = true;
  }
  if (stopped) return texts.stopped;
  await cache.put(`${root}offline.all`, new Response(""));
  navigator.storage?.persist?.().catch(() => {}); // some browsers ask for this, and wait for the answer
  return "";
}

async function clear() {
  offer();
  refuse(true);
  await (await registered())?.unregister();
  const { own } = await present();
  await Promise.all(own.map((name) => caches.delete(name)));
  return texts.cleared;
}

// The focus goes to what the button did, since the button may be gone.
function on(name, act) {
  part(name).addEventListener("click", async () => {
    let said = "";
    try {
      said = await act();
    } catch {
      said = texts.failed;
    }
    await look(said).catch(() => state(texts.failed));
    const next = buttons.map(part).find((button) => !button.hidden);
    if (document.activeElement === document.body) next?.focus();
  });
}

async function tell() {
  part("panel").hidden = false;
  if (location.protocol === "file:") return state(texts.carried);
  if (!possible) return state(texts.unable);
  on("start", begin);
  on("all", takeAll);
  on("clear", clear);
  part("stop").addEventListener("click", () => { stopped = true; });
  await look().catch(() => state(texts.unable));
}

// Paths of the portal have no sign that an address would write in another way.
const path = location.hash.slice(1);
if (path && !document.getElementById(path)) stand(path);
else tell();
