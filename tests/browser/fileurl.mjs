#!/usr/bin/env node
// Does the folder work when opened from disk (file://), with no server at all?
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL, fileURLToPath } from 'node:url';
import { cli, launch, scanSite, guessSite, typeQuery, route, clickTo, squash, urlOf, summary, saveJson, SITE_FLAGS, SITE_HELP } from './lib.mjs';

const { dir: given, o } = cli('fileurl', `usage: fileurl.mjs DIR [options]
Copy DIR to a path with spaces and umlauts and open file://…/index.html with the browser's normal file restrictions: click through
to an entry, then to the search page, and type a query; ask the referral finder; mark a record and read the list; type into the
box in the header. FAIL unless all of it works, without one error in the console and without a request but for files of DIR.
${SITE_HELP}`, SITE_FLAGS);
// Where somebody else puts it, under another name.
const away = fs.mkdtempSync(path.join(os.tmpdir(), 'lotse-'));
process.on('exit', () => fs.rmSync(away, { recursive: true, force: true }));
const dir = path.join(away, 'Für unterwegs', 'Lotse – Kopie (2) #1 50% größer');
fs.cpSync(given, dir, { recursive: true });
const site = scanSite(dir, '/'); const g = guessSite(site, o);
const browser = await launch(); const ctx = await browser.newContext(); const page = await ctx.newPage();
const errors = new Set(), steps = [];
page.on('console', (m) => { if (m.type() === 'error') errors.add(m.text().slice(0, 200)); });
const cssFailed = new Set(); // Chromium keeps an (empty) sheet for a file that did not load, so count the failures
page.on('requestfailed', (r) => { if (r.resourceType() === 'stylesheet') cssFailed.add(r.url()); });
page.on('requestfailed', (r) => errors.add(`failed: ${r.url().slice(0, 140)} ${r.failure()?.errorText || ''}`));
page.on('pageerror', (e) => errors.add(`script error: ${e.message.slice(0, 150)}`));
const inside = pathToFileURL(dir).href;
ctx.on('request', (r) => { if (/^(file|https?):/.test(r.url()) && !r.url().startsWith(inside)) errors.add(`a request outside of the folder: ${r.url()}`); });
const step = (name, ok, detail = '') => { steps.push({ name, ok, detail }); console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}${detail ? ' - ' + detail : ''}`); return ok; };
const fileOf = (u) => pathToFileURL(path.join(dir, site.byUrl.get(u).file)).href;
const look = async (p) => {
  const s = await page.evaluate(() => ({ title: document.title, h1: document.querySelector('h1')?.textContent || '', sheets: [...document.querySelectorAll('link[rel~=stylesheet]')].map((l) => l.href), inline: document.querySelectorAll('style').length }));
  const got = s.sheets.filter((u) => !cssFailed.has(u)).length;
  const same = squash(s.title) === squash(p.title) && squash(s.h1) === squash(p.h1);
  const listing = /^Index of /.test(s.title);
  return { ok: same, why: same ? '' : listing ? 'the browser shows a directory listing (the link does not end in index.html)' : `shows "${squash(s.title) || page.url()}"`, css: got === s.sheets.length && got + s.inline > 0, cssSay: `${got} of ${s.sheets.length} files${s.inline ? `, ${s.inline} inline` : ''}` };
};
let cur = g.home;
await page.goto(fileOf(g.home.url), { waitUntil: 'load' });
const h = await look(g.home); step('home opens', h.ok, h.why); step('style sheets apply', h.css, h.cssSay);
async function walk(name, target) {
  if (!target) return step(name, false, 'no such page found in DIR');
  const r = route(site, cur.url, target.url);
  if (!r) return step(name, false, `no chain of links from ${cur.url} to ${target.url}`);
  for (let i = 1; i < r.length; i++) {
    const next = site.byUrl.get(r[i]);
    const c = await clickFile(cur.url, next.url);
    if (!c.ok) return step(name, false, c.why);
    const l = await look(next).catch((e) => ({ ok: false, why: e.message.split('\n')[0] }));
    if (l.ok && !l.css) { step(name, false, `style sheet missing on ${next.url}: ${l.cssSay}`); cur = next; return false; }
    if (!l.ok) { step(name, false, `link "${c.href}" on ${cur.url}: ${l.why}`); await page.goto(fileOf(target.url)).catch(() => {}); cur = target; return false; }
    cur = next;
  }
  return step(name, true, r.join(' > '));
}
// the link as the page has it, clicked; the site path it means is worked out as on a server
async function clickFile(from, to) { return clickTo(page, site, from, to); }
await walk('entry reached by links', g.entry);
const reached = g.search ? await walk('search page reached by links', g.search) : step('search page', false, 'none found');
if (g.search) {
  if (!reached) { cur = g.search; await page.goto(fileOf(g.search.url), { waitUntil: 'load' }).catch(() => {}); }
  const n = await typeQuery(page, g, g.query).catch((e) => { errors.add(e.message.split('\n')[0]); return -1; });
  step('search by typing', n > 0, n > 0 ? `${n} results for "${g.query}"` : `no results for "${g.query}"`);
  if (n > 0) {
    const link = page.locator(`${g.result} a[href], a${g.result}`).first();
    const href = await link.evaluate((a) => a.href).catch(() => null);
    let ok = false, why = 'no link in the result';
    if (href) { try { const u = new URL(href); u.hash = ''; u.search = ''; const f = path.relative(dir, fileURLToPath(u)); ok = site.set.has(f) && site.byUrl.has(urlOf(f)); why = ok ? f : `${f || href} is not an HTML file of DIR`; } catch { why = href; } }
    step('first result opens a page', ok, why);
  }
}

const first = (template) => site.pages.find((p) => p.template === template && !/^\/[a-z]{2}\//.test(p.url));
const isFile = (href) => { try { const u = new URL(href); u.hash = ''; return site.set.has(path.relative(dir, fileURLToPath(u))); } catch { return false; } };
const show = (p) => page.goto(fileOf(p.url), { waitUntil: 'load' });
const wait = (found) => found.first().waitFor({ timeout: 10000 }).then(() => true, () => false);

// --- The referral finder
await show(first('finder'));
const form = page.locator('[data-finder] form').first();
await form.locator('[data-fact="area"]').selectOption({ index: 2 });
await form.locator('[data-fact="need"] input').first().check();
const answered = await wait(page.locator('[data-answer]'));
step('the finder answers', answered, answered ? `${await page.locator('[data-answer]').count()} answers` : 'no answer');
const bodies = await page.locator('[data-answer] a[href^="file:"], [data-answer] a:not([href*=":"])').evaluateAll((all) => all.map((a) => a.href));
step('answers lead to files', answered && bodies.length > 0 && bodies.every(isFile), bodies.find((href) => !isFile(href)) || '');
await page.goto('about:blank'); // another fragment alone would not open the page anew
await page.goto(`${fileOf(first('finder').url)}#age=30`, { waitUntil: 'load' });
await page.waitForTimeout(300);
step('a link to the finder is taken', (await page.evaluate(() => location.hash)) === '', await page.evaluate(() => location.hash));

