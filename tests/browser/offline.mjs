#!/usr/bin/env node
// The portal without a network: what is kept and when, what is never kept, and what happens when a new edition is published.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import { cli, open, launch, scanSite, guessSite, typeQuery, squash, sleep, summary, saveJson, SITE_FLAGS, SITE_HELP } from './lib.mjs';

const { dir, o } = cli('offline', `usage: offline.mjs DIR --next DIR2 [options]
Visits without a search (nothing may be kept), searches once, visits a record, takes the network away and opens what was and what was not
visited; takes everything along and opens every page; publishes DIR2 in the place of DIR while a tab is open; deletes all; saves data; and
publishes the worker that takes itself back.
  --next DIR2   the same portal in a newer edition
${SITE_HELP}`, { ...SITE_FLAGS, next: { type: 'string' } });

const away = fs.mkdtempSync(path.join(os.tmpdir(), 'lotse-'));
process.on('exit', () => fs.rmSync(away, { recursive: true, force: true }));
const root = path.join(away, 'public');
const publish = (from) => { fs.rmSync(root, { recursive: true, force: true }); fs.cpSync(from, root, { recursive: true }); };
publish(dir);
const site = scanSite(dir, o.base), g = guessSite(site, o);
const headers = { 'Cache-Control': 'no-store' }; // what opens without a network then comes from the worker
const srv = await open(root, { base: o.base, headers });
const browser = await launch();
let cases = 0; const bad = [];
const check = (name, ok, detail = '') => { cases++; if (!ok) bad.push(name); console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}${detail ? ` - ${detail}` : ''}`); };
const until = async (test, ms = 20000) => { for (const end = Date.now() + ms; Date.now() < end; await sleep(100)) { const got = await test().catch(() => false); if (got) return got; } return false; };
const errors = new Set();

// axe-core in the state that the page is in, light and dark, at two widths; and nothing may scroll sideways.
const axeSource = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
async function usable(name, page) {
  const size = page.viewportSize(), wrong = new Set();
  await page.evaluate(axeSource);
  for (const colorScheme of ['light', 'dark']) for (const width of [320, 1280]) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    const found = await page.evaluate(async (tags) => (await window.axe.run(document, { runOnly: { type: 'tag', values: tags }, rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] })).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 120)}`), TAGS);
    found.forEach((rule) => wrong.add(rule));
    if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) wrong.add(`sideways at ${width}`);
  }
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize(size);
  check(`axe: ${name}`, !wrong.size, [...wrong].join('; '));
}

async function person(init) {
  const ctx = await browser.newContext({ serviceWorkers: 'allow' });
  if (init) await ctx.addInitScript(init);
  const page = await ctx.newPage();
  page.on('pageerror', (e) => errors.add(e.message.slice(0, 150)));
  const go = (url) => page.goto(srv.at(url), { waitUntil: 'load' });
  const kept = () => page.evaluate(async () => {
    const names = (await caches.keys()).filter((n) => n.startsWith('lotse '));
    const whole = [];
    for (const n of names) if (await (await caches.open(n)).match(new URL(`${n.split(' ')[1]}offline.json`))) whole.push(n);
    if (!whole.length) return null;
    const urls = (await (await caches.open(whole.at(-1))).keys()).map(({ url }) => new URL(url).pathname);
    return { name: whole.at(-1), urls, count: whole.length };
  });
  const registered = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  const search = async () => { await go(g.search.url); return typeQuery(page, g, g.query); };
  const has = async (url) => { const p = site.byUrl.get(url); const s = await page.evaluate(() => ({ t: document.title, h: document.querySelector('h1')?.textContent || '', css: getComputedStyle(document.querySelector('main')).maxWidth !== 'none' || document.styleSheets.length > 0 })); return squash(s.t) === squash(p.title) && squash(s.h) === squash(p.h1) && s.css; };
  return { ctx, page, go, kept, registered, search, has };
}

const records = site.pages.filter((p) => /^\/verzeichnis\/[^/]+\/$/.test(p.url) && !p.refresh);
const text = (p) => fs.readFileSync(path.join(dir, p.file), 'utf8');
const discreet = site.pages.filter((p) => /<html[^>]* data-discreet/.test(text(p)));
const open2 = records.filter((p) => !discreet.includes(p));
const [visited, unvisited] = [open2[3], open2[7]];
check('there are pages to leave quickly', discreet.length > 0, `${discreet.length}`);

// --- a mere visit
const a = await person();
await a.go(g.home.url); await a.go(visited.url); await sleep(1500);
check('a visit keeps nothing', await a.registered() === 0 && await a.kept() === null);
await a.page.locator('input[type=search]').first().pressSequentially('amt'); await sleep(1500);
check('suggestions keep nothing', await a.registered() === 0);

// --- the first search
check('the search answers', await a.search() > 0);
check('the first search keeps the start pages', Boolean(await until(a.kept)));
await a.go(visited.url); await a.go(discreet.find((p) => p.url.startsWith('/verzeichnis/')).url); await sleep(800);
const first = await a.kept();
check('a visited page is kept', first.urls.includes(visited.url));
check('pages to leave quickly are never kept', !discreet.some((p) => first.urls.includes(p.url)));
check('an unvisited page is not kept', !first.urls.includes(unvisited.url));

