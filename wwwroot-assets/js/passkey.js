// Forms that a passkey answers: the server says what it asks (data-passkey, or data-passkey-new for a new one), the
// device answers, and the form goes on with that answer. Everything is WebAuthn's own JSON.

document.addEventListener("submit", async event => {
  const form = event.target;
  const asks = form.dataset?.passkey ?? form.dataset?.passkeyNew;
  if (!asks || form.elements.credential.value) return;
  event.preventDefault();
  const problem = form.querySelector("[data-passkey-problem]");
  problem.hidden = true;
  try {
    const answer = await fetch(asks, { method: "POST", body: new FormData(form) });
    if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
    const options = await answer.json();
    const credential = form.dataset.passkey
      ? await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
      : await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
    form.elements.credential.value = JSON.stringify(credential);
    form.requestSubmit();
  } catch {
    // Cancelled, no passkey here, or none possible (http, an address without a name).
    form.elements.credential.value = "";
    problem.hidden = false;
  }
});

// Showing once more who one is, beside a signature that asked for it. The page stays as it is, with all that was typed.
document.addEventListener("click", event => {
  const place = event.target.closest?.("[data-prove]");
  if (event.target.closest?.("[data-prove-now]")) byPassword(place);
  else if (event.target.closest?.("[data-prove-passkey]")) byPasskey(place);
});

// Shown at the bureau's sign-in service, in another tab: whoever comes back is told whether it counts.
for (const back of ["focus", "visibilitychange"]) addEventListener(back, async () => {
  if (document.visibilityState !== "visible") return;
  const places = [...document.querySelectorAll("[data-prove]:has([data-prove-elsewhere])")];
  try {
    if (places.length && (await fetch("sign-in/proof", { cache: "no-store" })).status === 204) places.forEach(place => say(place, true));
  } catch {
    // The network is away; the page says so itself.
  }
}, true);

document.addEventListener("keydown", event => {
  const place = event.target.closest?.("[data-prove]");
  if (!place || event.key !== "Enter" || event.target.type !== "password") return;
  event.preventDefault();
  byPassword(place);
});

async function byPassword(place) {
  const field = place.querySelector("input[type=password]");
  const answer = await ask(place, place.dataset.prove, { password: field.value });
  field.value = "";
  say(place, answer.status === 204);
}

async function byPasskey(place) {
  try {
    const asked = await ask(place, `${place.dataset.prove}/passkey/ask`, {});
    const credential = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(await asked.json()) });
    const answer = await ask(place, `${place.dataset.prove}/passkey`, { credential: JSON.stringify(credential) });
    say(place, answer.status === 204);
  } catch {
    say(place, false);
  }
}

function ask(place, address, values) {
  const body = new FormData();
  for (const hidden of place.querySelectorAll("input[type=hidden]")) body.set(hidden.name, hidden.value);
  for (const [name, value] of Object.entries(values)) body.set(name, value);
  return fetch(address, { method: "POST", body });
}

function say(place, proved) {
  place.querySelector("[data-proved]").hidden = !proved;
  place.querySelector("[data-not-proved]").hidden = proved;
}
