import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

const script = readFileSync(new URL("../../src/thidua/static/js/theme.js", import.meta.url), "utf8");

const page = (isDark) => {
  const root = { dataset: { bsTheme: "light" } };
  const system = {
    matches: isDark,
    addEventListener(_name, heard) {
      system.changed = heard;
    },
  };
  runInNewContext(script, {
    document: { documentElement: root },
    window: { matchMedia: () => system },
  });
  return { root, system };
};

test("the page is as dark as the system", () => {
  assert.equal(page(true).root.dataset.bsTheme, "dark");
  assert.equal(page(false).root.dataset.bsTheme, "light");
});

test("it changes with the system until somebody chooses", () => {
  const { root, system } = page(false);
  system.matches = true;
  system.changed();
  assert.equal(root.dataset.bsTheme, "dark");
  root.dataset.themeChosen = "";
  system.matches = false;
  system.changed();
  assert.equal(root.dataset.bsTheme, "dark");
});
