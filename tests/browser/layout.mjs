#!/usr/bin/env node
// Layout under strain: 320 CSS px, which is also 1280 px at 400 %, and text spacing after WCAG 1.4.12.
import { cli, open, launch, scanSite, samplePages, guessSite, typeQuery, inTabs, summary, saveJson, SAMPLE_FLAGS, SAMPLE_HELP, SITE_FLAGS, SITE_HELP } from './lib.mjs';

const { dir, o } = cli('layout', `usage: layout.mjs DIR [options]
Sampled pages, and the search page with results, in three ways: 320 px wide; 1280 px wide at 400 % (the same 320 px with
four device pixels each); 320 px with the text spacing of WCAG 1.4.12 (lines 1.5, paragraphs 2, letters 0.12, words 0.16
times the type). Every <details> is opened and every hidden note of a script shown. FAIL when
  - the page scrolls sideways or content stands outside it, unless a box of its own scrolls (tables, code);
  - a box cuts off text that it holds;
  - two texts that are not of one another cover each other.
${SAMPLE_HELP}  (default 30)
  --no-search        do not also test the search page with results shown
  --ways A,B         narrow, zoom, spacing, wide (1280 px, with the spacing); default the first three
${SITE_HELP}`, { ...SAMPLE_FLAGS, ...SITE_FLAGS, 'no-search': { type: 'boolean' }, ways: { type: 'string' } });

const WAYS = {
  narrow: { viewport: { width: 320, height: 800 } },
  zoom: { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 },
  spacing: { viewport: { width: 320, height: 800 }, spaced: true },
  wide: { viewport: { width: 1280, height: 800 }, spaced: true },
};
const SPACING = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }';
const site = scanSite(dir, o.base), g = guessSite(site, o);
const pages = samplePages(site, o, 30).filter((p) => !p.refresh);
const ways = (o.ways || 'narrow,zoom,spacing').split(',');
const jobs = pages.map((p) => ({ p }));
if (!o['no-search'] && g.search) jobs.push({ p: g.search, typed: true });
const srv = await open(dir, { base: o.base });
const browser = await launch();
const found = [], errors = [];

for (const way of ways) {
  const { spaced, ...shape } = WAYS[way];
  // The style of the spacing is put in by the test; the policy of the page would refuse it.
  await inTabs(browser, { ...shape, bypassCSP: true }, jobs, 2, async (page, { p, typed }) => {
    const where = `${p.url}${typed ? ` (query "${g.query}")` : ''} ${way}`;
    try {
      await page.goto(srv.at(p.url), { waitUntil: 'load', timeout: 30000 });
      await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => {});
      if (typed) await typeQuery(page, g, g.query);
      await page.evaluate(() => document.querySelectorAll('details').forEach((e) => { e.open = true; }));
      if (spaced) await page.addStyleTag({ content: SPACING });
      for (const text of await page.evaluate(faults)) found.push({ where, text });
    } catch (e) { errors.push(`${where}: ${e.message.split('\n')[0]}`); }
  });
}
await browser.close(); await srv.close();

function faults() {
  const out = [];
  const root = document.documentElement, width = root.clientWidth;
  const name = (e) => `<${e.tagName.toLowerCase()}${e.id ? `#${e.id}` : ''}${typeof e.className === 'string' && e.className ? `.${e.className.trim().split(/\s+/).join('.')}` : ''}> "${(e.textContent || '').trim().replace(/\s+/g, ' ').slice(0, 40)}"`;
  const shown = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !e.closest('.visually-hidden, .skip-link');
  const style = new Map();
  const css = (e) => style.get(e) || style.set(e, getComputedStyle(e)).get(e);
  const unseen = (e) => { for (let x = e; x && x !== document.body; x = x.parentElement) if (css(x).clipPath !== 'none' && x.clientWidth <= 1) return true; return false; };
  const scroller = (e) => { for (let x = e.parentElement; x && x !== document.body; x = x.parentElement) if (/auto|scroll/.test(css(x).overflowX)) return true; return false; };
  if (document.scrollingElement.scrollWidth > width + 1) out.push(`the page is ${document.scrollingElement.scrollWidth} px wide at ${width}`);

  // The lines of each text, where they are painted.
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const box = node.parentElement;
    if (!node.data.trim() || /^(script|style|noscript|option|title)$/i.test(box.tagName) || !shown(box) || unseen(box)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()].filter((r) => r.width > 0.5 && r.height > 0.5);
    for (const line of lines) texts.push({ box, line });
    const off = lines.find((r) => r.right > width + 1 || r.left < -1);
    if (off && !scroller(box)) out.push(`text reaches from ${Math.round(off.left)} to ${Math.round(off.right)} px: ${name(box)}`);
  }
  // A box that hides what does not fit, and text that does not fit.
  for (const { box, line } of texts) {
    for (let e = box; e && e !== document.body; e = e.parentElement) {
      const { overflowX, overflowY } = css(e);
      const clips = { x: /hidden|clip/.test(overflowX), y: /hidden|clip/.test(overflowY) };
      if (!clips.x && !clips.y) { if (/auto|scroll/.test(overflowX + overflowY)) break; continue; }
      const r = e.getBoundingClientRect();
      if ((clips.x && (line.right > r.right + 1 || line.left < r.left - 1)) || (clips.y && (line.bottom > r.bottom + line.height / 3 || line.top < r.top - line.height / 3))) out.push(`${name(e)} cuts off ${name(box)}`);
      break;
    }
  }
  // Fields and buttons whose own text does not fit.
  for (const e of document.querySelectorAll('button, select')) if (shown(e) && e.scrollWidth > e.clientWidth + 1 && css(e).textOverflow !== 'ellipsis' && css(e).overflowX !== 'visible') out.push(`${name(e)} is too narrow for its text`);

  // Texts on top of each other: what floats above the page on purpose (suggestions, sticky heads) does not count.
  const floats = (e) => { for (let x = e; x && x !== document.body; x = x.parentElement) if (/absolute|fixed|sticky/.test(css(x).position)) return true; return false; };
  const still = texts.filter(({ box }) => !scroller(box) && !floats(box)).sort((a, b) => a.line.top - b.line.top);
  for (let i = 0; i < still.length; i++) {
    const a = still[i];
    for (let j = i + 1; j < still.length && still[j].line.top < a.line.bottom; j++) {
      const b = still[j];
      if (a.box === b.box) continue;
      const across = Math.min(a.line.right, b.line.right) - Math.max(a.line.left, b.line.left);
      const down = Math.min(a.line.bottom, b.line.bottom) - Math.max(a.line.top, b.line.top);
      // Lines of one paragraph touch; more than a third of a line is no touching.
      if (across > 2 && down > Math.min(a.line.height, b.line.height) * 0.4) out.push(`${name(a.box)} and ${name(b.box)} cover each other`);
    }
  }
  return [...new Set(out)];
}

const groups = new Map();
for (const { where, text } of found) groups.set(text, [...(groups.get(text) || []), where]);
for (const [text, where] of [...groups].slice(0, 60)) console.log(`${text}\n   ${where.length} times: ${where.slice(0, 3).join('; ')}`);
for (const text of errors) console.log(`could not test ${text}`);
saveJson(o, { found, errors });
summary('layout', !found.length && !errors.length && jobs.length > 0, `${jobs.length * ways.length} layouts of ${pages.length} pages: ${groups.size} faults${errors.length ? `, ${errors.length} not tested` : ''}`);
