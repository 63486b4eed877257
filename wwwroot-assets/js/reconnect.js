// Says that the connection is away, and comes back by itself. Not a modal: what is on the page stays readable, and what
// was typed is kept by autosave.js.

const dialog = document.getElementById("components-reconnect-modal");

dialog?.addEventListener("components-reconnect-state-changed", ({ detail: { state } }) => {
  if (state === "show" || state === "failed" || state === "rejected") {
    if (!dialog.open) dialog.show();
    document.dispatchEvent(new CustomEvent("hub-lost"));
  } else if (state === "hide") {
    dialog.close();
    document.dispatchEvent(new CustomEvent("hub-reconnected"));
  }
  if (state === "failed") document.addEventListener("visibilitychange", whenSeen);
});

document.getElementById("components-reconnect-button")?.addEventListener("click", retry);
document.getElementById("components-reload-button")?.addEventListener("click", () => location.reload());

async function retry() {
  document.removeEventListener("visibilitychange", whenSeen);
  try {
    // The server answers false when it no longer knows the circuit; a paused one can be taken up again.
    if (!await Blazor.reconnect() && !await Blazor.resumeCircuit()) {
      location.reload();
      return;
    }
    dialog.close();
  } catch {
    document.addEventListener("visibilitychange", whenSeen);
  }
}

async function whenSeen() {
  if (document.visibilityState === "visible") await retry();
}
