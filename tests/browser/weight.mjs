#!/usr/bin/env node
// What the first view of a record page weighs, and whether it stays where it is.
import zlib from 'node:zlib';
import { cli, open, launch, scanSite, guessSite, samplePages, fmtBytes, sleep, summary, saveJson, SAMPLE_FLAGS, SAMPLE_HELP, SITE_FLAGS, SITE_HELP } from './lib.mjs';

const { dir, o } = cli('weight', `usage: weight.mjs DIR [options]
Opens record pages with an empty cache on a small telephone and adds up what they load: page, style, scripts and icons,
each compressed with brotli 11 as a host with prepared files sends it. FAIL when a page is heavier than --bytes, needs
more than --requests, or shifts while it loads (cumulative layout shift above 0.001).
  --bytes N      default 35000 (35 kB)
  --requests N   default 7
  --records N    the N heaviest record pages, as many others, and two with the most scripts (default 5)
${SAMPLE_HELP}
${SITE_HELP}`, { ...SAMPLE_FLAGS, ...SITE_FLAGS, bytes: { type: 'string' }, requests: { type: 'string' }, records: { type: 'string' } });
const LIMIT = Number(o.bytes || 35000), REQUESTS = Number(o.requests || 7), N = Number(o.records || 5);
const site = scanSite(dir, o.base);
let pages;
if (o.pages || o.all) pages = samplePages(site, o, 0);
else {
  const records = site.pages.filter((p) => p.template === 'record' && !p.refresh).sort((a, b) => b.size - a.size || a.url.localeCompare(b.url));
  const scripts = (p) => p.refs.filter((r) => r.kind === 'resource' && r.value.endsWith('.js')).length;
  const busy = records.toSorted((a, b) => scripts(b) - scripts(a)).slice(0, 2);
  pages = [...new Set([...records.slice(0, N), ...busy, ...records.filter((_, i) => i % Math.max(1, Math.floor(records.length / N)) === 0).slice(0, N)])];
}
if (!pages.length) pages = [guessSite(site, o).entry].filter(Boolean);
const srv = await open(dir, { base: o.base });
const browser = await launch();
const brotli = (bytes) => zlib.brotliCompressSync(bytes, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
const bad = [], out = [];
for (const p of pages) {
  const ctx = await browser.newContext({ viewport: { width: 360, height: 640 }, isMobile: true, serviceWorkers: 'block' });
  const page = await ctx.newPage();
  await page.addInitScript(() => {
    globalThis.__shift = 0;
    new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) globalThis.__shift += e.value; }).observe({ type: 'layout-shift', buffered: true });
  });
  const parts = new Map(), reading = [];
  page.on('response', (r) => reading.push(r.body().then((body) => parts.set(r.url().split('#')[0], brotli(body))).catch((e) => bad.push(`${p.url}: ${r.url()} could not be read: ${e.message}`))));
  await page.goto(srv.at(p.url), { waitUntil: 'networkidle' });
  await sleep(300);
  // Headless Chromium asks for no icon; a browser with tabs does.
  const icon = await page.evaluate(async () => { const l = document.querySelector('link[rel~=icon]'); if (!l) return null; await fetch(l.href).then((r) => r.text()); return l.href; });
  await sleep(50);
  await Promise.all(reading);
  const shift = await page.evaluate(() => globalThis.__shift);
  await ctx.close();
  const bytes = [...parts.values()].reduce((a, b) => a + b, 0);
  out.push({ page: p.url, bytes, requests: parts.size, shift, parts: [...parts].map(([url, n]) => [new URL(url).pathname, n]) });
  if (bytes > LIMIT) bad.push(`${p.url}: ${fmtBytes(bytes)}, more than ${fmtBytes(LIMIT)}: ${[...parts].map(([url, n]) => `${url.split('/').pop() || 'page'} ${n}`).join(', ')}`);
  if (parts.size > REQUESTS) bad.push(`${p.url}: ${parts.size} requests, more than ${REQUESTS}: ${[...parts.keys()].map((url) => url.split('/').pop() || 'page').join(', ')}`);
  if (shift > 0.001) bad.push(`${p.url}: the page shifts by ${shift.toFixed(4)} while it loads`);
  if (icon && !parts.has(icon)) bad.push(`${p.url}: the icon was not measured`);
}
await browser.close(); await srv.close();
for (const text of bad) console.log(text);
saveJson(o, { out, bad });
const most = (key) => Math.max(...out.map((x) => x[key]));
summary('weight', !bad.length && out.length > 0, `${out.length} record pages: at most ${fmtBytes(most('bytes'))} (brotli 11) in ${most('requests')} requests, layout shift ${most('shift').toFixed(4)}`);
