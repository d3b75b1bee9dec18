import assert from "node:assert/strict";
import { test } from "node:test";
import { addressFor, needsAsking } from "../../src/thidua/static/js/figures.js";

test("only what may be read another way is asked about", () => {
  assert.deepEqual(["", "7", " 120 ", "1500", "15.000", "80%", "25 tỷ"].map(needsAsking), [
    false,
    false,
    false,
    true,
    true,
    true,
    true,
  ]);
});

test("the field says what it counts", () => {
  assert.equal(
    addressFor("/f/", { figureKind: "money", figurePer: "1000000" }, "25 tỷ"),
    "/f/?kind=money&per=1000000&text=25+t%E1%BB%B7",
  );
  assert.equal(addressFor("/f/", { figureKind: "count" }, "1 2"), "/f/?kind=count&per=1&text=1+2");
  assert.equal(
    addressFor("/f/", { figureKind: "number", figureAbout: "1" }, "12"),
    "/f/?kind=number&per=1&about=1&text=12",
  );
});
