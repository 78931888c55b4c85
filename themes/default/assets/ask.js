// Answers questions: by the engine; where that cannot run, by the list of names.
//
// In:  the address of search/<lang>.json and of the worker; questions as the engine takes them.
// Out: {root, answer, trouble} by ask(); `trouble` is null for an answer of the engine, else why there was none:
//      "renewed" (files of two versions), "restricted" (damaged, missing, silent), "unable" (no WebAssembly) or "plain"
//      (the portal was built without an engine). Its hits are then names alone, and filters are not heeded.
//
// Invariant: an engine that fails is opened anew once, past the browser's cache, and not again before retry() is
// called; so nothing is loaded without end, and no answer is mixed from two versions.
//
// Deliberately absent: the address, everything visible.

import { openSearch } from "./client.js";
import { describe, suggest } from "./lookup.js";

const NAMES = 50; // as many hits as people may want to see of a simple search
const REASONS = {
  "other-version": "renewed",
  "pack-version": "renewed",
  "no-webassembly": "unable",
  "no-engine": "plain",
};
const ONCE = new Set(["no-webassembly", "no-engine"]); // a second try would end the same way

const failure = (code) => Object.assign(new Error(code), { code });

export function createAsker(manifest, worker, onTexts) {
  let opened = null; // a promise of the client, once it has answered that it is open
  let isOpen = false;
  let spare = true; // whether the second try is still to be had
  let trouble = null;

  async function open(fresh) {
    isOpen = false;
    const { folder, pack } = await describe(manifest, fresh);
    if (typeof WebAssembly !== "object") throw failure("no-webassembly");
    if (!pack.engine) throw failure("no-engine");
    const url = (name) => name && new URL(name, folder).href;
    const files = { engine: url(pack.engine), pack: url(pack.pack), texts: url(pack.texts) };
    const client = openSearch({ worker, fresh, ...files }, onTexts);
    await client.ready();
    isOpen = true;
    return client;
  }

  const client = () => (opened ??= open(false));

  // Opens anew unless somebody did so since; the error goes on where that was done before.
  function again(mine, error) {
    if (error.code === "superseded") throw error;
    if (opened !== mine) return;
    if (!spare || ONCE.has(error.code)) throw error;
    spare = false;
    opened = open(true);
    mine.then((old) => old.close(), () => {});
  }

  async function full(question) {
    for (;;) {
      const mine = client();
      try {
        return await (await mine).ask(question);
      } catch (error) {
        again(mine, error);
      }
    }
  }

  async function byName(question) {
    const [{ root }, hits] = await Promise.all([describe(manifest), suggest(manifest, question.q, NAMES)]);
    return { root, answer: { total: hits.length, hits } };
  }

  async function ask(question) {
    if (!trouble) {
      try {
        const answer = await full(question);
        return { root: (await describe(manifest)).root, answer, trouble: null };
      } catch (error) {
        if (error.code === "superseded") throw error;
        trouble = REASONS[error.code] || "restricted";
      }
    }
    return { ...await byName(question), trouble };
  }

  return {
    ask,
    byName,
    // Whether it is clear who answers; before, names may answer meanwhile.
    isSettled: () => isOpen || trouble !== null,
    // Loads what the first answer needs, before there is a question.
    warm: () => { if (!trouble) client().catch(() => {}); },
    retry() {
      trouble = null;
      spare = false;
      opened = open(true);
      opened.catch(() => {}); // told by the next ask()
    },
  };
}
