// The referral finder in a browser: it answers as the command line does, asks on, tells what is wrong, and keeps everything to itself.
import fs from 'node:fs';
import { cli, summary, scanSite, open, launch, saveJson, quantile } from './lib.mjs';

const { dir, o } = cli('finder', `usage: finder.mjs DIR [--expected FILE] [--page /wegweiser/]
Fills in the form of the finder as people do. With FILE (one JSON object a line: {"id", "inquiry", "answers": ["id verdict", …]}), each of these
persons must get exactly those answers in that order. While facts are entered nothing may be requested or stored, and the
address must not change. Impossible values, contradictions, links made by hand, and an engine that does not load are told.
Prints how long an answer takes, from the change of a field to the list; that is no condition.`, { expected: { type: 'string' }, page: { type: 'string' } });

const bad = [];
const equal = (what, found, wanted) => {
  if (JSON.stringify(found) !== JSON.stringify(wanted)) bad.push(`${what}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`);
};
const site = scanSite(dir, o.base);
const url = o.page || site.pages.find((page) => page.template === 'finder')?.url;
if (!url) { summary('finder', false, 'no page is a finder'); process.exit(); }
const people = o.expected ? fs.readFileSync(o.expected, 'utf8').trim().split('\n').map((line) => JSON.parse(line)) : [];
const asked = [];
const srv = await open(dir, { base: o.base, onRequest: (entry) => asked.push(entry.path) });
const browser = await launch();

async function visit(hash = '', prepare = async () => {}) {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.on('pageerror', (error) => bad.push(`${hash || url}: ${error.message}`));
  page.on('dialog', (dialog) => { bad.push(`a script ran: ${dialog.message()}`); dialog.dismiss(); });
  await prepare(context);
  // The day for which the expected answers hold: rules have dates.
  await page.clock.setFixedTime(new Date('2026-11-22T12:00'));
  await page.goto(srv.at(url) + hash, { waitUntil: 'networkidle' });
  return page;
}

const fact = (page, name) => page.locator(`[data-fact="${name}"]`);
async function check(page, name, ids) {
  for (const id of ids) await fact(page, name).locator(`input[value="${id}"]`).check();
}

// The way a person takes: one field after the other.
async function fill(page, inquiry) {
  await page.locator('[data-person]').evaluate((details) => { details.open = true; });
  for (const [name, value] of Object.entries(inquiry)) {
    if (name === 'needs') await check(page, 'need', value);
    else if (name === 'benefits') await check(page, 'benefits', value);
    else if (name === 'languages') await fact(page, name).selectOption(value[0]);
    else if (name === 'children') await fact(page, name).selectOption(value ? 'yes' : 'no');
    else if (['age', 'months', 'postal_code'].includes(name)) await fact(page, name).fill(String(value));
    else await fact(page, name).selectOption(value);
  }
}

const stored = (page) => page.evaluate(async () => ({
  local: localStorage.length, session: sessionStorage.length, cookies: document.cookie, databases: (await indexedDB.databases()).length,
  caches: window.caches ? (await caches.keys()).length : 0, state: history.state, address: location.search + location.hash,
}));
const NOTHING = { local: 0, session: 0, cookies: '', databases: 0, caches: 0, state: null, address: '' };

// What is shown is as wanted, and stays so; a loaded machine may need longer for it.
async function becomes(what, look, wanted) {
  const right = async () => JSON.stringify(await look()) === JSON.stringify(wanted);
  for (const end = Date.now() + 5000; Date.now() < end;) {
    if (await right()) { await page.waitForTimeout(60); if (await right()) return; }
    await page.waitForTimeout(30);
  }
  equal(what, await look(), wanted);
}

// Everything that is shown, with what stands behind the buttons.
async function answers(page) {
  const more = page.locator('[data-answers] section > button');
  // Pressed where they stand: the list may be drawn anew between counting buttons and clicking one.
  while (await more.evaluateAll((all) => { all.forEach((button) => button.click()); return all.length; }));
  return page.locator('[data-answer]').evaluateAll((cards) => cards.map((card) => `${card.dataset.answer} ${card.dataset.verdict}`));
}

// --- The same answers as the command line; nothing leaves, nothing stays

let page = await visit();
const before = asked.length;
for (const { id, inquiry, answers: wanted } of people) {
  await page.locator('form [type=reset]').click();
  await fill(page, inquiry);
  await becomes(id, () => answers(page), wanted);
}
equal('requests while facts were entered', asked.slice(before), []);
equal('stored while facts were entered', await stored(page), NOTHING);

// --- Time from a change to the list

const times = await page.evaluate(async () => {
  const field = document.querySelector('[data-fact="age"]');
  const box = document.querySelector('[data-answers]');
  document.querySelector('form').reset();
  const need = document.querySelector('[data-fact="need"] input');
  const change = (act) => new Promise((resolve) => {
    const start = performance.now();
    const seen = new MutationObserver(() => { seen.disconnect(); resolve(performance.now() - start); });
    seen.observe(box, { childList: true });
    act();
  });
  await change(() => need.click());
  const found = [];
  for (let age = 10; age < 70; age++) {
    found.push(await change(() => { field.value = age; field.dispatchEvent(new Event('input', { bubbles: true })); }));
  }
  return found;
});

// --- The next question

