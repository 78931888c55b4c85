#!/usr/bin/env node
// How fast the search page answers, key by key: a program for measuring, which has no limit to pass.
import { cli, launch, sleep, summary, saveJson, SITE_FLAGS, SITE_HELP } from './lib.mjs';
import { serveSearch } from './searchpage.mjs';

const { dir, o } = cli('keystrokes', `usage: keystrokes.mjs DIR [options]
Types questions into the search page of a built portal, one key after the other, and prints how long the engine took to
answer (from the question handed to the worker to its answer on the page), how long from the key to the last change of the
list, to the next frame, and how long the first answer took once the engine was open; the half of them and 95 %.
  --cpu N   slow the processor down, as Chromium does it for a telephone (default 1)
${SITE_HELP}`, { ...SITE_FLAGS, cpu: { type: 'string' } });

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
  window.times = { asked: 0, answered: 0, opened: 0, first: 0 };
  window.Worker = class extends Plain {
    constructor(...all) {
      super(...all);
      this.addEventListener('message', ({ data }) => {
        const now = performance.now();
        if (data.type === 'opened') window.times.opened = now;
        if (data.response) { window.times.answered = now; window.times.first ||= now; }
      });
    }

    postMessage(message) {
      if (message.type === 'ask') window.times.asked = performance.now();
      super.postMessage(message);
    }
  };
});
await page.goto(s.srv.at(s.g.search.url));
await page.waitForLoadState('networkidle');
const taken = await page.evaluate(async (questions) => {
  const field = document.querySelector('input[type=search]');
  const list = document.querySelector('[data-search-page]');
  const answers = [];
  const lists = [];
  const drawings = [];
  let touched = 0;
  new MutationObserver(() => { touched = performance.now(); }).observe(document.querySelector('[data-results]'), { childList: true, subtree: true, characterData: true });
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  const put = async (text) => {
    const before = window.times.answered;
    field.value = text;
    const start = performance.now();
    field.dispatchEvent(new Event('input', { bubbles: true }));
    for (let i = 0; i < 4000 && window.times.answered === before; i += 1) await pause(1);
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    answers.push(window.times.answered - window.times.asked);
    drawings.push(performance.now() - start);
    if (touched > start) lists.push(touched - start); // else the list stayed as it was
  };
  await put(questions[0]); // opens the engine
  await pause(1500); // and the texts
  answers.length = 0;
  drawings.length = 0;
  lists.length = 0;
  for (const question of questions) {
    const letters = [...question];
    for (let end = 1; end <= letters.length; end += 1) {
      await put(letters.slice(0, end).join(''));
      await pause(20);
    }
  }
  return { answers, lists, drawings, first: window.times.first - window.times.opened, hits: list.querySelectorAll('[data-search-result]').length };
}, QUESTIONS);
await browser.close();
await s.srv.close();

const share = (all, part) => Number([...all].sort((a, b) => a - b)[Math.floor((all.length - 1) * part)].toFixed(1));
const figures = {
  keys: taken.answers.length, answer: [share(taken.answers, 0.5), share(taken.answers, 0.95)],
  listed: [share(taken.lists, 0.5), share(taken.lists, 0.95)],
  painted: [share(taken.drawings, 0.5), share(taken.drawings, 0.95)], first: Number(taken.first.toFixed(1)),
};
saveJson(o, figures);
summary('keystrokes', taken.hits > 0, `${figures.keys} keys at 1/${o.cpu || 1} speed: answered in ${figures.answer.join(' / ')} ms, listed in ${figures.listed.join(' / ')} ms, painted in ${figures.painted.join(' / ')} ms (half / 95 %); first answer ${figures.first} ms after the engine was open`);
await sleep(0);
