// Suggestions below the search field of every page but the search page.
//
// A plain list of links: arrow keys walk through it, Escape closes it, Tab reaches it like any other link, and a status
// line says how many there are. What is typed leads to the search page in the address's fragment, which no server sees.

// Most visits to a page never touch the box: what it looks names up with is fetched when it is first used.
const lookup = () => import("./lookup.js");

const LIMIT = 8;
const QUIET = 500; // after so long without a key the number of suggestions is said aloud

for (const form of document.querySelectorAll("form[data-engine]")) {
  const field = form.querySelector("input[type=search]");
  const box = form.querySelector("[data-suggestions]");
  const status = form.querySelector("[data-suggest-status]");
  const { engine } = form.dataset;
  const { all, count, none } = box.dataset;
  // What an entry is, by its address, where the list does not say it.
  const kinds = [[/(^|\/)ort\//, box.dataset.area], [/(^|\/)thema\//, box.dataset.topic], [/^/, box.dataset.page]];
  let turn = 0;
  let voice = 0;

  // Aloud only when the typing has ended.
  const say = (text) => {
    clearTimeout(voice);
    voice = setTimeout(() => { status.textContent = text; }, QUIET);
  };

  const results = (query) => `${new URL(form.action).href.split(/[?#]/)[0]}#${new URLSearchParams({ q: query })}`;

  const close = () => {
    turn += 1;
    box.hidden = true;
    box.replaceChildren();
    clearTimeout(voice);
    status.textContent = "";
  };

  const made = (name, properties, ...content) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...content);
    return element;
  };

  const item = ({ title, url, label, to }) => {
    const kind = label || kinds.find(([address]) => address.test(to))[1];
    const a = made("a", { href: url }, made("bdi", {}, title), " ", made("span", { dir: "auto" }, kind));
    const li = made("li", {}, a);
    li.dataset.searchResult = "";
    return li;
  };

  const show = async () => {
    const mine = ++turn;
    const query = field.value.trim();
    if (!query) return close();
    const found = await lookup().then(({ suggest }) => suggest(engine, query, LIMIT)).catch(() => null);
    if (mine !== turn) return; // typed on in the meantime
    const last = made("li", {}, made("a", { href: results(query) }, all.replace("{query}", query)));
    box.replaceChildren(made("ul", {}, ...(found || []).map(item), last));
    box.hidden = false;
    say(found?.length ? count.replace("{number}", found.length) : none);
  };

  field.addEventListener("focus", () => lookup().then(({ entries }) => entries(engine)).catch(() => {}), { once: true });
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
