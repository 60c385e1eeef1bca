// Sends the letter's paragraphs to klartekst and lists what it found; a click selects the words in Word.
"use strict";

const SERVICE = "https://klartekst.kommune.dk/v1/check";

// JSON for /v1/check. Word separates paragraphs by objects, klartekst by an empty line.
function request(paragraphs) {
  return { text: paragraphs.join("\n\n"), options: { excerpts: "full" } };
}

// The findings with words in the letter, in its order: what Word needs to find them, and what is told.
function findings(report) {
  return report.letters
    .flatMap((letter) => letter.findings)
    .filter((each) => each.quote)
    .map((each) => ({
      quote: each.quote,
      message: each.message,
      suggestions: each.suggestions.filter((one) => one.text !== null).map((one) => one.text),
    }));
}

async function check() {
  const list = document.getElementById("fund");
  const told = document.getElementById("status");
  list.replaceChildren();
  told.textContent = "Læser brevet …";
  try {
    const found = await Word.run(async (context) => {
      const paragraphs = context.document.body.paragraphs;
      paragraphs.load("text");
      await context.sync();
      const answer = await fetch(SERVICE, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(request(paragraphs.items.map((each) => each.text))),
      });
      if (!answer.ok) {
        throw new Error((await answer.json()).title);
      }
      return findings(await answer.json());
    });
    told.textContent = found.length ? `${found.length} steder` : "Der er ikke noget at rette.";
    found.forEach((each) => list.append(item(each)));
  } catch (error) {
    told.textContent = "Brevet blev ikke tjekket. Prøv igen om lidt.";
  }
}

function item(finding) {
  const made = document.createElement("li");
  const button = document.createElement("button");
  button.textContent = `»${finding.quote}«`;
  button.addEventListener("click", () => select(finding.quote));
  made.append(button, ` ${finding.message}`);
  finding.suggestions.forEach((text) => {
    const line = document.createElement("p");
    line.textContent = `Skriv: ${text}`;
    made.append(line);
  });
  return made;
}

// Word searches for at most 255 characters.
function select(quote) {
  return Word.run(async (context) => {
    const found = context.document.body.search(quote.slice(0, 255), { matchCase: true }).getFirstOrNullObject();
    await context.sync();
    if (!found.isNullObject) {
      found.select();
      await context.sync();
    }
  });
}

if (typeof Office !== "undefined") {
  Office.onReady(() => document.getElementById("tjek").addEventListener("click", check));
} else if (typeof module !== "undefined") {
  module.exports = { request, findings }; // for the test
}
