// The sheets of all records: who is where, when and how, in any language that the theme has words for.
//
// In:  the address of search/<lang>.json, which names the file that src/export/sheets.rs writes; its format stands there.
// Out: loadRecords(): a directory with get(), term() and words(); factsOf() and contactBlock(): facts as nodes, in a
//      language that need not be the page's.
//
// Invariant: everything is fetched at once, and nothing after it: no request tells which records somebody needs. Ids
// may come from anywhere; what is no id of a record gives undefined.
//
// Deliberately absent: where sheets stand on a page, storage, and "open now".

import { element, filled, listed } from "./dom.js";
import { describe } from "./lookup.js";

const loaded = new Map(); // address of the manifest → directory on its way

// Resolves to { root, get(id), term(vocabulary, id, lang), words(lang) }:
//   root         the address of the portal, a URL
//   get(id)      "record" or "record/service" as a sheet, also by an id the record had before; undefined if there is none.
//                A sheet has { id, name, summary, kind, provider, places, website, access, documents, languages, cost, status,
//                verified } as in src/export/sheets.rs, services with all they have from their record; url(lang) is its page.
//   term(…)      the label of a kind, document or language: { text, lang }
//   words(lang)  the words of the hand-out
export function loadRecords(manifest) {
  const address = new URL(manifest, document.baseURI).href;
  if (!loaded.has(address)) {
    const coming = load(address);
    coming.catch(() => loaded.delete(address)); // a lost connection is no answer for ever
    loaded.set(address, coming);
  }
  return loaded.get(address);
}

async function load(manifest) {
  const { root, folder, pack } = await describe(manifest);
  const response = await fetch(new URL(pack.records, folder));
  if (!response.ok) throw new Error(`${pack.records}: ${response.status}`);
  return directory(await response.json(), root);
}

// What the file says of each language, once it is there: its direction, and the languages its readers read next.
const described = new Map();

export const directionOf = (lang) => described.get(lang)?.dir ?? "ltr";

// The languages in which something is looked for, the wanted one first.
const orderOf = (lang) => [lang, ...(described.get(lang)?.then ?? []), "de"];

// A text in `lang`, else in the next language that its readers know, else in whatever there is, with the language it is in.
export function textIn(text, lang) {
  const found = [...orderOf(lang), ...Object.keys(text || {})].find((code) => text && Object.hasOwn(text, code));
  return found ? { text: text[found], lang: found } : { text: "", lang };
}

function directory({ languages, prefixes, words, terms, former, records }, root) {
  for (const { code, ...said } of languages) described.set(code, said);
  const all = new Map(Object.entries(records));
  const moved = new Map(Object.entries(former));
  const place = (path) => {
    const [record, id] = path.split("/");
    const host = all.get(record);
    const found = host?.locations?.find((location) => location.id === id);
    return found && { host, found };
  };

  // Where a service is held: of places of others only what the building is counts, since hours and telephones are not its own.
  function placesOf(record, { at, contact }) {
    const hosts = (at || []).map(place).filter(Boolean).map(({ host, found }) => {
      const { name, street, postal_code, city, confidential, directions, features } = found;
      return host === record ? found : { name: name || host.name.de, street, postal_code, city, confidential, directions, features };
    });
    const base = hosts.length ? hosts : record.locations || [];
    if (!contact) return base;
    if (contact.street || !base.length) return [contact];
    return base.length === 1 ? [{ ...base[0], ...contact }] : [contact, ...base];
  }

  function get(id) {
    const [named, serviceId] = String(id).split("/");
    const recordId = all.has(named) ? named : moved.get(named);
    const record = all.get(recordId);
    if (!record) return undefined;
    const services = new Map(Object.entries(record.services || {}));
    const service = services.get(serviceId);
    if (serviceId !== undefined && !service) return undefined;
    const { locations, services: _, url, ...own } = record;
    const sheet = service
      ? { ...own, status: record.status, ...service, provider: record.name, places: placesOf(record, service) }
      : { ...own, places: locations || [] };
    const documents = [...new Set((sheet.access || []).flatMap((way) => way.documents || []))];
    const anchor = service ? `#service-${serviceId}` : "";
    return {
      ...sheet,
      documents,
      id: service ? `${recordId}/${serviceId}` : recordId,
      successor: sheet.status?.successor && all.has(sheet.status.successor) ? sheet.status.successor : null,
      url: (lang) => new URL(`${prefixes[lang] ?? prefixes.de ?? ""}${url}${anchor}`, root).href,
    };
  }

  return {
    root,
    get,
    words: (lang) => orderOf(lang).map((code) => words[code]).find(Boolean),
    term: (vocabulary, id, lang) => {
      const label = Object.hasOwn(terms[vocabulary], id) ? terms[vocabulary][id] : { de: id };
      return textIn(label, lang);
    },
  };
}

