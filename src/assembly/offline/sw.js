// The portal without a network: keeps what was visited, and serves it when there is nothing else.
//
// In:  offline.json, which names every file that may be kept, with its size and hash; requests of pages; messages
//      {type: "served"} (answered with {kept}), {type: "now"} (a new build takes over), {type: "speak"} (one more language),
//      {type: "asked"} (a person wants this, also where data are saved).
// Out: fresh files where there is a network, else kept ones; for a page that is not kept the way to offline/#path.
//
// Invariant: a cache belongs to one build, and is used only once all of its start files are in it. What offline.json
// does not name, such as pages on protection from violence, is never kept; nor is a page that says so itself, since the
// server may have a newer one than the list. Without its caches the worker is in nobody's way.
//
// Deliberately absent: anything that is fetched without a page or a person asking for it, but for a new build's own files.
"use strict";

const VERSION = "__VERSION__";
const ROOT = self.registration.scope;
const OURS = `lotse ${ROOT} `; // several portals may share a host
const NAME = OURS + VERSION;
const LIST = `${ROOT}offline.json`;
// Marks in a cache: everything was taken along; it was asked for; its build is the one that answers.
const ALL = `${ROOT}offline.all`;
const ASKED = `${ROOT}offline.asked`;
const ACTIVE = `${ROOT}offline.active`;
const HASHED = /^(assets|search)\/[^/]+\.[0-9a-f]{8,}(\.rules)?\.[a-z0-9]+$/;
const PATIENCE = 4000; // so long a kept page waits for a fresh one
const AT_ONCE = 6;

const fileOf = (path) => (path === "" || path.endsWith("/") ? `${path}index.html` : path);
const addressOf = (file) => ROOT + file.replace(/(^|\/)index\.html$/, "$1");
const bare = (url) => url.split(/[?#]/)[0].replace(/\/index\.html$/, "/");

// --- A build's files

async function names() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS));
}

// A browser whose store is broken has kept nothing.
const kept = (address, cacheName) => caches.match(address, { cacheName, ignoreVary: true }).catch(() => undefined);

let list = null;
async function listing() {
  list ??= await (await kept(LIST, NAME))?.json() ?? null;
  return list;
}

// The caches of other builds that were filled to the end, the newest first: the one that answers, and one that waits.
async function whole() {
  const found = [];
  for (const name of await names()) {
    const cache = await caches.open(name);
    if (name !== NAME && await cache.match(LIST)) found.unshift(cache);
  }
  return found;
}

async function inAny(sources, address) {
  for (const cache of sources) {
    const found = await cache.match(address);
    if (found) return found;
  }
  return undefined;
}

// A page without the paragraph that says of which day it is, which alone makes no new page of it.
async function undated(file, response) {
  if (!file.endsWith(".html")) return response.arrayBuffer();
  const page = await response.text();
  return new TextEncoder().encode(page.replace(/<p data-built>[^]*?(?=<\/p>)/, ""));
}

async function hashOf(file, response) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await undated(file, response)));
  return [...digest.subarray(0, 6)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// A page may not be served from an answer that was led elsewhere.
const plain = async (response) => (
  response.redirected ? new Response(await response.blob(), { headers: response.headers }) : response);

const isPage = (response) => response.headers.get("content-type")?.startsWith("text/html") ?? false;
const hides = async (response) => isPage(response) && /<html[^>]*\sdata-discreet/.test(await response.clone().text());

// The same file among what is kept of other builds.
async function same(sources, file, hash) {
  for (const cache of sources) {
    const had = await cache.match(addressOf(file));
    if (had && await hashOf(file, had.clone()) === hash) return had;
  }
  return null;
}

// Brings files into the cache, from those of other builds where they are the same. All or none: the first that does not
// come ends it.
async function fill(cache, files, wanted, sources) {
  const queue = [...wanted];
  let strange = false;
  async function bring(file) {
    const address = addressOf(file);
    const [, hash] = files[file];
    const had = await same(sources, file, hash);
    if (had) return cache.put(address, had);
    let response = null;
    for (const mode of [HASHED.test(file) ? "default" : "no-cache", "reload"]) {
      response = await fetch(address, { cache: mode });
      if (!response.ok) throw new Error(`${address}: ${response.status}`);
      if (await hashOf(file, response.clone()) === hash) break;
      if (mode === "reload") strange = true;
    }
    return await hides(response) ? undefined : cache.put(address, await plain(response));
  }
  async function lane() {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      await bring(file).catch((error) => { queue.length = 0; throw error; });
    }
  }
  const lanes = await Promise.allSettled(Array.from({ length: AT_ONCE }, lane));
  const broken = lanes.find(({ status }) => status === "rejected");
  if (broken) throw broken.reason;
  return !strange;
}

// Some hosts change pages on their way. That is no fault; but a newer build is, since files of two would be mixed.
async function confirm() {
  const script = await (await fetch(`${ROOT}sw.js`, { cache: "no-store" })).text();
  if (!script.includes(`"${VERSION}"`)) throw new Error("a newer build is there already");
}

// The languages of the pages that are open, and of those that were kept before.
async function spoken(languages, sources) {
  const open = await self.clients.matchAll({ includeUncontrolled: true, type: "window" });
  const paths = open.filter(({ url }) => url.startsWith(ROOT)).map(({ url }) => url.slice(ROOT.length));
  const of = (path) => languages.findLast(({ prefix }) => path.startsWith(prefix)).code;
  const codes = new Set(paths.map(of));
  for (const { code, start } of languages) if (await inAny(sources, addressOf(start[0]))) codes.add(code);
  if (!codes.size) codes.add(languages[0].code);
  return languages.filter(({ code }) => codes.has(code));
}

