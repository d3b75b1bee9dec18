/* Keys that move the cursor from cell to cell. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { stepOf } from "../../src/thidua/static/js/score_sheet/cell_keys.js";

test("Enter goes down, with Shift up, and makes a new line in a note", () => {
  assert.equal(stepOf({ key: "Enter", shiftKey: false }, "INPUT"), 1);
  assert.equal(stepOf({ key: "Enter", shiftKey: true }, "SELECT"), -1);
  assert.equal(stepOf({ key: "Enter", shiftKey: false }, "TEXTAREA"), 0);
});

test("arrows move between inputs and are left to lists and notes", () => {
  assert.equal(stepOf({ key: "ArrowDown" }, "INPUT"), 1);
  assert.equal(stepOf({ key: "ArrowUp" }, "INPUT"), -1);
  assert.equal(stepOf({ key: "ArrowDown" }, "SELECT"), 0);
  assert.equal(stepOf({ key: "ArrowUp" }, "TEXTAREA"), 0);
  assert.equal(stepOf({ key: "a" }, "INPUT"), 0);
});
