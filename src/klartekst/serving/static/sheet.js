// The letter on the page: puts suggestions into it and takes them out again.
// Places count code points of the letter's own text, as everywhere in klartekst.

const NOT_TEXT = ".vh, sup, .strip, ins";

export class Sheet {
  constructor(result, say) {
    this.letter = Array.from(JSON.parse(document.getElementById("tekst").textContent));
    this.say = say;
    this.made = new Map(); // button → its edits, each [start, end, text]
    this.blocks = [...result.querySelectorAll("[data-at]")];
    this.count = result.querySelector(".actions .count");
    this.buttons = [...result.querySelectorAll(".put button")].filter((button) => this.canShow(button));
    for (const button of this.buttons) {
      button.parentElement.hidden = false;
      button.addEventListener("click", () => this.toggle(button));
    }
  }

  // All that has been put in and not taken out again, in the order of the letter.
  edits() {
    return [...this.made.values()].flat().sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  }

  // The letter's text with all that has been put in.
  text() {
    const parts = [];
    let at = 0;
    for (const [start, end, put] of this.edits()) {
      parts.push(this.letter.slice(at, start).join(""), put);
      at = end;
    }
    parts.push(this.letter.slice(at).join(""));
    return parts.join("");
  }

  toggle(button) {
    const edits = editsOf(button);
    const takeOut = this.made.has(button);
    if (takeOut) {
      this.made.delete(button);
      this.takeOut(button);
    } else {
      this.made.set(button, edits);
      edits.forEach((edit) => this.putIn(button, edit));
    }
    button.querySelector(".does").textContent = takeOut ? button.dataset.in : button.dataset.out;
    button.closest("li").classList.toggle("mended", !takeOut);
    this.coverOthers();
    if (!takeOut) this.bringIntoView(button);
    this.tell(takeOut, edits);
  }

  // Where the letter has a pane of its own, it shows the place; the page itself stays where the reader is.
  bringIntoView(button) {
    const ins = document.querySelector(`ins[data-of="${this.buttons.indexOf(button)}"]`);
    const pane = ins?.closest(".paper");
    if (pane && pane.scrollHeight > pane.clientHeight) {
      pane.scrollTop += ins.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
    }
  }

  tell(takenOut, edits) {
    const size = this.made.size;
    const gap = edits.some((edit) => edit[2].includes("[")) ? " Husk at udfylde det, der står i [ ]." : "";
    this.count.textContent = size ? `${size} ${size === 1 ? "rettelse" : "rettelser"} sat ind.` : "";
    this.say(takenOut ? "Fortrudt." : `Sat ind.${gap}`);
  }

  // A suggestion that touches words already replaced cannot be put in as well.
  coverOthers() {
    const taken = [...this.made.values()].flat();
    for (const button of this.buttons) {
      const covered = !this.made.has(button) && editsOf(button).some((edit) => taken.some((one) => overlap(edit, one)));
      button.disabled = covered;
      button.parentElement.querySelector(".covered").hidden = !covered;
    }
  }

  canShow(button) {
    return editsOf(button).every(([start, end]) => this.blockOf(start, end));
  }

  blockOf(start, end) {
    const block = this.blocks.findLast((each) => Number(each.dataset.at) <= start);
    if (!block) return null;
    const nodes = this.nodesOf(block);
    return nodes.length && end <= nodes.at(-1).end ? block : null;
  }

  // The text nodes of a block with the places of their first and last letter. A browser reads CR LF as LF.
  nodesOf(block) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const nodes = [];
    let at = Number(block.dataset.at);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest(NOT_TEXT)) continue;
      const places = [];
      for (const letter of node.data) {
        if (this.letter[at] === "\r" && letter === "\n") at += 1;
        places.push(at);
        at += 1;
      }
      nodes.push({ node, places, end: at });
    }
    return nodes;
  }

  putIn(button, [start, end, text]) {
    const block = this.blockOf(start, end);
    const ins = document.createElement("ins");
    ins.textContent = text;
    ins.dataset.of = this.buttons.indexOf(button);
    let placed = false;
    for (const { node, places, end: last } of this.nodesOf(block)) {
      const from = places.findIndex((place) => place >= start);
      const first = from < 0 ? places.length : from;
      const inside = places.filter((place) => place >= start && place < end).length;
      const here = inside > 0 || (start === end && start <= last && (places[0] ?? last) <= start);
      if (!here || (placed && !inside)) continue;
      const tail = node.splitText(units(node.data, first));
      if (!placed) {
        tail.before(ins);
        placed = true;
      }
      if (inside) {
        tail.splitText(units(tail.data, inside));
        const gone = document.createElement("span");
        gone.hidden = true;
        gone.dataset.of = ins.dataset.of;
        tail.replaceWith(gone);
        gone.append(tail);
      }
    }
  }

  takeOut(button) {
    const number = this.buttons.indexOf(button);
    for (const block of this.blocks) {
      block.querySelectorAll(`ins[data-of="${number}"]`).forEach((ins) => ins.remove());
      block.querySelectorAll(`span[data-of="${number}"]`).forEach((gone) => gone.replaceWith(...gone.childNodes));
      block.normalize();
    }
  }
}

const editsOf = (button) => JSON.parse(button.dataset.edits);
const overlap = (one, other) =>
  (one[0] < other[1] && other[0] < one[1]) || (one[0] === other[0] && one[1] === other[1]);
// How many UTF-16 units the first code points of a text are.
const units = (text, letters) => Array.from(text).slice(0, letters).join("").length;
