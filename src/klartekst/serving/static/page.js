// The page: sends a letter, shows the answer in place of the form, and hears the buttons.
import { Sheet } from "/static/sheet.js";

const message = document.getElementById("melding");
const say = (text) => { message.textContent = text; };
const LARGEST = 20_000_000;
let fileName = "";

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
    show(await answer.text(), file ? file.name : "");
  } catch {
    say("klartekst svarer ikke. Prøv igen om lidt.");
  } finally {
    document.body.removeAttribute("aria-busy");
  }
}

function show(html, name) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const main = page.querySelector("main");
  if (!main) {
    say("klartekst svarer ikke. Prøv igen om lidt.");
    return;
  }
  document.title = page.title;
  document.querySelector("main").replaceWith(main);
  fileName = name;
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
  if (fileName) result.querySelector(".name").textContent = fileName;
  const sheet = new Sheet(result, say);
  result.querySelector(".actions").hidden = false;
  document.getElementById("kopier").addEventListener("click", () => copy(sheet));
  document.getElementById("hent").addEventListener("click", () => save(sheet));
  document.getElementById("igen")?.addEventListener("click", () => again(sheet));
}

async function copy(sheet) {
  try {
    await navigator.clipboard.writeText(sheet.text());
    say("Teksten er kopieret.");
  } catch {
    say("Browseren vil ikke kopiere. Hent teksten i stedet.");
  }
}

function save(sheet) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([sheet.text()], { type: "text/plain;charset=utf-8" }));
  link.download = `${(fileName || "brev").replace(/\.[^.]*$/, "")}.klartekst.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  say("Teksten er hentet.");
}

function again(sheet) {
  const form = document.querySelector("form");
  form.tekst.value = sheet.text();
  form.brev.value = "";
  form.requestSubmit();
}

arrange();
