/* What a field must hold is said in the page's language, never in the browser's. */

import { said } from "./words.js";

const MISSING = {
  checkbox: said("Hãy đánh dấu ô này.", "Please tick this box."),
  radio: said("Hãy chọn một mục.", "Please choose one."),
  file: said("Hãy chọn một tệp.", "Please choose a file."),
  "select-one": said("Hãy chọn một mục trong danh sách.", "Please choose an entry from the list."),
};
const MISTYPED = {
  email: said(
    "Hãy điền một địa chỉ thư điện tử, như ten@coquan.gov.vn.",
    "Please enter an e-mail address, such as ten@coquan.gov.vn.",
  ),
  url: said(
    "Hãy điền một địa chỉ bắt đầu bằng https://.",
    "Please enter an address that begins with https://.",
  ),
};

/** The sentence for what a field lacks; "" when only the page itself finds fault with it. */
export const sentence = (field) => {
  const { validity, type } = field;
  if (validity.valueMissing) return MISSING[type] ?? said("Hãy điền ô này.", "Please fill in this field.");
  if (validity.typeMismatch)
    return MISTYPED[type] ?? said("Ô này chưa đúng dạng.", "This field is not of the right form.");
  if (validity.badInput) return said("Hãy điền một số.", "Please enter a number.");
  if (validity.tooLong)
    return said(
      `Tối đa ${field.maxLength} ký tự; đang có ${field.value.length}.`,
      `At most ${field.maxLength} characters; there are ${field.value.length}.`,
    );
  if (validity.tooShort)
    return said(
      `Ít nhất ${field.minLength} ký tự; đang có ${field.value.length}.`,
      `At least ${field.minLength} characters; there are ${field.value.length}.`,
    );
  if (validity.rangeUnderflow) return said(`Nhỏ nhất là ${field.min}.`, `${field.min} at least.`);
  if (validity.rangeOverflow) return said(`Lớn nhất là ${field.max}.`, `${field.max} at most.`);
  if (validity.stepMismatch)
    return said(
      "Hãy điền một số nguyên, hoặc ít chữ số lẻ hơn.",
      "Please enter a whole number, or fewer decimals.",
    );
  if (validity.patternMismatch)
    return field.title || said("Ô này chưa đúng mẫu.", "This field does not match its pattern.");
  return "";
};

const listen = () => {
  const marked = new Set();
  const clear = () => {
    for (const field of marked) field.setCustomValidity("");
    marked.clear();
  };
  const tell = ({ target }) => {
    const words = sentence(target);
    if (!words) return;
    target.setCustomValidity(words);
    marked.add(target);
  };
  document.addEventListener("invalid", tell, true);
  /* A field with a sentence stays invalid until the sentence is taken off, whatever it holds. */
  for (const event of ["input", "change", "click", "keydown"]) {
    document.addEventListener(event, clear, true);
  }
};

if (globalThis.document) listen();
