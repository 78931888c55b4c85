#!/usr/bin/env node
// How fast the search page answers, key by key: a program for measuring, which has no limit to pass.
import { cli, launch, sleep, summary, saveJson, SITE_FLAGS, SITE_HELP } from './lib.mjs';
import { serveSearch } from './searchpage.mjs';

const { dir, o } = cli('keystrokes', `usage: keystrokes.mjs DIR [options]
Presses the keys of ten questions in the search page of a built portal, one after the other, and prints, for half of the keys
and for 95 %, how long it took from the question handed to the worker to its answer, from the key to the last change of the
list (or to the answer, if that left the list as it was), and from the key to the next frame; and how long the first
answer took once the engine was open.
  --cpu N     slow the page down, as Chromium does it for a telephone (default 1)
  --pace MS   from one key to the next (default 150)
${SITE_HELP}`, { ...SITE_FLAGS, cpu: { type: 'string' }, pace: { type: 'string' } });

const QUESTIONS = [
  'Ausländerbehörde Kaarst', 'deutschkurs abends', 'wohngeld beantragen neuss', 'beratung frauen', 'Jugendamt Jüchen',
  'Auslenderbehörde', 'oturma izni', 'школа для ребёнка', 'wo kann ich deutsch lernen', 'schulden',
];

const s = await serveSearch(dir, o);
const browser = await launch();
const page = await browser.newPage();
const session = await page.context().newCDPSession(page);
await session.send('Emulation.setCPUThrottlingRate', { rate: Number(o.cpu || 1) });
await page.addInitScript(() => {
  const Plain = Worker;
  window.times = { opened: 0, first: 0, keys: [] };
  const last = () => window.times.keys.at(-1);
  window.Worker = class extends Plain {
    constructor(...all) {
      super(...all);
      this.addEventListener('message', ({ data }) => {
        const now = performance.now();
        if (data.type === 'opened') window.times.opened = now;
        if (!data.response) return;
        window.times.first ||= now;
        if (!last()?.asked) return;
        const key = last();
        key.answered = now;
        requestAnimationFrame(() => setTimeout(() => { key.painted = performance.now(); }));
      });
    }

    postMessage(message) {
      if (message.type === 'ask' && last()) last().asked = performance.now();
      super.postMessage(message);
    }
  };
  // A letter that no key of this keyboard has comes without "keydown".
  addEventListener('keydown', ({ timeStamp }) => { window.times.keys.push({ at: timeStamp }); }, true);
  addEventListener('beforeinput', ({ timeStamp }) => { if (last()?.typed) window.times.keys.push({ at: timeStamp }); }, true);
  addEventListener('input', () => { if (last()) last().typed = true; }, true);
  addEventListener('DOMContentLoaded', () => {
    new MutationObserver(() => { if (last()?.answered) last().listed = performance.now(); })
      .observe(document.querySelector('[data-results]'), { childList: true, subtree: true, characterData: true });
  });
});
await page.goto(s.srv.at(s.g.search.url));
await page.waitForLoadState('networkidle');
const field = page.locator('input[type=search]').first();
await field.fill(QUESTIONS[0]); // opens the engine
await sleep(2500); // and the texts
const pace = Number(o.pace || 150);
for (const question of QUESTIONS) {
  await field.fill('');
  await sleep(600);
  for (const letter of question) {
    const next = sleep(pace);
    if (/[a-z ]/i.test(letter)) await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    else await page.keyboard.insertText(letter); // is on no key of this keyboard
    await next;
  }
  await sleep(600);
}
const { keys, opened, first } = await page.evaluate(() => window.times);
const hits = await page.locator('[data-search-result]').count();
await browser.close();
await s.srv.close();

const share = (all, part) => Number([...all].sort((a, b) => a - b)[Math.floor((all.length - 1) * part)].toFixed(1));
const answered = keys.filter((key) => key.answered);
const halfAndMost = (span) => [0.5, 0.95].map((part) => share(answered.map(span), part));
const figures = {
  keys: keys.length, answered: answered.length, first: Number((first - opened).toFixed(1)),
  answer: halfAndMost((key) => key.answered - key.asked),
  listed: halfAndMost((key) => Math.max(key.listed || 0, key.answered) - key.at),
  painted: halfAndMost((key) => key.painted - key.at),
};
saveJson(o, figures);
const said = (name) => `${name} ${figures[name].join(' / ')} ms`;
const pass = hits > 0 && answered.length > 0.9 * keys.length; // the key that empties the field has no answer, nor has one that a newer key overtook
summary('keystrokes', pass, `${figures.answered} of ${figures.keys} keys at 1/${o.cpu || 1} speed answered, half / 95 %: ${['answer', 'listed', 'painted'].map(said).join(', ')}; first answer ${figures.first} ms after the engine was open`);
