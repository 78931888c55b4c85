// The filters of the search page: the selects with their counts, and a chip for each one that is set.
//
// In:  the selects of the page, facets of an answer, what to call when something was chosen.
// Out: the chosen values; chips in the row of chips.
//
// Invariant: there is a chip exactly for each select that is set. A chip that goes leaves the focus on its neighbour, and
// the last one hands it on.
//
// Deliberately absent: the address, asking.

import { element, locales } from "./dom.js";

const PAUSE = 150;
const numbers = new Intl.NumberFormat(locales);

// A button that is called "Filter Kaarst entfernen" and shows "Kaarst ✕".
export function chipButton(name, lang, template, onRemove) {
  const [before, after] = template.split("{name}");
  const shown = element("span", "", name);
  if (lang) shown.lang = lang;
  const hidden = (text) => element("span", "visually-hidden", text);
  const cross = element("span", "chip-cross", "✕");
  cross.setAttribute("aria-hidden", "true");
  const button = element("button", "chip", hidden(before), shown, hidden(after), cross);
  button.type = "button";
  button.addEventListener("click", onRemove);
  return button;
}

export function createFilters(selects, row, texts, { changed, handOn }) {
  let timer = 0;
  const clearAll = element("button", "button-link", texts.clearAll);
  clearAll.type = "button";
  clearAll.addEventListener("click", () => {
    for (const select of selects) select.value = "";
    changed();
    handOn();
  });
  for (const select of selects) {
    for (const option of select.options) option.dataset.label = option.textContent;
    select.addEventListener("change", changed);
  }

  const byName = (name) => selects.find(({ dataset }) => dataset.filter === name);
  const active = () => selects.filter(({ value }) => value);

  function remove(select) {
    const at = active().indexOf(select);
    select.value = "";
    changed();
    const left = row.querySelectorAll(".chip[data-filter]");
    if (left.length) left[Math.min(at, left.length - 1)].focus();
    else handOn();
  }

  function chipOf(select) {
    const option = select.selectedOptions[0];
    const chip = chipButton(option.dataset.label, option.lang, texts.remove, () => remove(select));
    chip.dataset.filter = select.dataset.filter;
    chip.dataset.value = select.value;
    return element("li", "", chip);
  }

  // Chips that are right already stay, and the focus with them.
  function drawChips() {
    const set = active();
    const items = set.map((select) => {
      const known = row.querySelector(`.chip[data-filter="${select.dataset.filter}"]`);
      return known?.dataset.value === select.value ? known.parentNode : chipOf(select);
    });
    if (set.length > 1) items.push(clearAll.parentNode || element("li", "", clearAll));
    const now = [...row.querySelectorAll("li:not([data-place])")];
    for (const item of now) if (!items.includes(item)) item.remove();
    let place = row.firstChild;
    for (const item of items) {
      if (item === place) place = item.nextSibling;
      else row.insertBefore(item, place);
    }
    row.hidden = !row.childElementCount;
  }

  // How many hits each choice would leave; what would leave none stays visible, but cannot be chosen.
  function countAll(facets) {
    for (const select of selects) {
      const found = new Map(facets?.[select.dataset.filter] || []);
      for (const option of select.options) {
        if (!option.value) continue;
        const number = found.get(option.value) || 0;
        const text = facets ? `${option.dataset.label} (${numbers.format(number)})` : option.dataset.label;
        if (option.textContent !== text) option.textContent = text;
        option.disabled = Boolean(facets) && number === 0 && !option.selected;
      }
    }
  }

  return {
    drawChips,
    any: () => active().length > 0,
    values: () => Object.fromEntries(active().map(({ dataset, value }) => [dataset.filter, value])),
    params: () => Object.fromEntries(selects.map(({ dataset, value }) => [dataset.param, value])),
    set(params) {
      for (const select of selects) {
        const wanted = params[select.dataset.param] || "";
        select.value = [...select.options].some(({ value }) => value === wanted) ? wanted : "";
      }
      drawChips();
    },
    choose(name, value) {
      byName(name).value = value;
      changed();
      row.querySelector(`.chip[data-filter="${name}"]`)?.focus();
    },
    label: (name, value) => [...(byName(name)?.options || [])].find((option) => option.value === value)?.dataset.label,
    // Nobody reads the counts between two keys, and to change them all costs more than all cards do.
    count(facets) {
      clearTimeout(timer);
      timer = setTimeout(countAll, facets ? PAUSE : 0, facets);
    },
  };
}
