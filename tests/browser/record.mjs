#!/usr/bin/env node
// Record pages: no sideways scroll, what stands on paper, and the button that leaves a page. What they weigh is in weight.mjs.
import { cli, open, launch, scanSite, samplePages, inTabs, summary, saveJson, SAMPLE_FLAGS, SAMPLE_HELP } from './lib.mjs';

const { dir, o } = cli('record', `usage: record.mjs DIR [options]
Opens record pages. FAIL on: a page wider than a window of 320 px; on paper a navigation, or a QR code missing although the
page knows its address. On pages with "leave this page": FAIL if a click or three presses of Escape do not lead away at once,
if the way back leads to the page, if another site is asked before, or if the link does not work without JavaScript.
  --leave        FAIL if no page can be left at once
${SAMPLE_HELP}`, { ...SAMPLE_FLAGS, leave: { type: 'boolean' } });
const site = scanSite(dir, o.base); const srv = await open(dir, { base: o.base }); const browser = await launch();
const at = (url) => srv.url.replace(/\/$/, '') + url;
const records = site.pages.filter((p) => p.tpl === 'record');
const largest = records.toSorted((a, b) => b.size - a.size)[0];
const sample = o.pages ? samplePages(site, o, 1) : [...new Set([largest, ...samplePages({ ...site, pages: records }, o, 8)])];
const bad = [];

// Whoever is asked outside of the site answers here, and is written down.
const WINDOW = { viewport: { width: 360, height: 740 }, ready };
const asked = new WeakMap();
async function ready(page) {
  asked.set(page, []);
  await page.route((url) => url.hostname !== '127.0.0.1', (route) => { asked.get(page).push(route.request().url()); return route.fulfill({ contentType: 'text/html', body: '<title>away</title>away' }); });
}
async function narrowAndPrinted(page, p) {
  await page.emulateMedia({ media: null });
  await page.setViewportSize(WINDOW.viewport);
  await page.goto(at(p.url), { waitUntil: 'networkidle' });
  await page.setViewportSize({ width: 320, height: 640 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth); if (width > 320) bad.push(`${p.url}: ${width} px wide in a window of 320`);
  await page.emulateMedia({ media: 'print' });
  const paper = await page.evaluate(() => {
    const shown = (s) => [...document.querySelectorAll(s)].some((e) => e.checkVisibility());
    return { nav: shown('nav, .search, .leave, .report'), qr: shown('.print-address svg'), known: !!document.querySelector('link[rel=canonical]') };
  });
  if (paper.nav) bad.push(`${p.url}: navigation on paper`);
  if (paper.known !== paper.qr) bad.push(`${p.url}: ${paper.known ? 'no' : 'a'} QR code on paper`);
}
async function leaves(page, { p, how }) {
  const outside = asked.get(page); outside.length = 0;
  await page.goto(at('/')); await page.goto(at(p.url), { waitUntil: 'load' });
  const say = (text) => bad.push(`${p.url}, ${how}: ${text}`);
  const button = page.locator('.leave a');
  if (outside.length) say(`asks ${outside[0]} before anything was pressed`);
  if (!(await button.isVisible())) say('no button');
  const away = page.waitForURL((u) => u.hostname !== '127.0.0.1', { timeout: 4000 }).then(() => true, () => false);
  if (how === 'Escape') {
    const spoken = () => page.locator('[data-leave-status]').textContent();
    await page.keyboard.press('Escape'); const one = await spoken(); await page.keyboard.press('Escape'); const two = await spoken();
    if (!one || !two || one === two) say('does not say how many presses are left');
    if (outside.length) say('leaves after two presses');
    await page.keyboard.press('Escape');
  } else await button.click();
  if (!(await away)) say('does not lead away');
  else if (how !== 'without JavaScript') { await page.goBack({ timeout: 4000 }).catch(() => null); if (page.url() === at(p.url)) say('the way back leads to the page'); }
}

const discreet = site.pages.filter((p) => p.refs.some((r) => r.kind === 'resource' && /leave\.[0-9a-f]+\.js$/.test(r.value)));
if (o.leave && !discreet.length) bad.push('no page can be left at once');
const perTemplate = [...new Map(discreet.map((p) => [p.tpl, p])).values()];
const ways = (...hows) => perTemplate.flatMap((p) => hows.map((how) => ({ p, how })));
await inTabs(browser, WINDOW, [...sample, ...discreet.filter((p) => p.tpl === 'record').slice(0, 2)], 2, narrowAndPrinted);
await inTabs(browser, WINDOW, ways('a click', 'Escape'), 2, leaves);
await inTabs(browser, { ...WINDOW, javaScriptEnabled: false }, ways('without JavaScript'), 2, leaves);
await browser.close(); srv.close?.();
for (const line of bad) console.log(`  ${line}`);
saveJson(o, { bad, discreet: discreet.map((p) => p.url) });
summary('record', !bad.length, `${sample.length} records; ${discreet.length} pages that can be left at once; ${bad.length} problems`);
