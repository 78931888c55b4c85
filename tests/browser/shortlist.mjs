#!/usr/bin/env node
// The list of marked records: what is stored where and until when, its page, its link, its contacts, its hand-out.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cli, open, launch, forget, scanSite, sleep, summary, saveJson, walk } from './lib.mjs';
import { until } from './searchpage.mjs';

const { dir, o } = cli('shortlist', `usage: shortlist.mjs DIR [options]
Marks records on their pages, in lists and among search results; orders, notes, removes and brings back; keeps the list in
two tabs; opens links with good, former, vanished and hostile ids; lets the tab idle; forbids, fills and damages the
storage; reads the contacts and the hand-out in all ten languages. FAIL when something is lost, executed, stored longer
than promised or not told, when the focus is lost, on a script error, or when a request tells what was marked.`);

const bad = []; let cases = 0;
const equal = (what, got, wanted) => { cases++; if (JSON.stringify(got) !== JSON.stringify(wanted)) bad.push(`${what}: ${JSON.stringify(got)} instead of ${JSON.stringify(wanted)}`); };
const holds = (what, ok) => equal(what, Boolean(ok), true);

const site = scanSite(dir);
const page0 = site.pages.find((p) => p.template === 'shortlist' && !/^\/[a-z]{2}\//.test(p.url));
const recordsFile = walk(dir).find((file) => /^search\/records\.\w+\.json$/.test(file));
const sheets = JSON.parse(fs.readFileSync(path.join(dir, recordsFile), 'utf8'));
const ids = Object.keys(sheets.records);
// One with much to say first, so that the hand-out is full.
const busy = ids.filter((id) => sheets.records[id].locations?.some((place) => place.street || place.phones)).sort((a, b) => JSON.stringify(sheets.records[b]).length - JSON.stringify(sheets.records[a]).length);
const [A, B, C] = [busy[0], busy[1], busy.at(-1)];
const former = Object.entries(sheets.former)[0];
const withService = ids.find((id) => sheets.records[id].services);
const service = withService && `${withService}/${Object.keys(sheets.records[withService].services)[0]}`;
const LIST = page0.url, at = (id) => `/${sheets.records[id].url}`;

const asked = [], routes = {};
const srv = await open(dir, { routes, headers: { 'Cache-Control': 'no-store' }, onRequest: (e) => asked.push(e.path || e.url || String(e)) });
const browser = await launch();
async function context(options = {}, init) {
  const ctx = await browser.newContext({ locale: 'de-DE', ...options });
  if (init) await ctx.addInitScript(init);
  return ctx;
}
async function tab(ctx, url = LIST) {
  const page = await ctx.newPage();
  page.on('pageerror', (error) => bad.push(`script error at ${page.url()}: ${error.message}`));
  page.on('console', (m) => { if (m.type() === 'error' && !/Failed to load resource/.test(m.text())) bad.push(`console at ${page.url()}: ${m.text()}`); });
  page.on('dialog', (dialog) => { bad.push(`a dialog: ${dialog.message()}`); dialog.dismiss(); });
  if (url) await go(page, url);
  return page;
}
// The first visit of somebody else, in the tab that is there; what needs another clock, other scripts or another way out opens its own.
let mine;
async function visit(url = LIST, { width = 1280, colorScheme = 'light' } = {}) {
  mine ??= await tab(await context(), null);
  await forget(mine, srv.origin);
  await mine.setViewportSize({ width, height: 800 });
  await mine.emulateMedia({ media: null, colorScheme });
  await go(mine, url);
  return mine;
}
const go = (page, url) => page.goto(srv.at(url), { waitUntil: 'networkidle' });
const markOf = (page) => page.locator('button[data-mark]').first();
const number = (page) => page.locator('[data-marks] [data-number]').textContent().then((text) => Number(text.replace(/\D/g, '') || 0));
const shown = (page) => page.locator('[data-list] > li').evaluateAll((all) => all.map((li) => li.dataset.id));
const notice = async (page) => ((await page.locator('[data-notice]').isVisible()) ? page.locator('[data-notice]').innerText() : '');
const stored = (page) => page.evaluate(() => {
  const all = (area) => Object.fromEntries(Object.entries(area).filter(([key]) => key.startsWith('lotse-')));
  return { tab: all(sessionStorage), kept: all(localStorage) };
});
const only = (area) => { const [text] = Object.values(area); return text ? JSON.parse(text) : null; };
const focused = (page, selector) => page.evaluate((s) => Boolean(document.activeElement?.matches(s)), selector);
const setUp = async (page, list) => {
  await page.evaluate((value) => sessionStorage.setItem(`lotse-marks:${new URL(document.querySelector('[data-marks]').dataset.marks, document.baseURI).pathname}`, value), typeof list === 'string' ? list : JSON.stringify({ version: 1, marks: list, seen: Date.now() }));
  await page.reload({ waitUntil: 'networkidle' });
};
const marked = (...all) => all.map((id) => ({ id, note: '' }));

// --- Contacts: RFC 6350, written down by the module that DIR serves ---
{
  const source = walk(dir).find((file) => /^assets\/vcard\.\w+\.js$/.test(file));
  const { vcards } = await import(`data:text/javascript,${encodeURIComponent(fs.readFileSync(path.join(dir, source), 'utf8'))}`);
  const hostile = 'Amt; für "A, B" \\ C\r\nTEL:+49666\nEND:VCARD\u2028😀', name = `${hostile}${'ü😀'.repeat(30)}`;
  const place = { name: 'Haus, 1', street: 'Am Markt 1; Hof', postal_code: '41515', city: 'Ort', email: 'a@example.org', fax: '02181 1', phones: [{ number: '02181 601', href: 'tel:+492181601' }, { number: '115', href: 'tel:115' }] };
  const text = vcards([
    { name: { de: name }, provider: { de: 'Träger, e. V.' }, places: [place, { confidential: true, street: 'geheim', phones: [] }], website: 'https://example.org/a,b;c', source: 'https://lotse.example.org/' },
    { name: { de: 'Ohne Ort' }, places: [] },
  ]);
  holds('lines end as the standard says', text.endsWith('\r\n') && !/[^\r]\n|\r[^\n]/.test(text));
  holds('no line is longer than 75 octets, no character is cut', text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75) && !text.includes('\ufffd'));
  const lines = text.replace(/\r\n /g, '').trimEnd().split('\r\n');
  const value = (start) => lines.find((line) => line.startsWith(start))?.slice(start.length);
  const told = 'Amt\\; für "A\\, B" \\\\ C\\nTEL:+49666\\nEND:VCARD 😀';
  holds('a name is escaped', value('FN:').startsWith(told) && value('FN:').endsWith('ü😀\\, Haus\\, 1'));
  equal('an organization and its part', value('ORG:').startsWith(`Träger\\, e. V.;${told}`), true);
  equal('an address', value('ADR;TYPE=work:'), ';;Am Markt 1\\; Hof;Ort;;41515;');
  equal('telephones', [value('TEL;VALUE=uri;TYPE="voice,work":'), value('TEL;VALUE=text;TYPE="voice,work":'), value('TEL;VALUE=text;TYPE="fax,work":')], ['tel:+492181601', '115', '02181 1']);
  equal('on the web', [value('URL;TYPE=work:'), value('SOURCE:'), value('EMAIL;TYPE=work:')], ['https://example.org/a,b;c', 'https://lotse.example.org/', 'a@example.org']);
  equal('cards', ['BEGIN:VCARD', 'VERSION:4.0', 'KIND:org', 'END:VCARD'].map((line) => lines.filter((each) => each === line).length), [3, 3, 3, 3]);
  equal('a protected address is in none', text.includes('geheim'), false);
}