await page.locator('form [type=reset]').click();
await page.waitForFunction(() => !document.querySelector('[data-answer]'));
equal('reset empties the form', await page.locator('form input:checked').count(), 0);
await fact(page, 'need').locator('input').first().check();
await page.locator('[data-next]:not([hidden])').waitFor();
const next = () => page.locator('[data-next]').getAttribute('data-next');
const first = await next();
await page.locator('[data-tell]').click();
equal('the question leads to its field', await page.evaluate((name) => document.querySelector(`[data-fact="${name}"]`).contains(document.activeElement), first), true);
await page.locator('[data-skip]').click();
await page.waitForFunction((name) => document.querySelector('[data-next]').dataset.next !== name || document.querySelector('[data-next]').hidden, first);
if (await next() === first && await page.locator('[data-next]').isVisible()) bad.push(`${first} is asked again after it was left open`);
equal('the answer has the focus after that', await page.evaluate(() => document.activeElement.id), 'wegweiser-antwort');

// --- What cannot be

const notices = () => page.locator('[data-notices] p').count();
await fact(page, 'age').fill('200');
equal('no fault while typing', await page.locator('[aria-invalid]').count(), 0);
await fact(page, 'age').blur();
await page.locator('[aria-invalid]').waitFor();
const told = await fact(page, 'age').evaluate((field) => document.getElementById(field.getAttribute('aria-errormessage'))?.textContent || '');
equal('an impossible age is told at its field', told.length > 0, true);
equal('and is not counted', (await page.locator('[data-answer]').count()) > 0, true);
await fact(page, 'age').fill('22');
await fact(page, 'age').blur();
await page.waitForFunction(() => !document.querySelector('[aria-invalid]'));
await fact(page, 'postal_code').fill('99999');
await becomes('a postal code of elsewhere is told', notices, 1);
await fact(page, 'postal_code').fill('123');
await fact(page, 'postal_code').blur();
equal('half a postal code is told', await page.locator('[aria-invalid]').count(), 1);
await fact(page, 'postal_code').fill('');
await page.locator('[data-person]').evaluate((details) => { details.open = true; });
await fact(page, 'months').fill('600');
await becomes('more months than years is told', notices, 1);
await page.locator('form [type=reset]').click();
await becomes('reset takes the notices away', notices, 0);

// --- Why not

const places = await fact(page, 'area').locator('option').evaluateAll((options) => options.map((option) => option.value).filter(Boolean));
await fact(page, 'area').selectOption(places[0]);
await page.locator('[data-no]:not([hidden]) summary').click();
await page.locator('[data-no] li').first().waitFor();
const refused = await page.locator('[data-no] li').allTextContents();
equal('those that do not fit are listed with reasons', refused.length > 0 && refused.every((text) => text.trim().length > 10), true);

// --- Links: only on request, and what comes by one is data

await fact(page, 'age').fill('22');
equal('no link unless asked for', await page.locator('[data-address]').isVisible(), false);
await page.locator('[data-link]').click();
const link = await page.locator('[data-address] input').inputValue();
equal('the link holds the facts in its fragment', new URL(link).hash, `#ort=${places[0]}&alter=22`);
equal('the address of the page stays', await stored(page), NOTHING);
const typed = page;
page = await visit(new URL(link).hash);
await becomes('a link brings the same answers', async () => { const shown = await answers(page); return shown.length > 0 && JSON.stringify(shown) === JSON.stringify(await answers(typed)); }, true);
equal('and leaves the address', (await stored(page)).address, '');
const hostile = [
  ['#ort=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&thema=%3Cscript%3Ealert(2)%3C%2Fscript%3E&alter=-5&monate=1e9&kinder=__proto__&x%22%3Ey=1', ['<img src=x onerror=alert(1)>', '<script>', '-5', '1e9', '__proto__', 'x">y']],
  ['#%E0%A4%A', ['\ufffd']],
  ['#alter=22&alter=33&=&&&thema=', ['alter=33']],
  [`#thema=${'a,'.repeat(5000)}`, ['a, a']],
];
for (const [hash, strange] of hostile) {
  page = await visit(hash);
  const told = async () => { const said = await page.locator('[data-notices] p').allTextContents(); return strange.every((part) => said.at(-1)?.includes(part)); };
  await becomes(`${hash.slice(0, 40)}: what was strange is told`, told, true);
  equal(`${hash.slice(0, 40)}: nothing of it is an element`, await page.evaluate(() => document.querySelectorAll('main img, main script:not([type]), [data-notices] *:not(p)').length), 0);
}

// --- Without the engine

let blocked = true;
page = await visit('', (context) => context.route(/\.wasm|\.rules\.json/, (route) => (blocked ? route.abort() : route.continue())));
await fact(page, 'need').locator('input').first().check();
await page.locator('[data-trouble]:not([hidden])').waitFor();
blocked = false;
await page.locator('[data-trouble] button').click();
await page.locator('[data-answer]').first().waitFor({ timeout: 10000 }).catch(() => bad.push('after a second try there is still no answer'));
// The same while nothing is told yet.
blocked = true;
page = await visit('', (context) => context.route(/\.wasm|\.rules\.json/, (route) => (blocked ? route.abort() : route.continue())));
await page.locator('[data-trouble]:not([hidden])').waitFor();
blocked = false;
await page.locator('[data-trouble] button').click();
await page.locator('[data-trouble]').waitFor({ state: 'hidden', timeout: 10000 }).catch(() => bad.push('the note stays although a second try worked'));
equal('the note goes when it works', await page.locator('[data-trouble]').isVisible(), false);

await browser.close();
await srv.close();
saveJson(o, { bad, times });
for (const line of bad) console.log(`  ${line}`);
summary('finder', !bad.length, `${people.length} people, ${bad.length} faults; an answer takes ${quantile(times, 0.5).toFixed(0)} ms, 95 % within ${quantile(times, 0.95).toFixed(0)} ms`);
