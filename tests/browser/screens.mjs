#!/usr/bin/env node
// The pictures of docs/screens: what the portal looks like, for its documentation.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { PNG } from 'pngjs';
import { cli, open, launch, scanSite, sleep, summary } from './lib.mjs';

const { dir, rest: [arabic, to] } = cli('screens', `usage: screens.mjs DIR ARABIC TO
Writes one PNG a view, and one page on paper as PDF, of DIR (the portal) and of ARABIC (the portal with Arabic besides) into the folder TO:
telephone and desktop, light and dark, search with results, a record on paper. Names, sizes and the clock are fixed.
\`cargo xtask screens\` builds both and runs this.`);
if (!arabic || !to) { console.error('ARABIC and TO are missing'); process.exit(2); }

// A Tuesday at ten, so that offices are open in the pictures.
const NOW = '2026-11-24T10:00:00+01:00';
const PHONE = { viewport: { width: 360, height: 740 } }, DESK = { viewport: { width: 1280, height: 800 } };
const RECORD = '/verzeichnis/auslaenderbehoerde-rhein-kreis-neuss/', PLACE = '/ort/kaarst/', FIGURES = '/zahlen/entwicklung/';
const site = scanSite(dir);
// A concept page with a drawing of figures if there is one, else with a table.
const texts = site.pages.filter((p) => p.template === 'page' && p.lang === 'de').sort((a, b) => a.url.localeCompare(b.url));
const has = (p, mark) => fs.readFileSync(path.join(dir, p.file), 'utf8').includes(mark);
const concept = (texts.find((p) => has(p, 'class="drawing')) || texts.find((p) => has(p, 'class="data-table'))).url;
const MARKS = '#ids=auslaenderbehoerde-rhein-kreis-neuss,awo-mbe-grevenbroich,stadtbuecherei-grevenbroich';
// The list with a next step, and its sheet in a second language; the code on it leads to where the portal might be.
const listed = (language) => async (page) => {
  await page.locator('[data-list] textarea').first().fill('Termin per E-Mail vereinbaren. Pass und Meldebescheinigung mitnehmen.');
  await page.locator('[data-shortlist]').evaluate((e) => { e.dataset.base = 'https://lotse.example.org/'; });
  await page.locator('[data-language]').selectOption(language);
  await page.evaluate(() => document.activeElement.blur());
};
const ASKED = { hash: 'thema=beratung&ort=juechen&alter=22&aufenthalt=duldung', ready: '[data-answer]' };
const searching = { hash: 'q=deutschkurs&ort=neuss', ready: '[data-search-result]' };

const VIEWS = [
  ['home-phone', dir, '/', PHONE], ['home-phone-dark', dir, '/', PHONE, { dark: true }],
  ['home-desktop', dir, '/', DESK], ['home-desktop-dark', dir, '/', DESK, { dark: true }], ['home-desktop-en', dir, '/en/', DESK],
  ['search-phone', dir, '/suche/', PHONE, searching], ['search-desktop', dir, '/suche/', DESK, searching], ['search-desktop-dark', dir, '/suche/', DESK, { ...searching, dark: true }],
  ['record-phone', dir, RECORD, PHONE], ['record-phone-dark', dir, RECORD, PHONE, { dark: true }], ['record-desktop', dir, RECORD, DESK],
  ['list-phone', dir, PLACE, PHONE], ['list-desktop', dir, PLACE, DESK],
  ['concept-phone', dir, concept, PHONE, { at: '.drawing' }], ['concept-desktop', dir, concept, DESK, { at: '.drawing' }],
  ['figures-phone', dir, FIGURES, PHONE, { at: '.drawing' }], ['figures-desktop-dark', dir, FIGURES, DESK, { at: '.drawing', dark: true }],
  ['journey-phone', dir, '/wege/aufenthalt/juechen/', PHONE], ['journey-desktop', dir, '/wege/aufenthalt/juechen/', DESK],
  ['calculator-desktop', dir, '/konzept/fallmanagement-anteile/', DESK, { at: '[data-calculator]' }],
  ['finder-phone', dir, '/wegweiser/', PHONE, { ...ASKED, at: '#wegweiser-antwort' }], ['finder-desktop', dir, '/wegweiser/', DESK, ASKED],
  ['finder-desktop-dark', dir, '/wegweiser/', DESK, { ...ASKED, dark: true }], ['right-to-left-finder-desktop', arabic, '/ar/wegweiser/', DESK, ASKED],
  ['decision-phone', dir, '/wegweiser/juechen/', PHONE], ['coverage-desktop', dir, '/abdeckung/', DESK],
  ['shortlist-phone', dir, '/merkliste/', PHONE, { hash: MARKS.slice(1), act: listed('ar') }], ['shortlist-desktop', dir, '/merkliste/', DESK, { hash: MARKS.slice(1), act: listed('ar') }],
  ['right-to-left-shortlist-desktop-dark', arabic, '/ar/merkliste/', DESK, { hash: MARKS.slice(1), act: listed('ar'), dark: true }],
  ['right-to-left-home-phone', arabic, '/ar/', PHONE], ['right-to-left-search-phone', arabic, '/ar/suche/', PHONE, { hash: 'q=مدرسة', ready: '[data-search-result]' }],
  ['right-to-left-record-desktop', arabic, `/ar${RECORD}`, DESK], ['right-to-left-list-desktop-dark', arabic, `/ar${PLACE}`, DESK, { dark: true }],
  // A sheet of A4 with a margin of one centimetre, as paper would show it.
  ['record-print', dir, RECORD, { viewport: { width: 718, height: 1016 } }, { print: true }],
  ['handout-de', dir, '/merkliste/', { viewport: { width: 673, height: 994 } }, { hash: MARKS.slice(1), act: listed(''), print: true }],
  ['handout-ar', dir, '/merkliste/', { viewport: { width: 673, height: 994 } }, { hash: MARKS.slice(1), act: listed('ar'), print: true }],
];
// The same as a printer gets it.
const PAPER = [
  ['record-print', RECORD], ['list-print', PLACE], ['concept-print', concept],
  ['handout-de', `/merkliste/${MARKS}`, { act: listed(''), pages: '' }], ['handout-ar', `/merkliste/${MARKS}`, { act: listed('ar'), pages: '' }],
];

