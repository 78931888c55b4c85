#!/usr/bin/env node
// The search page by keyboard alone: type, hear the count, open a result, come back, filter, undo, clear.
import { cli, launch, sleep, summary, SITE_FLAGS, SITE_HELP } from './lib.mjs';
import { serveSearch, complaints, links, shownCount, until } from './searchpage.mjs';

const { dir, o } = cli('searchkeys', `usage: searchkeys.mjs DIR [options]
One run through the search page without a mouse. FAIL when results flicker while one types, the count is said with every
key or never, the arrow does not reach the first result, going back does not bring the list, the place in it and the focus,
a filter or its chip cannot be set and undone, the focus is lost, or the address does not carry the search.
  --words W   what is typed (default "beratung", which needs more than ten hits)
  --old       as in a browser without the navigation API
${SITE_HELP}`, { ...SITE_FLAGS, words: { type: 'string' }, old: { type: 'boolean' } });

const words = o.words || 'beratung';
const s = await serveSearch(dir, o);
const browser = await launch();
const bad = [];
const check = (ok, text) => { if (!ok) bad.push(text); return ok; };
const ctx = await browser.newContext({ viewport: { width: 1280, height: 700 }, reducedMotion: 'reduce' });
const page = await ctx.newPage();
complaints(page, bad, 'search page');
const press = async (key, times = 1) => { for (let i = 0; i < times; i++) await page.keyboard.press(key); };
const focus = () => page.evaluate(() => { const e = document.activeElement; return e === document.body ? 'nothing' : (e.dataset.filter || e.id || e.className || e.tagName) + (e.closest('[data-search-result]') ? ' in a result' : ''); });
const tabTo = async (test, key = 'Tab', most = 60) => { for (let i = 0; i < most; i++) { await press(key); if (await page.evaluate(test)) return true; } return false; };

// What is heard, and whether the list was ever empty between two answers.
await page.addInitScript(() => addEventListener('DOMContentLoaded', () => {
  window.heard = [];
  window.emptied = 0;
  const voice = document.querySelector('[data-status]');
  if (!voice) return; // a record
  new MutationObserver(() => { if (voice.textContent) window.heard.push(voice.textContent); }).observe(voice, { childList: true, characterData: true, subtree: true });
  const list = document.querySelector('[data-results]');
  new MutationObserver(() => { if (!list.childElementCount) window.emptied += 1; }).observe(list, { childList: true });
}));
if (o.old) await page.addInitScript(() => Object.defineProperty(globalThis, 'navigation', { value: undefined }));
await page.goto(s.srv.at(s.g.search.url));
await page.waitForLoadState('networkidle').catch(() => {});

// type
check(await tabTo(() => document.activeElement.type === 'search'), 'Tab does not reach the field');
await page.keyboard.type(words, { delay: 60 });
check(await until(async () => /\d/.test(await shownCount(page))), 'no count is shown');
check(await until(() => page.evaluate(() => window.heard.some((text) => /\d/.test(text)))), 'no count is said');
const heard = (await page.evaluate(() => window.heard)).filter((text) => /\d/.test(text));
check(heard.length === 1, `the count is said ${heard.length} times for one typing: ${heard.join(' | ')}`);
check(await page.evaluate(() => window.emptied) === 0, 'the list is emptied while one types');
check(await focus() === 'suchfeld', `after typing the focus is on ${await focus()}`);
check(await until(() => decodeURIComponent(page.url()).endsWith(`#q=${words}`)), `the address does not carry the search: ${page.url()}`);

