// The field one types in stays where it is in the window, whatever others make appear or vanish above it.

let field = null;
let place = 0;

// In the page, not in the window: scrolling is the reader's own and changes nothing.
const placeOf = element => element.getBoundingClientRect().top + scrollY;

function mark() {
  if (field) place = placeOf(field);
}

document.addEventListener("focusin", event => {
  // A dialog lies over the page and scrolls by itself.
  field = event.target.matches("textarea, input, select") && !event.target.closest(".mud-dialog") ? event.target : null;
  mark();
});
document.addEventListener("focusout", () => { field = null; });
document.addEventListener("scroll", mark, { passive: true, capture: true });
addEventListener("resize", mark);

new MutationObserver(() => {
  if (!field?.isConnected) return;
  const moved = placeOf(field) - place;
  if (Math.abs(moved) < 1) return;
  scrollBy({ top: moved, behavior: "instant" });
  mark();
}).observe(document.documentElement, { childList: true, characterData: true, subtree: true });
