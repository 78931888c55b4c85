// The page's side of search and referral: starts the worker when it is first needed, and asks it.
//
// In:  addresses of worker and engine, of pack and texts for the search, of rules for the referral, relative to the page;
//      `fresh` passes over the browser's cache; onTexts is called once, when excerpts have become possible.
// Out: {ask(request): Promise<response>, refer(inquiry): Promise<referral>, ready(): Promise<{documents, offers, lang}>,
//      close()}; failures are Errors with a `code`: one of the engine's, or one of those below.
//
// Invariant: nothing is loaded before the first ask(), refer() or ready(). Every promise settles: a worker that says nothing
// for SILENCE is given up, with the code "no-answer". A question that a newer one overtook fails with "superseded".
//
// Deliberately absent: the search itself, a second try, and everything visible.

const SILENCE = 8000; // while files are on their way, the worker says so more often than this

export function openSearch({ worker, engine, pack, texts, rules, fresh = false }, onTexts = () => {}) {
  const address = (url) => url && new URL(url, document.baseURI).href;
  const pending = new Map();
  let next = 0;
  let started = null;

  const failure = ({ code, message }) => Object.assign(new Error(message), { code });

  function give(error) {
    clearTimeout(started.watch);
    started.lost = error;
    started.reject(error);
    for (const question of pending.values()) question.reject(error);
    pending.clear();
  }

  // Waits for the next word of the worker, as long as something is expected of it.
  function listen() {
    clearTimeout(started.watch);
    if (started.open && !pending.size) return;
    started.watch = setTimeout(() => {
      started.port.terminate();
      give(failure({ code: "no-answer", message: "the search does not answer" }));
    }, SILENCE);
  }

  function hear({ data }) {
    if (data.type === "failed") return give(failure(data.error));
    if (data.type === "opened") {
      started.open = true;
      started.resolve(data);
    } else if (data.type === "texts") {
      onTexts();
    } else if (data.id) {
      const question = pending.get(data.id);
      pending.delete(data.id);
      if (data.error) question?.reject(failure(data.error));
      else question?.resolve(data.response);
    }
    listen();
  }

  function start() {
    started = { port: new Worker(address(worker)), open: false };
    started.ready = new Promise((resolve, reject) => Object.assign(started, { resolve, reject }));
    started.ready.catch(() => {}); // told to whoever asks; nobody has to
    started.port.onmessage = hear;
    started.port.onerror = (event) => {
      event.preventDefault();
      give(failure({ code: "worker-failed", message: event.message || "the search could not be started" }));
    };
    const files = { engine: address(engine), pack: address(pack), texts: address(texts), rules: address(rules) };
    started.port.postMessage({ type: "open", ...files, fresh });
    listen();
    return started;
  }

  function question(type, request) {
    const { port, lost } = started || start();
    if (lost) return Promise.reject(lost);
    return new Promise((resolve, reject) => {
      pending.set(++next, { resolve, reject });
      port.postMessage({ type, id: next, request });
      listen();
    });
  }

  return {
    ready: () => (started || start()).ready,
    ask: (request) => question("ask", request),
    refer: (inquiry) => question("refer", inquiry),
    close() {
      started?.port.terminate();
      if (started) give(failure({ code: "superseded", message: "the search was closed" }));
    },
  };
}