// --- Marking ---
{
  const page = await visit(at(A));
  equal('nothing is stored for whoever marks nothing', await stored(page), { tab: {}, kept: {} });
  const before = asked.length, name = sheets.records[A].name.de;
  holds('the button names its record', (await markOf(page).getAttribute('aria-label')).includes(name));
  await markOf(page).focus();
  await page.keyboard.press('Enter');
  equal('pressed by key', [await markOf(page).getAttribute('aria-pressed'), await number(page), await focused(page, '[data-mark]')], ['true', 1, true]);
  equal('marking asks for nothing', asked.length - before, 0);
  const now = await stored(page);
  equal('stored in the tab alone', [only(now.tab).marks, Object.keys(now.kept)], [marked(A), []]);
  await markOf(page).click();
  equal('taken off again, nothing is left', [await markOf(page).getAttribute('aria-pressed'), await stored(page)], ['false', { tab: {}, kept: {} }]);
  await markOf(page).click();
  const other = await tab(page.context(), at(A));
  equal('another tab has a list of its own', await number(other), 0);
  await other.close();
  const list = site.pages.find((p) => p.template === 'list' && fs.readFileSync(path.join(dir, p.file), 'utf8').split('data-mark="').length > 4);
  await go(page, list.url);
  await page.locator('button[data-mark][aria-pressed=false]').first().click();
  equal('marked in a list', await number(page), 2);
  const search = site.pages.find((p) => p.template === 'search');
  await go(page, `${search.url}#q=${encodeURIComponent(name)}`);
  await page.locator('[data-results] button[data-mark]').first().waitFor();
  const found = page.locator(`[data-results] button[data-mark="${A}"]`);
  equal('a hit knows that it is marked', await found.getAttribute('aria-pressed'), 'true');
  await found.click();
  equal('and lets go', await number(page), 1);
  equal('a hit still has one link and no button of its own', await page.locator('[data-search-result]').first().evaluate((e) => [e.querySelectorAll('a').length, e.querySelectorAll('button').length]), [1, 0]);
}

