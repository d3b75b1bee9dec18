/* The worker keeps a sheet until a newer one has come, for one account, for a week. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

const script = readFileSync(new URL("../../src/thidua/static/js/sheet_worker.js", import.meta.url), "utf8");
const HOME = "https://thidua.example";
const SHEET = `${HOME}/appraisals/sheets/7/`;
const STYLE = `${HOME}/static/css/a.css`;
const DAY = 24 * 3600 * 1000;

/* A browser around the worker: its caches, a network that can be down, a clock. */
const browser = () => {
  const stores = new Map();
  const heard = {};
  const world = { isOnline: true, now: 0, text: "first", redirected: false };
  const storeOf = (held) => ({
    keys: async () => [...held.keys()].map((url) => ({ url })),
    match: async (each) => held.get(each.url ?? each)?.clone(),
    put: async (each, answer) => {
      held.set(each, answer);
    },
    delete: async (each) => held.delete(each.url ?? each),
  });
  const open = (name) => {
    if (!stores.has(name)) stores.set(name, new Map());
    return storeOf(stores.get(name));
  };
  const caches = {
    open: async (name) => open(name),
    delete: async (name) => stores.delete(name),
    match: async (address, { cacheName }) => open(cacheName).match(address),
  };
  const fetch = async () => {
    if (!world.isOnline) throw new TypeError("no network");
    const answer = new Response(world.text);
    Object.defineProperty(answer, "redirected", { value: world.redirected });
    return answer;
  };
  const self = {
    location: { origin: HOME },
    addEventListener: (name, listener) => {
      heard[name] = listener;
    },
  };
  class Clock extends Date {
    static now() {
      return world.now;
    }
  }
  runInNewContext(script, { self, caches, fetch, URL, Response, Headers, Date: Clock });
  const keep = async (owner, addresses = [SHEET, STYLE]) => {
    const begun = [];
    heard.message({ data: { keep: addresses, owner }, waitUntil: (each) => begun.push(each) });
    await Promise.all(begun);
  };
  const opened = async (address) => {
    const answers = [];
    heard.fetch({ request: { method: "GET", url: address }, respondWith: (each) => answers.push(each) });
    const found = await answers[0];
    return found.type === "error" ? null : found.text();
  };
  return { world, keep, opened };
};

test("a page that was opened without a network opens again, as often as one likes", async () => {
  const { world, keep, opened } = browser();
  await keep("1");
  world.isOnline = false;
  for (const _time of [1, 2, 3]) {
    assert.equal(await opened(SHEET), "first");
    assert.equal(await opened(STYLE), "first");
    await keep("1");
  }
});

test("what is kept stays when the server answers with another page", async () => {
  const { world, keep, opened } = browser();
  await keep("1");
  world.text = "sign in";
  world.redirected = true;
  await keep("1");
  world.isOnline = false;
  assert.equal(await opened(SHEET), "first");
});

test("a newer page and its files take the place of the one before", async () => {
  const { world, keep, opened } = browser();
  await keep("1");
  world.text = "second";
  await keep("1", [SHEET]);
  world.isOnline = false;
  assert.equal(await opened(SHEET), "second");
  assert.equal(await opened(STYLE), null);
});

test("the page of another account is not kept, network or none", async () => {
  const { world, keep, opened } = browser();
  await keep("1");
  world.isOnline = false;
  await keep("2", [`${HOME}/appraisals/sheets/8/`]);
  assert.equal(await opened(SHEET), null);
});

test("a week after it was last opened with a network it is dropped", async () => {
  const { world, keep, opened } = browser();
  await keep("1");
  world.isOnline = false;
  world.now = 7 * DAY;
  assert.equal(await opened(SHEET), "first");
  world.now += 1;
  assert.equal(await opened(SHEET), null);
  assert.equal(await opened(STYLE), null);
});
