/* What somebody typed before the script was there is told from what the page came with. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
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

test("what the server understood stands below its field, and goes with the figure", () => {
  const place = { dataset: { echoOf: "actual" }, textContent: "" };
  const row = { querySelectorAll: () => [place] };
  setEchoes(row, { actual: "= 25.000.000.000 đồng", target: "" });
  assert.equal(place.textContent, "= 25.000.000.000 đồng");
  setEchoes(row, {});
  assert.equal(place.textContent, "");
});

test("a fault gets a place below its field, said with the field, and the place stays", () => {
  const made = [];
  const attributes = {};
  const look = () => {
    const on = new Set();
    return { on, toggle: (name, is) => (is ? on.add(name) : on.delete(name)) };
  };
  globalThis.document = { createElement: () => ({ dataset: {}, classList: look() }) };
  const field = {
    name: "7-actual",
    dataset: { figure: "actual" },
    classList: look(),
    after: (place) => made.push(place),
    setAttribute: (name, value) => {
      attributes[name] = value;
    },
  };
  const row = { querySelectorAll: () => [field], querySelector: () => made[0] ?? null };

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
