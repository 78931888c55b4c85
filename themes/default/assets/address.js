// Keeps a search in the address, and where one was in its list in the history.
//
// In and out: {q, n, filters: {param: value}} as the fragment #q=…&ort=…&n=20, which no server sees; a position as
// {scroll, focus}, kept with the entry of the history. The words also name the tab, and so the entry.
//
// Invariant: what is typed or chosen replaces the present entry; entries are added by links alone. Waiting changes are
// written before the page is left, and never into another entry than their own.
//
// Deliberately absent: what the values mean.

const PAUSE = 300; // browsers refuse to change the address with every keystroke of a fast typist

// The navigation API keeps a position without counting as a change of the address; older browsers have history.state.
const entry = () => globalThis.navigation?.currentEntry;
const recall = () => (entry() ? entry().getState() : history.state) || {};

// A browser that counts changes may refuse one. Nothing is lost: the next one carries the same.
function attempt(change) {
  try {
    change();
  } catch {
    // Too many changes.
  }
}

function remember(more) {
  const position = { ...recall(), ...more };
  attempt(() => (entry() ? navigation.updateCurrentEntry({ state: position }) : history.replaceState(position, "")));
}

function replace(fragment) {
  const position = recall();
  attempt(() => history.replaceState(history.state, "", fragment ? `#${fragment}` : location.pathname + location.search));
  remember(position);
}

export function createAddress(params) {
  const { title } = document;
  let waiting = null; // a state to be written
  let timer = 0;
  let settled = false; // the scroll position says nothing before the list was drawn

  const name = (q) => { document.title = q ? `${q} – ${title}` : title; };

  function fragment({ q, n, filters }) {
    const state = new URLSearchParams();
    if (q) state.set("q", q);
    for (const param of params) if (filters[param]) state.set(param, filters[param]);
    if (n) state.set("n", n);
    return state.toString();
  }

  function flush() {
    clearTimeout(timer);
    if (waiting) {
      replace(fragment(waiting));
      name(waiting.q);
    }
    waiting = null;
    if (settled) remember({ scroll: Math.round(scrollY) });
  }

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(flush, PAUSE);
  };

  history.scrollRestoration = "manual";
  addEventListener("scroll", later, { passive: true });
  addEventListener("pagehide", flush);
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link) return;
    flush();
    // Whoever opened it by keyboard finds the focus there again.
    remember({ focus: event.detail === 0 ? link.getAttribute("href") : null });
  }, true);

  return {
    fragment,
    write(state, soon = false) {
      waiting = state;
      if (soon) later();
      else flush();
    },
    // What the address says; null for a fragment that is not a search, such as the target of a skip link.
    read() {
      clearTimeout(timer);
      waiting = null;
      if (location.hash.length > 1 && !location.hash.includes("=")) return null;
      settled = false;
      const state = new URLSearchParams(location.hash.slice(1));
      const filters = Object.fromEntries(params.map((param) => [param, state.get(param) || ""]));
      name(state.get("q"));
      return { q: state.get("q") || "", n: Number.parseInt(state.get("n"), 10) || 0, filters };
    },
    // To be called when the list is there: gives back where one was. From now on it counts where one is.
    settle() {
      settled = true;
      return recall();
    },
  };
}
