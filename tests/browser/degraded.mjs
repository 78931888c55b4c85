#!/usr/bin/env node
// The search page when its files are damaged, missing, of another version, or silent: never a hang, never a wrong answer.
import { cli, launch, inTabs, sleep, summary, saveJson, SITE_FLAGS, SITE_HELP } from './lib.mjs';
import { serveSearch, complaints, links, shownCount, until } from './searchpage.mjs';

const { dir, o } = cli('degraded', `usage: degraded.mjs DIR [options]
Serves the portal with a pack cut off, with one byte changed, of another version, missing; an engine missing, damaged, with
another interface, that traps, that never ends; a worker that is missing or says nothing; without WebAssembly; with nothing
at all. FAIL when a question is not met by hits by name within 3 s and a clear note within 25 s, when files are fetched more than
twice, when typing on is not answered, or on script and console errors beyond files that could not be loaded. A fault
that is over at the second try must leave no trace, as must texts that are missing or damaged, and "try again" must bring
the full search back.
  --words W   a question that names alone answer (default "beratung")
${SITE_HELP}`, { ...SITE_FLAGS, words: { type: 'string' } });

const words = o.words || 'beratung';

// A module with the five functions of the engine: `open` and `ask` are given as code, abi_version gives a number.
function engine({ abi, open = [0x41, 0, 0x0b], ask = [0x41, 0, 0x0b] }) {
  const name = (text) => [text.length, ...Buffer.from(text)];
  const section = (id, ...content) => [id, content.flat().length, ...content.flat()];
  const body = (code) => [code.length + 1, 0, ...code];
  const exported = [['memory', 2, 0], ['abi_version', 0, 0], ['alloc', 0, 1], ['free', 0, 2], ['open', 0, 3], ['ask', 0, 4]];
  const end = 0x0b, i32 = 0x7f, constant = 0x41;
  return Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    ...section(1, 4, 0x60, 0, 1, i32, 0x60, 1, i32, 1, i32, 0x60, 1, i32, 0, 0x60, 2, i32, i32, 1, i32),
    ...section(3, 5, 0, 1, 2, 3, 3),
    ...section(5, 1, 0, 0x7f),
    ...section(7, exported.length, exported.flatMap(([text, kind, index]) => [...name(text), kind, index])),
    ...section(10, 5, body([constant, abi, end]), body([constant, 0x80, 0x08, end]), body([end]), body(open), body(ask))]);
}
const TRAP = [0x00, 0x0b]; // unreachable
const FOREVER = [0x03, 0x40, 0x0c, 0, 0x0b, 0x41, 0, 0x0b]; // loop; br 0; end
const abiOf = (s) => Number(/const ABI = (\d+)/.exec(s.bytes(s.files.worker).toString())[1]);
const changed = (bytes, at) => { const copy = Buffer.from(bytes); copy[at] ^= 0x55; return copy; };

