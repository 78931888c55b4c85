// The portal without a server: modules, files and the worker come from scripts, since file:// gives pages nothing else.
//
// In:  define(name, body) by every module, whose imports have run before it; say(value) by every file that load() asked for.
// Out: what stands in for `fetch`, `Worker` and `import` in the modules; links that scripts make lead to files.
//
// Invariant: the only requests are scripts below the folder in which the portal lies, wherever that is.
// Deliberately absent: a cache to pass over, and threads: the engine runs in the page, and its answers come a turn later.
"use strict";

const lotsePortable = (() => {
  const root = new URL("../", document.currentScript.src).href;
  const modules = new Map(); // name → what it exports
  const said = new Map(); // address → what the script there said
  const loading = new Map(); // address → a promise of it

  const use = (name) => {
    if (!modules.has(name)) throw new Error(`${name} did not run`);
    return modules.get(name);
  };

  function load(address) {
    if (!loading.has(address)) {
      const coming = new Promise((resolve, reject) => {
        const script = document.createElement("script");
        const failed = () => reject(new Error(`${address} could not be read`));
        script.onload = () => (said.has(address) ? resolve(said.get(address)) : failed());
        script.onerror = failed;
        script.src = address;
        document.head.append(script);
      });
      coming.catch(() => loading.delete(address)); // the stick may be back the next time
      loading.set(address, coming);
    }
    return loading.get(address);
  }

  // Data files lie beside their name with ".js" at its end.
  async function fetch(url) {
    const address = new URL(url, document.baseURI).href.split(/[?#]/)[0];
    if (!address.startsWith(root)) throw new TypeError(`${address} is not in the portal`);
    return new Response(await load(`${address}.js`));
  }

  class Worker {
    constructor(url) {
      const inside = { onmessage: null, postMessage: (data) => this.#later(() => this.onmessage?.({ data })) };
      this.inside = load(new URL(url, document.baseURI).href).then((body) => {
        body(inside, fetch);
        return inside;
      });
      this.inside.catch(({ message }) => this.#later(() => this.onerror?.({ message, preventDefault() {} })));
    }

    #ended = false;

    #later(task) {
      setTimeout(() => {
        if (!this.#ended) task();
      });
    }

    postMessage(data) {
      this.inside.then(({ onmessage }) => this.#later(() => onmessage({ data })), () => {});
    }

    terminate() {
      this.#ended = true;
    }
  }

  // The search answers with folders, as servers want them; from a disk they would open as lists of files.
  function lead(link) {
    const [path] = link.href.split(/[?#]/);
    if (path.startsWith(root) && path.endsWith("/")) link.href = `${path}index.html${link.href.slice(path.length)}`;
  }
  const links = (node) => [...(node.querySelectorAll?.("a[href]") ?? []), node].filter((found) => found instanceof HTMLAnchorElement);
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      for (const node of type === "attributes" ? [target] : addedNodes) links(node).forEach(lead);
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["href"] });

  return {
    define: (name, body) => modules.set(name, body(use, fetch, Worker)),
    say: (value) => said.set(document.currentScript.src, value),
    bytes: (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)),
  };
})();
