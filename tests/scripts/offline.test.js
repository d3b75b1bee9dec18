/* What the worker keeps of a sheet: the page and its static files, nothing of the product beside them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { keepPage, partsOf } from "../../src/thidua/static/js/score_sheet/offline.js";

const PAGE = "https://thidua.example/appraisals/sheets/7/#line-3";

test("a page is kept with its static files, once each", () => {
  const loaded = [
    "https://thidua.example/static/css/a.css",
    "https://thidua.example/static/css/a.css",
    "https://thidua.example/reminders/bell/",
    "https://elsewhere.example/static/x.js",
  ];
  assert.deepEqual(partsOf(PAGE, loaded), [
    "https://thidua.example/appraisals/sheets/7/",
    "https://thidua.example/static/css/a.css",
  ]);
});

test("a browser without workers goes on as before", async () => {
  assert.equal(await keepPage(undefined, "/appraisals/sheet-worker.js"), undefined);
});