// more, and far down
const before = (await links(page)).length;
check(await tabTo(() => document.activeElement.matches('[data-more]')), 'Tab does not reach "more"');
await press('Enter');
check(await until(async () => (await links(page)).length > before), '"more" shows no more');
check(/in a result/.test(await focus()), `after "more" the focus is on ${await focus()}`);
check(await until(() => /[#&]n=\d+/.test(page.url())), 'the address does not say how many are shown');
const list = await links(page);
await press('Tab', 2);
const opened = await page.evaluate(() => document.activeElement.getAttribute('href'));
await sleep(500);
const scroll = await page.evaluate(() => scrollY);
check(scroll > 100, 'the list is too short to tell whether scrolling is restored');
await press('Enter');
check(await until(() => page.evaluate(() => document.documentElement.dataset.template !== 'search').catch(() => false)), 'Enter on a result opens nothing');

// back
await page.waitForLoadState('load');
await page.goBack({ waitUntil: 'load' });
check(await until(async () => JSON.stringify(await links(page)) === JSON.stringify(list)), 'going back does not bring the list back');
check(await until(async () => Math.abs(await page.evaluate(() => scrollY) - scroll) < 4), `going back does not bring the place in the list back: ${scroll} before, ${await page.evaluate(() => scrollY)} after`);
check(await page.evaluate((href) => document.activeElement.getAttribute('href') === href, opened), `going back leaves the focus on ${await focus()}`);
check(await page.locator('input[type=search]').inputValue() === words, 'going back loses the words');

// the first result by one key
await page.locator('input[type=search]').focus();
await press('ArrowDown');
check(await page.evaluate(() => document.activeElement === document.querySelector('[data-search-result] a')), 'the arrow does not reach the first result');

// a filter, its chip, and another two
const entries = await page.evaluate(() => history.length);
const total = await shownCount(page);
check(await tabTo(() => document.activeElement.dataset.filter === 'area', 'Shift+Tab'), 'Shift+Tab does not reach the filters');
const choose = async (name) => {
  const value = await page.locator(`select[data-filter=${name}] option:not([disabled]):not([value=""])`).first().getAttribute('value');
  await page.locator(`select[data-filter=${name}]`).focus();
  for (let i = 0; i < 40 && await page.locator(`select[data-filter=${name}]`).inputValue() !== value; i++) await press('ArrowDown');
  return value;
};
const area = await choose('area');
check(await until(() => page.locator('.chip[data-filter=area]').isVisible()), 'choosing a place makes no chip');
check(await until(async () => await shownCount(page) !== total), 'choosing a place changes no count');
check(await focus() === 'area', `after choosing the focus is on ${await focus()}`);
check(new URLSearchParams(new URL(page.url()).hash.slice(1)).get('ort') === area, 'the address does not carry the filter');
await page.locator('.chip[data-filter=area]').focus();
const named = await page.locator('.chip[data-filter=area]').textContent();
check(named.length > 8 && named.includes('✕'), `a chip is called "${named}"`);
await press('Enter');
check(await until(async () => await shownCount(page) === total), 'removing the chip does not bring the count back');
check(await page.evaluate(() => document.activeElement.matches('[data-heading]')), `after the last chip the focus is on ${await focus()}`);
await choose('area');
await choose('topic');
check(await until(async () => await page.locator('.chip[data-filter]').count() === 2), 'two filters make no two chips');
await page.locator('.chip[data-filter=area]').focus();
await press('Space');
check(await until(async () => await page.locator('.chip[data-filter]').count() === 1) && await focus() === 'topic', `after one of two chips the focus is on ${await focus()}`);
await choose('area');
await until(async () => await page.locator('.chip[data-filter]').count() === 2);
await page.locator('.active-filters .button-link').last().focus();
await press('Enter');
check(await until(async () => await page.locator('.chip[data-filter]').count() === 0 && await shownCount(page) === total), '"remove all filters" leaves some');
check(await focus() !== 'nothing', '"remove all filters" loses the focus');
check(await page.evaluate(() => history.length) === entries, 'filters flood the history');

// clear
await page.locator('input[type=search]').focus();
await press('Control+A');
await press('Delete');
check(await until(async () => (await links(page)).length === 0 && await page.locator('[data-browse]').isVisible()), 'an emptied field leaves results');
check(await until(() => !page.url().includes('#')), 'an emptied field leaves something in the address');

await browser.close();
await s.srv.close();
for (const text of bad) console.log(text);
summary('searchkeys', !bad.length, `typed "${words}", ${list.length} results shown, back to ${scroll} px: ${bad.length} faults`);