// --- The page ---
{
  const page = await visit();
  holds('an empty list leads on', await page.locator('[data-empty]').isVisible() && await page.locator('[data-empty] a').count() > 2);
  await setUp(page, marked(A, B, C));
  const loaded = asked.length;
  equal('in the order of marking', await shown(page), [A, B, C]);
  const row = (id) => page.locator(`[data-list] > li[data-id="${id}"]`);
  const press = (id, nth) => row(id).locator('.buttons button').nth(nth);
  await press(C, 0).focus();
  await page.keyboard.press('Enter');
  equal('moved up, the focus stays', [await shown(page), await press(C, 0).evaluate((e) => e === document.activeElement)], [[A, C, B], true]);
  await page.keyboard.press('Enter');
  equal('at the end the focus goes to the way back', [await shown(page), await press(C, 1).evaluate((e) => e === document.activeElement)], [[C, A, B], true]);
  holds('the place is announced', await until(async () => /1.*3/.test(await page.locator('[data-status]').textContent())));
  await row(A).locator('textarea').fill('Pass mitnehmen <b>heute</b>');
  await page.reload({ waitUntil: 'networkidle' });
  equal('order and note stay in the tab', [await shown(page), await row(A).locator('textarea').inputValue()], [[C, A, B], 'Pass mitnehmen <b>heute</b>']);
  await press(A, 2).click();
  equal('removed, undo has the focus', [await shown(page), await focused(page, '[data-undo] button')], [[C, B], true]);
  await page.keyboard.press('Enter');
  equal('brought back with its note and place', [await shown(page), await row(A).locator('textarea').inputValue()], [[C, A, B], 'Pass mitnehmen <b>heute</b>']);
  await page.locator('[data-clear]').click();
  equal('cleared, in storage too', [await shown(page), await stored(page)], [[], { tab: {}, kept: {} }]);
  await page.locator('[data-undo] button').click();
  equal('all brought back', await shown(page), [C, A, B]);

  // A link, only when asked for.
  equal('no link before it is asked for', [await page.locator('[data-address]').isVisible(), new URL(page.url()).hash], [false, '']);
  await page.locator('[data-link]').click();
  equal('the link has the ids and no note', await page.locator('[data-address] input').inputValue(), `${srv.at(LIST)}#ids=${[C, A, B].join(',')}`);

  // The contacts.
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-vcard]').click()]);
  const text = fs.readFileSync(await download.path(), 'utf8');
  const lines = text.split('\r\n');
  holds('contacts: every line ends as the standard says and is short', !/[^\r]\n/.test(text) && lines.every((line) => Buffer.byteLength(line) <= 75));
  const plain = text.replace(/\r\n /g, '').split('\r\n');
  const begins = plain.filter((line) => line === 'BEGIN:VCARD').length;
  holds('contacts: one card a place at least', begins >= 3 && begins === plain.filter((line) => line === 'END:VCARD').length && begins === plain.filter((line) => line === 'VERSION:4.0').length);
  holds('contacts: no note', !text.includes('mitnehmen'));
  equal('contacts: each card has a name', plain.filter((line) => /^FN:./.test(line)).length, begins);
  equal('all this asks for nothing', asked.slice(loaded).filter((p) => !p.startsWith(LIST) && !/\.(js|css|svg|json)$/.test(p)), []);
}

