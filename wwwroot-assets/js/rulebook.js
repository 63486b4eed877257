/** Brings a clause into view and to the keyboard, once the page has drawn it. */
export function show(id) {
  const row = document.getElementById(id);
  if (!row) {
    return;
  }

  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: 'start' });
}
