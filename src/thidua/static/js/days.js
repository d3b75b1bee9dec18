/* A field for a day: what was typed becomes dd/mm/yyyy when it is left; a calendar to pick from. */

import { said } from "./words.js";

/** dd/mm/yyyy of yyyy-mm-dd, and back; "" of anything else. */
export const written = (iso) => iso.replace(/^(\d{4})-(\d\d)-(\d\d)$/, "$3/$2/$1");
export const iso = (text) =>
  /^(\d\d)\/(\d\d)\/(\d{4})$/.test(text) ? text.split("/").reverse().join("-") : "";

const placeOf = (field) => field.closest(".day-input")?.nextElementSibling;

const settle = async (field) => {
  const place = placeOf(field);
  const text = field.value;
  const address = `${place.dataset.dayEcho}?${new URLSearchParams({ text })}`;
  const response = await fetch(address, {
    credentials: "same-origin",
    headers: { Accept: "application/json" },
  }).catch(() => null);
  if (!response?.ok || response.redirected || field.value !== text) return;
  const { written: day, understood, refusal } = await response.json();
  place.textContent = refusal || understood;
  place.classList.toggle("text-danger-emphasis", refusal !== "");
  if (day && day !== text) {
    field.value = day;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
};

const calendar = (pick) => {
  const box = document.createElement("div");
  box.className = "day-calendar card";
  box.popover = "auto";
  box.innerHTML = `<calendar-date locale="${said("vi-VN", "en-GB")}" first-day-of-week="1" show-outside-days>
    <span slot="previous" aria-label="${said("Tháng trước", "Previous month")}">‹</span>
    <span slot="next" aria-label="${said("Tháng sau", "Next month")}">›</span>
    <calendar-month></calendar-month></calendar-date>`;
  box.firstElementChild.addEventListener("change", ({ target }) => pick(target.value));
  document.body.append(box);
  return box;
};

const beside = (box, button) => {
  const { bottom, top, right } = button.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const below = bottom + height < innerHeight ? bottom : Math.max(0, top - height);
  box.style.top = `${below}px`;
  box.style.left = `${Math.max(0, Math.min(right - width, innerWidth - width))}px`;
};

/* The calendar draws itself in the frame after it is shown. */
const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

const listen = () => {
  let box = null;
  let field = null;
  const pick = (day) => {
    field.value = written(day);
    box.hidePopover();
    for (const told of ["input", "change"]) field.dispatchEvent(new Event(told, { bubbles: true }));
    drawn().then(() => field.focus());
  };
  document.addEventListener("change", ({ target }) => {
    if (target.matches?.(".day-input > input")) settle(target);
  });
  document.addEventListener("click", async ({ target }) => {
    const button = target.closest?.("[data-calendar]");
    if (!button) return;
    await import(button.dataset.calendar);
    box ??= calendar(pick);
    field = button.previousElementSibling;
    const days = box.firstElementChild;
    days.value = iso(field.value);
    days.focusedDate = days.value || undefined;
    box.showPopover();
    await drawn();
    beside(box, button);
    days.focus({ target: "day" });
  });
};

if (globalThis.document) listen();
