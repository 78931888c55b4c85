// The button that leaves a page on protection from violence, and the key that does the same.
//
// The page is hidden at once, since the next one may take seconds to come; it takes this one's place in the history of
// the tab, so that the way back does not lead here. Nothing is asked of the other site before that.

const KEY = "Escape"; // at the edge of the keyboard, easy to find without looking
const PRESSES = 3;
const PAUSE = 5000; // presses further apart do not count together

const button = document.querySelector("[data-leave]");
const status = document.querySelector("[data-leave-status]");
let presses = 0;
let timer = 0;

function leave(event) {
  event.preventDefault();
  status.textContent = status.dataset.going;
  document.documentElement.dataset.left = "";
  document.dispatchEvent(new Event("lotse-leave")); // what was marked is forgotten, too
  document.title = "";
  location.replace(button.href);
}

const forget = () => {
  presses = 0;
  status.textContent = "";
};

button.querySelector("[data-leave-keys]").hidden = false;
button.addEventListener("click", leave);

document.addEventListener("keydown", (event) => {
  if (event.key !== KEY || event.repeat) return;
  clearTimeout(timer);
  presses += 1;
  if (presses >= PRESSES) return leave(event);
  status.textContent = presses === 1 ? status.dataset.two : status.dataset.one;
  timer = setTimeout(forget, PAUSE);
}, { capture: true });

// Should the browser have kept the page all the same, it is shown again only to whoever comes back to it on purpose.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
