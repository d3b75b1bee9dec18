import assert from "node:assert/strict";
import { test } from "node:test";

import { tell } from "../../src/thidua/static/js/row_cards.js";

const cell = (tagName, textContent, dataset = {}) => ({ tagName, textContent, dataset });
const table = (...rows) => ({
  tHead: { rows: [{ cells: [cell("TH", " Đơn vị "), cell("TH", "Số\n  lượng"), cell("TH", "")] }] },
  tBodies: [{ rows: rows.map((cells) => ({ cells })) }],
});
const labels = (row) => row.map((each) => each.dataset.label);

test("a cell is told by the heading of its column", () => {
  const row = [cell("TH", "Hội A"), cell("TD", "3"), cell("TD", "Sửa")];
  tell(table(row));
  assert.deepEqual(labels(row), [undefined, "Số lượng", ""]);
});

test("what it says itself stays, empty too", () => {
  const row = [cell("TD", "Hội A", { label: "" }), cell("TD", "3", { label: "Quà" }), cell("TD", "")];
  tell(table(row));
  assert.deepEqual(labels(row), ["", "Quà", ""]);
});

test("a row over several columns is left as it is", () => {
  const row = [cell("TD", "Chưa có gì")];
  tell(table(row));
  assert.deepEqual(labels(row), [undefined]);
});

test("a table without a head is left as it is", () => {
  tell({ tHead: null, tBodies: [] });
});