// --- Requests do not depend on what is marked ---
{
  const seen = [];
  for (const list of [marked(A), marked(B, C)]) {
    const ctx = await context(), page = await tab(ctx);
    const from = asked.length;
    await setUp(page, list);
    await page.locator('[data-list] textarea').first().fill('x');
    await page.locator('[data-language]').selectOption('ar');
    await page.pdf();
    seen.push(asked.slice(from).sort());
    await ctx.close();
  }
  equal('the same requests whatever is marked', seen[0], seen[1]);
  holds('no request names a record', !asked.some((p) => p.includes('ids=')));
}

// --- Links ---
{
  const page = await visit(`${LIST}#ids=${A},${B}`);
  equal('a link fills an empty list and is gone', [await shown(page), new URL(page.url()).hash], [[A, B], '']);
  await page.locator('textarea').first().fill('bleibt');
  const follow = async (fragment) => { await page.evaluate((hash) => { location.hash = hash; }, fragment); await sleep(150); };
  await follow(`ids=${C},${A}`);
  equal('another list is not replaced without a question', [await shown(page), await page.locator('[data-opened]').isVisible(), await page.locator('[data-opened-list] li').count(), await focused(page, '#merkliste-aus-dem-link')], [[A, B], true, 2, true]);
  await page.locator('[data-dismiss]').click();
  equal('left as it is', [await shown(page), await page.locator('[data-opened]').isVisible()], [[A, B], false]);
  await follow(`ids=${C},${A}`);
  await page.locator('[data-join]').click();
  equal('added', await shown(page), [A, B, C]);
  await follow(`ids=${C},${A}`);
  await page.locator('[data-replace]').click();
  equal('replaced, a note of both stays', [await shown(page), await page.locator(`[data-id="${A}"] textarea`).inputValue()], [[C, A], 'bleibt']);
  await page.locator('[data-undo] button').click();
  equal('and undone', await shown(page), [A, B, C]);
  await page.locator('[data-clear]').click();
  const evil = '<img src=x onerror=alert(1)>';
  await follow(`ids=${encodeURIComponent(evil)},__proto__,constructor,${A}/toString,gibt-es-nicht,%E0%A4%A,${B},${B}`);
  equal('a fragment changed by hand', [await shown(page), await page.locator('[data-notice] img').count()], [[B], 0]);
  holds('what is unknown is told as text', (await notice(page)).includes('gibt-es-nicht') && (await notice(page)).includes('constructor'));
  await page.locator('[data-clear]').click();
  for (const nothing of ['ids=', 'ids=,,,', 'ids=<script>alert(1)</script>', `ids=${'x,'.repeat(20000)}`]) {
    await follow(nothing);
    equal(`nothing in ${nothing.slice(0, 30)}`, [await shown(page), new URL(page.url()).hash], [[], '']);
  }
  if (former) {
    await follow(`ids=${former[0]}`);
    equal('a former id leads to what it is now', [await shown(page), (await notice(page)).includes(sheets.records[former[1]].name.de)], [[former[1]], true]);
  }
  if (service) {
    await page.locator('[data-clear]').click().catch(() => {});
    await follow(`ids=${service}`);
    equal('a service', await shown(page), [service]);
  }
}

