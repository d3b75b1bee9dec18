/* A column copied out of a spreadsheet, pasted into cells of the same column, one below the other. */

/** The cells of copied text: lines of tab-separated texts, without the empty one after the last. */
export const cellsOf = (text) => {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  if (lines.length > 1 && lines.at(-1) === "") lines.pop();
  return lines.map((line) => line.split("\t").map((cell) => cell.trim()));
};

const plain = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").trim().toLowerCase();

/** The value of a list's option that says this, or what was said. */
export const valueFor = (options, text) =>
  options.find((option) => plain(option.text) === plain(text) || option.value === text)?.value ?? text;

const put = (field, text) => {
  field.value = field.tagName === "SELECT" ? valueFor([...field.options], text) : text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
};

/** Cells of one line of the table, from a field on; only those that may be typed. */
const fieldsFrom = (row, column) => {
  const fields = [...row.querySelectorAll("[data-column]")];
  const start = fields.findIndex((field) => field.dataset.column === column);
  return start < 0 ? [] : fields.slice(start);
};

export const paste = (field, text) => {
  const cells = cellsOf(text);
  if (cells.length === 1 && cells[0].length === 1) return false;
  let row = field.closest("tr");
  for (const line of cells) {
    if (!row) break;
    const fields = fieldsFrom(row, field.dataset.column);
    line.forEach((cell, at) => {
      if (fields[at]) put(fields[at], cell);
    });
    row = row.nextElementSibling;
  }
  return true;
};

globalThis.document?.addEventListener("paste", (event) => {
  const field = event.target.closest?.("[data-column]");
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (field && paste(field, text)) event.preventDefault();
});
