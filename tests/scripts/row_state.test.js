/* What a row of the sheet does, event by event. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  FRESH,
  goesOutAgain,
  isReady,
  isSettled,
  judge,
  step,
  summary,
} from "../../src/thidua/static/js/score_sheet/row_state.js";

const after = (...events) => events.reduce(step, FRESH);

test("a row is typed, sent and accepted", () => {
  assert.equal(summary([after("type")]), "saving");
  assert.equal(summary([after("type", "send")]), "saving");
  assert.deepEqual(after("type", "send", "accept"), FRESH);
  assert.equal(summary([FRESH, after("type", "send", "accept")]), "saved");
});

test("what is typed while a row is being sent goes out again", () => {
  const row = after("type", "send", "type", "accept");
  assert.equal(row.isTyped, true);
  assert.equal(goesOutAgain(row), true);
});

test("a refused figure stays refused until it is typed anew", () => {
  assert.equal(summary([after("type", "send", "refuse")]), "invalid");
  assert.equal(summary([after("type", "send", "refuse", "type")]), "saving");
  assert.equal(after("type", "send", "type", "refuse").trouble, null);
});

test("a failed row keeps what was typed and says so until an answer comes", () => {
  const failed = after("type", "send", "fail");
  assert.equal(isReady(failed), true);
  assert.equal(goesOutAgain(failed), false);
  assert.equal(summary([failed]), "failed");
  assert.equal(summary([step(failed, "send")]), "failed");
  assert.deepEqual(step(step(failed, "send"), "accept"), FRESH);
});

test("a session that ended is told apart from a line that is down", () => {
  assert.equal(summary([after("type", "send", "expire"), after("type", "send", "fail")]), "expired");
});

test("a conflict waits for the user's choice", () => {
  const row = after("type", "send", "differ");
  assert.equal(isReady(row), false);
  assert.equal(summary([row, after("type", "send", "fail")]), "conflict");
  assert.equal(isReady(step(row, "keepMine")), true);
  assert.deepEqual(step(row, "takeTheirs"), FRESH);
});

test("a sheet is settled when nothing is typed and nothing refused", () => {
  assert.equal(isSettled([FRESH, FRESH]), true);
  assert.equal(isSettled([FRESH, after("type")]), false);
  assert.equal(isSettled([after("type", "send")]), false);
  assert.equal(isSettled([after("type", "send", "refuse")]), false);
  assert.equal(isSettled([after("type", "send", "differ")]), false);
});

test("an answer is judged by where it came from, its status and its body", () => {
  const answers = [
    [{ redirected: true, status: 200, answer: null }, "expire"],
    [{ redirected: false, status: 403, answer: null }, "expire"],
    [{ redirected: false, status: 502, answer: null }, "fail"],
    [{ redirected: false, status: 0, answer: null }, "fail"],
    [{ redirected: false, status: 503, answer: { refusal: "chưa ghi được" } }, "fail"],
    [{ redirected: false, status: 200, answer: { total: "1" } }, "accept"],
    [{ redirected: false, status: 422, answer: { faults: [] } }, "refuse"],
    [{ redirected: false, status: 409, answer: { refusal: "đã khoá" } }, "refuse"],
    [{ redirected: false, status: 409, answer: { conflict: {} } }, "differ"],
  ];
  for (const [answer, event] of answers) assert.equal(judge(answer), event);
});
