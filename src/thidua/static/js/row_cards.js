/* On a phone each row of <table class="stacked"> is a card: a cell that does not say itself what it holds is told by
   the heading of its column. The scoring table and the sheet lay their cells out in their own way. */
const wordsOf = (cell) => cell.textContent.replace(/\s+/g, " ").trim();

export const tell = (table) => {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])].map(wordsOf);
  for (const row of [...table.tBodies].flatMap((body) => [...body.rows])) {
    if (row.cells.length !== heads.length) continue;
    [...row.cells].forEach((cell, place) => {
      if (cell.tagName === "TD" && !("label" in cell.dataset)) cell.dataset.label = heads[place];
    });
  }
};

const tellAll = () => document.querySelectorAll("table.stacked:not(.scheme-table, .sheet)").forEach(tell);
globalThis.document?.addEventListener("htmx:load", tellAll);
if (globalThis.document) tellAll();
