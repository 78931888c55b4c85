#!/usr/bin/env node
// The calculator of the shares of positions: its program against the printed table, and its form in the browser.
import fs from 'node:fs';
import path from 'node:path';
import { cli, open, launch, scanSite, summary, saveJson, walk } from './lib.mjs';

const { dir, o } = cli('calculator', `usage: calculator.mjs DIR [options]
Works out every row of the table of worked examples and some hard cases with the module that DIR serves and the program that
the page declares, then uses the form: a wrong figure, its mending, a whole sheet, the sum check, clearing; without JavaScript and from the English page.
FAIL when a share, a text or the focus is not as it should be, or when anything is sent or stored.
  --page P   site path of the calculator (default: the page that has one)`, { page: { type: 'string' } });

const bad = []; let cases = 0;
const equal = (what, got, wanted) => { cases++; if (JSON.stringify(got) !== JSON.stringify(wanted)) bad.push(`${what}: ${JSON.stringify(got)} instead of ${JSON.stringify(wanted)}`); };

const files = walk(dir);
const source = files.find((file) => /assets\/formula\.\w+\.js$/.test(file));
const { read, work, rounded, cut, show } = await import(`data:text/javascript,${encodeURIComponent(fs.readFileSync(path.join(dir, source), 'utf8'))}`);
const figure = (text, lang, places) => { const { units, fault } = read(text, lang, places); return fault ?? Number(units); };

// --- What people type ---
for (const [text, lang, places, wanted] of [
  ['1234', 'de', 0, 1234], ['1.234', 'de', 0, 1234], ['1 234', 'de', 0, 1234], ['1\u202f234.567', 'de', 0, 'number'], [' 12 ', 'de', 0, 12],
  ['1.234.567', 'de', 0, 1234567], ['12.34', 'de', 0, 'number'], ['1234.567', 'de', 0, 'number'], ['1.2345', 'de', 0, 'number'],
  ['3,5', 'de', 0, 'whole'], ['3,0', 'de', 0, 3], ['7,5', 'de', 2, 750], ['7,', 'de', 2, 700], ['7,255', 'de', 2, 'precise'], ['7.5', 'de', 2, 'number'], [',5', 'de', 2, 'number'],
  ['', 'de', 0, 'empty'], ['  ', 'de', 0, 'empty'], ['-3', 'de', 0, 'negative'], ['\u22123', 'de', 0, 'negative'], ['zwölf', 'de', 0, 'number'], ['1e3', 'de', 0, 'number'], ['1,2,3', 'de', 2, 'number'],
  ['9'.repeat(16), 'de', 0, 'large'], ['0', 'de', 0, 0],
  ['1,234', 'en', 0, 1234], ['7.5', 'en', 2, 750], ['1.234', 'en', 0, 'whole'], ['١٢٣٤', 'ar', 0, 1234], ['1 234', 'fr', 0, 1234], ['7,5', 'fr', 2, 750],
]) equal(`read(${JSON.stringify(text)}, ${lang}, ${places})`, figure(text, lang, places), wanted);

// --- The page and its program ---
const site = scanSite(dir, o.base);
const markup = (page) => fs.readFileSync(path.join(dir, page.file), 'utf8');
const pages = o.page ? [site.byUrl.get(o.page)] : site.pages.filter((page) => markup(page).includes('data-calculator'));
if (!pages.length) bad.push('no page has the calculator');
const { of: program } = JSON.parse(/<script type="application\/json" data-program>(.*?)<\/script>/s.exec(markup(pages[0]))[1]);
const whole = (n) => (n === null ? null : { top: BigInt(n), bottom: 1n });
const sheet = (persons, total, positions = 7) => work(program, { persons: persons.map(whole), total: whole(total), positions: whole(positions) });

// --- The printed table: per cent, share of 7, half of it ---
const table = fs.readFileSync(path.join(dir, files.find((file) => /stellenanteil-rechenhilfe\.csv$/.test(file))), 'utf8').trim().split('\n').slice(1);
for (const line of table) {
  const [name, position, half] = line.split(',');
  const { value } = sheet([Number(/(\d+) %/.exec(name)[1]), null], 100);
  equal(`${name}: share`, Number(show(rounded(value('share', 0), 2), 'en')), Number(position));
  equal(`${name}: half`, Number(show(rounded(value('half', 0), 3), 'en')), Number(half));
}

// --- Rounding: exact, a half goes up ---
equal('a third', show(rounded({ top: 100n, bottom: 3n }, 2), 'de'), '33,33');
equal('a half goes up', show(rounded({ top: 1005n, bottom: 1000n }, 2), 'de'), '1,01');
equal('just below a half goes down', show(rounded({ top: 10049999n, bottom: 10000000n }, 2), 'de'), '1,00');
equal('a half below zero goes down', show(rounded({ top: -1005n, bottom: 1000n }, 2), 'en'), '\u22121.01');
equal('cut off', [show(cut({ top: 200n, bottom: 3n }, 5), 'de'), cut({ top: 200n, bottom: 3n }, 5).exact], ['66,66666', false]);
equal('grouped', [show({ units: 123456789n, places: 2 }, 'de'), show({ units: 123456789n, places: 2 }, 'en'), show({ units: 700n, places: 2 }, 'de', true), show({ units: 1000n, places: 0 }, 'de')], ['1.234.567,89', '1,234,567.89', '7', '1.000']);