// --- Kept on the device ---
{
  const one = await visit();
  await setUp(one, marked(A));
  await one.locator('[data-keep]').check();
  const now = await stored(one);
  equal('kept by choice, and in the tab no more', [only(now.kept).marks, now.tab], [marked(A), {}]);
  const two = await tab(one.context(), at(B));
  equal('another tab has it', await number(two), 1);
  await markOf(two).click();
  holds('both tabs agree', await until(async () => (await shown(one)).join() === [A, B].join()));
  await one.locator('[data-list] textarea').first().fill('Notiz');
  await two.reload({ waitUntil: 'networkidle' });
  equal('with note and order', only((await stored(two)).kept).marks, [{ id: A, note: 'Notiz' }, { id: B, note: '' }]);
  await one.locator('[data-keep]').uncheck();
  equal('no longer kept', [Object.keys((await stored(one)).kept), (await shown(one)).length], [[], 2]);
  holds('the other tab has nothing left', await until(async () => (await number(two)) === 0));
  await two.close();
}

// --- Idling ---
for (const kept of [false, true]) {
  const ctx = await context(), page = await tab(ctx, null);
  await page.clock.install();
  await go(page, LIST);
  await setUp(page, marked(A));
  if (kept) await page.locator('[data-keep]').check();
  await page.clock.runFor(29 * 60_000);
  await page.keyboard.press('Shift');
  await page.clock.runFor(29 * 60_000);
  equal(`in use after an hour${kept ? ', kept' : ''}`, await number(page), 1);
  await page.clock.runFor(2 * 60_000);
  equal(`idle for half an hour${kept ? ', kept' : ''}`, [await number(page), (await shown(page)).length, Boolean(await notice(page))], kept ? [1, 1, false] : [0, 0, true]);
  if (!kept) equal('nothing of the list is stored', (await stored(page)).tab[Object.keys((await stored(page)).tab)[0]]?.includes(A) ?? false, false);
  await ctx.close();
}
{
  const page = await visit();
  await setUp(page, JSON.stringify({ version: 1, marks: marked(A), seen: Date.now() - 31 * 60_000 }));
  equal('idle while it was closed', [await number(page), Boolean(await notice(page))], [0, true]);
  await page.reload({ waitUntil: 'networkidle' });
  equal('told once', await notice(page), '');
}

// --- Leaving a page quickly ---
for (const kept of [false, true]) {
  const ctx = await context(), page = await tab(ctx);
  const discreet = site.pages.find((p) => p.template === 'record' && fs.readFileSync(path.join(dir, p.file), 'utf8').includes('data-discreet'));
  if (kept) {
    await setUp(page, marked(A));
    await page.locator('[data-keep]').check();
  }
  if (discreet) {
    await ctx.route((url) => url.origin !== srv.origin, (route) => route.fulfill({ body: 'elsewhere' }));
    await go(page, discreet.url);
    await markOf(page).click();
    await page.locator('[data-leave]').click();
    await page.waitForURL((url) => url.origin !== srv.origin);
    await go(page, LIST);
    equal(`left quickly${kept ? ', kept' : ''}`, await number(page), kept ? 2 : 0);
  }
  await ctx.close();
}

