// The referral finder: questions on one side, the answer on the other.
//
// In:  the fields of the page; once, the fragment of a link that somebody made.
// Out: the answer, anew with every change; the next question; what is wrong with what was told.
//
// Invariant: engine, rules and sheets are fetched before anything is asked, whatever will be asked; after that nothing is
// requested or stored, and the address stays as it is. A link is made only on request, and its facts go from the address
// as soon as they are in the form.
//
// Deliberately absent: the referral itself (the engine), drawing (answers.js), fields and links (facts.js).

import { createAnswers } from "./answers.js";
import { openSearch } from "./client.js";
import { copied, element, filled } from "./dom.js";
import { fieldsOf, fromFragment, toFragment } from "./facts.js";
import { describe } from "./lookup.js";

const page = document.querySelector("[data-finder]");
const texts = JSON.parse(document.querySelector("[data-texts]").textContent);
const part = (name) => page.querySelector(`[data-${name}]`);
const form = page.querySelector("form");
const fields = fieldsOf(form);
const { manifest, worker } = page.dataset;
const answers = createAnswers(part("answers"), texts, manifest);

let client = null; // a promise of the engine with its rules
let skip = []; // facts the person leaves open
let told = []; // what was wrong with a link, until something is changed
let turn = 0;
let quiet = false; // the form is emptied for the facts of a link, not by the person

async function open(fresh) {
  const { folder, pack } = await describe(manifest, fresh);
  const url = (name) => name && new URL(name, folder).href;
  if (!pack.engine) throw new Error("no engine");
  const opened = openSearch({ worker, fresh, engine: url(pack.engine), rules: url(pack.rules) });
  await Promise.all([opened.ready(), answers.load()]);
  return opened;
}

function mark(faults) {
  for (const note of form.querySelectorAll(".error")) note.remove();
  for (const field of form.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-errormessage");
  }
  for (const { field, text } of faults) {
    const note = element("span", "error", texts[text]);
    note.id = `${field.id}-fehler`;
    field.before(note);
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-errormessage", note.id);
  }
}

function notices(list) {
  const box = part("notices");
  if (list.join() === [...box.children].map(({ textContent }) => textContent).join()) return;
  box.hidden = !list.length;
  box.replaceChildren(...list.map((text) => element("p", "", text)));
}

// The day of the person, not that of the build: rules have dates.
function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

const isEmpty = (inquiry) => Object.keys(inquiry).length === 0;

function begin() {
  part("answers").replaceChildren();
  part("no").hidden = true;
  part("share").hidden = true;
  part("next").hidden = true;
  if (part("fallback")) part("fallback").hidden = true;
}

function show(referral) {
  const { fits, ask } = referral.counts;
  const none = fits + ask === 0;
  part("status").textContent = none ? texts["count-none"] : filled(texts.count, { fits, ask });
  answers.draw(referral, part("no"));
  if (part("fallback")) part("fallback").hidden = !none;
  part("share").hidden = false;
  const { next } = referral;
  part("next").hidden = !next;
  if (!next) return;
  part("question").textContent = next.text;
  part("matters").textContent = filled(texts.matters, { n: next.matters });
  part("next").dataset.next = next.fact;
}

function trouble() {
  const retry = element("button", "", texts.retry);
  retry.type = "button";
  retry.addEventListener("click", async () => {
    part("status").textContent = texts.loading;
    client = open(true);
    try {
      await client;
    } catch {
      return trouble();
    }
    part("trouble").hidden = true;
    await update();
    return document.getElementById("wegweiser-antwort").focus();
  });
  part("trouble").replaceChildren(element("p", "", texts.trouble), retry);
  part("trouble").hidden = false;
  part("status").textContent = "";
  begin();
}

async function update() {
  const mine = ++turn;
  const { inquiry, faults } = fields.read();
  mark(faults.filter(({ field }) => field !== document.activeElement));
  part("address").hidden = true;
  part("copied").textContent = "";
  if (isEmpty(inquiry)) {
    begin();
    notices(told);
    part("status").textContent = texts.start;
    return;
  }
  if (!part("status").textContent || part("status").textContent === texts.start) part("status").textContent = texts.loading;
  try {
    const referral = await (await client).refer({ ...inquiry, skip, day: today() });
    if (mine !== turn) return;
    part("trouble").hidden = true;
    notices([...told, ...referral.notices.map(({ text }) => text)]);
    show(referral);
  } catch (error) {
    if (error.code === "superseded" || mine !== turn) return;
    trouble();
  }
}

// Whether there was a link to read.
function readLink() {
  if (location.hash.length < 2 || document.getElementById(decodedHash())) return false;
  const { facts, strange } = fromFragment(location.hash);
  // What is no link at all takes nothing away.
  if (Object.keys(facts).length) {
    quiet = true;
    form.reset();
    skip = [];
  }
  const rest = [...strange, ...fields.fill(facts)];
  told = Object.keys(facts).length ? [texts["link-taken"]] : [];
  if (rest.length) told.push(filled(texts["link-unknown"], { id: rest.join(", ") }));
  if (["residence", "benefits", "children", "months", "german", "languages"].some((fact) => fact in facts)) part("person").open = true;
  history.replaceState(null, "", location.pathname + location.search);
  return true;
}

function decodedHash() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return location.hash.slice(1);
  }
}

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", () => {
  told = [];
  update();
});
// What is wrong with a number is told when somebody goes on, not while they are still typing.
form.addEventListener("focusout", () => setTimeout(() => mark(fields.read().faults.filter(({ field }) => field !== document.activeElement))));
form.addEventListener("reset", () => {
  if (quiet) {
    quiet = false;
    return;
  }
  setTimeout(emptied);
});

function emptied() {
  skip = [];
  told = [];
  update();
  part("status").textContent = texts["reset-done"];
}

part("tell").addEventListener("click", () => {
  const name = part("next").dataset.next;
  const field = fields.field(name);
  if (part("person").contains(field)) part("person").open = true;
  const target = field.matches("select, input") ? field : field.querySelector("input");
  target.focus();
  target.scrollIntoView({ block: "center" });
});
part("skip").addEventListener("click", () => {
  skip.push(part("next").dataset.next);
  update().then(() => document.getElementById("wegweiser-antwort").focus());
});

part("link").addEventListener("click", () => {
  const address = new URL(location.href);
  address.hash = toFragment(fields.read().inquiry);
  const field = page.querySelector("[data-address] input");
  field.value = address.href;
  part("address").hidden = false;
  field.focus();
  field.select();
});
part("copy").addEventListener("click", async () => {
  const worked = await copied(page.querySelector("[data-address] input"));
  part("copied").textContent = texts[worked ? "link-copied" : "link-copy-failed"];
});

client = open(false);
client.catch(() => trouble());
window.addEventListener("hashchange", () => {
  if (readLink()) update();
});
readLink();
update();
