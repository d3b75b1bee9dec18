/* Everything small that every page needs: theme, type size, dialogs filled by htmx, asking once. */
(() => {
  const remember = (name, value) => {
    document.cookie = `${name}=${value};path=/;max-age=31536000;samesite=lax`;
  };
  document.addEventListener("click", (event) => {
    const target = event.target.closest(
      "[data-toggle-theme], [data-toggle-type], [data-toggle-slash], [data-print]",
    );
    if (!target) return;
    const root = document.documentElement;
    if (target.hasAttribute("data-toggle-theme")) {
      const next = root.dataset.bsTheme === "dark" ? "light" : "dark";
      root.dataset.bsTheme = next;
      root.dataset.themeChosen = "";
      remember("theme", next);
    } else if (target.hasAttribute("data-toggle-type")) {
      remember("type_size", root.classList.toggle("large-type") ? "large" : "normal");
    } else if (target.hasAttribute("data-toggle-slash")) {
      remember("slash_key", /(^|; )slash_key=off/.test(document.cookie) ? "on" : "off");
    } else {
      window.print();
    }
  });
  /* On paper nothing is folded away. */
  window.addEventListener("beforeprint", () => {
    for (const folded of document.querySelectorAll("main details")) folded.open = true;
  });
  /* An address with # opens the folded thing that it names. */
  const unfold = () => {
    const named = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (named instanceof HTMLDetailsElement) named.open = true;
  };
  unfold();
  window.addEventListener("hashchange", unfold);
  /* What opened below a line closes by Esc and by a click beside it. */
  const foldBack = (event) => {
    for (const fold of document.querySelectorAll(".phase-fold[open]")) {
      if (event.type === "click" && fold.contains(event.target)) continue;
      if (event.type === "keydown" && event.key !== "Escape") continue;
      fold.open = false;
      if (event.type === "keydown") fold.querySelector("summary").focus();
    }
  };
  document.addEventListener("click", foldBack);
  document.addEventListener("keydown", foldBack);
  /* On a narrow screen the strip of phases and the tabs open at the present one. */
  for (const strip of document.querySelectorAll(".phases, .season-tabs")) {
    const step = strip.querySelector("[aria-current]");
    if (step) strip.scrollLeft = step.offsetLeft - 8;
  }
  /* <button data-check-all="is_present"> ticks every such box of its form. */
  document.addEventListener("click", (event) => {
    const all = event.target.closest("[data-check-all]");
    for (const box of all?.form.querySelectorAll(`[type=checkbox][name$="${all.dataset.checkAll}"]`) ?? [])
      box.checked = true;
    all?.form.dispatchEvent(new Event("input", { bubbles: true }));
  });
  /* <form data-confirm="…"> asks once, naming the thing. */
  document.addEventListener("submit", (event) => {
    const question = event.target.dataset.confirm;
    if (question && !window.confirm(question)) event.preventDefault();
  });
  /* A form is sent once: the second click waits for the answer. */
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented || event.target.method !== "post") return;
    const button = event.submitter;
    if (button)
      setTimeout(() => {
        button.disabled = true;
        setTimeout(() => {
          button.disabled = false;
        }, 4000);
      });
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    const title = event.detail.target.querySelector("[data-page-title]");
    if (title) title.value = document.title;
  });
  /* Fragments loaded into #dialog-content open the dialog; closing it gives the focus back to what opened it. */
  const dialog = document.getElementById("dialog");
  let opener = null;
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id !== "dialog-content") return;
    if (!dialog.classList.contains("show"))
      opener = event.detail.requestConfig?.elt ?? document.activeElement;
    window.tabler.Modal.getOrCreateInstance(dialog).show();
  });
  dialog?.addEventListener("hidden.bs.modal", () => {
    const address = opener?.getAttribute("href");
    const back = opener?.isConnected
      ? opener
      : address && document.querySelector(`main a[href="${CSS.escape(address)}"]`);
    back?.focus(); /* the opener itself may have been drawn anew meanwhile */
  });
  /* Leaving with unsaved typing asks first: <form data-guard>. */
  let dirty = false;
  document.addEventListener("input", (event) => {
    if (event.target.closest("form[data-guard]")) dirty = true;
  });
  document.addEventListener("submit", () => {
    dirty = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (dirty) event.preventDefault();
  });
})();
