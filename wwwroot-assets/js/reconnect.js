// Says that the connection is away, and comes back by itself. Not a modal: what is on the page stays readable, and what
// was typed is kept by autosave.js. After a restart of the server the page is loaded again by itself, unless something
// was typed that is kept nowhere else.

const dialog = document.getElementById("components-reconnect-modal");

// Which sentence is shown: one at a time, whatever classes Blazor leaves on the dialog.
const sentences = { show: "show", retrying: "retry", failed: "failed", paused: "failed", rejected: "rejected", "resume-failed": "rejected" };

dialog?.addEventListener("components-reconnect-state-changed", ({ detail: { state } }) => {
  if (state === "hide") {
    hide();
    document.dispatchEvent(new CustomEvent("hub-reconnected"));
    return;
  }
  say(sentences[state] ?? "show");
  document.dispatchEvent(new CustomEvent("hub-lost"));
  if (state === "failed") document.addEventListener("visibilitychange", whenSeen);
  if (sentences[state] === "rejected") beginAnew();
});

document.getElementById("components-reconnect-button")?.addEventListener("click", retry);
document.getElementById("components-reload-button")?.addEventListener("click", () => location.reload());

// What was typed into fields that do not keep it in the tab themselves.
const typed = new Set();
addEventListener("input", event => {
  if (event.target.matches?.("textarea, input:not([type=checkbox], [type=radio], [type=file])")) typed.add(event.target);
}, true);

function beginAnew() {
  const wouldBeLost = [...typed].some(field => field.isConnected && field.value !== "" && !("autosave" in field.dataset));
  say(wouldBeLost ? "unkept" : "rejected");
  // The sentence is read before the page goes.
  if (!wouldBeLost) setTimeout(() => location.reload(), 1500);
}

function say(sentence) {
  dialog.dataset.says = sentence;
  document.documentElement.dataset.offline = "";
  if (!dialog.open) dialog.show();
}

function hide() {
  delete document.documentElement.dataset.offline;
  dialog.close();
}

async function retry() {
  document.removeEventListener("visibilitychange", whenSeen);
  try {
    // The server answers false when it no longer knows the circuit; a paused one can be taken up again.
    if (!await Blazor.reconnect() && !await Blazor.resumeCircuit()) {
      beginAnew();
      return;
    }
    hide();
  } catch {
    document.addEventListener("visibilitychange", whenSeen);
  }
}

async function whenSeen() {
  if (document.visibilityState === "visible") await retry();
}
