/* What somebody typed before the script was there is told from what the page came with. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isTouched, setEchoes, wasTyped } from "../../src/thidua/static/js/score_sheet/row_fields.js";

const text = (value, defaultValue, more = {}) => ({ type: "text", name: "x", value, defaultValue, ...more });
const list = (selectedIndex, ...defaults) => ({
  type: "select-one",
  selectedIndex,
  options: defaults.map((defaultSelected) => ({ defaultSelected })),
});

test("a text, a tick and a choice that differ from the page are touched", () => {
  assert.equal(isTouched(text("12", "")), true);
  assert.equal(isTouched({ type: "checkbox", checked: true, defaultChecked: false }), true);
  assert.equal(isTouched(list(1, false, false)), true);
});

test("what the page came with is not", () => {
  assert.equal(isTouched(text("12", "12")), false);
  assert.equal(isTouched({ type: "checkbox", checked: true, defaultChecked: true }), false);
  assert.equal(isTouched(list(0, false, false)), false);
  assert.equal(isTouched(list(1, false, true)), false);
});

test("a row was typed in when one of its named, visible fields is touched", () => {
  const row = (...fields) => ({ querySelectorAll: () => fields });
  assert.equal(wasTyped(row(text("", ""), text("3", ""))), true);
  assert.equal(wasTyped(row(text("8", "7", { type: "hidden" }), text("3", "", { name: "" }))), false);
});

test("what the server understood stands below its field, and goes with the figure", () => {
  const place = { dataset: { echoOf: "actual" }, textContent: "" };
  const row = { querySelectorAll: () => [place] };
  setEchoes(row, { actual: "= 25.000.000.000 đồng", target: "" });
  assert.equal(place.textContent, "= 25.000.000.000 đồng");
  setEchoes(row, {});
  assert.equal(place.textContent, "");
});
