// The page: sends a letter, shows the answer in place of the form, and hears the buttons.
import { Sheet } from "/static/sheet.js";

const message = document.getElementById("melding");
let leaving;
const say = (text, stays = true) => {
  clearTimeout(leaving);
  message.textContent = text;
  if (!stays) leaving = setTimeout(() => { message.textContent = ""; }, LONG_ENOUGH);
};
const LARGEST = 20_000_000;
const LONG_ENOUGH = 6000; // milliseconds that a short message stays
let dropped = null; // what was sent last: the file itself is only here, never on the service

document.addEventListener("submit", (event) => {
  const form = event.target;
  const file = form.brev.files[0];
  if (!file && !form.tekst.value.trim()) {
    event.preventDefault();
    say("Vælg et brev, eller sæt teksten ind.");
    form.brev.focus();
    return;
  }
  event.preventDefault();
  send(new FormData(form), file);
});

document.addEventListener("change", (event) => {
  if (event.target.id === "brev" && event.target.files.length) event.target.form.requestSubmit();
});

document.addEventListener("dragover", (event) => {
  if (!event.dataTransfer.types.includes("Files")) return;
  event.preventDefault();
  document.body.classList.add("dropping");
});
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) document.body.classList.remove("dropping");
});
document.addEventListener("drop", (event) => {
  document.body.classList.remove("dropping");
  const file = event.dataTransfer.files[0];
  if (!file) return;
  event.preventDefault();
  const data = new FormData(document.querySelector("form"));
  data.set("brev", file);
  send(data, file);
});

async function send(data, file) {
  if (file && file.size > LARGEST) {
    say("Brevet er for stort. Grænsen er 20 MB.");
    return;
  }
  if (file) data.delete("tekst");
  say("Læser brevet …");
  document.body.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch("/tjek", { method: "POST", body: data, headers: { Accept: "text/html" } });
    dropped = file ? data : null;
    show(await answer.text());
  } catch {
    say("klartekst svarer ikke. Prøv igen om lidt.");
  } finally {
    document.body.removeAttribute("aria-busy");
  }
}

function show(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const main = page.querySelector("main");
  if (!main) {
    say("klartekst svarer ikke. Prøv igen om lidt.");
    return;
  }
  document.title = page.title;
  document.querySelector("main").replaceWith(main);
  say("");
  arrange();
  const first = document.querySelector(".verdict");
  first.tabIndex = -1;
  first.focus();
  window.scrollTo(0, 0);
}

function arrange() {
  const result = document.querySelector(".result");
  if (!result || !document.getElementById("tekst")) return;
  if (dropped) result.querySelector(".name").textContent = dropped.get("brev").name;
  const sheet = new Sheet(result, (text) => say(text, false));
  result.querySelector(".actions").hidden = false;
  document.getElementById("kopier").addEventListener("click", () => copy(sheet));
  document.getElementById("hent").addEventListener("click", () => save(sheet));
  const copyButton = document.getElementById("kopi");
  if (copyButton && dropped) copyButton.addEventListener("click", () => mended(sheet));
  else copyButton?.closest(".copy").remove();
  document.getElementById("igen")?.addEventListener("click", () => again(sheet));
}

async function copy(sheet) {
  try {
    await navigator.clipboard.writeText(sheet.text());
    say("Teksten er kopieret.", false);
  } catch {
    say("Browseren vil ikke kopiere. Hent teksten i stedet.");
  }
}

function save(sheet) {
  download(new Blob([sheet.text()], { type: "text/plain;charset=utf-8" }), ".txt");
  say("Teksten er hentet.", false);
}

async function mended(sheet) {
  say("Skriver kopien …");
  const data = new FormData();
  for (const [name, value] of dropped) data.append(name, value);
  data.set("rettelser", JSON.stringify(sheet.edits()));
  if (document.getElementById("spor")?.checked) data.set("spor", "ja");
  try {
    const answer = await fetch("/kopi", { method: "POST", body: data });
    if (!answer.ok) {
      const told = await answer.json();
      say(`${told.title} ${told.detail}`);
      return;
    }
    download(await answer.blob(), dropped.get("brev").name.match(/\.[^.]*$/)[0]);
    say(decodeURIComponent(answer.headers.get("Klartekst-Told")));
  } catch {
    say("klartekst svarer ikke. Prøv igen om lidt.");
  }
}

function download(blob, suffix) {
  const name = dropped ? dropped.get("brev").name : "brev";
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `${name.replace(/\.[^.]*$/, "")}.klartekst${suffix}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function again(sheet) {
  const form = document.querySelector("form");
  form.tekst.value = sheet.text();
  form.brev.value = "";
  form.requestSubmit();
}

arrange();
