// Small makers of elements: what a sentence, a marked text and a name in another script have in common.
//
// In:  texts of the interface, texts of records, positions.
// Out: nodes. Nothing here reads text as HTML.
//
// Deliberately absent: what is shown where.

export function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

// A name whose direction need not be that of the sentence around it.
export const isolated = (text) => element("bdi", "", text);

// "Ohne: {words}" with texts in the slots.
export const filled = (template, slots) => template.replace(/\{(\w+)\}/g, (slot, name) => slots[name] ?? slot);

// The same with nodes.
export function phrase(template, slots) {
  const pieces = document.createDocumentFragment();
  for (const piece of template.split(/(\{\w+\})/)) {
    const content = slots[piece.slice(1, -1)];
    pieces.append(...(piece.startsWith("{") && content !== undefined ? [content].flat() : [piece]));
  }
  return pieces;
}

// Nodes with a separator between them.
export const listed = (nodes, separator = ", ") => nodes.flatMap((node, at) => (at ? [separator, node] : [node]));

// Copies the text of a field. Where the browser refuses, the text is marked, to be copied by hand.
export async function copied(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return false;
  }
}

// A text with the found words marked. Positions that do not fit are passed over: marks are an extra, the text is not.
export function marked(text, marks) {
  const pieces = document.createDocumentFragment();
  let at = 0;
  for (const [from, to] of marks || []) {
    if (from < at || to <= from || to > text.length) continue;
    pieces.append(text.slice(at, from), element("mark", "", text.slice(from, to)));
    at = to;
  }
  pieces.append(text.slice(at));
  return pieces;
}

// How numbers and dates are written: as in the page's language, else as in those that its readers know.
const { lang: own, dir: ownDirection, dataset } = document.documentElement;
export const locales = [own, ...(dataset.then || "de").split(" ")];

// Marks elements as being in a language, where that is not the page's; `dir` is the direction of that language.
export function inLanguage({ lang, dir } = {}, ...elements) {
  const differs = Boolean(lang) && lang !== own;
  const values = { lang: differs ? lang : "", dir: differs && dir && dir !== (ownDirection || "ltr") ? dir : "" };
  for (const part of elements) {
    for (const [name, value] of Object.entries(values)) {
      if (value) part.setAttribute(name, value);
      else if (part.hasAttribute(name)) part.removeAttribute(name);
    }
  }
}
