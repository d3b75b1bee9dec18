import assert from "node:assert/strict";
import { test } from "node:test";

test("a script speaks the language of its page", async () => {
  globalThis.document = { documentElement: { lang: "en" }, addEventListener() {} };
  const { said } = await import("../../src/thidua/static/js/words.js");
  assert.equal(said("Có", "Yes"), "Yes");
  document.documentElement.lang = "vi";
  assert.equal(said("Có", "Yes"), "Có");
});