// name → what is altered, and the note that must come
const CASES = {
  // These wait for a silence: they take longest and cost nothing, so they begin, and the others go beside them.
  'engine that never ends': { alter: (s) => s.replace(s.files.engine, engine({ abi: abiOf(s), open: FOREVER })), why: 'restricted' },
  'worker that says nothing': { alter: (s) => s.replace(s.files.worker, 'self.onmessage = () => {};'), why: 'restricted' },
  'worker that stops answering': { alter: (s) => s.replace(s.files.worker, "self.onmessage = ({ data }) => { if (data.type === 'open') self.postMessage({ type: 'opened', documents: 1, lang: 'de' }); };"), why: 'restricted' },
  'pack cut off': { alter: (s) => s.replace(s.files.pack, s.bytes(s.files.pack).subarray(0, 20000)), why: 'restricted' },
  'pack empty': { alter: (s) => s.replace(s.files.pack, Buffer.alloc(0)), why: 'restricted' },
  'pack with a byte changed': { alter: (s) => { const pack = s.bytes(s.files.pack); s.replace(s.files.pack, changed(pack, pack.length >> 1)); }, why: 'restricted' },
  'pack missing': { alter: (s) => s.remove(s.files.pack), why: 'restricted' },
  'engine missing': { alter: (s) => s.remove(s.files.engine), why: 'restricted' },
  'engine damaged': { alter: (s) => s.replace(s.files.engine, s.bytes(s.files.engine).subarray(0, 5000)), why: 'restricted' },
  'engine with another interface': { alter: (s) => s.replace(s.files.engine, engine({ abi: 63 })), why: 'renewed' },
  'engine that traps': { alter: (s) => s.replace(s.files.engine, engine({ abi: abiOf(s), open: TRAP })), why: 'restricted' },
  'worker missing': { alter: (s) => s.remove(s.files.worker), why: 'restricted' },
  'portal without an engine': { alter: (s) => s.replace(s.files.manifest, JSON.stringify({ ...JSON.parse(s.bytes(s.files.manifest)), engine: null })), why: 'plain' },
  'without WebAssembly': { alter: () => {}, script: () => { delete globalThis.WebAssembly; }, why: 'unable' },
  'list of names missing too': { alter: (s) => { s.remove(s.files.pack); s.remove(s.files.suggest); }, why: 'failed', nothing: true },
  'nothing there': { alter: (s) => s.remove(s.files.manifest), why: 'failed', nothing: true },
};

const browser = await launch();
const bad = [], times = {};
const shown = new WeakMap(); // which case a tab shows
const ready = (page) => complaints(page, bad, () => shown.get(page));
// What is fetched is counted here; offline.mjs tries the service worker.
const QUIET = { ready, serviceWorkers: 'block' };
await inTabs(browser, QUIET, Object.keys(CASES).filter((name) => !CASES[name].script), 4, meet);
// What is taken from a page before its scripts run stays away for as long as the tab is there.
for (const name of Object.keys(CASES).filter((each) => CASES[each].script)) {
  await inTabs(browser, { ...QUIET, ready: (page) => { ready(page); return page.addInitScript(CASES[name].script); } }, [name], 1, meet);
}

async function meet(page, name) {
  const { alter, why, nothing } = CASES[name], s = await serveSearch(dir, o);
  alter(s);
  const fail = (text) => bad.push(`${name}: ${text}`);
  shown.set(page, name);
  await page.goto(s.srv.at(s.g.search.url));
  const field = page.locator('input[type=search]');
  const from = Date.now();
  await field.pressSequentially(words, { delay: 20 });
  if (!nothing && !await until(async () => (await links(page)).length > 0, 3000)) fail('no hits by name within 3 s');
  const note = page.locator(`[data-trouble][data-why="${why}"]`);
  if (!await until(() => note.isVisible(), 25000)) {
    fail(`no note "${why}"; the page says "${await shownCount(page)}"`);
    return s.srv.close();
  }
  times[name] = Date.now() - from;
  const said = await until(() => page.evaluate(() => document.querySelector('[data-status]').textContent.includes(document.querySelector('[data-trouble] p')?.textContent || '\0')), 5000);
  if (!said) fail('the note is not said aloud');
  const hits = await links(page);
  if (nothing ? hits.length : !hits.length) fail(nothing ? 'hits come from nowhere' : 'no hits by name');
  if (!nothing && await page.locator('.filters').isVisible()) fail('filters are offered that are not heeded');
  if (nothing && !await page.locator('[data-browse] a').first().isVisible()) fail('there is nothing to browse');
  // Typing on is answered, and loads nothing again.
  const before = s.srv.requests.length;
  await field.fill('');
  await field.pressSequentially('kaarst', { delay: 20 });
  const answered = await until(async () => (nothing ? note.isVisible() : (await links(page)).some((href) => href.includes('ort/kaarst/'))), 3000);
  if (!answered) fail('typing on is not answered');
  await sleep(300);
  const again = s.srv.requests.slice(before).filter((r) => !/icon/.test(r.path) && (!nothing || !/search\/[a-z]+(\.\w+)?\.json$/.test(r.path)));
  if (again.length) fail(`typing on loads ${again.map((r) => r.path).join(', ')}`);
  for (const part of ['manifest', 'engine', 'pack']) {
    if (!nothing && s.asked(s.files[part]) > 2) fail(`${s.files[part]} is fetched ${s.asked(s.files[part])} times`);
  }
  // By hand, once the fault is over.
  if (why === 'restricted' || why === 'failed') {
    s.restore();
    await page.locator('[data-trouble] button').click();
    // A worker that is wrong stays so until the page is loaded anew.
    const back = () => until(async () => !await page.locator('[data-trouble]').isVisible() && (await links(page)).length > 0, 12000);
    if (name.startsWith('worker')) await sleep(1000);
    else if (!await back()) fail('"try again" does not bring the search back');
  }
  await page.goto('about:blank');
  return s.srv.close();
}

