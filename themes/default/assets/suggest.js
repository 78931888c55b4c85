// Suggestions below the search field of every page but the search page.
//
// A plain list of links: arrow keys walk through it, Escape closes it, Tab reaches it like any other link, and a status
// line says how many there are. What is typed leads to the search page in the address's fragment, which no server sees.

import { entries, suggest } from "./lookup.js";

const LIMIT = 8;

for (const form of document.querySelectorAll("form[data-engine]")) {
  const field = form.querySelector("input[type=search]");
  const box = form.querySelector("[data-suggestions]");
  const status = form.querySelector("[data-suggest-status]");
  const { engine } = form.dataset;
  const { all, count, none } = box.dataset;
  let turn = 0;

  const results = (query) => `${new URL(form.action).href.split(/[?#]/)[0]}#${new URLSearchParams({ q: query })}`;

  const close = () => {
    turn += 1;
    box.hidden = true;
    box.replaceChildren();
    status.textContent = "";
  };

  const link = (url, text) => Object.assign(document.createElement("a"), { href: url, textContent: text });

  const item = ({ title, url, label }) => {
    const li = document.createElement("li");
    li.dataset.searchResult = "";
    const a = link(url, title);
    if (label) a.append(" ", Object.assign(document.createElement("span"), { textContent: label }));
    li.append(a);
    return li;
  };

  const show = async () => {
    const mine = ++turn;
    const query = field.value.trim();
    if (!query) return close();
    const found = await suggest(engine, query, LIMIT).catch(() => null);
    if (mine !== turn) return; // typed on in the meantime
    const last = document.createElement("li");
    last.append(link(results(query), all.replace("{query}", query)));
    const ul = document.createElement("ul");
    ul.append(...(found || []).map(item), last);
    box.replaceChildren(ul);
    box.hidden = false;
    status.textContent = found?.length ? count.replace("{number}", found.length) : none;
  };

  field.addEventListener("focus", () => entries(engine).catch(() => {}), { once: true });
  field.addEventListener("input", show);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const query = field.value.trim();
    location.href = query ? results(query) : form.action;
  });

  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !box.hidden) {
      event.preventDefault();
      close();
      field.focus();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || box.hidden) return;
    const stops = [field, ...box.querySelectorAll("a")];
    const here = stops.indexOf(document.activeElement);
    if (here < 0) return;
    event.preventDefault();
    stops[Math.min(Math.max(here + step, 0), stops.length - 1)].focus();
  });

  // Leaving by keyboard or by a click elsewhere closes the list; a click on one of its links must still arrive.
  form.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !form.contains(relatedTarget)) close();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (!form.contains(target)) close();
  });
}
