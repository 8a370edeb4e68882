// Security keys and passkeys. At the door a key may sign in place of the code; on the key's own page one is made.
// Without this script, or where a browser knows no keys, codes are typed as ever.

const said = document.getElementById("key-said");
const able = Boolean(window.PublicKeyCredential && navigator.credentials);

const door = document.getElementById("key-sign-in");
if (door && able) {
  door.hidden = false;
  door.addEventListener("click", signIn);
}

const maker = document.getElementById("key-new");
if (maker) {
  if (able) {
    maker.addEventListener("click", make);
    make();
  } else {
    say(maker.dataset.unable);
  }
}

async function signIn() {
  const form = door.form;
  for (const name of ["login", "password"]) if (!form.elements[name].reportValidity()) return;
  await busy(door, async () => {
    const asked = await fetch("/desk/sign-in/key", { method: "POST", body: new URLSearchParams({ csrf: form.elements.csrf.value }) });
    if (!asked.ok || asked.redirected) return say(asked.status === 429 || asked.status === 503 ? door.dataset.crowded : door.dataset.old);
    const { options } = await asked.json();
    options.challenge = bytes(options.challenge);
    const key = await navigator.credentials.get({ publicKey: options });
    const { authenticatorData, clientDataJSON, signature, userHandle } = key.response;
    form.elements.key_answer.value = written(key, { authenticatorData, clientDataJSON, signature, userHandle });
    form.submit();
  });
}

async function make() {
  await busy(maker, async () => {
    const options = JSON.parse(maker.dataset.options);
    options.challenge = bytes(options.challenge);
    options.user.id = bytes(options.user.id);
    options.excludeCredentials = (options.excludeCredentials ?? []).map((one) => ({ ...one, id: bytes(one.id) }));
    const key = await navigator.credentials.create({ publicKey: options });
    const { attestationObject, clientDataJSON } = key.response;
    maker.form.elements.answer.value = written(key, { attestationObject, clientDataJSON });
    maker.form.submit();
  });
}

async function busy(button, work) {
  button.disabled = true;
  say("");
  try {
    await work();
  } catch (error) {
    say(button.dataset[{ InvalidStateError: "known", SecurityError: "elsewhere" }[error.name] ?? "stopped"] ?? button.dataset.stopped);
  } finally {
    button.disabled = false;
  }
}

function say(text) {
  said.textContent = text;
  said.hidden = !text;
}

function written(key, parts) {
  const response = {};
  for (const [name, part] of Object.entries(parts)) if (part) response[name] = text(part);
  return JSON.stringify({ id: key.id, rawId: text(key.rawId), type: key.type, response });
}

function bytes(base64url) {
  const plain = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function text(buffer) {
  const plain = btoa(String.fromCharCode(...new Uint8Array(buffer)));
  return plain.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
