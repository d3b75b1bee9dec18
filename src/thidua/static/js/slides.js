/* The review on the wall: arrow keys, page keys and the space bar turn its pages. */
const KEYS = {
  ArrowRight: "after",
  PageDown: "after",
  " ": "after",
  ArrowLeft: "before",
  PageUp: "before",
};
document.addEventListener("keydown", (event) => {
  const way = KEYS[event.key];
  if (!way || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === " " && event.target.closest("a, button")) return;
  const link = document.querySelector(`[data-slide="${way}"]`);
  if (!link) return;
  event.preventDefault();
  link.click();
});
