import assert from "node:assert/strict";
import { test } from "node:test";
import { chosen } from "../../src/thidua/static/js/file_fields.js";
import { sentence } from "../../src/thidua/static/js/validity.js";

const field = (fault, rest = {}) => ({ validity: { [fault]: true }, type: "text", ...rest });

test("what is missing is asked for by the kind of field", () => {
  const kinds = ["text", "file", "radio", "checkbox", "select-one"];
  const words = kinds.map((type) => sentence(field("valueMissing", { type })));
  assert.equal(words[0], "Hãy điền ô này.");
  assert.equal(words[1], "Hãy chọn một tệp.");
  assert.equal(new Set(words).size, kinds.length);
});

test("limits are named with their numbers", () => {
  assert.equal(sentence(field("rangeUnderflow", { min: "0" })), "Nhỏ nhất là 0.");
  assert.equal(sentence(field("rangeOverflow", { max: "20" })), "Lớn nhất là 20.");
  const short = field("tooShort", { minLength: 12, value: "abc" });
  assert.equal(sentence(short), "Ít nhất 12 ký tự; đang có 3.");
});

test("a pattern says what its field's title says", () => {
  assert.equal(sentence(field("patternMismatch", { title: "Tám chữ số." })), "Tám chữ số.");
});

test("a fault that the page found itself keeps its own words", () => {
  assert.equal(sentence(field("customError")), "");
});

test("files are named, or counted", () => {
  assert.equal(chosen([]), "Chưa chọn tệp nào");
  assert.equal(chosen([{ name: "a.xlsx" }]), "a.xlsx");
  assert.equal(chosen([{ name: "a.pdf" }, { name: "b.pdf" }]), "2 tệp: a.pdf…");
});
