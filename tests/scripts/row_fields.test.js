/* What somebody typed before the script was there is told from what the page came with. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  figureOf,
  formOf,
  isTouched,
  setEchoes,
  setFaults,
  wasTyped,
} from "../../src/thidua/static/js/score_sheet/row_fields.js";

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

const look = () => {
  const on = new Set();
  return { on, toggle: (name, is) => (is ? on.add(name) : on.delete(name)) };
};
/* What a page makes and where it stands: `made` is everything that was put after a field. */
const pageOf = (name) => {
  const made = [];
  const attributes = {};
  globalThis.document = { createElement: (tag) => ({ tag, dataset: {}, classList: look() }) };
  const field = {
    name,
    classList: look(),
    closest: () => null,
    after: (place) => made.push(place),
    setAttribute: (key, value) => {
      attributes[key] = value;
    },
  };
  const row = { querySelectorAll: () => [field], querySelector: () => made[0] ?? null };
  return { made, attributes, field, row };
};

test("a field's figure is told by its name", () => {
  assert.equal(figureOf({ name: "7-actual" }), "actual");
  assert.equal(figureOf({ name: "12-note" }), "note");
  for (const name of ["7-na", "revisions", "7-actual-more", "-actual", undefined])
    assert.equal(figureOf({ name }), "");
});

test("what the server understood stands below its field, and goes with the figure", () => {
  const { made, row } = pageOf("7-actual");
  setEchoes(row, { target: "= 5" });
  assert.equal(made.length, 0);
  setEchoes(row, { actual: "= 25.000.000.000 đồng", target: "" });
  assert.deepEqual(
    [made[0].tag, made[0].dataset.echoOf, made[0].textContent],
    ["output", "actual", "= 25.000.000.000 đồng"],
  );
  setEchoes(row, {});
  assert.deepEqual([made.length, made[0].textContent], [1, ""]);
});

test("a row is sent with the revision that the page knows, and what does not apply", () => {
  const fields = [
    { name: "7-actual", type: "text", value: "5", disabled: true },
    { name: "7-note", type: "textarea", value: "đã xong" },
    { name: "7-na", type: "checkbox", value: "1", checked: true },
  ];
  const sent = (...some) => [...formOf({ querySelectorAll: () => some }, "7", "3").entries()];
  assert.deepEqual(sent(...fields), [
    ["7-revision", "3"],
    ["7-na-asked", "1"],
    ["7-note", "đã xong"],
    ["7-na", "1"],
  ]);
  assert.deepEqual(sent(fields[1]), [
    ["7-revision", "3"],
    ["7-note", "đã xong"],
  ]);
});

test("a fault gets a place below its field, said with the field, and the place stays", () => {
  const { made, attributes, field, row } = pageOf("7-actual");

  setFaults(row, []);
  assert.equal(made.length, 0);
  setFaults(row, [{ field: "actual", text: "không phải là số" }]);
  assert.deepEqual(
    [made[0].id, made[0].dataset.error, made[0].textContent],
    ["e-7-actual", "actual", "không phải là số"],
  );
  assert.deepEqual(attributes, { "aria-describedby": "e-7-actual", "aria-invalid": "true" });
  setFaults(row, []);
  assert.deepEqual([made.length, made[0].textContent, attributes["aria-invalid"]], [1, "", "false"]);
  assert.equal(field.classList.on.has("is-invalid"), false);
});
