// Finds names in the small list of suggestions, without the search engine.
//
// In:  the address of search/<lang>.json, and what was typed.
// Out: {root, pack} by describe(); matching entries {title, url, label} by suggest(), best first.
//
// Invariant: the list is fetched once, when it is first asked for, and never depends on what was typed.
// Deliberately absent: everything visible, and ranking beyond "begins with it".

const files = new Map();

const json = (url) => {
  if (!files.has(url)) {
    const file = fetch(url).then((response) => {
      if (!response.ok) throw new Error(`${url}: ${response.status}`);
      return response.json();
    });
    file.catch(() => files.delete(url)); // a lost connection is no answer for ever
    files.set(url, file);
  }
  return files.get(url);
};

// What search/<lang>.json says, and where the site's root and the folder of the search are.
export async function describe(engine) {
  const address = new URL(engine, document.baseURI);
  return { root: new URL("../", address), folder: new URL("./", address), pack: await json(address.href) };
}

// The spelling in which the list is written: the twin of `fold` in the search engine.
export function fold(text) {
  const plain = text.toLowerCase().replace(/ß/g, "ss").normalize("NFD").replace(/\p{M}/gu, "");
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  // "ae" reads as "ä"; but "ue" after q, a or e is no umlaut, nor is it in "-uell-".
  return words.map((word) => word.replace(/[aou]e/g, (pair, at) => {
    const before = word[at - 1] ?? "";
    const kept = pair === "ue" ? /[qae]/.test(before) || word.startsWith("ell", at + 1) : before === pair[0];
    return kept ? pair : pair[0];
  })).join(" ");
}

let list = null; // entries with their folded forms, once they are there

// The entries of the list; calling it early makes the first answer fast.
export async function entries(engine) {
  const { folder, pack } = await describe(engine);
  const url = new URL(pack.suggest, folder).href;
  if (list?.url !== url) {
    const rows = await json(url);
    list = { url, rows: rows.map(([title, to, label, forms]) => ({ title, to, label, forms: [fold(title), ...forms] })) };
  }
  return list.rows;
}

// 0: a name begins with the words; 1: every word begins a word of one name; 2: … of several names; none: null.
function rank({ forms }, query, words) {
  if (forms[0].startsWith(query)) return 0;
  const begins = (text, word) => ` ${text}`.includes(` ${word}`);
  if (forms.some((form) => words.every((word) => begins(form, word)))) return forms.some((form) => form.startsWith(query)) ? 1 : 2;
  return words.every((word) => forms.some((form) => begins(form, word))) ? 3 : null;
}

export async function suggest(engine, typed, limit) {
  const query = fold(typed);
  if (!query) return [];
  const [rows, { root }] = await Promise.all([entries(engine), describe(engine)]);
  const words = query.split(" ");
  const found = [];
  rows.forEach((row, order) => {
    const place = rank(row, query, words);
    if (place !== null) found.push({ place, order, row });
  });
  found.sort((a, b) => a.place - b.place || a.order - b.order);
  return found.slice(0, limit).map(({ row }) => ({ title: row.title, label: row.label, url: new URL(row.to, root).href }));
}
