// Whether the cookie of this browser is still the one this page was opened with. The cookie itself cannot be read here,
// so the server is asked for its id: when one comes back to the tab, and every now and then.

const every = 30_000;
let asking;
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
  addEventListener("focus", asking);
  document.addEventListener("visibilitychange", asking);
  timer = setInterval(asking, every);
}

export function unwatch() {
  removeEventListener("focus", asking);
  document.removeEventListener("visibilitychange", asking);
  clearInterval(timer);
}
