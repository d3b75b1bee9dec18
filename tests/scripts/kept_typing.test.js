/* What is typed survives a closed tab, and a storage that is full or broken harms nothing. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { keep, kept } from "../../src/thidua/static/js/score_sheet/kept_typing.js";

const storage = (start = {}) => {
  const held = new Map(Object.entries(start));
  return {
    getItem: (name) => held.get(name) ?? null,
    setItem: (name, text) => {
      held.set(name, text);
    },
    removeItem: (name) => {
      held.delete(name);
    },
    size: () => held.size,
  };
};
const full = {
  getItem: () => {
    throw new Error("off");
  },
  setItem: () => {
    throw new Error("full");
  },
  removeItem: () => {},
};

test("typing is kept by row and read again", () => {
  const store = storage();
  keep(store, "sheet", { 7: { "7-actual": "12" } });
  assert.deepEqual(kept(store, "sheet"), { 7: { "7-actual": "12" } });
});

test("nothing unsaved leaves nothing behind", () => {
  const store = storage({ sheet: "{}" });
  keep(store, "sheet", {});
  assert.equal(store.size(), 0);
});

test("what cannot be read or kept is passed over", () => {
  keep(full, "sheet", { 7: {} });
  assert.deepEqual(kept(full, "sheet"), {});
  assert.deepEqual(kept(storage({ sheet: "{broken" }), "sheet"), {});
  assert.deepEqual(kept(storage({ sheet: "12" }), "sheet"), {});
});
