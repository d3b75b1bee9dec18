/* Fields for files speak the page's language: the browser's own words lie unseen under ours. */

import { said } from "./words.js";

/** What stands beside the button: the name, or how many were chosen. */
export const chosen = (files) => {
  if (files.length === 0) return said("Chưa chọn tệp nào", "No file chosen");
  if (files.length === 1) return files[0].name;
  return said(`${files.length} tệp: ${files[0].name}…`, `${files.length} files: ${files[0].name}…`);
};

const span = (name, text) => {
  const made = document.createElement("span");
  made.className = name;
  made.ariaHidden = "true";
  made.textContent = text;
  return made;
};

const dress = (field) => {
  const box = document.createElement("div");
  box.className = "file-field";
  field.replaceWith(box);
  box.append(
    field,
    span("btn", field.multiple ? said("Chọn các tệp", "Choose files") : said("Chọn tệp", "Choose a file")),
    span("file-name", chosen(field.files)),
  );
};

const listen = () => {
  const dressAll = (place) => {
    for (const field of place.querySelectorAll("input[type=file]")) {
      if (!field.closest(".file-field, .visually-hidden, [hidden]")) dress(field);
    }
  };
  const name = (field) => {
    const place = field.closest(".file-field")?.querySelector(".file-name");
    if (place) place.textContent = chosen(field.files);
  };
  dressAll(document);
  document.addEventListener("htmx:load", ({ target }) => dressAll(target));
  document.addEventListener("change", ({ target }) => target.type === "file" && name(target));
  document.addEventListener("reset", ({ target }) =>
    setTimeout(() => target.querySelectorAll("input[type=file]").forEach(name)),
  );
};

if (globalThis.document) listen();
