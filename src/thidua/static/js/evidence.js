/* A file over the limit is told before it is sent. Works for forms that arrive later in the dialog. */
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-evidence]");
  if (!form || event.target.type !== "file") return;
  const limit = Number(form.dataset.maxBytes);
  const large = [...event.target.files].filter((file) => file.size > limit);
  const place = form.querySelector("[data-evidence-error]");
  const text = large.map((file) => `“${file.name}” ${form.dataset.tooLarge}`).join(" ");
  place.textContent = text;
  place.classList.toggle("d-block", Boolean(text));
  event.target.classList.toggle("is-invalid", Boolean(text));
  form.querySelector("button").disabled = Boolean(text);
});