// --- Storage that fails ---
const forbid = () => { for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } }); };
const fill = () => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; };
for (const [name, init] of [['forbidden', forbid], ['full', fill]]) {
  const ctx = await context({}, init), page = await tab(ctx, at(A));
  const trouble = page.locator('[data-marks-trouble]');
  equal(`${name}: nothing to tell yet`, await trouble.textContent(), '');
  await markOf(page).click();
  equal(`${name}: marked all the same, and told`, [await number(page), (await trouble.textContent()).length > 20], [1, true]);
  await page.locator('[data-marks]').click();
  await page.waitForLoadState('networkidle');
  equal(`${name}: the link takes the list along`, [await shown(page), new URL(page.url()).hash], [[A], '']);
  await page.locator('textarea').fill('im Speicher');
  await page.locator('[data-keep]').click();
  equal(`${name}: cannot be kept, and told`, [await page.locator('[data-keep]').isChecked(), Boolean(await notice(page)), await page.locator('textarea').inputValue()], [false, true, 'im Speicher']);
  await ctx.close();
}
{
  const page = await visit();
  for (const broken of ['{', 'null', '[]', '{"marks":{}}', '{"marks":[1,null,{"id":7},{"id":"<b>"}]}', '"x"']) {
    await setUp(page, broken);
    equal(`stored ${broken}: told, not fatal`, [await shown(page), Boolean(await notice(page))], [[], true]);
  }
  await setUp(page, JSON.stringify({ marks: [{ id: A }, { id: 'a b' }, { id: B, note: 5 }, { id: C, note: 'x'.repeat(5000) }, { id: A, note: 'doppelt' }], seen: Date.now() }));
  equal('what can be read is there', [await shown(page), Boolean(await notice(page)), (await page.locator(`[data-id="${C}"] textarea`).inputValue()).length], [[A, C], true, 1000]);
  await setUp(page, [{ id: 'gibt-es-nicht', note: 'wichtig' }, { id: A, note: '' }]);
  equal('a vanished record is told and keeps its note', [await shown(page), (await page.locator('[data-list] > li').first().innerText()).includes('gibt-es-nicht'), await page.locator('textarea').first().inputValue(), await page.locator('.handout-record').count()], [['gibt-es-nicht', A], true, 'wichtig', await until(async () => (await page.locator('.handout-record').count()) === 1) ? 1 : -1]);
  if (former) {
    await setUp(page, [{ id: former[0], note: 'alt' }, { id: former[1], note: 'neu' }]);
    equal('a former id moves on with its note', [await shown(page), await page.locator('textarea').first().inputValue()], [[former[1]], 'alt\nneu']);
  }
}

// --- Records that do not come, and records that attack ---
{
  const page = await visit();
  const served = `${srv.base.replace(/\/$/, '')}/${recordsFile}`;
  routes[served] = { type: 'text/plain', body: '', status: 404 };
  await setUp(page, marked(A));
  equal('without records: told, and the list is kept', [await notice(page) !== '', await number(page)], [true, 1]);
  delete routes[served];
  await page.locator('[data-notice] button').click();
  holds('another try', await until(async () => (await shown(page)).length === 1));

  const attack = '</script><img src=x onerror=alert(1)>"; {name}\r\nTEL:+49666\u2028';
  const evil = structuredClone(sheets);
  const record = evil.records[A];
  record.name = { de: attack };
  record.summary = { de: attack };
  for (const place of record.locations) Object.assign(place, { name: attack, street: attack, email: attack, phones: [{ number: attack, href: 'tel:+4966', label: attack }] });
  routes[served] = { type: 'application/json', body: JSON.stringify(evil) };
  const victim = await visit();
  await setUp(victim, [{ id: A, note: attack }]);
  await sleep(500);
  equal('text of records stays text', await victim.evaluate(() => document.querySelectorAll('main img, main script:not([data-texts])').length), 0);
  const [download] = await Promise.all([victim.waitForEvent('download'), victim.locator('[data-vcard]').click()]);
  const text = fs.readFileSync(await download.path(), 'utf8').replace(/\r\n /g, '');
  equal('a text adds no line to a contact', text.split('\r\n').filter((line) => /^TEL:\+49666/.test(line)), []);
  delete routes[served];
}

