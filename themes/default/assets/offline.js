// What the portal does without a network, seen from a page: begins to keep it, and says what the worker has to say.
//
// In:  the note below the header, which names the worker and carries the texts.
// Out: keep() registers the worker; renew() brings the newest edition; watch() shows that a page is a kept one, or that there
//      is a new edition; root, possible, registered() and refuse() for the page that tells of all this (take.js).
//
// Invariant: nothing is kept before the first search or before somebody asks for it, nor by itself where data are to be
// saved or where it was deleted on purpose. A page is never loaded anew without its reader.
//
// Deliberately absent: what is kept, and for how long (sw.js).

const note = document.querySelector("[data-offline]");
const built = document.querySelector("[data-built]"); // says of which day the page is
const address = note && new URL(note.dataset.offline, document.baseURI).href;
export const root = address && new URL("./", address).href;
// Also where the portal lies on a disk, or where the browser forbids it.
export const possible = Boolean(address?.startsWith("http") && navigator.serviceWorker && window.caches);

const HOUR = 3600_000;
const REFUSED = `lotse-offline:${root && new URL(root).pathname}`;

function refused() {
  try {
    return localStorage.getItem(REFUSED) !== null;
  } catch {
    return false;
  }
}

// Remembers whether somebody wants nothing to be kept.
export function refuse(wanted) {
  try {
    if (wanted) localStorage.setItem(REFUSED, "1");
    else localStorage.removeItem(REFUSED);
  } catch { /* then it is asked again */ }
}

// The registration of this portal; a portal in a folder above has one of its own that fits this address, too.
export async function registered() {
  const found = await navigator.serviceWorker.getRegistration(root);
  return found?.scope === root ? found : null;
}

// Resolves when a worker has come into one of these states, and rejects when it is given up, as when a file does not come.
const reached = (worker, ...states) => new Promise((resolve, reject) => {
  const look = () => {
    if (states.includes(worker.state)) resolve();
    else if (worker.state === "redundant") reject(new Error("the portal could not be kept"));
  };
  worker.addEventListener("statechange", look);
  look();
});

let begun = null; // once a page is enough: who types on would begin again with each key
export function keep({ asked = false } = {}) {
  if (!possible) return Promise.resolve(null);
  if (!asked && (navigator.connection?.saveData || refused())) return Promise.resolve(null);
  if (asked) refuse(false);
  if (asked || !begun) begun = begin(asked);
  return begun;
}

// Resolves to the registration.
async function begin(asked) {
  const registration = await navigator.serviceWorker.register(address, { updateViaCache: "none" });
  const worker = registration.active ?? registration.waiting ?? registration.installing;
  await reached(worker, "activated");
  if (asked) worker.postMessage({ type: "asked" });
  worker.postMessage({ type: "speak" }); // the language of this page, if it is another one than before
  watch();
  return registration;
}

// Brings the newest edition and lets it answer, so that what is fetched next is of one build.
export async function renew(registration) {
  await registration.update();
  const next = registration.installing ?? registration.waiting;
  if (!next || next === registration.active) return;
  await reached(next, "installed", "activating", "activated");
  if (registration.waiting) registration.waiting.postMessage({ type: "now" });
  await reached(next, "activated");
}

function show(text, label, act) {
  const line = document.createElement("span");
  line.textContent = text;
  note.replaceChildren(line);
  if (!label) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button-quiet";
  button.textContent = label;
  button.addEventListener("click", act);
  note.append(button);
}

const ask = (worker, message) => new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => resolve(data);
  worker.postMessage(message, [port2]);
});

let watching = false;
export async function watch() {
  if (watching || !possible) return;
  watching = true;
  const { serviceWorker } = navigator;
  const registration = await registered();
  if (!registration) return;
  const { kept, renewed, reload } = note.dataset;
  let wanted = false;
  const again = () => {
    wanted = true;
    if (registration.waiting) registration.waiting.postMessage({ type: "now" });
    else location.reload();
  };
  const offer = () => show(renewed, reload, again);
  const follow = (worker) => worker?.addEventListener("statechange", () => {
    if (worker.state === "installed" && registration.active) offer();
  });
  let before = serviceWorker.controller;
  serviceWorker.addEventListener("controllerchange", () => {
    if (wanted) return location.reload();
    if (before) offer(); // another tab took the new edition; what is typed here stays
    before = serviceWorker.controller;
  });
  registration.addEventListener("updatefound", () => follow(registration.installing));
  follow(registration.installing);
  if (registration.waiting) offer();
  else if (before && (await ask(before, { type: "served" })).kept) show(`${kept} ${built.textContent}`);
  let asked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - asked < HOUR) return;
    asked = Date.now();
    registration.update().catch(() => {}); // there is no network
  });
}
