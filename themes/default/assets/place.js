// The place that the words of a question name: a chip that takes it out of the words, and an offer to show only what is
// responsible there.
//
// In:  the question as typed and the id of the place that the engine understood.
// Out: items in the row of chips; a new question or a filter through the callbacks.
//
// Invariant: words are only taken out where they are a name of that place in the list of names; where the engine
// understood more than that, there is no chip, and nothing is guessed.
//
// Deliberately absent: recognising places, which is the engine's.

import { element, phrase, isolated } from "./dom.js";
import { chipButton } from "./filters.js";
import { entries, fold } from "./lookup.js";

// The question without the place; null if the place is not there by one of its names. `before` are words that may stand
// before a place and would be left hanging.
export function withoutPlace(question, names, before) {
  const words = question.split(/\s+/).filter(Boolean);
  for (let length = words.length; length > 0; length -= 1) {
    for (let at = 0; at + length <= words.length; at += 1) {
      if (!names.includes(fold(words.slice(at, at + length).join(" ")))) continue;
      const from = at > 0 && before.has(fold(words[at - 1])) ? at - 1 : at;
      return [...words.slice(0, from), ...words.slice(at + length)].join(" ");
    }
  }
  return null;
}

export function createPlace(manifest, row, texts, { nameOf, onQuestion, onFilter }) {
  let shown = ""; // question and place of the present items
  const clear = () => {
    for (const item of row.querySelectorAll("[data-place]")) item.remove();
    row.hidden = !row.childElementCount;
    shown = "";
  };
  const item = (button) => {
    const made = element("li", "", button);
    made.dataset.place = "";
    return made;
  };

  async function draw(question, id) {
    const name = id && nameOf(id);
    if (!name) return clear();
    const key = `${id} ${question}`;
    if (key === shown) return;
    const rows = await entries(manifest).catch(() => []);
    const before = new Set(texts.before.split(" ").map(fold));
    const place = rows.find(({ to }) => to.endsWith(`ort/${id}/`));
    const rest = place ? withoutPlace(question, place.forms, before) : null;
    if (row.dataset.wanted !== key) return; // typed on in the meantime
    clear();
    shown = key;
    const offer = element("button", "button-link", phrase(texts.only, { place: isolated(name) }));
    offer.type = "button";
    offer.addEventListener("click", () => onFilter(id));
    if (rest !== null) row.append(item(chipButton(name, "", texts.remove, () => onQuestion(rest))));
    row.append(item(offer));
    row.hidden = false;
  }

  return {
    // `id` is null where the words name no place, or where a filter says it already.
    show(question, id) {
      row.dataset.wanted = `${id} ${question}`;
      return draw(question, id);
    },
  };
}