// --- Filled, with everything open: axe, light and dark, narrow and wide; nothing wider than the window ---
const axeSource = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
for (const [width, colorScheme] of [[320, 'light'], [320, 'dark'], [1280, 'light'], [1280, 'dark']]) {
  const page = await visit(LIST, { width, colorScheme });
  await setUp(page, [...marked(A, B), { id: 'gibt-es-nicht', note: 'x' }]);
  await page.locator('[data-link]').click();
  await page.evaluate((id) => { location.hash = `ids=${id},unbekannt`; }, C);
  await page.locator('[data-opened]').waitFor();
  await page.locator('[data-list] .buttons button:nth-child(3)').last().click();
  await page.evaluate(axeSource);
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const found = await page.evaluate(async (values) => (await window.axe.run(document, { runOnly: { type: 'tag', values }, rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] })).violations
    .map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 120)}`), tags);
  equal(`axe at ${width} px, ${colorScheme}`, found, []);
  equal(`no sideways scrolling at ${width} px`, await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
}

// --- The hand-out ---
{
  const page = await visit();
  const chosen = [A, B, service].filter(Boolean);
  await setUp(page, chosen.map((id) => ({ id, note: id === A ? 'Am Montag hingehen' : '' })));
  await page.emulateMedia({ media: 'print' });
  const codes = await page.locator('[data-language] option').evaluateAll((all) => all.map((option) => option.value));
  equal('nine languages beside German', codes.length, 10);
  for (const code of codes) {
    await page.emulateMedia({ media: 'screen' });
    await page.locator('[data-language]').selectOption(code);
    await page.emulateMedia({ media: 'print' });
    const sheet = await page.locator('[data-handout]').evaluate((e) => ({
      text: e.innerText, records: e.querySelectorAll('.handout-record').length, codes: e.querySelectorAll('.handout-record svg path[d]').length,
      cells: [...new Set([...e.querySelectorAll('.handout-cell')].map((cell) => `${cell.lang} ${cell.dir}`))],
      foreign: [...e.querySelectorAll('.handout-cell:not([lang=de]) .sheet-remark > bdi')].every((bdi) => bdi.lang === 'de'),
      slip: e.querySelectorAll('.handout-slip .handout-box').length, inputs: e.querySelectorAll('input, textarea').length, visible: e.checkVisibility(),
      uneven: [...e.querySelectorAll('.handout-row')].filter((row) => row.children.length !== (new Set([...e.querySelectorAll('.handout-cell')].map((cell) => cell.lang))).size).length,
      wide: e.scrollWidth > e.clientWidth + 1,
    }));
    const right = ['ar', 'fa'].includes(code) ? 'rtl' : 'ltr';
    equal(`${code || 'de'}: the sheet`, [sheet.records, sheet.codes, sheet.slip, sheet.inputs, sheet.visible, sheet.uneven, sheet.foreign], [chosen.length, chosen.length, 3 * chosen.length, 0, true, 0, true]);
    equal(`${code || 'de'}: its columns`, sheet.cells, code ? ['de ltr', `${code} ${right}`] : ['de ltr']);
    holds(`${code || 'de'}: no gap in it`, !/undefined|\{|\}|null/.test(sheet.text) && sheet.text.includes('Am Montag hingehen'));
    const words = sheets.words[code || 'de'];
    const access = chosen.some((id) => sheets.records[id]?.access) ? ['access'] : [];
    for (const key of ['title', 'slip-title', 'slip-right', 'slip-next', 'next-step', ...access]) holds(`${code || 'de'}: ${key}`, sheet.text.includes(words[key]));
  }
  const pdf = await page.pdf({ preferCSSPageSize: true });
  holds('it prints', pdf.length > 10_000);
}

// --- Facts that few records have: documents, answers, odd hours, ended offers, protected places ---
{
  const served = `${srv.base.replace(/\/$/, '')}/${recordsFile}`, odd = structuredClone(sheets);
  odd.terms.documents = { pass: { de: 'Reisepass', ar: 'جواز السفر' }, brief: { de: 'Brief vom Amt' } };
  const week = [[{ from: 540, to: 1440, open_end: true }], [{ from: 0, to: 1440, maybe: true }], [{ from: 1320, to: 1560 }], [{ from: 0, to: 1440 }], [{ from: 480, to: 600, comment: 'nach Termin' }], [], []];
  Object.assign(odd.records[A], {
    status: { is: 'ended', successor: B },
    access: [{ how: 'appointment', uses: 'phone', documents: ['pass', 'brief'], reply_within: 'zwei Tage' }, { how: 'email', professional: true, note: 'Nur für Fachleute' }],
    cost: { free: false, note: '5 Euro' },
    languages: ['de'],
    locations: [{ id: 'a', name: 'Haus A', central: true, street: 'Weg 1', city: 'Ort', hours: { week, lines: ['24. Dezember: geschlossen'] }, phone_hours: { always: true }, by_appointment: true }, { id: 'b', confidential: true, city: 'Ort', phones: [{ number: '115', href: 'tel:115', label: 'Zentrale' }] }],
  });
  delete odd.records[A].services;
  routes[served] = { type: 'application/json', body: JSON.stringify(odd) };
  const page = await visit();
  await setUp(page, marked(A));
  await page.locator('[data-language]').selectOption('ar');
  await page.emulateMedia({ media: 'print' });
  const column = (lang) => page.locator('.handout-record').evaluate((e, code) => [...e.querySelectorAll(`.handout-cell[lang=${code}]`)].map((cell) => cell.innerText).join('\n'), lang);
  const [de, ar] = [await column('de'), await column('ar')], words = sheets.words;
  const next = sheets.records[B].name;
  for (const text of ['Reisepass', 'Brief vom Amt', 'zwei Tage', 'ab 09:00 Uhr', 'nach Vereinbarung', '22:00–02:00 Uhr', 'ganztägig', '08:00–10:00 Uhr nach Termin', 'Samstag bis Sonntag: geschlossen', '24. Dezember: geschlossen', 'rund um die Uhr', 'Nur mit Termin', 'Einen Termin vereinbaren: am Telefon', 'kostet Geld', '5 Euro', 'Deutsch', '115 (Zentrale)', words.de['address-protected'], words.de.central, words.de['status-ended'], next.de]) holds(`in German: ${text}`, de.includes(text));
  for (const text of ['جواز السفر', 'Brief vom Amt', words.ar['by-arrangement'], words.ar['access-appointment'], words.ar['status-ended'], words.ar['cost-fee'], words.ar['weekday-7'], next.ar || next.de]) holds(`in Arabic: ${text}`, ar.includes(text));
  equal('what is for professionals is not on the sheet', [de.includes('Fachleute'), de.includes(words.de['access-professional'])], [false, false]);
  equal('German inside Arabic is marked', await page.locator('.handout-cell[lang=ar] .handout-value bdi[lang=de][dir=ltr]').count() > 5, true);
  delete routes[served];
}

// --- Without JavaScript ---
{
  const ctx = await context({ javaScriptEnabled: false });
  for (const url of [LIST, at(A)]) {
    const page = await ctx.newPage();
    await page.goto(srv.at(url));
    equal(`${url} without JavaScript`, [await page.locator('button[data-mark]:visible').count(), await page.locator('[data-marks]').isVisible()], [0, true]);
    if (url === LIST) equal('the page says what it needs and leads on', [await page.locator('main noscript .note').isVisible(), await page.locator('main a:visible').count() > 3, await page.locator('main button:visible').count()], [true, true, 0]);
  }
  await ctx.close();
}

await browser.close(); await srv.close();
for (const text of bad.slice(0, 40)) console.log(text);
saveJson(o, { bad });
summary('shortlist', !bad.length && cases > 100, `${cases} cases, ${bad.length} wrong`);