// --- The whole sheet ---
equal('nothing typed', sheet([null, null], null).fault, 'none');
equal('total missing', sheet([5, null], null).fault, 'total');
equal('more than all', sheet([50, null], 40).fault, 'more');
equal('all zero', sheet([0, 0], null).fault, 'undefined');
const thirds = sheet([1, 1, 1], null);
const listed = thirds.lines.map((line) => Number(rounded(thirds.value('share', line), 2).units)).reduce((a, b) => a + b);
equal('three thirds of 7', [listed, thirds.complete, thirds.gap], [699, true, null]);
const some = sheet([30, null], 100);
equal('the rest', [some.lines, Number(some.value('persons', null).top), some.complete], [[0, null], 70, false]);
const off = sheet([30, 60], 100);
equal('figures that do not fit', [off.complete, Number(off.gap.sum.top), Number(off.gap.total.top)], [false, 90, 100]);

// --- Formulas: what binds tighter, what repeats, and what is the same in each line ---
const atoms = (values) => work({ inputs: [{ name: 'a', each: true }], values }, { a: [1, 2, null].map(whole) });
const formula = { name: 'b', formula: ['-', [['*', ['a', '0.5']], ['/', [['sum', ['a']], ['+', ['a', '1']]]]]] };
equal('a * 0.5 - sum(a) / (a + 1)', atoms([formula]).lines.map((line) => show(rounded(atoms([formula]).value('b', line), 2), 'en')), ['\u22121.00', '0.00']);
equal('a division by what is zero', atoms([{ name: 'b', formula: ['/', ['a', ['-', ['a', '2']]]] }]).fault, 'undefined');

// --- The form ---
const asked = [];
const srv = await open(dir, { base: o.base, onRequest: (e) => asked.push(e.path || e.url || String(e)) });
const browser = await launch();
for (const { url, lang } of pages) {
  const ctx = await browser.newContext({ locale: lang });
  const page = await ctx.newPage();
  page.on('pageerror', (error) => bad.push(`${url}: ${error.message}`));
  page.on('console', (message) => message.type() === 'error' && bad.push(`${url}: ${message.text()}`));
  await page.goto(srv.at(url), { waitUntil: 'networkidle' });
  const before = asked.length;
  const form = page.locator('[data-calculator] form'), submit = form.locator('button[type=submit]');
  const places = page.locator('[data-input=persons]'), total = page.locator('[data-input=total]'), errors = page.locator('[data-errors]');
  const point = lang === 'en' ? '.' : ',';
  equal(`${url}: begins with 7`, await page.locator('[data-input=positions]').inputValue(), '7');

  await places.nth(0).fill('vier');
  equal(`${url}: no fault while typing`, [await errors.isVisible(), await page.locator('[aria-invalid]').count()], [false, 0]);
  await submit.click();
  equal(`${url}: the summary has the focus`, await errors.evaluate((e) => e === document.activeElement), true);
  const field = places.nth(0);
  const told = await field.evaluate((e) => ({ invalid: e.getAttribute('aria-invalid'), text: document.getElementById(e.getAttribute('aria-describedby'))?.textContent }));
  equal(`${url}: the field says what is wrong`, [told.invalid, told.text === await errors.locator('li').first().textContent()], ['true', true]);
  await errors.locator('a').first().click();
  equal(`${url}: the summary leads to the field`, await field.evaluate((e) => e === document.activeElement), true);
  await field.fill('1234');
  equal(`${url}: one figure is not enough`, await errors.locator('li').count(), 1);
  await total.fill(lang === 'en' ? '10,000' : '10.000');
  equal(`${url}: mended`, [await errors.isVisible(), await page.locator('[aria-invalid]').count(), await page.locator('.error').count()], [false, 0, 0]);
  const cells = await page.locator('[data-calculator] tbody tr').first().locator('td').allTextContents();
  equal(`${url}: the share of 1234 in 10000`, cells.slice(1), [`12${point}34 %`, `0${point}86`, `0${point}432`]);
  await page.waitForFunction(() => document.querySelector('[data-calculator] [data-status]').textContent, null, { timeout: 5000 }).catch(() => bad.push(`${url}: the result is not announced`));

  await total.fill('');
  for (let i = 0; i < await places.count(); i++) await places.nth(i).fill('1');
  const check = await page.locator('[data-check]').textContent();
  equal(`${url}: eight equal shares of 7 add up to 7.04, and it says why`, [check.includes(`7${point}04`), check.includes(`0${point}04`)], [true, true]);
  await page.locator('[data-calculator] summary').click();
  equal(`${url}: each step is shown`, [await page.locator('[data-steps] li').count(), (await page.locator('[data-steps] li').first().textContent()).includes(`0${point}875`)], [8, true]);
  await total.fill('9');
  equal(`${url}: figures that do not fit are told`, await page.locator('[data-gap]').isVisible(), true);
  await form.locator('button[type=reset]').click();
  equal(`${url}: cleared`, [await page.locator('[data-result]').isVisible(), await page.locator('[data-input=positions]').inputValue(), await places.nth(0).inputValue()], [false, '7', '']);
  equal(`${url}: nothing is sent or stored`, [asked.length - before, await page.evaluate(() => localStorage.length + sessionStorage.length), (await ctx.cookies()).length, new URL(page.url()).search + new URL(page.url()).hash], [0, 0, 0, '']);
  await ctx.close();

  const plain = await browser.newContext({ javaScriptEnabled: false });
  const quiet = await plain.newPage();
  await quiet.goto(srv.at(url));
  equal(`${url}: without JavaScript a note instead of the form`, [await quiet.locator('[data-calculator] form').isVisible(), await quiet.locator('[data-calculator] noscript .note').isVisible()], [false, true]);
  await plain.close();
}
await browser.close(); await srv.close();
for (const text of bad) console.log(text);
saveJson(o, { bad });
summary('calculator', !bad.length, `${cases} cases on ${pages.length} pages, ${bad.length} wrong`);
