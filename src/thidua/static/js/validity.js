/* What a field must hold is said in the page's language, never in the browser's. */

const MISSING = {
  checkbox: "Hãy đánh dấu ô này.",
  radio: "Hãy chọn một mục.",
  file: "Hãy chọn một tệp.",
  "select-one": "Hãy chọn một mục trong danh sách.",
};
const MISTYPED = {
  email: "Hãy điền một địa chỉ thư điện tử, như ten@coquan.gov.vn.",
  url: "Hãy điền một địa chỉ bắt đầu bằng https://.",
};

/** The sentence for what a field lacks; "" when only the page itself finds fault with it. */
export const sentence = (field) => {
  const { validity, type } = field;
  if (validity.valueMissing) return MISSING[type] ?? "Hãy điền ô này.";
  if (validity.typeMismatch) return MISTYPED[type] ?? "Ô này chưa đúng dạng.";
  if (validity.badInput) return "Hãy điền một số.";
  if (validity.tooLong) return `Tối đa ${field.maxLength} ký tự; đang có ${field.value.length}.`;
  if (validity.tooShort) return `Ít nhất ${field.minLength} ký tự; đang có ${field.value.length}.`;
  if (validity.rangeUnderflow) return `Nhỏ nhất là ${field.min}.`;
  if (validity.rangeOverflow) return `Lớn nhất là ${field.max}.`;
  if (validity.stepMismatch) return "Hãy điền một số nguyên, hoặc ít chữ số lẻ hơn.";
  if (validity.patternMismatch) return field.title || "Ô này chưa đúng mẫu.";
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
