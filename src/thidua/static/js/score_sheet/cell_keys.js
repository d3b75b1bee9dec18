/* Enter and the arrows go from cell to cell, as on the paper form from line to line. */
import { figureOf } from "./row_fields.js";

/** How many cells a key moves the cursor: 0 leaves the key to the browser. */
export const stepOf = ({ key, shiftKey }, tag) => {
  if (key === "Enter" && tag !== "TEXTAREA") return shiftKey ? -1 : 1;
  if (tag !== "INPUT") return 0;
  return { ArrowDown: 1, ArrowUp: -1 }[key] ?? 0;
};

const isNote = (field) => figureOf(field) === "note";

/** Notes are one column, figures the other; a table of several columns of figures names them. */
const columnOf = (form, field) =>
  [...form.elements].filter(
    (each) =>
      figureOf(each) &&
      !each.disabled &&
      isNote(each) === isNote(field) &&
      each.dataset.column === field.dataset.column,
  );

export const listen = (form) => {
  form.addEventListener("keydown", (event) => {
    const field = event.target;
    if (!figureOf(field) || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const step = stepOf(event, field.tagName);
    if (!step) return;
    event.preventDefault();
    const column = columnOf(form, field);
    const goal = column[column.indexOf(field) + step];
    goal?.focus();
    goal?.select?.();
  });
};
