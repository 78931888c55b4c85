// The sheet that a client takes along: each record in German and in the client's language side by side, and a slip.
//
// In:  sheets of records with the person's notes, the client's language, where the portal is published.
// Out: nodes for paper. They stand in a German section, whatever the page's language is.
//
// Invariant: both columns say the same in the same order. A text that exists in German only stays German, and says so.
// Deliberately absent: who the client is. Nothing here asks for a name.

import { element, listed } from "./dom.js";
import { dateIn, directionOf, factsOf, textIn, told } from "./records.js";
import { encode } from "./uqr.js";

const SVG = "http://www.w3.org/2000/svg";

// The sheet is drawn anew with every pause in typing, and its codes stay the same.
const paths = new Map();

// A code for telephones, one stroke for each run of dark modules in a row.
function code(address) {
  if (!paths.has(address)) paths.set(address, pathOf(address));
  const { size, path } = paths.get(address);
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("viewBox", `0 0 ${size} ${size}`);
  picture.setAttribute("aria-hidden", "true");
  const strokes = document.createElementNS(SVG, "path");
  strokes.setAttribute("d", path);
  picture.append(strokes);
  return picture;
}

function pathOf(address) {
  const { size, data } = encode(address, { ecc: "M", border: 4 });
  let path = "";
  data.forEach((row, y) => {
    for (let x = 0; x < size; x += 1) {
      if (!row[x]) continue;
      let end = x;
      while (row[end]) end += 1;
      path += `M${x} ${y}.5h${end - x}`;
      x = end;
    }
  });
  return { size, path };
}

// Something in each of the languages, in cells of one row.
function cells(languages, make) {
  return languages.map((lang) => {
    const cell = element("div", "handout-cell", ...[make(lang)].flat());
    cell.lang = lang;
    cell.dir = directionOf(lang);
    return cell;
  });
}

const row = (name, languages, make) => element("div", `handout-row ${name}`, ...cells(languages, make));

// The same words in both languages, one after the other: "Ja / Yes".
const both = (languages, directory, key) => listed(
  languages.map((lang) => told({ text: directory.words(lang)[key], lang }, "de")),
  " / ",
);

function lead(sheet, lang, directory) {
  const name = textIn(sheet.name, lang);
  const kind = told(directory.term("kinds", sheet.kind, lang), lang);
  const about = sheet.provider ? [told(textIn(sheet.provider, lang), lang)] : [kind];
  const said = [element("p", "handout-kind", ...about)];
  // A name is known by its German form alone; it stands above both columns.
  if (lang !== "de" && name.lang === lang && name.text !== sheet.name.de) said.push(element("p", "handout-name", name.text));
  const summary = textIn(sheet.summary, lang);
  if (summary.lang === lang) said.push(element("p", "", summary.text));
  return said;
}

const linesToWriteOn = (count) => Array.from({ length: count }, () => element("span", "handout-line"));

// In the words of whoever wrote it, once for both; where nothing is written there is room for a pen.
function step(text, languages, directory) {
  const value = element("p", "handout-note", text);
  value.dir = "auto";
  const label = element("strong", "", ...both(languages, directory, "next-step"));
  return element("div", "handout-step", label, ...(text ? [value] : linesToWriteOn(1)));
}

function record({ sheet, note: own }, number, languages, directory, published) {
  const title = element("h2", "", `${number}. `, told({ text: sheet.name.de, lang: "de" }, "de"));
  const words = element("div", "", title, row("handout-lead", languages, (lang) => lead(sheet, lang, directory)));
  const head = element("header", "handout-head", words);
  const address = published && sheet.url(languages.at(-1)).replace(directory.root.href, published);
  if (address) {
    const place = element("bdi", "handout-url", address);
    place.dir = "ltr";
    title.after(element("p", "handout-scan", ...both(languages, directory, "scan"), element("br"), place));
    head.append(code(address));
  }
  const made = element("article", "handout-record", head);
  const options = { professional: false };
  const facts = new Map(languages.map((lang) => [lang, factsOf(sheet, lang, directory, options)]));
  facts.get("de").forEach(({ key }, at) => {
    made.append(row(`handout-fact handout-${key}`, languages, (lang) => {
      const { label, content } = facts.get(lang)[at];
      return [element("strong", "", label), element("span", "handout-value", ...content)];
    }));
  });
  made.append(step(own, languages, directory));
  if (sheet.verified) {
    made.append(row("handout-date", languages, (lang) => (
      directory.words(lang).verified.replace("{date}", dateIn(sheet.verified, lang)))));
  }
  return made;
}

// To be torn off and given back: for each record whether it was right, and two questions for all.
function slip(entries, languages, directory) {
  const say = (key) => both(languages, directory, key);
  const boxes = () => ["slip-yes", "slip-partly", "slip-no"].map((key) => (
    element("span", "handout-choice", element("span", "handout-box"), " ", ...say(key))));
  const questions = ["slip-result", "slip-next"].map((key) => (
    element("div", "handout-question", element("p", "", ...say(key)), ...linesToWriteOn(2))));
  const cut = element("p", "handout-cut", "✂ ", ...say("slip-cut"));
  const list = element("ul", "handout-places", ...entries.map(({ sheet }, at) => (
    element("li", "", element("span", "handout-place-name", `${at + 1}. ${sheet.name.de}`), element("span", "handout-choices", ...boxes())))));
  return element(
    "section", "handout-slip", cut,
    element("h2", "", ...say("slip-title")),
    row("handout-slip-lead", languages, (lang) => directory.words(lang)["slip-lead"]),
    element("p", "handout-question-title", ...say("slip-right")),
    list,
    ...questions,
  );
}

// `entries`: [{ sheet, note }] in their order; `lang`: the client's language, or "" for German alone; `published`: the
// address of the portal on the web, for the codes, or null.
export function handout(entries, lang, directory, published) {
  const languages = lang && lang !== "de" ? ["de", lang] : ["de"];
  const head = element(
    "header", "handout-top",
    row("handout-title", languages, (each) => element("h1", "", directory.words(each).title)),
    row("handout-intro", languages, (each) => directory.words(each).lead),
  );
  const records = entries.map((entry, at) => record(entry, at + 1, languages, directory, published));
  return [head, ...records, slip(entries, languages, directory)];
}