// --- Facts as nodes

// A text that stands where `around` is spoken: marked where it is in another language.
export function told({ text, lang }, around) {
  if (lang === around) return element("bdi", "", text);
  const node = element("bdi", "", text);
  node.lang = lang;
  node.dir = directionOf(lang);
  return node;
}

const german = (text, around) => told({ text, lang: "de" }, around);

// Numbers and addresses on the web run from left to right in every script.
function plain(text, href) {
  const node = element("bdi", "", href ? element("a", "", text) : text);
  node.dir = "ltr";
  if (href) node.firstChild.href = href;
  return node;
}

const line = (...content) => element("span", "sheet-line", ...content);

// A German sentence has a line of its own. A long one begins where it is read from, a short one keeps to its column.
const LONG = 40;
const remark = (text, around) => (
  element("span", `sheet-line sheet-remark${text.length > LONG ? " sheet-long" : ""}`, german(text, around)));

// `2024-03` as one says it in a language, as precise as it is. Digits are those of telephone numbers in every language.
export function dateIn(date, lang) {
  const parts = ["year", "month", "day"].slice(0, date.split("-").length);
  const options = { year: "numeric", month: "long", day: "numeric" };
  const chosen = Object.fromEntries(parts.map((part) => [part, options[part]]));
  const locales = orderOf(lang).map((code) => `${code}-u-ca-gregory-nu-latn`);
  const format = new Intl.DateTimeFormat(locales, { ...chosen, timeZone: "UTC" });
  return format.format(new Date(`${date}${"-01".repeat(3 - parts.length)}T00:00Z`));
}

const clock = (minutes) => {
  const minute = minutes > 1440 ? minutes - 1440 : minutes; // 24:00 ends a day, 26:00 is two o'clock on the next one
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
};

function spanIn({ from, to, open_end, maybe, comment }, words, lang) {
  const wholeDay = from === 0 && to === 1440;
  let text = filled(words.span, { from: clock(from), to: clock(to) });
  if (wholeDay && maybe) text = comment ? "" : words["by-arrangement"];
  else if (wholeDay && !open_end) text = words["all-day"];
  else if (open_end) text = filled(words.from, { from: clock(from) });
  const said = text ? [element("bdi", "", text)] : [];
  if (comment) said.push(...(text ? [" "] : []), german(comment, lang));
  return said;
}

// One line for days in a row with the same hours.
function hoursIn({ always, week, lines = [] }, words, lang) {
  if (always) return [line(words.always)];
  const rows = [];
  for (let first = 0; week && first < 7;) {
    let last = first;
    while (last < 6 && JSON.stringify(week[last + 1]) === JSON.stringify(week[first])) last += 1;
    const day = (number) => words[`weekday-${number + 1}`];
    const days = first === last ? day(first) : filled(words.weekdays, { first: day(first), last: day(last) });
    const times = week[first].map((span) => spanIn(span, words, lang));
    rows.push(line(`${days}: `, ...(times.length ? listed(times).flat() : [words.closed])));
    first = last + 1;
  }
  return [...rows, ...lines.map((text) => remark(text, lang))];
}

function addressOf({ confidential, central, street, postal_code, city, directions }, words, lang) {
  const lines = [];
  const town = [postal_code, city].filter(Boolean).join(" ");
  if (confidential) lines.push(line(words["address-protected"]));
  else for (const text of [street, town]) if (text) lines.push(line(german(text, lang)));
  if (directions) lines.push(remark(directions, lang));
  if (central) lines.push(line(words.central));
  return lines;
}

