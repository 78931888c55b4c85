// The search worker: one WebAssembly engine over one pack, away from the page's own thread.
//
// In:  {type: "open", engine: url, pack: url}    once, first; the urls are the page's, already absolute
//      {type: "ask", id, request}                any number
// Out: {type: "opened", documents, lang}         or {type: "failed", error: {code, message}}
//      {id, response}                            or {id, error: {code, message}}
//
// Invariant: of the questions that wait, only the newest is answered; the others get the error "superseded". What is
// typed stays in this process: the only requests are the two fetches of "open", and they are made before any question.
//
// Deliberately absent: imports into the module, and everything that a policy of script-src 'self' 'wasm-unsafe-eval'
// would refuse. This is a classic worker, since module workers cannot be started from file://.
"use strict";

const ABI = 2;
let engine = null; // the module's exports, once it is open
let opening = null; // settles when it is open, or cannot be
let waiting = null; // the newest question not yet answered
let scheduled = false;

class Failure extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

const describe = (error) => ({ code: error.code || "engine-failed", message: String(error.message || error) });

async function load(url) {
  let response;
  try {
    response = await fetch(url, { credentials: "same-origin" });
  } catch (error) {
    throw new Failure("not-loaded", `${url} could not be loaded: ${error.message}`);
  }
  if (!response.ok) {
    throw new Failure("not-loaded", `${url} could not be loaded: ${response.status} ${response.statusText}`);
  }
  return response;
}

async function instantiate(url) {
  if (typeof WebAssembly !== "object") {
    throw new Failure("no-webassembly", "this browser has no WebAssembly");
  }
  const response = await load(url);
  // A host may send the wrong type, which the streaming form refuses; the bytes are the same.
  if (WebAssembly.instantiateStreaming && /^application\/wasm/.test(response.headers.get("content-type") || "")) {
    const copy = response.clone();
    try {
      return (await WebAssembly.instantiateStreaming(response, {})).instance.exports;
    } catch {
      return (await WebAssembly.instantiate(await copy.arrayBuffer(), {})).instance.exports;
    }
  }
  return (await WebAssembly.instantiate(await response.arrayBuffer(), {})).instance.exports;
}

// Hands bytes to one of the module's functions and takes its answer.
function call(name, bytes) {
  const at = engine.alloc(bytes.length);
  if (at === 0) throw new Failure("no-memory", "there is not enough memory for the search");
  new Uint8Array(engine.memory.buffer, at, bytes.length).set(bytes);
  const answer = engine[name](at, bytes.length);
  const length = new DataView(engine.memory.buffer).getUint32(answer, true);
  const text = new TextDecoder().decode(new Uint8Array(engine.memory.buffer, answer + 4, length));
  engine.free(answer);
  const value = JSON.parse(text);
  if (value.error) throw new Failure(value.error.code, value.error.message);
  return value;
}

async function open(engineUrl, packUrl) {
  const [exports, pack] = await Promise.all([
    instantiate(engineUrl),
    load(packUrl).then((response) => response.arrayBuffer()),
  ]);
  if (exports.abi_version() !== ABI) {
    throw new Failure("other-version", `the engine has interface ${exports.abi_version()}, this page needs ${ABI}`);
  }
  engine = exports;
  return call("open", new Uint8Array(pack));
}

// One turn of the event loop passes before a question is answered, so that newer ones can replace it.
function schedule() {
  if (scheduled) return;
  scheduled = true;
  setTimeout(async () => {
    try {
      await opening;
    } catch {
      // Told with "failed" already; the question below says it again for itself.
    }
    scheduled = false;
    const question = waiting;
    waiting = null;
    if (question) answer(question);
  });
}

async function answer({ id, request }) {
  try {
    if (!opening) throw new Failure("not-open", "the search was not opened");
    await opening;
    self.postMessage({ id, response: call("ask", new TextEncoder().encode(JSON.stringify(request))) });
  } catch (error) {
    self.postMessage({ id, error: describe(error) });
  }
}

self.onmessage = ({ data }) => {
  if (data.type === "open") {
    opening = open(data.engine, data.pack);
    opening.then(
      ({ documents, lang }) => self.postMessage({ type: "opened", documents, lang }),
      (error) => self.postMessage({ type: "failed", error: describe(error) }),
    );
  } else if (data.type === "ask") {
    if (waiting) {
      const error = { code: "superseded", message: "a newer question came first" };
      self.postMessage({ id: waiting.id, error });
    }
    waiting = data;
    schedule();
  }
};
