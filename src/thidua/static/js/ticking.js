/* <form data-ticking="Chấp nhận {n} đăng ký" data-all="Chọn tất cả" data-ask="Chấp nhận {n} đăng ký?">: a box that ticks
   all others, a button that counts, a question that counts. Without it every box is ticked by hand. */
(() => {
  for (const form of document.querySelectorAll("form[data-ticking]")) {
    const boxes = [...form.querySelectorAll("input[type=checkbox][name=pick]")];
    const button = form.querySelector("button.btn-primary, button:not([type])");
    if (!boxes.length || !button) continue;
    const all = document.createElement("input");
    all.type = "checkbox";
    all.className = "form-check-input";
    const words = document.createElement("span");
    words.className = "form-check-label fw-medium";
    words.textContent = form.dataset.all;
    const label = document.createElement("label");
    label.className = "form-check";
    label.append(all, words);
    if (boxes.length > 1) boxes[0].closest(".form-check, label").before(label);
    const count = () => {
      const ticked = boxes.filter((box) => box.checked).length;
      all.checked = ticked === boxes.length;
      all.indeterminate = ticked > 0 && !all.checked;
      button.textContent = form.dataset.ticking.replace("{n}", String(ticked));
      form.dataset.confirm = ticked ? form.dataset.ask.replace("{n}", String(ticked)) : "";
    };
    all.addEventListener("change", () => {
      for (const box of boxes) box.checked = all.checked;
      count();
    });
    form.addEventListener("change", count);
    count();
  }
})();