// The server may have a newer page than the list that the worker has.
const turned = open2[9], turnedFile = path.join(root, turned.file);
fs.writeFileSync(turnedFile, text(turned).replace('<html ', '<html data-discreet '));
await a.go(turned.url); await sleep(800);
check('a page that is to be left quickly from now on is not kept', !(await a.kept()).urls.includes(turned.url));
fs.copyFileSync(path.join(dir, turned.file), turnedFile);

// --- no network
await a.ctx.setOffline(true);
for (const [name, p] of [['home', g.home], ['a visited record', visited], ['a topic', site.pages.find((p) => /^\/thema\/[^/]+\/$/.test(p.url) && !discreet.includes(p))], ['a place', site.pages.find((p) => /^\/ort\/[^/]+\/$/.test(p.url))], ['the finder', site.byUrl.get('/wegweiser/')], ['the shortlist', site.byUrl.get('/merkliste/')]]) {
  await a.go(p.url); check(`without a network: ${name}`, await a.has(p.url), p.url);
}
await a.go(visited.url);
check('a kept page says so', Boolean(await until(async () => /\d{4}/.test(await a.page.locator('[data-offline]').innerText()))), await a.page.locator('[data-offline]').innerText());
await usable('a kept page', a.page);
await a.go(`${visited.url}?from=mail#inhalt`); check('a query does not matter', await a.has(visited.url));
await a.go(visited.url.replace(/\/$/, '')); check('a missing slash does not matter', await a.has(visited.url));
check('the search answers without a network', await a.search() > 0);
await a.go('/wegweiser/');
await a.page.locator('main select').first().selectOption({ index: 2 });
check('the finder answers without a network', Boolean(await until(async () => (await a.page.locator('main [data-results] li, main [data-answers] li, main .card').count()) > 0)));
await a.page.goto(srv.at(unvisited.url), { waitUntil: 'load' }).catch(() => {});
check('an unvisited record opens as a sheet', Boolean(await until(async () => squash(unvisited.h1).startsWith(squash(await a.page.locator('h1:visible').innerText())))), unvisited.url);
check('the sheet has facts', await a.page.locator('[data-facts] dd').count() > 0);
await usable('a sheet', a.page);
check('the sheet leads to the page', await a.page.locator('[data-again]').getAttribute('href') === srv.at(unvisited.url));
const hidden = discreet.find((p) => p.url.startsWith('/verzeichnis/'));
await a.page.goto(srv.at(hidden.url), { waitUntil: 'load' }).catch(() => {});
check('what stands in for a page to leave quickly can be left quickly', Boolean(await until(() => a.page.locator('[data-leave]').isVisible())), hidden.url);
await usable('a sheet that can be left', a.page);
await until(() => a.page.locator('[data-leave-keys]').evaluate((keys) => !keys.hidden));
for (let press = 0; press < 3; press++) await a.page.keyboard.press('Escape');
check('also with the key', Boolean(await until(async () => !(await a.page.evaluate(() => location.href)).startsWith(srv.origin))));
await a.go(g.home.url); await a.go('/offline/#inhalt'); check('an anchor of the page is no path', await a.page.locator('[data-take]').isVisible());
await a.go('/gibt-es-nicht/').catch(() => {});
await usable('a page that is not there', a.page);
check('an unknown page says that it is not there', Boolean(await until(async () => (await a.page.locator('[data-why]').innerText()).length > 20)));
await a.go(`${'/offline/'}#javascript:alert(1)`); await a.page.reload();
const again = await a.page.locator('[data-again]').getAttribute('href').catch(() => null);
check('a fragment leads nowhere but into the portal', !again || again.startsWith(srv.origin));
await a.ctx.setOffline(false);
await a.page.goto(srv.at('/offline/#' + unvisited.url.slice(1)));
await a.page.reload(); await a.ctx.setOffline(true); await a.ctx.setOffline(false);
check('when the network is back, the page itself opens', Boolean(await until(() => a.has(unvisited.url))));

// --- everything
await a.go('/offline/');
const button = a.page.locator('[data-take] [data-all]');
await button.waitFor();
check('the size is told beforehand', /\d/.test(await button.innerText()), await button.innerText());
await button.click();
check('the progress is shown', Boolean(await until(() => a.page.locator('progress').isVisible())));
check('everything comes', Boolean(await until(async () => (await a.kept()).urls.some((u) => u.endsWith('/offline.all')), 120000)), await a.page.locator('[data-state]').innerText());
const whole = new Set((await a.kept()).urls);
const wanted = site.pages.filter((p) => !discreet.includes(p) && !p.refresh && p.url !== '/404.html');
const lacking = wanted.filter((p) => !whole.has(encodeURI(p.url)));
check('no page is missing', !lacking.length, `${wanted.length} pages; missing: ${lacking.slice(0, 3).map((p) => p.url).join(' ')}`);
await usable('everything is there', a.page);
check('still none to leave quickly', !discreet.some((p) => whole.has(p.url)));
await a.ctx.setOffline(true);
let wrong = 0; const every = wanted.filter((_, i) => i % 24 === 0);
for (const p of every) { await a.go(p.url); if (!await a.has(p.url)) { wrong++; console.log(`     ${p.url}`); } }
check('every page opens without a network', !wrong, `${every.length} of ${wanted.length} opened`);
await a.ctx.setOffline(false);