const shown = (url) => url.replace(/^https?:\/\/(www\.)?/, "").replace(/[/?#]+$/, "");

function wayIn({ how, uses, professional, reply_within, note }, words, lang) {
  const known = { phone: "phone", email: "email", online: "website" }[how] === uses
    || (how === "walk-in" && ["address", "hours"].includes(uses));
  const way = words[`access-${how}`];
  const text = uses && !known ? filled(words["access-through"], { how: way, contact: words[`by-${uses}`] }) : way;
  const said = [professional ? `${words["access-professional"]}: ${text}` : text];
  if (reply_within) said.push(`. ${words.reply}: `, german(reply_within, lang));
  return [line(...said), ...(note ? [remark(note, lang)] : [])];
}

// The facts of a sheet, in an order that is the same in every language: [{ key, label, content: [nodes] }]. The facts of
// a place that has a name follow a fact `place`, which says it.
export function factsOf(sheet, lang, directory, { professional = true } = {}) {
  const words = directory.words(lang);
  const facts = [];
  const add = (key, content, label = words[key]) => {
    if (content.length) facts.push({ key, label, content });
  };
  const { status, access = [] } = sheet;
  if (status) {
    const said = [line(words[`status-${status.is}`])];
    const next = sheet.successor && directory.get(sheet.successor);
    if (next) said.push(line(`${words.successor}: `, told(textIn(next.name, lang), lang)));
    add("status", said, words.note);
  }
  for (const place of sheet.places) {
    if (place.name) add("place", [german(place.name, lang)]);
    add("address", addressOf(place, words, lang));
    add("phone", (place.phones || []).map(({ number, href, label }) => (
      line(plain(number, href), ...(label ? [" ", german(`(${label})`, lang)] : [])))));
    if (place.email) add("email", [plain(place.email, `mailto:${place.email}`)]);
    if (place.website) add("website", [plain(shown(place.website), place.website)]);
    const hours = place.by_appointment ? [line(element("strong", "", words["by-appointment"]))] : [];
    if (place.hours) hours.push(...hoursIn(place.hours, words, lang));
    if (place.hours_note) hours.push(remark(place.hours_note, lang));
    add("hours", hours, place.by_appointment && place.hours ? words["hours-appointment"] : words.hours);
    if (place.phone_hours) add("phone-hours", hoursIn(place.phone_hours, words, lang));
    for (const { about, known = [], note } of place.features || []) {
      const said = known.map(([key, isThere]) => line(words[`feature-${about}-${key}${isThere ? "" : "-no"}`]));
      if (note) said.push(remark(note, lang));
      add("features", said, words[`feature-${about}`]);
    }
  }
  const { website } = sheet;
  if (website && !sheet.places.some((place) => place.website === website)) add("website", [plain(shown(website), website)]);
  const reachable = facts.some(({ key }) => ["phone", "email", "website"].includes(key)) || sheet.places.some(({ street }) => street);
  if (!reachable && !status) add("contact", [line(words["no-contact"])], words.note);
  add("access", access.filter((way) => professional || !way.professional).flatMap((way) => wayIn(way, words, lang)));
  add("documents", sheet.documents.map((id) => line(told(directory.term("documents", id, lang), lang))));
  add("languages", listed((sheet.languages || []).map((id) => told(directory.term("languages", id, lang), lang))));
  if (sheet.cost) {
    const said = [line(words[sheet.cost.free ? "cost-free" : "cost-fee"])];
    if (sheet.cost.note) said.push(remark(sheet.cost.note, lang));
    add("cost", said);
  }
  return facts;
}

// The facts as a list of terms, for a page in `lang`. With `only`, a set of keys, those alone.
export function contactBlock(sheet, lang, directory, { only = null, ...options } = {}) {
  const list = element("dl", "sheet");
  for (const { key, label, content } of factsOf(sheet, lang, directory, options)) {
    if (only && !only.has(key)) continue;
    list.append(element("div", `sheet-${key}`, element("dt", "", label), element("dd", "", ...content)));
  }
  return list;
}
