// The form text of a gap: one button that copies it.
//
// In:  the text area, as it was filled in.
// Out: the clipboard, or where a browser refuses it the marked text and how to copy it by hand.
//
// Deliberately absent: storing or sending anything.

import { copied } from "./dom.js";

const part = document.querySelector("[data-gap-form]");
const text = part.querySelector("textarea");
const button = part.querySelector("[data-copy]");
const status = part.querySelector("[role=status]");

button.hidden = false;
button.addEventListener("click", async () => {
  status.textContent = "";
  const worked = await copied(text);
  status.textContent = worked ? status.dataset.copied : status.dataset.marked;
});
