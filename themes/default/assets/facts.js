// Facts about a person, between the fields of the form, an inquiry and the fragment of a link.
//
// In:  the form of the finder; the fragment of an address.
// Out: read() gives { inquiry, faults }; fill() writes facts into the fields; toFragment() and fromFragment().
//
// Invariant: what is not a value that a field offers, or a number it takes, does not get into the form, whatever a
// fragment says. Nothing here stores or sends anything.
//
// Deliberately absent: when a link is made (only on request), and the answers.

// The names of facts in a link, as people may read them.
const NAMES = {
  needs: "thema", area: "ort", postal_code: "plz", age: "alter", residence: "aufenthalt", benefits: "leistung",
  children: "kinder", months: "monate", german: "deutsch", languages: "sprache",
};
const MAX_AGE = 120;

const digits = (text) => text.trim().replace(/[٠-٩۰-۹]/gu, (digit) => String(digit.codePointAt(0) % 16));

// A whole number in a range; undefined for nothing, null for anything else.
function number(text, most) {
  const typed = digits(text);
  if (typed === "") return undefined;
  return /^\d{1,4}$/.test(typed) && Number(typed) <= most ? Number(typed) : null;
}

export function fieldsOf(form) {
  const field = (name) => form.querySelector(`[data-fact="${name}"]`);
  const boxes = (name) => [...field(name).querySelectorAll("input")];
  const checked = (name) => boxes(name).filter((box) => box.checked).map((box) => box.value);
  const unit = form.querySelector("[data-unit]");

  // What the fields say. A fault names the field and the text that tells what is wrong with it.
  function read() {
    const faults = [];
    const take = (value, name, text) => {
      if (value === null) faults.push({ field: field(name), text });
      return value ?? undefined;
    };
    const postcode = digits(field("postal_code").value);
    const months = number(field("months").value, (MAX_AGE * 12) / Number(unit.value));
    const children = field("children").value;
    const language = field("languages")?.value;
    const facts = {
      needs: checked("need"),
      area: field("area").value || undefined,
      postal_code: take(postcode === "" ? undefined : /^\d{5}$/.test(postcode) ? postcode : null, "postal_code", "postcode-wrong"),
      age: take(number(field("age").value, MAX_AGE), "age", "age-wrong"),
      residence: field("residence").value || undefined,
      benefits: checked("benefits"),
      children: children ? children === "yes" : undefined,
      months: take(months && months * Number(unit.value), "months", "months-wrong"),
      german: field("german").value || undefined,
      languages: language ? [language] : [],
    };
    if (!facts.benefits.length) delete facts.benefits;
    const told = Object.entries(facts).filter(([, value]) => value !== undefined && value?.length !== 0);
    return { inquiry: Object.fromEntries(told), faults };
  }

  const offers = (select, value) => [...(select?.options || [])].some((option) => option.value === value);

  // Writes facts into the fields; gives back what no field takes.
  function fill(facts) {
    const strange = [];
    const choose = (name, value) => {
      const select = field(name);
      if (value !== "" && offers(select, value)) select.value = value;
      else strange.push(value);
    };
    const check = (name, values) => {
      for (const value of values) {
        const box = boxes(name).find((box) => box.value === value);
        if (box) box.checked = true;
        else strange.push(value);
      }
    };
    const type = (name, value, sound) => {
      if (sound) field(name).value = value;
      else strange.push(value);
    };
    for (const [name, value] of Object.entries(facts)) {
      if (name === "needs") check("need", value.split(","));
      else if (name === "benefits") check("benefits", value.split(","));
      else if (name === "age") type("age", value, Number.isInteger(number(value, MAX_AGE)));
      else if (name === "postal_code") type(name, value, /^\d{5}$/.test(value));
      else if (name === "months") {
        unit.value = "1";
        type(name, value, Number.isInteger(number(value, MAX_AGE * 12)));
      } else choose(name, value);
    }
    return strange;
  }

  return { read, fill, field };
}

// `#thema=beratung&ort=juechen&alter=22`
export function toFragment(inquiry) {
  const text = (name, value) => (name === "children" ? (value ? "yes" : "no") : String(value));
  const told = Object.entries(NAMES).filter(([fact]) => inquiry[fact] !== undefined);
  return new URLSearchParams(told.map(([fact, name]) => [name, text(fact, inquiry[fact])])).toString();
}

// Facts by their names, as texts; names that nobody knows are told as strange.
export function fromFragment(fragment) {
  const facts = {};
  const strange = [];
  for (const [name, value] of new URLSearchParams(fragment.replace(/^#/, ""))) {
    const fact = Object.keys(NAMES).find((fact) => NAMES[fact] === name);
    if (fact && value && !(fact in facts)) facts[fact] = value;
    else strange.push(fact ? `${name}=${value}` : name);
  }
  return { facts, strange };
}
