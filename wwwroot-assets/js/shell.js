// The frame's small manners: theme, and menus that close by themselves.

export function look() {
  const chosen = document.documentElement.dataset.theme;
  const dark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  return { dark, narrow: matchMedia("(max-width: 1100px)").matches };
}

export function choose(theme) {
  document.documentElement.dataset.theme = theme;
  document.cookie = `theme=${theme};path=/;max-age=31536000;samesite=lax`;
}

document.addEventListener("click", event => closeMenus(event.target));

// A button with data-print prints the page it stands on. (The page and the layout load this module apart: act once.)
document.addEventListener("click", event => {
  if (event.defaultPrevented || !event.target.closest?.("[data-print]")) return;
  event.preventDefault();
  window.print();
});

// The slash leads to the search box, wherever nothing is being typed; Escape leads back out of it.
document.addEventListener("keydown", event => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  const box = document.querySelector("input[data-search]");
  if (event.key === "Escape" && event.target === box) box.blur();
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey || !box || document.querySelector(".mud-dialog")) return;
  event.preventDefault();
  box.select();
});
document.addEventListener("submit", event => {
  const box = event.target.querySelector?.("input[data-search]");
  if (!box || !globalThis.Blazor?.navigateTo) return;
  event.preventDefault();
  Blazor.navigateTo(`search?q=${encodeURIComponent(box.value.trim())}`);
});

// The router would take the skip link for a change of page; it is a change of focus.
document.addEventListener("click", event => {
  if (!event.target.closest("a.skip")) return;
  event.preventDefault();
  document.getElementById("main")?.focus();
}, true);
document.addEventListener("keydown", event => {
  if (event.key !== "Escape") return;
  const open = document.querySelector("details.menu[open]");
  open?.removeAttribute("open");
  open?.querySelector("summary")?.focus();
  // Where the menu lies over the page it closes like any other. (The page and the layout load this module apart: act once.)
  const menu = document.querySelector(".menu-open [data-menu]");
  if (open || !menu || event.defaultPrevented || !look().narrow || document.querySelector(".mud-dialog")) return;
  event.preventDefault();
  menu.click();
});

// MudBlazor's trap asks the server where the focus goes next, and quick keys run ahead of the answer: the cross was never
// reached. So the ring of a dialog's stops is closed here.
document.addEventListener("keydown", event => {
  const dialog = [...document.querySelectorAll(".mud-dialog")].at(-1);
  if (event.key !== "Tab" || event.defaultPrevented || !dialog) return;
  const stops = [...dialog.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter(e => !e.disabled && e.tabIndex >= 0 && !e.matches("div:empty") && e.checkVisibility());
  const here = document.activeElement;
  const leaves = event.shiftKey ? here === stops[0] : here === stops.at(-1);
  if (!leaves && (dialog.contains(here) || here.closest(".mud-focus-trap"))) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
});

function closeMenus(target) {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    const chosen = menu.contains(target) && target.closest(".menu-item");
    if (!menu.contains(target) || target.closest("a") || chosen) menu.removeAttribute("open");

    // A dialog that the choice opens gives the focus back to what had it.
    if (chosen) menu.querySelector("summary").focus();
  }
}

// A paste that one message cannot carry would take the circuit down. It stays in the field, and the field says so.
addEventListener("change", event => {
  const field = event.target;
  if (!field.dataset?.limit) return;
  const tooLong = field.value.length > Number(field.dataset.limit);
  if (tooLong) event.stopImmediatePropagation();
  const says = document.getElementById(field.getAttribute("aria-describedby"));
  if (says) says.textContent = tooLong ? field.dataset.tooLong.replace("{0}", field.value.length).replace("{1}", field.dataset.limit) : "";
}, true);
