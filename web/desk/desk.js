// The desk works without this; with it, an open conversation shows what is said, and a form is sent once.

const EVERY_MS = 2000;

for (const form of document.querySelectorAll('form[method="post"]:not([target])')) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
}
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

const talk = document.getElementById("talk");
if (talk) {
  scrollToNewest();
  setTimeout(look, EVERY_MS);
  document.getElementById("text")?.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.target.form.querySelector("button").click();
  });
}

async function look() {
  try {
    const answer = await fetch(`${talk.dataset.news}?after=${talk.dataset.last}`, { headers: { Accept: "application/json" } });
    if (answer.redirected || !answer.ok) return location.reload();
    show(await answer.json());
  } catch {
    // the line is down for a moment; the next look finds what was missed
  }
  setTimeout(look, EVERY_MS);
}

function show(news) {
  const mine = news.mine ? "yes" : "no";
  const typing = document.getElementById("text")?.value;
  if ((mine !== talk.dataset.mine || news.consent !== talk.dataset.consent) && !typing) return location.reload();
  for (const entry of news.entries) talk.append(bubble(entry));
  if (!news.entries.length) return;
  talk.dataset.last = news.entries.at(-1).seq;
  document.getElementById("empty")?.remove();
  scrollToNewest();
}

function bubble(entry) {
  const item = document.createElement("li");
  item.className = entry.who;
  const who = document.createElement("small");
  who.textContent = talk.dataset[entry.who];
  const text = document.createElement("p");
  text.textContent = entry.text;
  item.append(who, text);
  return item;
}

function scrollToNewest() {
  talk.lastElementChild?.scrollIntoView({ block: "nearest" });
}
