// The answers of the finder, drawn.
//
// In:  a referral of the engine, the sheets of all records, the texts of the page.
// Out: nodes: who comes first, why, how one gets in and what to bring; and who does not fit, with why.
//
// Invariant: nothing that came from a link or a record is read as HTML. Nobody is left out: what is not shown at once is
// behind a button or a disclosure.
//
// Deliberately absent: the order, and every reason; the engine gives both.

import { element, filled, inLanguage, isolated } from "./dom.js";
import { markButton } from "./marks.js";
import { contactBlock, loadRecords } from "./records.js";

const AT_ONCE = 5; // so many of a tier are shown before the button
const TIERS = ["statutory", "specialised", "open", "subsidiary"];
const WAY = new Set(["access", "documents"]);
const CONTACT = new Set(["status", "place", "address", "phone", "email", "website", "hours", "phone-hours", "contact"]);
const { lang } = document.documentElement;

export function createAnswers(box, texts, manifest) {
  let directory = null; // the sheets of all records, once they are there
  let root = null;

  async function load() {
    directory = await loadRecords(manifest);
    root = directory.root;
  }

  // Names may run in another direction than the page.
  function link(of) {
    const anchor = element("a", "", isolated(of.title));
    anchor.href = new URL(of.url, root);
    return anchor;
  }

  function reason({ verdict, text }) {
    const item = element("li", `reason-${verdict}`, element("span", "visually-hidden", `${texts[`verdict-${verdict}`]}: `), text);
    return item;
  }

  // How one gets in and what to bring is said at once; addresses and hours on request.
  function reach(id) {
    const sheet = directory.get(id);
    if (!sheet) return [];
    const way = contactBlock(sheet, lang, directory, { only: WAY });
    const contact = contactBlock(sheet, lang, directory, { only: CONTACT });
    const details = element("details", "finder-reach", element("summary", "", texts.reach), contact);
    return way.children.length ? [way, details] : [details];
  }

  function answer(of) {
    const title = element("h4", "card-title", link(of));
    const verdict = element("p", `verdict verdict-${of.verdict}`, texts[`verdict-${of.verdict}`]);
    const why = element("ul", "reasons", ...of.reasons.map(reason));
    const note = of.note ? [element("p", "finder-remark", of.note)] : [];
    inLanguage({ lang: "de", dir: texts.directions.de }, ...note);
    const others = of.offers.filter((other) => other.verdict !== "no");
    const also = others.length ? [element("p", "card-meta", texts.also), element("ul", "also", ...others.map(member))] : [];
    const card = element("li", "card answer", title, verdict, why, ...note, ...also, ...reach(of.id), markButton(of.id, of.title));
    card.dataset.answer = of.id;
    card.dataset.verdict = of.verdict;
    return card;
  }

  // Another offer of the same organization, with what it depends on.
  function member(of) {
    const asks = of.reasons.filter(({ verdict }) => verdict === "ask");
    return element("li", "", link(of), ` (${texts[`verdict-${of.verdict}`]})`, element("ul", "reasons", ...asks.map(reason)));
  }

  function tier(name, answers) {
    const list = element("ol", "answers", ...answers.slice(0, AT_ONCE).map(answer));
    const rest = answers.slice(AT_ONCE);
    const section = element("section", "", element("h3", "", texts[`tier-${name}`]), list);
    if (!rest.length) return section;
    const more = element("button", "button-quiet print-no", filled(texts.more, { n: answers.length }));
    more.type = "button";
    more.addEventListener("click", ({ isTrusted }) => {
      const cards = rest.map(answer);
      list.append(...cards);
      more.remove();
      if (isTrusted) cards[0].querySelector("a").focus();
    });
    section.append(more);
    return section;
  }

  function refused(of) {
    const why = of.reasons.filter(({ verdict }) => verdict === "no").map(({ text }) => text);
    return element("li", "", link(of), element("span", "card-meta", ` ${why.join(" ")}`));
  }

  function draw(referral, no) {
    const open = referral.answers.filter(({ verdict }) => verdict !== "no");
    const byTier = TIERS.map((name) => [name, open.filter((of) => of.tier === name)]);
    box.replaceChildren(...byTier.filter(([, answers]) => answers.length).map(([name, answers]) => tier(name, answers)));
    // Offers of organizations that have something else are refused one by one.
    const all = referral.answers.flatMap((of) => (of.verdict === "no" ? [of] : of.offers));
    const others = all.filter(({ verdict }) => verdict === "no");
    no.hidden = !others.length;
    no.querySelector("summary").textContent = filled(texts["no-title"], { n: others.length });
    // They are drawn when somebody wants to see them.
    no.ontoggle = () => no.querySelector("ul").replaceChildren(...(no.open ? others.map(refused) : []));
    no.ontoggle();
  }

  // Paper shows all of them.
  addEventListener("beforeprint", () => {
    for (const more of box.querySelectorAll("section > button")) more.click();
  });

  return { load, draw };
}
