/* What is typed survives a closed tab, and a storage that is full or broken harms nothing. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { forgetOld, keep, kept, nameOf } from "../../src/thidua/static/js/score_sheet/kept_typing.js";

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
    key: (at) => [...held.keys()][at],
    get length() {
      return held.size;
    },
  };
};
const full = {
  length: 1,
  key: () => {
    throw new Error("off");
  },
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
  assert.equal(store.length, 0);
});

test("what cannot be read or kept is passed over", () => {
  keep(full, "sheet", { 7: {} });
  assert.deepEqual(kept(full, "sheet"), {});
  assert.deepEqual(kept(storage({ sheet: "{broken" }), "sheet"), {});
  assert.deepEqual(kept(storage({ sheet: "12" }), "sheet"), {});
  assert.deepEqual(kept(storage({ sheet: '{"rows": null}' }), "sheet"), {});
  forgetOld(full);
});

test("what one account typed is not read by another", () => {
  const store = storage();
  keep(store, nameOf(1, 7), { 3: { "3-actual": "12" } });
  assert.deepEqual(kept(store, nameOf(2, 7)), {});
  assert.deepEqual(kept(store, nameOf(1, 8)), {});
});

test("typing of a week ago and of no account is dropped, the rest stays", () => {
  const DAY = 24 * 3600 * 1000;
  const store = storage({ "thidua.sheet.7": '{"3": {}}', "thidua.sheet.8": "{broken", other: "1" });
  keep(store, nameOf(1, 7), { 3: {} }, 0);
  keep(store, nameOf(2, 7), { 3: {} }, 2 * DAY);
  forgetOld(store, 8 * DAY);
  assert.deepEqual(
    Array.from({ length: store.length }, (_each, at) => store.key(at)),
    ["other", nameOf(2, 7)],
  );
});
