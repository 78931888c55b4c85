#!/usr/bin/env node
// The search page gives the hits of the command line, in their order, wherever the site lives.
import fs from 'node:fs';
import { cli, open, launch, inTabs, summary, sleep } from './lib.mjs';

const { dir, o } = cli('hits', `usage: hits.mjs DIR --expected FILE
FILE holds one JSON object a line: {"q": "...", "lang": "de", "urls": ["verzeichnis/x/", ...]}, the hits of
\`lotse search --json\`. Each question is typed into the search page, served under / and under /portal/x/. FAIL when the
page shows other hits or another order, when anything but files of the site is requested, or when a typed word enters a
request.`, { expected: { type: 'string' } });

const questions = fs.readFileSync(o.expected, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
const wrong = [];
const browser = await launch();
let asked = 0;
for (const base of ['/', '/portal/x/']) {
  const server = await open(dir, { base });
  let q, requests; // what is asked just now
  const ready = (page) => {
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (m) => { if (m.type() === 'error') wrong.push(`${base} "${q}": console: ${m.text()}`); });
    page.on('pageerror', (error) => wrong.push(`${base} "${q}": ${error.message}`));
  };
  await inTabs(browser, { ready }, questions, 1, async (page, { q: question, lang, urls }) => {
    await page.goto('about:blank');
    q = question;
    requests = [];
    await page.goto(server.at(`/${lang === 'de' ? '' : `${lang}/`}suche/`));
    await page.locator('input[type=search]').pressSequentially(q, { delay: 15 });
    let found = [];
    for (let i = 0; i < 100; i++) {
      await sleep(100);
      found = await page.locator('[data-search-result] a').evaluateAll((links) => links.map((a) => a.href));
      found = found.map((href) => href.replace(`${server.origin}${base}`, '').split('?')[0]);
      if (JSON.stringify(found) === JSON.stringify(urls)) break;
    }
    asked++;
    if (JSON.stringify(found) !== JSON.stringify(urls)) wrong.push(`${base} "${q}": expected ${JSON.stringify(urls)}, found ${JSON.stringify(found)}`);
    const typed = encodeURIComponent(q).toLowerCase();
    for (const url of requests) {
      if (!url.startsWith(`${server.origin}${base}`)) wrong.push(`${base} "${q}": requested ${url}`);
      const path = url.slice(server.origin.length + base.length).split('#')[0].toLowerCase();
      if (path.includes(`q=`) || path.includes(`?${typed}`)) wrong.push(`${base} "${q}": the word was sent: ${url}`);
    }
    if (!requests.length) wrong.push(`${base} "${q}": no request was seen`);
  });
  await server.close();
}
await browser.close();
for (const text of wrong.slice(0, 20)) console.log(text);
summary('hits', wrong.length === 0 && asked > 0, `${asked} questions, ${wrong.length} differences`);
