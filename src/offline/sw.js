// The portal without a network: keeps what was visited, and serves it when there is nothing else.
//
// In:  offline.json, which names every file that may be kept, with its size and hash; requests of pages; messages
//      {type: "served"} (answered with {kept}), {type: "now"} (a new build takes over), {type: "speak"} (one more language).
// Out: fresh files where there is a network, else kept ones; for a page that is not kept the way to offline/#path.
//
// Invariant: a cache belongs to one build, and is used only once all of its start files are in it. What offline.json
// does not name, such as pages on protection from violence, is never kept.
//
// Deliberately absent: anything that is fetched without a page or a person asking for it, but for a new build's own files.
"use strict";

const VERSION = "__VERSION__";
const ROOT = self.registration.scope;
const OURS = `lotse ${ROOT} `; // several portals may share a host
const NAME = OURS + VERSION;
const LIST = `${ROOT}offline.json`;
const ALL = `${ROOT}offline.all`; // is in the cache of whoever took everything along
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

let list = null;
async function listing() {
  list ??= await (await caches.match(LIST, { cacheName: NAME }))?.json() ?? null;
  return list;
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

// Brings files into the cache, from that of the build before where they are the same. All or none: the first that does not
// come ends it.
async function fill(cache, files, wanted, before) {
  const queue = [...wanted];
  let strange = false;
  async function lane() {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      const address = addressOf(file);
      const [, hash] = files[file];
      const had = before && await before.match(address);
      if (had && await hashOf(file, had.clone()) === hash) {
        await cache.put(address, had);
        continue;
      }
      let response = null;
      for (const mode of [HASHED.test(file) ? "default" : "no-cache", "reload"]) {
        response = await fetch(address, { cache: mode });
        if (!response.ok) throw new Error(`${address}: ${response.status}`);
        if (await hashOf(file, response.clone()) === hash) break;
        if (mode === "reload") strange = true;
      }
      await cache.put(address, await plain(response));
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return !strange;
}

// Some hosts change pages on their way. That is no fault; but a newer build is, since files of two would be mixed.
async function confirm() {
  const script = await (await fetch(`${ROOT}sw.js`, { cache: "no-store" })).text();
  if (!script.includes(`"${VERSION}"`)) throw new Error("a newer build is there already");
}

// The languages of the pages that are open, and of those that were kept before.
async function spoken(languages, before) {
  const open = await self.clients.matchAll({ includeUncontrolled: true, type: "window" });
  const paths = open.filter(({ url }) => url.startsWith(ROOT)).map(({ url }) => url.slice(ROOT.length));
  const kept = new Set(before ? (await before.keys()).map(({ url }) => url) : []);
  const of = (path) => languages.findLast(({ prefix }) => path.startsWith(prefix)).code;
  const codes = new Set(paths.map(of));
  for (const { code, start } of languages) if (kept.has(addressOf(start[0]))) codes.add(code);
  if (!codes.size) codes.add(languages[0].code);
  return languages.filter(({ code }) => codes.has(code));
}

async function install() {
  const earlier = (await names()).filter((name) => name !== NAME).at(-1);
  const before = earlier && await caches.open(earlier);
  // Whoever saves data keeps what is there until a page is asked for again.
  if (before && navigator.connection?.saveData) throw new Error("data are being saved");
  const answer = await fetch(LIST, { cache: "no-store" });
  const { version, common, languages, files } = await answer.clone().json();
  if (version !== VERSION) throw new Error("a newer build is being published");
  const wanted = new Set(common);
  for (const { start } of await spoken(languages, before)) start.forEach((file) => wanted.add(file));
  const everything = before && await before.match(ALL);
  if (everything) Object.keys(files).forEach((file) => wanted.add(file));
  for (const { url } of before ? await before.keys() : []) {
    const file = fileOf(url.slice(ROOT.length));
    if (Object.hasOwn(files, file) && !HASHED.test(file)) wanted.add(file);
  }
  await caches.delete(NAME);
  const cache = await caches.open(NAME);
  try {
    if (!await fill(cache, files, wanted, before)) await confirm();
    if (everything) await cache.put(ALL, everything);
    await cache.put(LIST, answer); // last: now the cache is whole
  } catch (error) {
    await caches.delete(NAME);
    throw error;
  }
}

// The files of the build before stay for tabs that were opened with it, without its pages, which would be old.
async function activate() {
  const earlier = (await names()).filter((name) => name !== NAME);
  const last = earlier.pop();
  await Promise.all(earlier.map((name) => caches.delete(name)));
  if (last) {
    const cache = await caches.open(last);
    const pages = (await cache.keys()).filter(({ url }) => !HASHED.test(url.slice(ROOT.length)));
    await Promise.all(pages.map((request) => cache.delete(request)));
  }
  await self.clients.claim();
}

async function speak(url) {
  const { languages, files } = await listing() ?? { languages: [] };
  const path = url.slice(ROOT.length);
  const language = languages.findLast(({ prefix }) => path.startsWith(prefix));
  const cache = await caches.open(NAME);
  const missing = [];
  for (const file of language?.start ?? []) if (!await cache.match(addressOf(file))) missing.push(file);
  await fill(cache, files, missing, null);
}

// --- Answers

const served = new Map(); // id of a client → whether its page was a kept one

// A name with a hash says what is in the file, whichever build it came with.
async function named(event, address) {
  const kept = event.request.cache === "reload" ? null : await caches.match(address, { ignoreVary: true });
  if (kept) return kept;
  const response = await fetch(event.request);
  if (response.ok) event.waitUntil(put(address, response.clone()));
  return response;
}

async function put(address, response) {
  const cache = await caches.open(NAME);
  await cache.put(address, response).catch(() => {}); // a full device keeps no more, and reads on
}

async function fresh(event, address, path) {
  const { request, resultingClientId } = event;
  const files = (await listing())?.files ?? {};
  const kept = await caches.match(address, { cacheName: NAME, ignoreVary: true });
  const coming = fetch(request).then((response) => {
    const mayKeep = response.ok && !response.redirected && Object.hasOwn(files, fileOf(path));
    // search/<lang>.json names the files of its own build, which are kept with it.
    if (mayKeep && !path.startsWith("search/")) event.waitUntil(put(address, response.clone()));
    return response;
  });
  const wait = (ms) => new Promise((resolve) => { setTimeout(resolve, ms, null); });
  try {
    const response = await (kept ? Promise.race([coming, wait(PATIENCE)]) : coming);
    if (response && (response.status < 500 || !kept)) return response;
  } catch { /* there is no network */ }
  coming.catch(() => {});
  if (kept) {
    if (resultingClientId) served.set(resultingClientId, true);
    return kept;
  }
  return request.mode === "navigate" ? instead(path) : Response.error();
}

// Where a page that is not there leads to: itself with the slash that was left out, or what is known about it.
async function instead(path) {
  const slashed = `${ROOT}${path}/`;
  if (path && !path.endsWith("/") && await caches.match(slashed, { cacheName: NAME })) return Response.redirect(slashed);
  const language = (await listing())?.languages.findLast(({ prefix }) => path.startsWith(prefix));
  const page = `${ROOT}${language?.prefix ?? ""}offline/`;
  if (!await caches.match(page, { cacheName: NAME })) return Response.error();
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
  if (data.type === "speak") event.waitUntil(speak(source.url).catch(() => {}));
});
