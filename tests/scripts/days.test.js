import assert from "node:assert/strict";
import { test } from "node:test";
import { iso, written } from "../../src/thidua/static/js/days.js";

test("the calendar and the field say the same day", () => {
  assert.equal(written("2026-03-05"), "05/03/2026");
  assert.equal(iso("05/03/2026"), "2026-03-05");
});

test("what is no whole day opens the calendar at today", () => {
  assert.deepEqual(["", "5/3", "hôm nay"].map(iso), ["", "", ""]);
});
