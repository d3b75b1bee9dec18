/* <button data-copy="id of a field" data-copied="said after copying">: put the field's text on the clipboard. */
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const field = document.getElementById(button.dataset.copy);
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    document.execCommand("copy");
  }
  const words = button.querySelector("span");
  if (words) words.textContent = button.dataset.copied;
});
