// Shared by the checks of the search page: serving a portal with altered files, and a worker that says what a check needs.
//
// In:  a built portal. Out: a server whose answers can be replaced one by one, and the addresses of the search's files.
//
// Deliberately absent: what is right and wrong; each check says that itself.
import fs from 'node:fs';
import path from 'node:path';
import { open, scanSite, guessSite, sleep } from './lib.mjs';

// To read nine hundred pages takes seconds, and checks serve the same portal twenty times; its files do not change.
const known = new Map();
function read(dir, o) {
  if (!known.has(dir)) {
    const site = scanSite(dir, o.base);
    known.set(dir, { site, g: guessSite(site, o) });
  }
  return known.get(dir);
}

/** The portal on a server; `replace(path, body)` answers a site path with other bytes, `remove(path)` with 404. */
export async function serveSearch(dir, o, opts = {}) {
  const routes = {};
  const srv = await open(dir, { base: o.base, routes, ...opts });
  const { site, g } = read(dir, o);
  const html = fs.readFileSync(path.join(dir, g.search.file), 'utf8');
  const at = (ref) => new URL(ref, `http://site.invalid${g.search.url}`).pathname;
  const manifest = at(/data-engine="([^"]+)"/.exec(html)[1]);
  const parts = JSON.parse(fs.readFileSync(path.join(dir, manifest), 'utf8'));
  const below = (name) => name && path.posix.join(path.posix.dirname(manifest), name);
  const files = { manifest, worker: at(/data-worker="([^"]+)"/.exec(html)[1]), engine: below(parts.engine), pack: below(parts.pack), suggest: below(parts.suggest), texts: below(parts.texts) };
  const served = (p) => srv.base.replace(/\/$/, '') + p;
  const types = { js: 'text/javascript', json: 'application/json', wasm: 'application/wasm' };
  return {
    srv, site, g, files,
    bytes: (p) => fs.readFileSync(path.join(dir, p)),
    replace(p, body) { routes[served(p)] = { type: types[p.split('.').pop()] || 'application/octet-stream', body }; },
    remove(p) { routes[served(p)] = { type: 'text/plain', body: '', status: 404 }; },
    restore() { for (const p of Object.keys(routes)) delete routes[p]; },
    asked: (p) => srv.requests.filter((r) => r.path === served(p)).length,
  };
}

export const shownCount = (page) => page.locator('[data-heading]:visible').textContent({ timeout: 100 }).catch(() => '');
export const links = (page) => page.locator('[data-search-result] a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));

/** Waits until `test` is true and tells whether it ever was; what takes seconds is asked for less often. */
export async function until(test, timeout = 6000) {
  const end = Date.now() + timeout;
  for (let pause = 40; Date.now() < end; pause = Math.min(250, pause * 1.1)) { if (await test()) return true; await sleep(pause); }
  return false;
}

/** A worker that knows one question with hits of every kind; every other question has none, and a better one. */
export function stubWorker({ texts = true } = {}) {
  const hit = (n, more) => ({ id: `a${n}`, title: `Beratung Nummer ${n}`, url: `verzeichnis/a${n}/`, summary: 'Beratung für alle.', label: 'Beratungsstelle', place: 'Neuss', lang: 'de', kind: 'organization', ended: false, successor: null, score: 1, matched: ['beratung'], via: [], title_marks: [[0, 8]], summary_marks: [[0, 8]], excerpt: '', excerpt_marks: [], ...more });
  const hits = [
    hit(1, {}),
    hit(2, { title: 'Amt mit anderem Namen', title_marks: [], summary: 'Hier steht nichts davon.', summary_marks: [], via: ['Aufenthalt und Einbürgerung', 'Arbeit'] }),
    hit(3, { ended: true, successor: { title: 'Die neue Stelle', url: 'verzeichnis/neu/' } }),
    hit(4, { title: 'مشورت برای مهاجران', title_marks: [[0, 5]], summary: 'مشورت رایگان در شهر Neuss', summary_marks: [[0, 5]], lang: 'fa' }),
    hit(5, { kind: 'page', url: 'konzept/', label: '', place: '' }),
  ];
  const excerpt = { excerpt: '… so steht es im Text: Beratung und Begleitung gehören zusammen …', excerpt_marks: [[23, 31]] };
  return `
    const hits = ${JSON.stringify(hits)};
    let read = false;
    const facets = { area: [['neuss', 3]], topic: [['arbeit', 2]], category: [], audience: [], language: [] };
    self.onmessage = ({ data }) => {
      if (data.type === 'open') return self.postMessage({ type: 'opened', documents: 5, lang: 'de' });
      const found = /beratung/i.test(data.request.q);
      const shown = hits.map((hit) => (read && hit.kind === 'page' ? { ...hit, ...${JSON.stringify(excerpt)} } : hit));
      self.postMessage({ id: data.id, response: found
        ? { total: 5, hits: shown, left_out: ['bitte'], place: 'neuss', corrected: [['berratung', 'beratung']], did_you_mean: [], facets }
        : { total: 0, hits: [], left_out: [], place: null, corrected: [], did_you_mean: ['beratung', 'beratung neuss'], facets } });
      if (${texts} && !read) setTimeout(() => { read = true; self.postMessage({ type: 'texts', texts: 1 }); }, 300);
    };`;
}

/** Why a page may not pass: script errors, and messages other than those of files that could not be loaded; `where` is told when it happens. */
export function complaints(page, into, where) {
  const say = (text) => into.push(`${where instanceof Function ? where() : where}: ${text}`);
  page.on('pageerror', (error) => say(`script error: ${error.message}`));
  page.on('console', (m) => { if (m.type() === 'error' && !/Failed to load resource/.test(m.text())) say(`console: ${m.text()}`); });
}
