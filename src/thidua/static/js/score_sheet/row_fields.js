/* One row's fields on the page: what is typed, what is wrong, what is said beside it. */

export const controls = (row) =>
  [...row.querySelectorAll("input, select, textarea")].filter((field) => field.name);

/** "7-actual" → "actual"; "" for what is no figure and no note. */
export const figureOf = ({ name = "" }) =>
  /^\d+-(target|baseline|actual|minus|bonus|note)$/.exec(name)?.[1] ?? "";

const figuresIn = (row) => controls(row).filter(figureOf);
const boxIn = (row) => controls(row).find((field) => field.name.endsWith("-na"));

const isTicked = (field) => field.type === "checkbox";

/** What is typed in the row, by the field's name. */
export const typedIn = (row) =>
  Object.fromEntries(
    controls(row)
      .filter((field) => field.type !== "hidden")
      .map((field) => [field.name, isTicked(field) ? field.checked : field.value]),
  );

/** Whether a field holds something else than the page came with. */
export const isTouched = (field) => {
  if (isTicked(field)) return field.checked !== field.defaultChecked;
  if (!field.options) return field.value !== field.defaultValue;
  const chosen = [...field.options].findIndex((option) => option.defaultSelected);
  return field.selectedIndex !== Math.max(chosen, 0);
};

/** Whether something was typed in the row before anybody listened. */
export const wasTyped = (row) => controls(row).some((field) => field.type !== "hidden" && isTouched(field));

/** Type again what `typedIn` gave. */
export const retype = (row, values) => {
  for (const field of controls(row)) {
    if (!(field.name in values)) continue;
    if (isTicked(field)) field.checked = values[field.name];
    else field.value = values[field.name];
  }
  applyNotApplicable(row);
};

/** The row as a form sends it, with the revision that the page knows. */
export const formOf = (row, line, revision) => {
  const body = new FormData();
  body.append(`${line}-revision`, revision);
  if (boxIn(row)) body.append(`${line}-na-asked`, "1");
  for (const field of controls(row)) {
    if (!field.disabled && (!isTicked(field) || field.checked)) body.append(field.name, field.value);
  }
  return body;
};

/** Show what the server holds, but never under the cursor. */
export const setValues = (row, values) => {
  for (const field of controls(row)) {
    const name = figureOf(field);
    if (field === document.activeElement) continue;
    if (isTicked(field)) field.checked = values.na === "1";
    else if (name && name in values) field.value = values[name];
  }
  applyNotApplicable(row);
};

/** A figure that does not apply cannot be typed. */
export const applyNotApplicable = (row) => {
  const box = boxIn(row);
  if (!box) return;
  const about = box.dataset.na ?? "actual";
  for (const field of figuresIn(row)) if (figureOf(field) === about) field.disabled = box.checked;
};

/* Places of faults, echoes and notes are made when there is the first one: most rows never have any. */
const placeBelow = (field, tag, className, data) => {
  const place = document.createElement(tag);
  place.className = className;
  Object.assign(place.dataset, data);
  (field.closest("label") ?? field).after(place);
  return place;
};
const faultBelow = (field) => {
  const place = placeBelow(field, "span", "invalid-feedback", { error: figureOf(field) });
  place.id = `e-${field.name}`;
  field.setAttribute("aria-describedby", place.id);
  return place;
};

/** Write each fault under its field; no faults takes all of them away. */
export const setFaults = (row, faults) => {
  for (const field of figuresIn(row)) {
    const name = figureOf(field);
    const mine = faults.filter((fault) => fault.field === name);
    const found = row.querySelector(`[data-error="${name}"]`);
    if (!found && !mine.length) continue;
    const place = found ?? faultBelow(field);
    place.textContent = mine.map((fault) => fault.text).join(" ");
    place.classList.toggle("d-block", mine.length > 0);
    field.classList.toggle("is-invalid", mine.length > 0);
    field.setAttribute("aria-invalid", String(mine.length > 0));
  }
};

/** Write what the server understood of each figure below its field. */
export const setEchoes = (row, echoes) => {
  for (const field of figuresIn(row)) {
    const name = figureOf(field);
    const text = echoes[name] ?? "";
    const found = row.querySelector(`[data-echo-of="${name}"]`);
    if (!found && !text) continue;
    const place = found ?? placeBelow(field, "output", "figure-echo", { echoOf: name });
    place.textContent = text;
  }
};

const statusOf = (row) => {
  const found = row.querySelector(".row-status");
  if (found) return found;
  const place = document.createElement("span");
  place.className = "row-status";
  place.setAttribute("role", "status");
  (row.cells?.[0] ?? row).append(place);
  return place;
};

/** Say something beside the row, or nothing; the place where it stands. */
export const note = (row, text, tone = "warning-emphasis") => {
  const place = statusOf(row);
  place.replaceChildren();
  if (!text) return place;
  const line = document.createElement("span");
  line.className = `text-${tone}`;
  line.textContent = text;
  place.append(line);
  return place;
};
