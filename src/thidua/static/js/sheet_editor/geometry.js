/* Boxes on a sheet in millimetres: moved, resized, kept on the sheet; figures as people type them. */
const LEAST = 2; // mm, of a side
const STEP = 1;
const FINE = 0.1;
const STEPS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const tenth = (value) => Math.round(value * 10) / 10;
const within = (value, least, most) => tenth(Math.min(Math.max(value, least), Math.max(least, most)));

/* "40,5" and "40.5"; what is no figure is null. */
export function read(text) {
  const plain = text.trim().replace(",", ".");
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

export function written(value) {
  return String(tenth(value)).replace(".", ",");
}

export function moved(box, right, down, sheet) {
  return {
    ...box,
    x: within(box.x + right, 0, sheet.width - box.width),
    y: within(box.y + down, 0, sheet.height - box.height),
  };
}

export function resized(box, wider, higher, sheet) {
  return {
    ...box,
    width: within(box.width + wider, LEAST, sheet.width - box.x),
    height: within(box.height + higher, LEAST, sheet.height - box.y),
  };
}

/* What a key does to a box: with Shift in tenths, with Ctrl to its size; null: nothing. */
export function keyed(box, event, sheet) {
  const way = STEPS[event.key];
  if (!way || event.altKey || event.metaKey) return null;
  const [right, down] = way.map((each) => each * (event.shiftKey ? FINE : STEP));
  return event.ctrlKey ? resized(box, right, down, sheet) : moved(box, right, down, sheet);
}

/* A text with what stands for its columns in an invented award. */
export function filled(text, sample) {
  return text.replace(/\{([^{}]*)\}/g, (whole, name) => sample[name] ?? whole);
}
