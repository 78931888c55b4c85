// The page's side of the search: starts the worker when it is first needed, and asks it.
//
// In:  addresses of worker, engine and pack, relative to the page.
// Out: {ask(request): Promise<response>, ready(): Promise<{documents, lang}>}; failures are Errors with a `code`.
//
// Invariant: nothing is loaded before the first ask() or ready(). A question that a newer one overtook fails with the
// code "superseded", which callers pass over.
//
// Deliberately absent: the search itself and everything visible.

export function openSearch({ worker, engine, pack }) {
  const address = (url) => new URL(url, document.baseURI).href;
  const pending = new Map();
  let next = 0;
  let started = null;

  const failure = ({ code, message }) => Object.assign(new Error(message), { code });

  function start() {
    started = { port: new Worker(address(worker)) };
    started.ready = new Promise((resolve, reject) => {
      started.port.onmessage = ({ data }) => {
        if (data.type === "opened") return resolve(data);
        if (data.type === "failed") return reject(failure(data.error));
        const question = pending.get(data.id);
        pending.delete(data.id);
        if (data.error) question?.reject(failure(data.error));
        else question?.resolve(data.response);
      };
      started.port.onerror = (event) => {
        const error = failure({ code: "worker-failed", message: event.message || "the search could not be started" });
        reject(error);
        for (const question of pending.values()) question.reject(error);
        pending.clear();
      };
    });
    started.ready.catch(() => {}); // told to whoever asks; nobody has to
    started.port.postMessage({ type: "open", engine: address(engine), pack: address(pack) });
    return started;
  }

  return {
    ready: () => (started || start()).ready,
    ask(request) {
      const { port } = started || start();
      return new Promise((resolve, reject) => {
        pending.set(++next, { resolve, reject });
        port.postMessage({ type: "ask", id: next, request });
      });
    },
  };
}
