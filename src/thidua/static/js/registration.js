/* The registration form: live percentages and ceiling, Enter goes one row down as in a spreadsheet. */
import { said } from "./words.js";

(() => {
  const whole = (input) => {
    const text = input.value.trim();
    return /^\d{1,9}$/.test(text) ? BigInt(text) : null;
  };
  const percent = (part, all) => {
    const hundredths = (part * 10000n) / all;
    const cents = String(hundredths % 100n)
      .padStart(2, "0")
      .replace(/0+$/, "");
    return `${hundredths / 100n}${cents ? `,${cents}` : ""}%`;
  };
  const box = document.querySelector("[data-people]");
  const field = (name) => box.querySelector(`[name="${name}"]`);
  const tell = () => {
    const all = whole(field("headcount"));
    for (const name of ["advanced_workers", "grassroots_fighters"]) {
      const part = whole(field(name));
      const known = all !== null && all > 0n && part !== null;
      box.querySelector(`[data-percent="${name}"]`).textContent = known
        ? said(`= ${percent(part, all)} tổng số người`, `= ${percent(part, all)} of all people`)
        : "";
    }
    const warning = box.querySelector("[data-over-cap]");
    const workers = whole(field("advanced_workers"));
    const fighters = whole(field("grassroots_fighters"));
    warning.textContent = "";
    if (box.dataset.capTop === undefined || workers === null || fighters === null) return;
    const most = (workers * BigInt(box.dataset.capTop)) / BigInt(box.dataset.capBottom);
    if (fighters > most) warning.textContent = warning.dataset.text.replace("MOST", most);
  };
  if (box) {
    box.addEventListener("input", tell);
    tell();
  }
  document.addEventListener("keydown", (event) => {
    const input = event.target;
    if (
      event.key !== "Enter" ||
      event.isComposing ||
      input.tagName !== "INPUT" ||
      !input.closest(".paper-table")
    )
      return;
    event.preventDefault();
    const cell = input.closest("td");
    let row = cell.parentElement.nextElementSibling;
    while (row) {
      const next = row.children[cell.cellIndex]?.querySelector("input:not([type=hidden]), textarea, select");
      if (next) {
        next.focus();
        return;
      }
      row = row.nextElementSibling;
    }
  });
})();
