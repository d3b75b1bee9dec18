/* The box that searches everything: "/" or Ctrl+K goes there, arrows walk through what was found, Esc goes back. */
(() => {
  const boxes = () =>
    ["main", "nav"]
      .map((part) => document.querySelector(`${part} [data-search]`))
      .filter((box) => box?.offsetParent);
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
  let back = null;
  document.addEventListener("keydown", (event) => {
    const asks =
      (event.key === "k" && (event.ctrlKey || event.metaKey)) ||
      (event.key === "/" && !typing(event.target) && !/(^|; )slash_key=off/.test(document.cookie));
    if (!asks || event.altKey || document.querySelector(".modal.show")) return;
    const box = boxes()[0];
    const page = document.querySelector("a[data-search-page]");
    if (!box && !page) return;
    event.preventDefault();
    if (!box) location.assign(page.href);
    else {
      back = document.activeElement === box ? back : document.activeElement;
      box.focus();
      box.select();
    }
  });
  const panelOf = (element) =>
    document.querySelector(element.closest("nav") ? "nav [data-found]" : "main [data-found]");
  document.addEventListener("keydown", (event) => {
    const inside = event.target.closest?.("[data-search], [data-found]");
    if (!inside) return;
    const panel = panelOf(inside);
    const links = [...(panel?.querySelectorAll("a") ?? [])];
    const place = links.indexOf(document.activeElement);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const next = place + (event.key === "ArrowDown" ? 1 : -1);
      if (next >= links.length || (place < 0 && next < 0)) return;
      event.preventDefault();
      if (next < 0) boxes()[0]?.focus();
      else links[next].focus();
    } else if (event.key === "Escape" && inside.closest("nav")) {
      panel.replaceChildren();
      if (back?.isConnected && back !== document.body) back.focus();
      else document.activeElement.blur();
      back = null;
    }
  });
  /* A click beside the bar's box closes what it found. */
  document.addEventListener("click", (event) => {
    const panel = document.querySelector("nav [data-found]");
    if (panel?.children.length && !event.target.closest("[data-search-box]")) panel.replaceChildren();
  });
})();
