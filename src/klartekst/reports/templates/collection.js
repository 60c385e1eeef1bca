// Sorts and filters the table of documents. Without it the table is whole, worst first.
"use strict";
(() => {
  const table = document.getElementById("dokumenter");
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const said = document.getElementById("antal");
  const field = (id) => document.getElementById(id);
  const cell = (row, head) => row.querySelector(`[data-head="${head}"]`).textContent;
  const count = new Intl.NumberFormat("da-DK");
  const compare = new Intl.Collator("da-DK", { numeric: true }).compare;

  const filter = () => {
    const words = field("soeg").value.toLocaleLowerCase("da-DK");
    const department = field("afdeling") ? field("afdeling").value : "";
    const kind = field("art") ? field("art").value : "";
    let shown = 0;
    for (const row of rows) {
      const fits = row.cells[0].textContent.toLocaleLowerCase("da-DK").includes(words)
        && (!department || cell(row, "Afdeling") === department)
        && (!kind || cell(row, "Art") === kind)
        && (!field("fejl").checked || cell(row, "Fejl") !== "0");
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    said.textContent = `Viser ${count.format(shown)} af ${count.format(rows.length)}.`;
  };

  const value = (row, column, number) => {
    const at = row.cells[column];
    return number ? Number(at.dataset.value) : at.textContent;
  };

  Array.from(table.tHead.rows[0].cells).forEach((head, column) => {
    const button = document.createElement("button");
    const number = head.hasAttribute("data-number");
    button.type = "button";
    button.className = "sort";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const falling = head.getAttribute("aria-sort") === "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", falling ? "descending" : "ascending");
      const way = falling ? -1 : 1;
      rows.sort((one, other) => {
        const [a, b] = [value(one, column, number), value(other, column, number)];
        return way * (number ? a - b : compare(a, b));
      });
      body.append(...rows);
    });
  });

  field("filtre").hidden = false;
  field("filtre").addEventListener("submit", (event) => event.preventDefault());
  for (const id of ["soeg", "afdeling", "art", "fejl"]) {
    if (field(id)) field(id).addEventListener("input", filter);
  }
  filter();
})();
