// The browser's own notification, while the page is hidden and if the person allowed it.

export function state() {
  return "Notification" in window ? Notification.permission : "unsupported";
}

export async function ask() {
  return "Notification" in window ? await Notification.requestPermission() : "unsupported";
}

export function whenHidden(title, body, address) {
  if (state() !== "granted" || !document.hidden) return;
  // One at a time: a newer one takes the place of the older.
  const shown = new Notification(title, { body, tag: "disclosurehub", lang: document.documentElement.lang });
  shown.onclick = () => {
    window.focus();
    location.assign(new URL(address, document.baseURI));
    shown.close();
  };
}
