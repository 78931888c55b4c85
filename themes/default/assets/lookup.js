// Finds names in the small list of suggestions, without the search engine.
//
// In:  the address of search/<lang>.json, and what was typed.
// Out: {root, folder, pack} by describe(); matching entries {title, url, label, to} by suggest(), best first.
//
// Invariant: the list is fetched once, when it is first asked for, and never depends on what was typed. Spelling is
// only forgiven where nothing is spelt that way.
// Deliberately absent: everything visible, and ranking beyond "begins with it".

const files = new Map();

const json = (url, fresh) => {
  if (fresh || !files.has(url)) {
    const file = fetch(url, { cache: fresh ? "reload" : "default" }).then((response) => {
      if (!response.ok) throw new Error(`${url}: ${response.status}`);
      return response.json();
    });
    file.catch(() => files.delete(url)); // a lost connection is no answer for ever
    files.set(url, file);
  }
  return files.get(url);
};

// What search/<lang>.json says, and where the site's root and the folder of the search are. `fresh` asks the server
// again, past everything that was kept.
export async function describe(engine, fresh = false) {
  const address = new URL(engine, document.baseURI);
  return { root: new URL("../", address), folder: new URL("./", address), pack: await json(address.href, fresh) };
}

let letters = new Map(); // what a letter reads as that does not stand for itself, once the list is there

const plainOf = (text) => [...text].map((letter) => (
  [...letter.toLowerCase()].map((lower) => letters.get(lower) ?? lower).join(""))).join("");

// The spelling in which the list is written: the twin of `fold` in the search engine, by the letters of the list. Before it is
// there, nothing can be folded.
export function fold(text) {
  const plain = plainOf(text);
  const words = plain.split(/[^\p{Alphabetic}\p{N}]+/u).filter(Boolean);
  // "ae" reads as "ä"; but "ue" after q, a or e is no umlaut, nor is it in "-uell-".
  return words.map((word) => word.replace(/[aou]e/g, (pair, at) => {
    const before = word[at - 1] ?? "";
    const kept = pair === "ue" ? /[qae]/.test(before) || word.startsWith("ell", at + 1) : before === pair[0];
    return kept ? pair : pair[0];
  })).join(" ");
}

let list = null; // entries with their folded forms, once they are there

const row = (words) => ([title, to, label, forms, kind]) => {
  const all = [fold(title), ...forms, ...(words[kind] || [])];
  return { title, to, label, forms: all, text: ` ${all.join(" ")}` };
};

// The entries of the list; calling it early makes the first answer fast.
export async function entries(engine) {
  const { folder, pack } = await describe(engine);
  const url = new URL(pack.suggest, folder).href;
  if (list?.url !== url) {
    const { letters: forms, words, rows } = await json(url);
    letters = new Map(Object.entries(forms).flatMap(([form, all]) => [...all].map((letter) => [letter, form])));
    list = { url, rows: rows.map(row(words)) };
  }
  return list.rows;
}

// 0: the title begins with what was typed; 1: another name does; 2: every word begins a word of one name; 3: … of
// several names; none: null. `words` holds for each typed word the spellings that will do.
function rank({ forms, text }, query, words) {
  const begins = (where, spellings) => spellings.some((word) => where.includes(` ${word}`));
  if (!words.every((spellings) => begins(text, spellings))) return null;
  if (forms[0].startsWith(query)) return 0;
  if (forms.some((form) => form.startsWith(query))) return 1;
  return forms.some((form) => words.every((spellings) => begins(` ${form}`, spellings))) ? 2 : 3;
}

function search(rows, query, words) {
  const found = [];
  rows.forEach((entry, order) => {
    const place = rank(entry, query, words);
    if (place !== null) found.push({ place, order, entry });
  });
  return found.sort((a, b) => a.place - b.place || a.order - b.order).map(({ entry }) => entry);
}

// Whether a word can be read as the beginning of another with one letter wrong, missing, added or exchanged.
function almost(typed, word) {
  let same = 0;
  while (same < typed.length && typed[same] === word[same]) same += 1;
  const rest = typed.slice(same + 1);
  return word.startsWith(rest, same + 1) || word.startsWith(rest, same) || word.startsWith(typed.slice(same), same + 1)
    || (typed[same] === word[same + 1] && typed[same + 1] === word[same] && word.startsWith(typed.slice(same + 2), same + 2));
}

const LONG = 5; // a shorter word with another letter in it is another word

function misspelt(rows, query, words) {
  const known = new Set(rows.flatMap(({ text }) => text.split(" ")));
  const spellings = (word) => [word, ...(word.length < LONG ? [] : [...known].filter((other) => almost(word, other)))];
  return search(rows, query, words.map(spellings));
}

// A place in the words says for whom, not what: without it more is found, and what bears another place's name is not
// meant. The first place of the list is the whole area, whose offices serve the others too.
function elsewhere(rows, words) {
  const places = rows.filter(({ to }) => /(^|\/)ort\/[^/]+\/$/.test(to));
  const names = (form, word, at) => form === word || (at === words.length - 1 && word.length > 2 && form.startsWith(word));
  const at = words.findIndex((word, nth) => places.some(({ forms }) => forms.some((form) => names(form, word, nth))));
  const place = places.find(({ forms }) => forms.some((form) => names(form, words[at], at)));
  const rest = words.filter((_, nth) => nth !== at);
  if (!place || !rest.length) return [];
  const found = search(rows, rest.join(" "), rest.map((word) => [word]));
  const bearer = (entry) => places.filter(({ forms }) => ` ${entry.forms[0]} `.includes(` ${forms[0]} `))
    .sort((a, b) => b.forms[0].length - a.forms[0].length)[0];
  const fitting = found.filter((entry) => [undefined, place, places[0]].includes(bearer(entry)));
  return fitting.length ? [place, ...fitting] : [];
}

export async function suggest(engine, typed, limit) {
  if (!typed.trim()) return [];
  const [rows, { root }] = await Promise.all([entries(engine), describe(engine)]);
  const query = fold(typed);
  if (!query) return [];
  const words = query.split(" ");
  const exact = search(rows, query, words.map((word) => [word]));
  const placed = exact.length ? exact : elsewhere(rows, words);
  const found = placed.length ? placed : misspelt(rows, query, words);
  return found.slice(0, limit).map(({ title, to, label }) => ({ title, label, to, url: new URL(to, root).href }));
}