fs.mkdirSync(to, { recursive: true });
const browser = await launch(['--font-render-hinting=none', '--force-color-profile=srgb']);
const servers = new Map();
for (const folder of new Set([dir, path.resolve(arabic)])) servers.set(folder, await open(folder));
const bad = []; let bytes = 0;
for (const [name, folder, url, shape, { dark, hash, ready, act, at, print } = {}] of VIEWS) {
  const ctx = await browser.newContext({ ...shape, colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce', locale: 'de-DE', timezoneId: 'Europe/Berlin', serviceWorkers: 'block' });
  const page = await ctx.newPage();
  await page.clock.setFixedTime(new Date(NOW));
  try {
    const response = await page.goto(`${servers.get(path.resolve(folder)).at(url)}${hash ? `#${hash}` : ''}`, { waitUntil: 'networkidle', timeout: 30000 });
    if (!response.ok()) throw new Error(`${url}: ${response.status()}`);
    if (ready) await page.locator(ready).first().waitFor({ timeout: 15000 });
    if (act) await act(page);
    if (print) await page.emulateMedia({ media: 'print' });
    if (at) await page.locator(at).first().evaluate((e) => window.scrollTo(0, e.getBoundingClientRect().top + scrollY - 16));
    await sleep(200);
    const file = path.join(to, `${name}.png`);
    const small = repacked(await page.screenshot({ caret: 'hide', animations: 'disabled' }));
    fs.writeFileSync(file, small);
    bytes += small.length;
    console.log(`${name}.png  ${(small.length / 1024).toFixed(0)} KiB`);
  } catch (e) { bad.push(`${name}: ${e.message.split('\n')[0]}`); }
  await ctx.close();
}
for (const [name, url, { act, pages = '1' } = {}] of PAPER) {
  const page = await browser.newPage();
  await page.clock.setFixedTime(new Date(NOW));
  await page.goto(servers.get(dir).at(url), { waitUntil: 'networkidle' });
  if (act) await act(page);
  const sheet = await page.pdf({ preferCSSPageSize: true, pageRanges: pages, outline: false, tagged: true });
  // Chromium writes down when it printed; of the same length, so that the offsets in the file hold.
  const dated = Buffer.from(sheet.toString('latin1').replace(/(\/(?:CreationDate|ModDate) \(D:)\d{14}/g, (_, head) => `${head}20261124100000`), 'latin1');
  fs.writeFileSync(path.join(to, `${name}.pdf`), dated);
  bytes += dated.length;
  console.log(`${name}.pdf  ${(dated.length / 1024).toFixed(0)} KiB`);
  await page.close();
}
await browser.close();
for (const server of servers.values()) await server.close();

// The same picture without the alpha it does not use, packed as tightly as PNG can.
function repacked(png) {
  const image = PNG.sync.read(png);
  const best = PNG.sync.write(image, { colorType: 2, inputHasAlpha: true, deflateLevel: 9, filterType: 4, deflateStrategy: zlib.constants.Z_FILTERED });
  return best.length < png.length ? best : png;
}
for (const text of bad) console.log(text);
summary('screens', !bad.length, `${VIEWS.length - bad.length + PAPER.length} of ${VIEWS.length + PAPER.length} pictures, ${(bytes / 1024).toFixed(0)} KiB in all`);