async function install() {
  const sources = await whole();
  const [all, asked] = [await inAny(sources, ALL), await inAny(sources, ASKED)];
  // Whoever saves data, and did not ask for this, has what is there until a page is asked for again.
  if (sources.length && !asked && navigator.connection?.saveData) throw new Error("data are being saved");
  const answer = await fetch(LIST, { cache: "no-store" });
  const { version, common, languages, files } = await answer.clone().json();
  if (version !== VERSION) throw new Error("a newer build is being published");
  const wanted = new Set(common);
  for (const { start } of await spoken(languages, sources)) start.forEach((file) => wanted.add(file));
  if (all) Object.keys(files).forEach((file) => wanted.add(file));
  for (const cache of sources) {
    for (const { url } of await cache.keys()) {
      const file = fileOf(url.slice(ROOT.length));
      if (Object.hasOwn(files, file) && !HASHED.test(file)) wanted.add(file);
    }
  }
  await caches.delete(NAME);
  const cache = await caches.open(NAME);
  try {
    if (!await fill(cache, files, wanted, sources)) await confirm();
    if (all) await cache.put(ALL, all);
    if (asked) await cache.put(ASKED, asked);
    await cache.put(LIST, answer); // last: now the cache is whole
  } catch (error) {
    await caches.delete(NAME);
    throw error;
  }
}

// The files of the build that answered until now stay for tabs that were opened with it, without its pages, which would be
// old. Those that were visited while this build was waiting are brought over, if they are its own.
async function activate() {
  const cache = await caches.open(NAME);
  const { files } = await listing();
  for (const name of await names()) {
    if (name === NAME) continue;
    const other = await caches.open(name);
    if (!await other.match(ACTIVE)) {
      await caches.delete(name);
      continue;
    }
    for (const request of await other.keys()) {
      const file = fileOf(request.url.slice(ROOT.length));
      if (HASHED.test(file)) continue;
      const hash = Object.hasOwn(files, file) && !await cache.match(request) && files[file][1];
      const page = hash && await same([other], file, hash);
      if (page) await cache.put(request, page);
      await other.delete(request);
    }
  }
  await cache.put(ACTIVE, new Response(""));
  await self.clients.claim();
}

async function speak(url) {
  const { languages, files } = await listing() ?? { languages: [] };
  const path = url.slice(ROOT.length);
  const language = languages.findLast(({ prefix }) => path.startsWith(prefix));
  const cache = await caches.open(NAME);
  const missing = [];
  for (const file of language?.start ?? []) if (!await cache.match(addressOf(file))) missing.push(file);
  if (!missing.length) return;
  await confirm();
  await fill(cache, files, missing, []);
}

// --- Answers

const served = new Map(); // id of a client → whether its page was a kept one

// A name with a hash says what is in the file, whichever build it came with.
async function named(event, address) {
  const had = event.request.cache === "reload" ? null : await kept(address);
  if (had) return had;
  const response = await fetch(event.request);
  if (response.ok) event.waitUntil(put(address, response.clone()));
  return response;
}

// A full device keeps no more, and reads on. Where everything was deleted, a tab that is still open begins nothing anew.
async function put(address, response) {
  try {
    if (!await caches.has(NAME) || await hides(response)) return;
    await (await caches.open(NAME)).put(address, response);
  } catch { /* it was an extra */ }
}

async function fresh(event, address, path) {
  const { request, resultingClientId } = event;
  const files = (await listing())?.files ?? {};
  const had = await kept(address, NAME);
  const coming = fetch(request);
  const keeping = coming.then((response) => {
    // What a script asks for is its own to keep: take.js does, and search/<lang>.json names files that are kept with it.
    const mayKeep = request.destination && response.ok && !response.redirected && Object.hasOwn(files, fileOf(path));
    return mayKeep ? put(address, response.clone()) : undefined;
  });
  event.waitUntil(keeping.catch(() => {})); // also when the kept page was the quicker one
  const wait = (ms) => new Promise((resolve) => { setTimeout(resolve, ms, null); });
  try {
    const response = await (had ? Promise.race([coming, wait(PATIENCE)]) : coming);
    if (response && (response.status < 500 || !had)) return response;
  } catch { /* there is no network */ }
  if (had) {
    if (resultingClientId) served.set(resultingClientId, true);
    return had;
  }
  return request.mode === "navigate" ? instead(path) : Response.error();
}

// Where a page that is not there leads to: itself with the slash that was left out, or what is known about it.
async function instead(path) {
  const slashed = `${ROOT}${path}/`;
  if (path && !path.endsWith("/") && await kept(slashed, NAME)) return Response.redirect(slashed);
  const language = (await listing())?.languages.findLast(({ prefix }) => path.startsWith(prefix));
  const page = `${ROOT}${language?.prefix ?? ""}offline/`;
  if (!await kept(page, NAME)) return Response.error();
  return Response.redirect(`${page}#${path}`);
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || request.headers.has("range") || !request.url.startsWith(ROOT)) return;
  const address = bare(request.url);
  const path = address.slice(ROOT.length);
  if (path === "sw.js") return;
  event.respondWith(HASHED.test(path) ? named(event, address) : fresh(event, address, path));
});

self.addEventListener("message", (event) => {
  const { data, source, ports: [port] } = event;
  if (data.type === "now") self.skipWaiting();
  if (data.type === "served") port?.postMessage({ kept: served.get(source.id) ?? false });
  if (data.type === "asked") event.waitUntil(put(ASKED, new Response("")));
  if (data.type === "speak") event.waitUntil(speak(source.url).catch(() => {}));
});
