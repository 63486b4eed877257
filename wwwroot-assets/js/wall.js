// The wall board. The hub says that something changed, and not what: the rows are fetched anew under the viewer's rights,
// at most once a second. Nothing is counted here; when a row reads otherwise by itself (midnight, an hour), it is fetched too.
(() => {
  const wall = document.querySelector(".wall");
  if (!wall) return;
  const clock = wall.querySelector(".wall-clock"), lost = wall.querySelector(".wall-lost");
  const language = document.documentElement.lang;
  const time = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: "Asia/Shanghai" });
  const Apart = 1000;
  let ahead = 0, fetchedAt = 0, waiting = 0, fetching = false, again = false;

  const rows = () => document.getElementById("wall-rows");
  const now = () => Date.now() + ahead;

  function read() {
    ahead = Number(rows().dataset.now) - Date.now();
  }

  // One at a time, and one more after it for whatever came meanwhile.
  function refresh() {
    if (fetching) { again = true; return; }
    if (waiting) return;
    waiting = setTimeout(fetchRows, Math.max(0, fetchedAt + Apart - Date.now()));
  }

  async function fetchRows() {
    waiting = 0;
    fetching = true;
    fetchedAt = Date.now();
    try {
      const answer = await fetch("wall/rows", { redirect: "manual", headers: { Accept: "text/html" } });
      // The sign-in has ended, or the post has: the page itself says so.
      if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) { location.reload(); return; }
      if (!answer.ok) throw new Error(answer.status);
      const holder = document.createElement("template");
      holder.innerHTML = await answer.text();
      rows().replaceWith(holder.content.querySelector("#wall-rows"));
      read();
      show();
      found();
    } catch {
      missing();
      setTimeout(refresh, 5000);
    } finally {
      fetching = false;
      if (again) { again = false; refresh(); }
    }
  }

  // What is on the wall stays there; a discreet line says since when it may be old.
  let connected = false, since = null;
  function missing() {
    since ??= now();
    lost.textContent = wall.dataset.lost.replace("{0}", time.format(since));
    lost.hidden = false;
  }
  function found() {
    if (!connected) return;
    since = null;
    lost.hidden = true;
  }

  const hub = new signalR.HubConnectionBuilder().withUrl("live").configureLogging(signalR.LogLevel.None)
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: tried => Math.min(1000 * 2 ** tried.previousRetryCount, 10000) }).build();
  hub.on("changed", refresh);
  hub.onreconnecting(() => { connected = false; missing(); });
  hub.onreconnected(watch);
  hub.onclose(() => { connected = false; missing(); setTimeout(start, 5000); });

  async function watch() {
    // What changed while nobody listened is in the rows fetched now.
    if (await hub.invoke("WatchWall") === null) { location.reload(); return; }
    connected = true;
    refresh();
  }

  async function start() {
    try {
      await hub.start();
      await watch();
    } catch {
      missing();
      refresh();
      setTimeout(start, 5000);
    }
  }

  function tick() {
    clock.textContent = time.format(now());
    if (now() >= Number(rows().dataset.turns)) refresh();
    setTimeout(tick, 60000 - now() % 60000 + 50);
  }

  // What does not fit on the screen takes turns, a screenful at a time. On a small one it scrolls.
  let turn = 0;
  function show() {
    const lines = [...rows().querySelectorAll("tbody tr")];
    const says = rows().querySelector(".wall-page");
    for (const line of lines) line.hidden = false;
    says.textContent = "";
    if (!lines.length || innerWidth <= 720) return;
    const room = innerHeight - lines[0].getBoundingClientRect().top - scrollY - innerHeight * .03;
    const fit = Math.max(1, Math.floor(room / Math.max(...lines.map(line => line.offsetHeight))));
    const pages = Math.ceil(lines.length / fit);
    if (pages < 2) return;
    turn %= pages;
    for (const [at, line] of lines.entries()) line.hidden = Math.floor(at / fit) !== turn;
    says.textContent = rows().dataset.page.replace("{0}", turn + 1).replace("{1}", pages);
  }
  setInterval(() => { turn++; show(); }, 20000);
  addEventListener("resize", show);

  read();
  show();
  tick();
  start();
})();
