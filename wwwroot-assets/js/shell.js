// The frame's small manners: theme, menus that close by themselves, and how far the bell has been read.

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

// The newest fact one has seen is kept in this browser; what came later is counted on the bell.
const seenKey = "bell-seen";

function countBell() {
  const bell = document.querySelector("[data-bell]");
  if (!bell) return;
  const seqs = bell.dataset.bell.split(" ").filter(Boolean).map(Number);
  const seen = Number(localStorage.getItem(seenKey) ?? 0);
  const badge = bell.querySelector("[data-bell-count]");
  const unread = bell.open ? 0 : seqs.filter(seq => seq > seen).length;
  if (bell.open && seqs.length > 0) localStorage.setItem(seenKey, String(Math.max(...seqs)));
  const text = unread === 0 ? "" : String(unread);
  if (badge.textContent !== text) badge.textContent = text;
  badge.hidden = unread === 0;
}

document.addEventListener("toggle", event => {
  if (event.target.matches?.("[data-bell]")) countBell();
}, true);

let counting = false;
new MutationObserver(() => {
  if (counting) return;
  counting = true;
  requestAnimationFrame(() => { counting = false; countBell(); });
}).observe(document.body, { childList: true, subtree: true, attributeFilter: ["data-bell"] });
