/* Boxes of a certificate: moved and resized on the sheet, by mouse and keys. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  filled,
  keyed,
  moved,
  read,
  resized,
  written,
} from "../../src/thidua/static/js/sheet_editor/geometry.js";

const SHEET = { width: 297, height: 210 };
const BOX = { x: 40, y: 88, width: 217, height: 14 };

test("a box moves by tenths and stays on the sheet", () => {
  assert.deepEqual(moved(BOX, 0.26, -0.1, SHEET), { ...BOX, x: 40.3, y: 87.9 });
  assert.deepEqual(moved(BOX, 500, 500, SHEET), { ...BOX, x: 80, y: 196 });
  assert.deepEqual(moved(BOX, -500, -500, SHEET), { ...BOX, x: 0, y: 0 });
});

test("a box keeps two millimetres and ends at the edge", () => {
  assert.deepEqual(resized(BOX, -500, 500, SHEET), { ...BOX, width: 2, height: 122 });
});

test("arrows move by a millimetre, with Shift by a tenth, with Ctrl they resize", () => {
  assert.deepEqual(keyed(BOX, { key: "ArrowRight" }, SHEET), { ...BOX, x: 41 });
  assert.deepEqual(keyed(BOX, { key: "ArrowUp", shiftKey: true }, SHEET), { ...BOX, y: 87.9 });
  assert.deepEqual(keyed(BOX, { key: "ArrowDown", ctrlKey: true }, SHEET), { ...BOX, height: 15 });
  assert.equal(keyed(BOX, { key: "Tab" }, SHEET), null);
  assert.equal(keyed(BOX, { key: "ArrowDown", altKey: true }, SHEET), null);
});

test("figures are read and written with a comma", () => {
  assert.equal(read(" 40,5 "), 40.5);
  assert.equal(read("40.5"), 40.5);
  assert.equal(read("bốn"), null);
  assert.equal(written(40.25), "40,3");
});

test("columns are shown by the sample, unknown ones as they are", () => {
  assert.equal(filled("Số: {số} {lạ}", { số: "12" }), "Số: 12 {lạ}");
});
