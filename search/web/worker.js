// The worker of search and referral: one WebAssembly engine over one pack, one file of rules, or both, away from the page's
// own thread.
//
// In:  {type: "open", engine: url, pack?: url, texts?: url, rules?: url, fresh?: bool}    once, first; the urls are the
//                                                page's, already absolute; `fresh` passes over the browser's cache
//      {type: "ask", id, request}                any number: a question of the search,
//      {type: "refer", id, request}              or an inquiry of the referral
// Out: {type: "loading"}                         now and then, while files are on their way
//      {type: "opened", documents?, offers?, lang}    or {type: "failed", error: {code, message}}
//      {id, response}                            or {id, error: {code, message}}
//      {type: "texts", texts}                    once, when answers carry excerpts from now on; if they never can, nothing
//
// Invariant: of the questions that wait, only the newest is answered; the others get the error "superseded". What is
// typed stays in this process: the only requests are the fetches of "open", made before any question, and that of
// the texts, made after the first answer, whatever was asked.
//
// Deliberately absent: imports into the module, and everything that a policy of script-src 'self' 'wasm-unsafe-eval'
// would refuse. This is a classic worker, since module workers cannot be started from file://.
"use strict";

const ABI = 3;
const SIGN = 2000; // how often to say that files are still on their way
const PATIENCE = 60000; // after this a file is not coming any more

let engine = null; // the module's exports, once it is open
let opening = null; // settles when it is open, or cannot be
let texts = null; // fetches the running text of pages; null when that was done, or need not be
let waiting = null; // the newest question not yet answered
let scheduled = false;

class Failure extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

const describe = (error) => ({ code: error.code || "engine-failed", message: String(error.message || error) });

// Fetches a file and reads it. A line that breaks half-way is a file not loaded, as one that never came.
async function load(url, fresh, read) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const response = await fetch(url, { credentials: "same-origin", cache: fresh ? "reload" : "default", signal: stop.signal });
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
    return await read(response);
  } catch (error) {
    const damaged = error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError;
    throw new Failure(damaged ? "engine-damaged" : "not-loaded", `${url} could not be loaded: ${error.message}`);
  } finally {
    clearTimeout(timer);
  }
}

const bytes = async (response) => new Uint8Array(await response.arrayBuffer());

async function instantiate(response) {
  // A host may send another type, which the streaming form refuses; the bytes are the same.
  const streams = WebAssembly.instantiateStreaming && response.headers.get("content-type") === "application/wasm";
  const made = streams ? WebAssembly.instantiateStreaming(response, {}) : WebAssembly.instantiate(await bytes(response), {});
  return (await made).instance.exports;
}

// Hands bytes to one of the module's functions and takes its answer.
function call(name, content) {
  const at = engine.alloc(content.length);
  if (at === 0) throw new Failure("no-memory", "there is not enough memory for the search");
  new Uint8Array(engine.memory.buffer, at, content.length).set(content);
  const answer = engine[name](at, content.length);
  const length = new DataView(engine.memory.buffer).getUint32(answer, true);
  const text = new TextDecoder().decode(new Uint8Array(engine.memory.buffer, answer + 4, length));
  engine.free(answer);
  const value = JSON.parse(text);
  if (value.error) throw new Failure(value.error.code, value.error.message);
  return value;
}

async function open(urls) {
  if (typeof WebAssembly !== "object") throw new Failure("no-webassembly", "this browser has no WebAssembly");
  const sign = setInterval(() => self.postMessage({ type: "loading" }), SIGN);
  try {
    const [exports, pack, rules] = await Promise.all([
      load(urls.engine, urls.fresh, instantiate),
      urls.pack && load(urls.pack, urls.fresh, bytes),
      urls.rules && load(urls.rules, urls.fresh, bytes),
    ]);
    if (exports.abi_version() !== ABI) {
      throw new Failure("other-version", `the engine has interface ${exports.abi_version()}, this page needs ${ABI}`);
    }
    engine = exports;
    const opened = { ...(pack && call("open", pack)), ...(rules && call("rules", rules)) };
    if (urls.texts && engine.texts) texts = () => load(urls.texts, urls.fresh, bytes);
    return opened;
  } finally {
    clearInterval(sign);
  }
}

// Excerpts are an extra: without them every answer is still right, so a failure here is not told.
async function loadTexts() {
  const fetched = texts;
  texts = null;
  try {
    const content = await fetched();
    self.postMessage({ type: "texts", texts: call("texts", content).texts });
  } catch {
    // The summaries stay.
  }
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

async function answer({ type, id, request }) {
  try {
    if (!opening) throw new Failure("not-open", "the search was not opened");
    await opening;
    self.postMessage({ id, response: call(type, new TextEncoder().encode(JSON.stringify(request))) });
  } catch (error) {
    self.postMessage({ id, error: describe(error) });
  }
  if (texts) loadTexts();
}

self.onmessage = ({ data }) => {
  if (data.type === "open") {
    opening = open(data);
    opening.then(
      (opened) => self.postMessage({ type: "opened", ...opened }),
      (error) => self.postMessage({ type: "failed", error: describe(error) }),
    );
  } else if (data.type === "ask" || data.type === "refer") {
    if (waiting) {
      const error = { code: "superseded", message: "a newer question came first" };
      self.postMessage({ id: waiting.id, error });
    }
    waiting = data;
    schedule();
  }
};
