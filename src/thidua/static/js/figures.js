/* Below a figure stands what the server understands of it, while it is typed. */

const WHILE_TYPING = 350;

/** Whether a text says more, or less, than its own digits. */
export const needsAsking = (text) => !/^\s*\d{0,3}\s*$/.test(text);

/** The address that answers for a field; `data` is its dataset. */
export const addressFor = (address, { figureKind, figurePer = "1", figureAbout }, text) =>
  `${address}?${new URLSearchParams({
    kind: figureKind,
    per: figurePer,
    ...(figureAbout && { about: figureAbout }),
    text,
  })}`;

const say = (place, { understood = "", refusal = "" } = {}) => {
  place.textContent = refusal || understood;
  place.classList.toggle("text-danger-emphasis", refusal !== "");
};

const ask = async (field, place) => {
  const text = field.value;
  if (!needsAsking(text) && field.dataset.figureKind !== "money") return say(place);
  const response = await fetch(addressFor(place.dataset.echo, field.dataset, text), {
    credentials: "same-origin",
    headers: { Accept: "application/json" },
  }).catch(() => null);
  if (response?.ok && !response.redirected && field.value === text) say(place, await response.json());
};

const listen = () => {
  const waiting = new WeakMap();
  document.addEventListener("input", ({ target: field }) => {
    const place = field.dataset?.figureKind ? field.nextElementSibling : null;
    if (!place?.matches("[data-echo]")) return;
    clearTimeout(waiting.get(field));
    waiting.set(
      field,
      setTimeout(() => ask(field, place), WHILE_TYPING),
    );
  });
};

if (globalThis.document) listen();
