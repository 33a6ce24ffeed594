"use strict";
// Sorting: every heading of a sortable table becomes a button.
for (const table of document.querySelectorAll("table.cx-sortable")) {
  const body = table.tBodies[0];
  const names = [...table.tHead.rows[0].cells].map((heading) => heading.textContent);
  for (const row of body.rows) {
    for (const cell of row.cells) cell.dataset.label = names[cell.cellIndex];
  }
  table.querySelectorAll("thead th").forEach((heading, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = heading.textContent;
    heading.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = heading.getAttribute("aria-sort") === "ascending";
      table.querySelectorAll("thead th").forEach((other) => other.removeAttribute("aria-sort"));
      heading.setAttribute("aria-sort", down ? "descending" : "ascending");
      const key = (row) => row.cells[column].dataset.sort ?? row.cells[column].textContent.trim();
      const numeric = [...body.rows].some((row) => row.cells[column].dataset.sort !== undefined);
      const rows = [...body.rows].sort((a, b) => {
        const [x, y] = [key(a), key(b)];
        if (!numeric) return x.localeCompare(y, document.documentElement.lang, { numeric: true });
        if (x === "" || y === "") return (x === "") - (y === "");
        return Number(x) - Number(y);
      });
      body.append(...(down ? rows.reverse() : rows));
    });
  });
}
// Filtering: the search words and the verdict must both fit; folds that hold what fits open.
const search = document.getElementById("cx-search");
const verdict = document.getElementById("cx-verdict");
const rows = [...document.querySelectorAll(".cx-row")];
function filter() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const row of rows) {
    const text = row.textContent.toLowerCase();
    const fits = words.every((word) => text.includes(word)) &&
      (!verdict.value || row.dataset.verdict === verdict.value);
    row.hidden = !fits;
    if (fits) shown += 1;
  }
  const asked = words.length > 0 || verdict.value !== "";
  for (const fold of document.querySelectorAll(".cx-apart")) fold.open = asked && hasShown(fold);
  for (const part of document.querySelectorAll(".cx-entry")) part.hidden = !hasShown(part);
  const count = document.getElementById("cx-count");
  const numbers = { shown, all: rows.length };
  count.textContent = count.dataset.text.replace(/\{(\w+)\}/g, (_, name) => numbers[name]);
}
const hasShown = (part) => part.querySelector(".cx-row:not([hidden])") !== null;
search.addEventListener("input", filter);
verdict.addEventListener("change", filter);
filter();