// A fault that is over at the second try: no note, and the full search.
await inTabs(browser, QUIET, ['pack', 'engine', 'manifest'], 1, async (page, part) => {
  const s = await serveSearch(dir, o, { onRequest: (e) => { if (s && e.path.endsWith(s.files[part])) s.restore(); } });
  const broken = { pack: s.bytes(s.files.pack).subarray(0, 999), engine: engine({ abi: 63 }), manifest: JSON.stringify({ ...JSON.parse(s.bytes(s.files.manifest)), pack: 'gone.pack' }) };
  s.replace(s.files[part], broken[part]);
  shown.set(page, `${part} wrong once`);
  await page.goto(s.srv.at(s.g.search.url));
  await page.locator('input[type=search]').pressSequentially(words, { delay: 20 });
  const healed = await until(async () => (await links(page)).length > 0 && /\d/.test(await shownCount(page)) && !await page.locator('[data-trouble]').isVisible() && await page.locator('.filters').isVisible(), 12000);
  if (!healed) bad.push(`${part} wrong once: the second try does not mend it`);
  if (s.asked(s.files[part]) !== 2) bad.push(`${part} wrong once: it is fetched ${s.asked(s.files[part])} times`);
  await s.srv.close();
});

// Excerpts are an extra: without them there is no note, and the answers are whole.
await inTabs(browser, QUIET, Object.entries({ missing: (s) => s.remove(s.files.texts), damaged: (s) => s.replace(s.files.texts, Buffer.from('no texts')) }), 1, async (page, [name, alter]) => {
  const s = await serveSearch(dir, o);
  alter(s);
  shown.set(page, `texts ${name}`);
  await page.goto(s.srv.at(s.g.search.url));
  await page.locator('input[type=search]').pressSequentially(words, { delay: 20 });
  if (!await until(async () => s.asked(s.files.texts) === 1 && /\d/.test(await shownCount(page)))) bad.push(`texts ${name}: they are fetched ${s.asked(s.files.texts)} times, and the page says "${await shownCount(page)}"`);
  await sleep(300);
  await page.locator('input[type=search]').press('Space');
  await sleep(300);
  if (await page.locator('[data-trouble]').isVisible() || !await page.locator('.filters').isVisible()) bad.push(`texts ${name}: the search is limited`);
  if (s.asked(s.files.texts) !== 1) bad.push(`texts ${name}: they are fetched again`);
  await s.srv.close();
});
await browser.close();
for (const text of bad) console.log(text);
console.log(`   ms until the note: ${Object.entries(times).map(([name, ms]) => `${name} ${ms}`).join(', ')}`);
saveJson(o, { bad, times });
summary('degraded', !bad.length, `${Object.keys(CASES).length} faults, 3 that pass, and texts missing or damaged: ${bad.length} not met; slowest note after ${(Math.max(0, ...Object.values(times)) / 1000).toFixed(1)} s`);
