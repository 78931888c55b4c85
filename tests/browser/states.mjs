#!/usr/bin/env node
// axe-core on the search page in every state it can be in, light at 320 and 1280 px, dark at 1280 px, and reflow at 320 px.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { cli, launch, inTabs, look, sleep, summary, saveJson, SITE_FLAGS, SITE_HELP } from './lib.mjs';
import { serveSearch, stubWorker, complaints, until, shownCount } from './searchpage.mjs';

const { dir, o } = cli('states', `usage: states.mjs DIR [options]
Brings the search page into each of its states (empty, results, filters open, chips, a place in the words, all kinds of
cards, no results with and without "did you mean", limited, updated, without WebAssembly, unreachable) and runs axe-core
there: light at 320 and 1280 px, dark at 1280 px. FAIL on any violation, also of best practice, on a state that is not reached, and on
anything that scrolls sideways at 320 px.
  --shots FOLDER   also write a picture of each state
${SITE_HELP}`, { ...SITE_FLAGS, shots: { type: 'string' } });

const axeSource = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const shows = (selector) => (page) => page.locator(selector).first().isVisible();
const says = (pattern) => async (page) => pattern.test(await shownCount(page));
const openFilters = async (page) => { if (!await page.locator('.filter-grid').isVisible()) await page.locator('.filters summary').click(); };
const gone = { bytes: Buffer.from('no pack at all') };

// name → the fragment, what is altered on the server, what to do, and how to tell that it is reached
const STATES = {
  empty: { reached: shows('[data-browse]') },
  results: { hash: 'q=beratung', reached: says(/\d/) },
  'filters open': { hash: 'q=beratung', act: openFilters, reached: shows('.filter-grid select') },
  chips: { hash: 'q=beratung&ort=neuss&thema=arbeit', reached: shows('.chip[data-filter=topic]') },
  place: { hash: 'q=beratung+neuss', reached: shows('[data-place] .button-link') },
  cards: { hash: 'q=beratung', alter: (s) => s.replace(s.files.worker, stubWorker()), act: () => sleep(900), reached: async (page) => await page.locator('.card-via').isVisible() && await page.locator('.card-next a').isVisible() && await page.locator('.card-excerpt mark').isVisible() && await page.locator('.card a[dir=rtl]').isVisible() },
  none: { hash: 'q=xqzvwk', reached: shows('[data-zero]') },
  'none, filtered': { hash: 'q=xqzvwk&ort=neuss', reached: shows('[data-zero-filters]') },
  'did you mean': { hash: 'q=berrattung', alter: (s) => s.replace(s.files.worker, stubWorker()), reached: shows('[data-notes] a') },
  limited: { hash: 'q=beratung', alter: (s) => s.replace(s.files.pack, gone.bytes), reached: shows('[data-trouble][data-why=restricted] button') },
  updated: { hash: 'q=beratung', alter: (s) => s.replace(s.files.worker, "self.onmessage = ({ data }) => self.postMessage(data.type === 'open' ? { type: 'failed', error: { code: 'other-version', message: 'x' } } : { id: data.id, error: { code: 'other-version', message: 'x' } });"), reached: shows('[data-trouble][data-why=renewed] button') },
  'without WebAssembly': { hash: 'q=beratung', script: () => { delete globalThis.WebAssembly; }, reached: shows('[data-trouble][data-why=unable]') },
  unreachable: { hash: 'q=beratung', alter: (s) => s.remove(s.files.manifest), reached: shows('[data-trouble][data-why=failed] button') },
};

const browser = await launch();
const bad = [], faults = new Map();
let runs = 0;
const served = new Map();
for (const [name, state] of Object.entries(STATES)) {
  const s = await serveSearch(dir, o);
  state.alter?.(s);
  served.set(name, s);
}
const LOOKS = [{ scheme: 'light', width: 320 }, { scheme: 'light', width: 1280 }, { scheme: 'dark', width: 1280 }];
const names = Object.keys(STATES);
const shown = new WeakMap(); // what a tab shows, for what it complains of
const ready = (page) => complaints(page, bad, () => shown.get(page));
const all = async (page, name) => { for (const shape of LOOKS) await judge(page, name, shape); };
await inTabs(browser, { ready }, names.filter((name) => !STATES[name].script), 2, all);
// What is taken from a page before its scripts run stays away for as long as the tab is there.
for (const name of names.filter((each) => STATES[each].script)) {
  await inTabs(browser, { ready: (page) => { ready(page); return page.addInitScript(STATES[name].script); } }, [name], 1, all);
}
async function judge(page, name, shape) {
  const where = `${name}, ${shape.scheme}, ${shape.width} px`, state = STATES[name], s = served.get(name);
  shown.set(page, where);
  const anew = await look(page, `${s.srv.at(s.g.search.url)}${state.hash ? `#${state.hash}` : ''}`, { ...shape, height: 900 });
  if (anew) { await state.act?.(page); await page.evaluate(axeSource); }
  if (!await until(() => state.reached(page))) bad.push(`${where}: the state is not reached`);
  await sleep(200);
  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 1) bad.push(`${where}: the page is ${wide} px too wide`);
  if (o.shots) { fs.mkdirSync(o.shots, { recursive: true }); await page.screenshot({ path: `${o.shots}/${name.replace(/\W+/g, '-')}-${shape.width}-${shape.scheme}.png` }); }
  const found = await page.evaluate(async (tags) => (await window.axe.run(document, { runOnly: { type: 'tag', values: tags }, rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] })).violations
    .map((v) => ({ id: v.id, help: v.help, nodes: v.nodes.map((n) => `${n.target.flat().join(' ')}: ${(n.failureSummary || '').split('\n')[1]?.trim()}`) })), TAGS);
  runs++;
  for (const v of found) { const f = faults.get(v.id) || faults.set(v.id, { ...v, where: [] }).get(v.id); f.where.push(where); }
}
for (const s of served.values()) await s.srv.close();
await browser.close();
for (const f of faults.values()) console.log(`${f.id} ${f.help}: ${f.where.join('; ')}\n   ${f.nodes.slice(0, 3).join('\n   ')}`);
for (const text of bad) console.log(text);
saveJson(o, { bad, faults: [...faults.values()] });
summary('states', !bad.length && !faults.size && runs === names.length * LOOKS.length, `${names.length} states, ${runs} runs of axe: ${faults.size} rules broken, ${bad.length} other faults`);