// --- a new edition while a tab is open
if (o.next) {
  const before = (await a.kept()).name;
  await a.go(g.search.url);
  const other = await a.ctx.newPage(); await other.goto(srv.at(visited.url), { waitUntil: 'load' });
  publish(path.resolve(o.next));
  check('the old tab still searches', await typeQuery(a.page, g, g.query) > 0);
  await a.page.evaluate(async () => { await (await navigator.serviceWorker.getRegistration()).update(); });
  const offer = a.page.locator('[data-offline] button');
  check('the new edition is offered', Boolean(await until(() => offer.isVisible(), 60000)));
  await usable('a new edition is offered', a.page);
  check('the tab was not loaded anew', await a.page.locator('input[type=search]').first().inputValue() === g.query);
  await other.evaluate(() => { window.stays = true; });
  await offer.click(); await a.page.waitForLoadState('load');
  const now = await until(async () => { const k = await a.kept(); return k && k.name !== before && k; });
  check('it is there after a press', Boolean(now));
  check('everything that was taken along is there in the new edition', now && wanted.every((p) => now.urls.includes(encodeURI(p.url))));
  check('the other tab was not loaded anew', await other.evaluate(() => window.stays === true));
  await other.locator('input[type=search]').first().pressSequentially('amt');
  check('the other tab still has suggestions', Boolean(await until(async () => (await other.locator('[data-search-result]').count()) > 0)));
  check('the other tab is offered it, too', Boolean(await until(() => other.locator('[data-offline] button').isVisible())));
  await a.ctx.setOffline(true); await a.go(visited.url);
  const built = await a.page.locator('footer p').last().innerText();
  check('without a network it is the new edition', fs.readFileSync(path.join(o.next, visited.url.slice(1), 'index.html'), 'utf8').includes(built), built);
  await a.ctx.setOffline(false);
}

// --- what is visited while a new edition waits
if (o.next) {
  publish(dir);
  const d = await person();
  await d.search();
  const { name } = await until(d.kept);
  publish(path.resolve(o.next));
  await d.page.evaluate(async () => { await (await navigator.serviceWorker.getRegistration()).update(); });
  const offer = d.page.locator('[data-offline] button');
  await until(() => offer.isVisible(), 60000);
  await d.go(unvisited.url); await sleep(500);
  await offer.click(); await d.page.waitForLoadState('load');
  const came = await until(async () => { const k = await d.kept(); return k && k.name !== name && k.urls.includes(unvisited.url); });
  check('what was visited while it waited is kept', Boolean(came));
  await d.ctx.close();
}

// --- a file that does not come
const c = await person();
const lost = path.join(root, 'thema', 'index.html'), held = fs.readFileSync(lost);
fs.rmSync(lost);
await c.go('/offline/'); await c.page.locator('[data-start]').click();
check('a failure is told', Boolean(await until(async () => await c.page.locator('[data-start]').isVisible() && await c.kept() === null && /noch einmal/.test(await c.page.locator('[data-state]').innerText()))), await c.page.locator('[data-state]').innerText());
fs.writeFileSync(lost, held);
await c.page.locator('[data-start]').click();
check('another try keeps the start pages', Boolean(await until(c.kept)));
await c.ctx.close();

// --- deleting
await a.go('/offline/'); await a.page.locator('[data-clear]').click();
check('what is deleted is gone', Boolean(await until(async () => await a.registered() === 0 && await a.page.evaluate(async () => (await caches.keys()).length) === 0)));
await a.page.locator('input[type=search]').first().pressSequentially('amt'); await sleep(800);
check('a tab that is still open begins nothing anew', await a.page.evaluate(async () => (await caches.keys()).length) === 0);
await a.search(); await sleep(1500);
check('it does not come back by itself', await a.registered() === 0);

// --- saving data
const b = await person(() => { Object.defineProperty(navigator, 'connection', { value: { saveData: true } }); });
check('the search answers where data are saved', await b.search() > 0); await sleep(1500);
check('nothing is kept where data are saved', await b.registered() === 0);
await b.go('/offline/'); await b.page.locator('[data-start]').click();
check('but it is when asked for', Boolean(await until(b.kept)));

// --- switched off
fs.copyFileSync(new URL('../../src/assembly/offline/gone.js', import.meta.url), path.join(root, 'sw.js'));
await b.page.evaluate(async () => { await (await navigator.serviceWorker.getRegistration()).update(); });
check('a worker that is switched off takes itself back', Boolean(await until(async () => await b.registered() === 0 && await b.page.evaluate(async () => (await caches.keys()).length) === 0)));

await browser.close(); await srv.close();
check('no script failed', !errors.size, [...errors].join('; '));
saveJson(o, { cases, bad });
summary('offline', !bad.length, `${cases} cases, ${bad.length} wrong`);
