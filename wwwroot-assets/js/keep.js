// A text that one is writing and that is sent at once, not saved bit by bit: until then it stays in this tab, so that a
// reload, a lost connection or a closed form loses nothing.

export function attach(element, key, focus) {
  if (!element?.isConnected) return;
  const kept = sessionStorage.getItem(key);
  if (kept !== null && element.value === "") {
    element.value = kept;
    element.dispatchEvent(new Event("change", { bubbles: true }));
  }
  element.addEventListener("input", () => {
    if (element.value === "") sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, element.value);
  });
  if (focus) element.focus();
}

export function forget(element, key) {
  sessionStorage.removeItem(key);
  if (element?.isConnected) element.value = "";
}
