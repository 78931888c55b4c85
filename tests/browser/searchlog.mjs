#!/usr/bin/env node
// What a server could write down about a search: its access log after everything one can do with the search.
import { cli, launch, sleep, summary, saveJson, SITE_FLAGS, SITE_HELP } from './lib.mjs';
import { serveSearch, links, until } from './searchpage.mjs';

const { dir, o } = cli('searchlog', `usage: searchlog.mjs DIR [options]
Searches, filters, reloads, opens a record, goes back, uses the box in the header, retries after a failure, and submits
without JavaScript; then reads every request that the server got: path, query and headers. FAIL when a typed word is in
one of them, as typed, in lower case, folded, or percent-encoded; when a chosen filter is; or when a step did not happen.
  --words W   what is typed (default "Führerschein Kaarst beratung")
${SITE_HELP}`, { ...SITE_FLAGS, words: { type: 'string' } });

const words = o.words || 'Führerschein Kaarst beratung';
const steps = [], log = [];
const s = await serveSearch(dir, o, { onRequest: (e) => log.push(e), headers: { 'Cache-Control': 'no-store' } });
const browser = await launch();
const bad = [];
const stepped = (name, ok) => { steps.push(name); if (!ok) bad.push(`this did not happen: ${name}`); };
// The server sees the headers too; a referrer would carry what an address carries.
const sent = [];
const header = s.g.listing || s.g.entry;
const opened = new Set();

// All that one can do, without and with the service worker that the first search begins with.
for (const worker of [false, true]) {
  const ctx = await browser.newContext({ serviceWorkers: worker ? 'allow' : 'block' });
  const step = (name, ok) => stepped(`${name}${worker ? ', with the service worker' : ''}`, ok);
  ctx.on('request', async (r) => sent.push([r.url().replace(/#.*/, ''), JSON.stringify(await r.allHeaders().catch(() => ({}))), r.postData() || ''].join(' ')));
  const page = await ctx.newPage();
  const field = page.locator('input[type=search]');
  const found = () => until(async () => (await links(page)).length > 0);

  await page.goto(s.srv.at(s.g.search.url));
  await field.pressSequentially(words, { delay: 20 });
  step('search', await found());
  await page.locator('select[data-filter=topic]').selectOption({ index: 5 });
  await sleep(600);
  step('filter', new URL(page.url()).hash.includes('thema='));
  await page.reload();
  step('reload', await until(async () => await field.inputValue() === words));
  await page.locator('select[data-filter=topic]').selectOption('');
  step('results again', await found());
  await page.locator('[data-search-result] a').first().click();
  await page.waitForLoadState('load');
  step('open a record', await until(() => page.evaluate(() => document.documentElement.dataset.template !== 'search').catch(() => false)));
  opened.add(new URL(page.url()).pathname);
  await page.goBack({ waitUntil: 'load' });
  step('go back', await found() && await field.inputValue() === words);
  await page.goto(s.srv.at(header.url));
  await field.pressSequentially(words, { delay: 20 });
  step('suggestions in the header', await until(() => page.locator('[data-suggestions] a').first().isVisible()));
  await field.press('Enter');
  step('from the header to the search page', await until(async () => page.url().includes('#q=') && await field.inputValue() === words));
  await found();
  s.remove(s.files.pack);
  s.remove(s.files.suggest);
  if (worker) step('the service worker is there', await until(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller)), 20000));
  await page.reload();
  if (worker) {
    step('what is kept answers', await found());
    s.restore();
  } else {
    step('a failure', await until(() => page.locator('[data-trouble] button').isVisible()));
    s.restore();
    await page.locator('[data-trouble] button').click();
    step('another try', await found());
  }
  await ctx.close();
}

const off = await browser.newContext({ javaScriptEnabled: false });
off.on('request', async (r) => sent.push([r.url().replace(/#.*/, ''), JSON.stringify(await r.allHeaders().catch(() => ({}))), r.postData() || ''].join(' ')));
for (const from of [header, s.g.home, s.g.search]) {
  const plain = await off.newPage();
  await plain.goto(s.srv.at(from.url));
  await plain.locator('input[type=search]').fill(words);
  await plain.locator('input[type=search]').press('Enter');
  await plain.waitForLoadState('load');
  const main = plain.locator('main');
  const goes = plain.url().includes(s.g.search.url) && await main.locator('a[href*="thema/"]').count() > 0 && await main.locator('a[href*="ort/"]').count() > 0 && await main.locator('.letters a').count() > 0;
  stepped(`submit without JavaScript on ${from.url}`, goes);
  await plain.close();
}
await browser.close();
await s.srv.close();

// Each word as typed and in every form that it could be sent in.
const plain = (text) => text.toLowerCase().replace(/ß/g, 'ss').normalize('NFD').replace(/\p{M}/gu, '');
const forms = new Set();
for (const word of words.split(/\s+/)) {
  for (const form of [word, word.toLowerCase(), plain(word), word.normalize('NFD'), word.replace(/ü/g, 'ue').replace(/ö/g, 'oe').replace(/ä/g, 'ae')]) {
    for (const text of [form, encodeURIComponent(form), escape(form), Buffer.from(form).toString('base64').replace(/=+$/, '')]) forms.add(text.toLowerCase());
  }
}
// What the service worker fetches in any case, whatever was typed, among it places and topics.
const list = JSON.parse(s.bytes('offline.json'));
const always = new Set(list.languages.flatMap(({ start }) => start).map((file) => s.srv.at(`/${file.replace(/(^|\/)index\.html$/, '$1')}`)));
const entries = [...log.map((e) => `${e.method} ${e.path}`), ...sent];
for (const entry of entries) {
  // The pages that one went to have names of their own.
  const said = entry.split(' ').filter((word) => !always.has(word) && !always.has(s.srv.origin + word)).join(' ');
  const text = [s.srv.origin, ...opened, header.url].reduce((rest, own) => (own ? rest.replaceAll(own, '') : rest), said).toLowerCase();
  for (const form of forms) if (text.includes(form)) bad.push(`"${form}" is in the log: ${entry.slice(0, 200)}`);
  if (/[?&](q|ort|thema|kategorie|zielgruppe|sprache|n)=/.test(text)) bad.push(`a search is in the log: ${entry.slice(0, 200)}`);
}
for (const text of bad.slice(0, 20)) console.log(text);
saveJson(o, { steps, entries, bad });
summary('searchlog', !bad.length && log.length > 20, `${steps.length} steps, ${log.length} requests read for ${forms.size} forms of ${words.split(/\s+/).length} words: ${bad.length} faults`);
