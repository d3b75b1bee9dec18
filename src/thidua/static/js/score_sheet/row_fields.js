/* One row's fields on the page: what is typed, what is wrong, what is said beside it. */

export const controls = (row) =>
  [...row.querySelectorAll("input, select, textarea")].filter((field) => field.name);

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

/** The row as a form sends it. */
export const formOf = (row) => {
  const body = new FormData();
  for (const field of controls(row)) {
    if (!field.disabled && (!isTicked(field) || field.checked)) body.append(field.name, field.value);
  }
  return body;
};

/** Show what the server holds, but never under the cursor. */
export const setValues = (row, values) => {
  for (const field of controls(row)) {
    const name = field.dataset.figure;
    if (field === document.activeElement) continue;
    if (field.dataset.na) field.checked = values.na === "1";
    else if (name && name in values) field.value = values[name];
  }
  applyNotApplicable(row);
};

/** A figure that does not apply cannot be typed. */
export const applyNotApplicable = (row) => {
  const box = row.querySelector("[data-na]");
  if (!box) return;
  for (const field of row.querySelectorAll(`[data-figure="${box.dataset.na}"]`)) field.disabled = box.checked;
};

/* The place of a fault is made when there is the first one: most fields never have any. */
const placeBelow = (field) => {
  const place = document.createElement("span");
  place.className = "invalid-feedback";
  place.id = `e-${field.name}`;
  place.dataset.error = field.dataset.figure;
  field.after(place);
  field.setAttribute("aria-describedby", place.id);
  return place;
};

/** Write each fault under its field; no faults takes all of them away. */
export const setFaults = (row, faults) => {
  for (const field of row.querySelectorAll("[data-figure]")) {
    const name = field.dataset.figure;
    const mine = faults.filter((fault) => fault.field === name);
    const found = row.querySelector(`[data-error="${name}"]`);
    if (!found && !mine.length) continue;
    const place = found ?? placeBelow(field);
    place.textContent = mine.map((fault) => fault.text).join(" ");
    place.classList.toggle("d-block", mine.length > 0);
    field.classList.toggle("is-invalid", mine.length > 0);
    field.setAttribute("aria-invalid", String(mine.length > 0));
  }
};

/** Write what the server understood of each figure below its field. */
export const setEchoes = (row, echoes) => {
  for (const place of row.querySelectorAll("[data-echo-of]"))
    place.textContent = echoes[place.dataset.echoOf] ?? "";
};

/** Say something beside the row, or nothing; the place where it stands. */
export const note = (row, text, tone = "warning-emphasis") => {
  const place = row.querySelector("[data-status]");
  place.replaceChildren();
  if (!text) return place;
  const line = document.createElement("span");
  line.className = `text-${tone}`;
  line.textContent = text;
  place.append(line);
  return place;
};

export const revisionOf = (row) => row.querySelector("[data-revision]");
