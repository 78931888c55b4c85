// The list of results: draws hits as cards, and changes only what differs.
//
// In:  hits of the engine, or entries of the list of names, which have fewer fields; the site's root.
// Out: list items. The one link of a hit is inside the element with data-search-result; a successor stands beside it.
//
// Invariant: a hit that stays keeps its element, its link and the focus on it.
//
// Deliberately absent: which hits, and how many there are.

import { element, inLanguage, isolated, listed, marked, phrase } from "./dom.js";

const drawn = new WeakMap(); // item → what it shows, so that an unchanged one is left alone

function about(hit) {
  const facts = [hit.label, hit.place].filter(Boolean).map(isolated);
  return facts.length ? element("p", "card-meta", ...listed(facts, " · ")) : null;
}

// Of a page, the passage that was found says more than the summary; so it does where the words stand nowhere else.
function passage(hit, explained) {
  const wanted = hit.excerpt && (hit.kind === "page" || (!explained && hit.excerpt_marks?.length));
  const [text, marks] = wanted ? [hit.excerpt, hit.excerpt_marks] : [hit.summary, hit.summary_marks];
  if (!text) return null;
  const made = element("p", wanted ? "card-excerpt" : "", marked(text, marks));
  inLanguage(hit.lang, made);
  return made;
}

function fill(item, hit, root, texts) {
  const link = item.querySelector("a") || element("a");
  link.href = new URL(hit.url, root).href;
  link.replaceChildren(marked(hit.title, hit.title_marks));
  inLanguage(hit.lang, link);
  const title = item.querySelector(".card-title") || element("h3", "card-title", link);
  while (link.nextSibling) link.nextSibling.remove();
  if (hit.ended) title.append(" ", element("span", "tag", texts.ended));
  const shown = Boolean(hit.title_marks?.length || hit.summary_marks?.length);
  const via = !shown && hit.via?.length ? element("p", "card-meta card-via", phrase(texts.via, { terms: listed(hit.via.map(isolated)) })) : null;
  const body = item.querySelector("[data-search-result]") || element("div", "", title);
  body.dataset.searchResult = "";
  while (title.nextSibling) title.nextSibling.remove();
  body.append(...[about(hit), passage(hit, shown || Boolean(via)), via].filter(Boolean));
  const next = [];
  if (hit.successor) {
    const successor = element("a", "", isolated(hit.successor.title));
    successor.href = new URL(hit.successor.url, root).href;
    next.push(element("p", "card-next", `${texts.successor}: `, successor));
  }
  item.classList.toggle("card-over", Boolean(hit.ended));
  if (!body.parentNode) item.append(body);
  while (body.nextSibling) body.nextSibling.remove();
  item.append(...next);
}

const keyOf = (hit, root) => new URL(hit.url, root).href;

function card(known, hit, root, texts) {
  const { score, ...content } = hit;
  const shows = JSON.stringify(content);
  const item = known || element("li", "card");
  item.dataset.key = keyOf(hit, root);
  if (drawn.get(item) !== shows) fill(item, hit, root, texts);
  drawn.set(item, shows);
  return item;
}

const byKey = (list) => new Map([...list.children].map((item) => [item.dataset.key, item]));

// Shows these hits and no others, or, with `more`, these after the present ones. Gives back their items.
export function drawCards(list, hits, root, texts, more = false) {
  const known = byKey(list);
  let place = more ? null : list.firstChild;
  const items = hits.map((hit) => {
    const item = card(known.get(keyOf(hit, root)), hit, root, texts);
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
    if (item) card(item, hit, root, texts);
  }
}
