// Text that saves itself. The field belongs to the person typing: the server's text is put in only while nothing of his
// is unsaved. What is unsaved is also kept in this tab, so that a lost connection, an expired sign-in or a reload
// loses nothing. A field whose text has no place on the server yet (kept) stays in the tab until it is used.

const pause = 700;
const retryAfter = 3000;
const fields = new WeakMap();

// A call made while the connection is away, or lost with it, is never answered; reconnect.js says when that is.
let lost = null;
let lose;
online();

document.addEventListener("hub-lost", () => lose());

function online() {
  lost = new Promise((_, reject) => { lose = () => { lost.away = true; reject(new Error("The connection is away.")); }; });
  lost.catch(() => {});
}

document.addEventListener("hub-reconnected", () => { if (lost.away) online(); });

export function attach(element, dotnet, options) {
  const field = {
    element, dotnet, ...options,
    dirty: false, saving: null, timer: 0,
    status: document.getElementById(options.statusId),
  };
  fields.set(element, field);
  element.dataset.autosave = "";
  // What is kept was typed before the page was left. Until now nothing could be typed: what stands here would be in its way.
  const typed = sessionStorage.getItem(field.key);
  const over = sessionStorage.getItem(overKey(field));
  const stale = typed !== null && over !== null && !alike(typed, options.text) && !alike(over, options.text);
  field.over = stale ? over : options.text;
  element.value = typed ?? options.text;
  if (typed !== null && typed !== options.text) touched(field);
  count(field);
  element.addEventListener("input", () => touched(field));
  // What was refused is not sent again for leaving the field: the way to the buttons under it leads out of it.
  element.addEventListener("blur", () => { if (field.dirty && element.value !== field.refused) save(field); });
  // What came meanwhile did not reach the field; what was typed meanwhile did not reach the server.
  field.onBack = () => { if (field.dirty) save(field); else field.dotnet.invokeMethodAsync("OfferAsync").catch(() => {}); };
  document.addEventListener("hub-reconnected", field.onBack);
  element.readOnly = options.readOnly;
  return stale;
}

// The server has another text. It is shown unless something of one's own is unsaved; the answer says whether it is.
export function offer(element, text) {
  const field = fields.get(element);
  if (!field || field.dirty) return false;
  field.over = text;
  if (element.value === text) return true;
  const { selectionStart, selectionEnd } = element;
  element.value = text;
  if (document.activeElement === element) element.setSelectionRange(selectionStart, selectionEnd);
  count(field);
  return true;
}

// Takes the server's text even over one's own.
export function replace(element, text) {
  const field = fields.get(element);
  if (!field) return;
  clearTimeout(field.timer);
  field.dirty = false;
  drop(field);
  say(field, "");
  offer(element, text);
}

export function saveNow(element) {
  const field = fields.get(element);
  if (field) { field.dirty = true; field.refused = null; return save(field); }
}

// Saves whatever is unsaved, a save under way and what was typed during it included. True only when the server holds
// exactly what stands in the field; from then on nothing more can be typed until release.
export async function flush(element) {
  const field = fields.get(element);
  while (field && fields.has(element)) {
    if (field.saving) await field.saving;
    else if (!field.dirty) { hold(field, true); return true; }
    else if (!await save(field)) return false;
  }
  return true;
}

export function release(element) {
  const field = fields.get(element);
  if (field) hold(field, false);
}

// A kept text has been used: the tab forgets it.
export function forget(element) {
  const field = fields.get(element);
  if (!field) return;
  clearTimeout(field.timer);
  field.dirty = false;
  drop(field);
}

export function detach(element) {
  const field = fields.get(element);
  if (!field) return;
  clearTimeout(field.timer);
  document.removeEventListener("hub-reconnected", field.onBack);
  fields.delete(element);
}

function hold(field, on) {
  if (on === Boolean(field.held)) return;
  field.held = on;
  if (on) field.wasReadOnly = field.element.readOnly;
  field.element.readOnly = on || field.wasReadOnly;
}

function touched(field) {
  field.dirty = true;
  sessionStorage.setItem(field.key, field.element.value);
  sessionStorage.setItem(overKey(field), field.over);
  count(field);
  clearTimeout(field.timer);
  field.timer = setTimeout(() => save(field), pause);
}

// One at a time; the answer is whether the text that was sent is on the server.
function save(field) {
  clearTimeout(field.timer);
  if (!fields.has(field.element)) return Promise.resolve(false);
  field.saving ??= send(field).finally(() => { field.saving = null; });
  return field.saving;
}

async function send(field) {
  const text = field.element.value;
  if (text.length > field.limit) {
    say(field, field.words.tooLong.replace("{0}", text.length).replace("{1}", field.limit), true);
    return false;
  }
  say(field, field.words.saving);
  let saved;
  try {
    if (lost.away) throw new Error("The connection is away.");
    saved = await Promise.race([field.dotnet.invokeMethodAsync("SaveAsync", text), lost]);
  } catch {
    // The circuit is away. The text is kept in this tab; the next try comes by itself.
    say(field, field.words.offline, true);
    field.timer = setTimeout(() => save(field), retryAfter);
    return false;
  }
  field.refused = saved ? null : text;
  if (saved) {
    field.over = text;
    if (field.element.value === text) {
      field.dirty = false;
      if (!field.kept) drop(field);
    } else {
      sessionStorage.setItem(overKey(field), text);
    }
  }
  say(field, saved ? field.words.saved.replace("{0}", now()) : field.words.unsaved, !saved);
  if (field.dirty && field.element.value !== text) field.timer = setTimeout(() => save(field), pause);
  return saved;
}

// Beside what was typed the tab keeps the text it was typed over, so that nobody's change is overwritten unseen.
function overKey(field) {
  return `${field.key}/over`;
}

function drop(field) {
  sessionStorage.removeItem(field.key);
  sessionStorage.removeItem(overKey(field));
}

// The server trims what it keeps.
function alike(one, other) {
  const plain = text => text.replace(/[ \t]+$/gm, "").trim();
  return plain(one) === plain(other);
}

// The bureau's time, wherever the browser is.
function now() {
  return new Date().toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit", hour12: false, timeZone: "Asia/Shanghai" });
}

function say(field, words, bad = false) {
  if (!field.status) return;
  field.status.textContent = words;
  field.status.classList.toggle("help--bad", bad);
  field.element.toggleAttribute("data-unsaved", bad);
}

function count(field) {
  const counter = document.getElementById(field.countId);
  if (counter) counter.textContent = `${field.element.value.length} / ${field.limit}`;
}
