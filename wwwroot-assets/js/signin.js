// Whether the cookie of this browser is still the one this page was opened with. The cookie itself cannot be read here,
// so the server is asked for its id: when one comes back to the tab, and every now and then.

const every = 30_000;
// Whether somebody is there is told at most this often; the page itself was asked for just now.
const apart = 60_000;
// Text may come without a key: from an input method, a pen, a voice.
const acts = ["pointerdown", "keydown", "input", "wheel", "touchstart"];
let asking;
let acting;
let timer = 0;

export function watch(dotnet, id) {
  asking = async () => {
    if (document.visibilityState !== "visible") return;
    try {
      const response = await fetch("sign-in/here", { cache: "no-store" });
      if (response.ok && await response.text() !== id) await dotnet.invokeMethodAsync("GoneAsync");
    } catch {
      // The network is away; the page says so itself.
    }
  };
  let told = Date.now();
  acting = event => {
    if (!event.isTrusted || Date.now() - told < apart) return;
    told = Date.now();
    // Lost with the connection: the next one tells it.
    dotnet.invokeMethodAsync("ActedAsync").catch(() => { told = 0; });
  };
  for (const act of acts) addEventListener(act, acting, { capture: true, passive: true });
  addEventListener("focus", asking);
  document.addEventListener("visibilitychange", asking);
  timer = setInterval(asking, every);
}

export function unwatch() {
  for (const act of acts) removeEventListener(act, acting, { capture: true });
  removeEventListener("focus", asking);
  document.removeEventListener("visibilitychange", asking);
  clearInterval(timer);
}
