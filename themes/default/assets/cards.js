// The list of results: draws hits as cards, and changes only what differs.
//
// In:  hits of the engine, or entries of the list of names, which have fewer fields; the site's root.
// Out: list items. The one link of a hit is inside the element with data-search-result; a successor stands beside it.
//
// Invariant: a hit that stays keeps its element, its link and the focus on it; a part of it that is right is not touched.
//
// Deliberately absent: which hits, and how many there are.

import { element, inLanguage, isolated, listed, marked, phrase } from "./dom.js";
import { markButton } from "./marks.js";

const keyOf = (hit, root) => new URL(hit.url, root).href;
const cards = new WeakMap(); // item → its lasting elements, and for each part what it shows

// A card without words: to copy it costs less than to make it.
const blank = element("li", "card", element("div", "", element("h3", "card-title", element("a"))));
blank.firstChild.dataset.searchResult = "";

function newCard(key) {
  const item = blank.cloneNode(true);
  const [body, title, link] = ["div", "h3", "a"].map((name) => item.querySelector(name));
  item.dataset.key = key;
  link.href = key;
  const name = (language, text, marks) => {
    link.replaceChildren(marked(text, marks)); // in place, for the focus
    inLanguage(language, link);
  };
  cards.set(item, { body, title, link, name, parts: new Map() });
  return item;
}

// Between two keys most parts of a card stay as they are. One that shows something else is made anew from what it shows
// and put behind what comes before it, unless there is nothing to show. Gives back the last part that is there.
function part({ parts }, before, make, ...shows) {
  const now = JSON.stringify(shows);
  const old = parts.get(make);
  if (old?.now === now) return old.node || before;
  const node = make(...shows);
  old?.node?.remove();
  if (node) before.after(node);
  parts.set(make, { now, node });
  return node || before;
}

const ending = (text) => (text ? element("span", "", " ", element("span", "tag", text)) : null);

function about(...facts) {
  const known = facts.filter(Boolean).map(isolated);
  return known.length ? element("p", "card-meta", ...listed(known, " · ")) : null;
}

function passage(className, language, text, marks) {
  if (!text) return null;
  const made = element("p", className, marked(text, marks));
  inLanguage(language, made);
  return made;
}

function ledBy(sentence, terms) {
  if (!terms) return null;
  return element("p", "card-meta card-via", phrase(sentence, { terms: listed(terms.map(isolated)) }));
}

function successor(label, title, href) {
  if (!title) return null;
  const link = element("a", "", isolated(title));
  link.href = href;
  return element("p", "card-next", `${label}: `, link);
}

// What the list of names alone found has no id to be marked by.
const marking = (id, title) => (id ? element("p", "mark-line", markButton(id, title)) : null);

// Of a page, the passage that was found says more than the summary; so it does where the words stand nowhere else.
function fill(item, hit, root, texts) {
  const card = cards.get(item);
  const { lang, ended } = hit;
  const language = { lang, dir: texts.directions[lang] };
  const shown = Boolean(hit.title_marks?.length || hit.summary_marks?.length);
  const terms = !shown && hit.via?.length ? hit.via : null;
  const excerpt = hit.excerpt && (hit.kind === "page" || (!shown && !terms && hit.excerpt_marks?.length));
  item.classList.toggle("card-over", Boolean(ended));
  part(card, null, card.name, language, hit.title, hit.title_marks);
  part(card, card.link, ending, ended && texts.ended);
  let last = part(card, card.title, about, hit.label, hit.place);
  last = excerpt
    ? part(card, last, passage, "card-excerpt", language, hit.excerpt, hit.excerpt_marks)
    : part(card, last, passage, "", language, hit.summary, hit.summary_marks);
  part(card, last, ledBy, texts.via, terms);
  const next = hit.successor;
  last = part(card, card.body, successor, texts.successor, next?.title, next && keyOf(next, root));
  part(card, last, marking, ["organization", "service"].includes(hit.kind) && hit.id, hit.title);
}

const byKey = (list) => new Map([...list.children].map((item) => [item.dataset.key, item]));

// Shows these hits and no others, or, with `more`, these after the present ones. Gives back their items.
export function drawCards(list, hits, root, texts, more = false) {
  const known = byKey(list);
  let place = more ? null : list.firstChild;
  const items = hits.map((hit) => {
    const key = keyOf(hit, root);
    const item = known.get(key) || newCard(key);
    fill(item, hit, root, texts);
    if (item === place) place = item.nextSibling;
    else list.insertBefore(item, place); // moving takes the focus away, so what is in its place stays there
    return item;
  });
  if (!more) {
    const kept = new Set(items);
    for (const item of [...list.children]) if (!kept.has(item)) item.remove();
  }
  return items;
}

// Puts better texts into the cards that are there, without adding, moving or removing any.
export function patchCards(list, hits, root, texts) {
  const known = byKey(list);
  for (const hit of hits) {
    const item = known.get(keyOf(hit, root));
    if (item) fill(item, hit, root, texts);
  }
}
