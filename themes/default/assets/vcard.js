// Contacts as vCard 4.0 (RFC 6350), for an address book.
//
// In:  sheets of records. Out: the text of one file, one card for each place that can be reached.
// Invariant: every text is escaped and every line folded; a text cannot add a line of its own.
// Deliberately absent: notes of the person, which are nobody's contact, and addresses that are not in the sheet.

const MOST = 75; // octets a line

const escaped = (text) => String(text)
  .replace(/\r\n?|\n/g, "\n")
  .replace(/[\u0000-\u0009\u000b-\u001f\u007f\u0085\u2028\u2029]/g, " ")
  .replace(/[\\,;]/g, "\\$&")
  .replace(/\n/g, "\\n");

// Breaks lie between characters, never in the middle of one.
function folded(line) {
  const lines = [""];
  let octets = 0;
  for (const character of line) {
    const more = new TextEncoder().encode(character).length;
    if (octets + more > MOST) {
      lines.push("");
      octets = 1; // the space that begins the next line
    }
    lines[lines.length - 1] += character;
    octets += more;
  }
  return lines.join("\r\n ");
}

// The address of a link may hold anything but what ends a line.
const uri = (href) => String(href).replace(/[\u0000-\u0020\u007f]/g, "");

function phoneLine({ href, number }) {
  // Short codes such as 115 are no address that every telephone understands.
  return href.startsWith("tel:+") ? `TEL;VALUE=uri;TYPE="voice,work":${uri(href)}` : `TEL;VALUE=text;TYPE="voice,work":${escaped(number)}`;
}

function card(sheet, place, several) {
  const name = sheet.name.de;
  const lines = [
    "KIND:org",
    `FN:${escaped(several && place.name ? `${name}, ${place.name}` : name)}`,
    `ORG:${[sheet.provider?.de, name].filter(Boolean).map(escaped).join(";")}`,
  ];
  const { street, postal_code, city, confidential, email, phones = [], fax, website = sheet.website } = place;
  if (!confidential && (street || city)) {
    const parts = ["", "", street, city, "", postal_code, ""];
    lines.push(`ADR;TYPE=work:${parts.map((part) => escaped(part || "")).join(";")}`);
  }
  lines.push(...phones.map(phoneLine));
  if (fax) lines.push(`TEL;VALUE=text;TYPE="fax,work":${escaped(fax)}`);
  if (email) lines.push(`EMAIL;TYPE=work:${escaped(email)}`);
  if (website) lines.push(`URL;TYPE=work:${uri(website)}`);
  if (sheet.source) lines.push(`SOURCE:${uri(sheet.source)}`);
  return ["BEGIN:VCARD", "VERSION:4.0", ...lines.map(folded), "END:VCARD"];
}

// `sheets` as records.js gives them; `source`, where it is set, is the address of the page with the same facts.
export function vcards(sheets) {
  const lines = sheets.flatMap((sheet) => {
    const reachable = sheet.places.filter(({ street, email, phones, website }) => street || email || phones || website);
    const places = reachable.length ? reachable : [{ website: sheet.website }];
    return places.flatMap((place) => card(sheet, place, sheet.places.length > 1));
  });
  return `${lines.join("\r\n")}\r\n`;
}