// --- The list of marked records, its contacts and its hand-out
await show(site.pages.find((p) => p.template === 'record' && !/^\/[a-z]{2}\//.test(p.url)));
await page.locator('button[data-mark]').first().click();
await page.locator('[data-marks]').click();
await page.waitForLoadState('load');
const listed = await wait(page.locator('[data-list] > li'));
step('a marked record is on the list', listed, page.url().slice(inside.length));
const record = await page.locator('[data-list] > li a[href]').evaluateAll((all) => all.map((a) => a.href).filter((href) => href.startsWith('file:')));
step('the list leads to files', record.length > 0 && record.every(isFile), record.find((href) => !isFile(href)) || '');

// --- The box in the header
await show(g.home);
await page.locator('form[data-engine] input[type=search]').first().pressSequentially(g.query.slice(0, 4), { delay: 20 });
const box = page.locator('[data-suggestions] [data-search-result] a');
const suggested = await wait(box) && isFile(await box.first().evaluate((a) => a.href));
step('names are suggested and lead to files', suggested);
await page.keyboard.press('Enter');
await page.waitForLoadState('load');
step('and the question is taken to the search page', await wait(page.locator(g.result)), page.url().slice(inside.length));
step('the engine answers, not the list of names', await page.locator('[data-trouble]').isHidden());
await browser.close();
for (const e of [...errors].slice(0, 12)) console.log(`   ${e}`);
const bad = steps.filter((s) => !s.ok);
if (errors.size) bad.push({ name: 'no error in the console' });
saveJson(o, { steps, errors: [...errors] });
summary('fileurl', !bad.length, `${steps.length - bad.length} of ${steps.length} steps work from file://${bad.length ? `; not: ${bad.map((s) => s.name).join(', ')}` : ''}; ${errors.size} console errors`);
