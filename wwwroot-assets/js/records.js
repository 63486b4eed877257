// The page of discrepancy records: the one in the address comes into view once the page has drawn it.

export function showAimed() {
  const aimed = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!aimed) return;
  aimed.focus({ preventScroll: true });
  aimed.scrollIntoView({ block: "start" });
}
