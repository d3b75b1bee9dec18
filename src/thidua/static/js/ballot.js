/* The voter's phone: read the slip's code from the address, count marks, send, wait for the list. */
import { said } from "./words.js";

(() => {
  const tidy = (text) => text.toUpperCase().replace(/[^A-Z0-9]/g, "");
  const mark = () => {
    const form = document.querySelector("form[data-ballot]");
    if (!form) return;
    const input = form.querySelector("[name=code]");
    const scanned = tidy(location.hash.slice(1));
    if (
      input &&
      (scanned || tidy(input.value).length === 10) &&
      !document.querySelector(".alert-danger:not([data-lost])")
    ) {
      if (scanned) {
        input.value = scanned;
        history.replaceState(null, "", location.pathname); /* the code stays in no history */
      }
      const read = form.querySelector("[data-code-read]");
      read.hidden = false;
      read.querySelector("[data-code-shown]").textContent =
        `${tidy(input.value).slice(0, 5)}-${tidy(input.value).slice(5)}`;
      form.querySelector("[data-code-field]").hidden = true;
    }
    const limit = Number(form.dataset.limit);
    const count = form.querySelector("[data-count]");
    /* A paper with all its marks is sent at once; one with fewer, or none, is looked at again first. */
    const button = form.querySelector("[data-words]");
    const usual = button.textContent;
    const names = new Set([...form.querySelectorAll(".voting-answers input")].map((each) => each.name));
    const finish = () => {
      const marked = form.querySelectorAll(
        ".voting-choice input:checked, .voting-answers input:checked",
      ).length;
      const whole = Boolean(form.dataset.straight) && marked > 0 && marked === (limit || names.size);
      if (whole) button.setAttribute("formaction", form.dataset.straight);
      else button.removeAttribute("formaction");
      button.textContent = whole ? button.dataset.words : usual;
      form.querySelector("[data-final]").hidden = !whole;
    };
    const tell = () => {
      finish();
      if (!limit) return;
      const marked = form.querySelectorAll("[name=mark]:checked").length;
      count.textContent =
        marked > limit
          ? said(
              `Đã chọn ${marked}, tối đa ${limit}: bỏ bớt ${marked - limit}`,
              `${marked} chosen, ${limit} at most: take ${marked - limit} away`,
            )
          : said(`Đã chọn ${marked}/${limit}`, `${marked} of ${limit} chosen`);
      count.classList.toggle("late", marked > limit);
    };
    form.addEventListener("change", tell);
    tell();
  };
  mark();
  /* Code, marks and receipt are sent without cookies: beside them nothing may say whose phone this is. */
  const send = async (address, body) => {
    const headers = { "Accept-Language": document.documentElement.lang };
    const answer = await fetch(address, {
      method: "POST",
      body,
      headers,
      cache: "no-store",
      credentials: "omit",
    });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const content = page.querySelector("#content");
    if (!content) throw new Error("no page of ours"); /* an outage */
    document.querySelector("#content").replaceWith(content);
    document.title = page.title;
    mark();
    wait();
    scrollTo(0, 0);
  };
  const lost = (givenUp) => {
    const told = document.querySelector("[data-lost]");
    told.hidden = false;
    told.querySelector("[data-resending]").hidden = givenUp;
    told.querySelector("[data-given-up]").hidden = !givenUp;
  };
  /* No answer, or an outage: the same is sent again for two minutes. A slip votes once, however often it is sent. */
  const untilAnswered = async (act, form) => {
    const ends = Date.now() + 120_000;
    for (let wait = 1000; ; wait = Math.min(wait * 1.5, 8000)) {
      try {
        return await act();
      } catch (error) {
        if (Date.now() > ends || !form.isConnected) throw error;
        lost(false);
        await new Promise((later) => setTimeout(later, wait * (0.75 + Math.random() / 2)));
      }
    }
  };
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("[data-apart]")) return;
    event.preventDefault();
    if (form.dataset.sent) return; /* a second tap waits for the answer */
    form.dataset.sent = "1";
    const pressed = event.submitter;
    const body = new URLSearchParams(new FormData(form));
    if (pressed?.name) body.append(pressed.name, pressed.value);
    const address = pressed?.getAttribute("formaction") ?? form.getAttribute("action") ?? location.pathname;
    try {
      await untilAnswered(() => send(address, body), form);
      const head = document.querySelector("#content h1");
      head.tabIndex = -1;
      head.focus();
    } catch {
      delete form.dataset.sent;
      lost(true);
    }
  });
  /* Sent once: a second tap waits for the answer. */
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-send]")) return;
    if (event.target.dataset.sent) event.preventDefault();
    event.target.dataset.sent = "1";
  });
  addEventListener("pageshow", () =>
    document.querySelectorAll("[data-sent]").forEach((each) => {
      delete each.dataset.sent;
    }),
  );
  /* The receipt opens by itself once the list is public. */
  const open = (form) => send(form.action, new URLSearchParams(new FormData(form)));
  function wait() {
    const form = document.querySelector("form[data-receipt]");
    if (!form) return;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      open(form).catch(() => {
        /* no network for a moment: it is asked again below */
      });
    });
    const ask = async () => {
      if (!form.isConnected) return;
      try {
        const answer = await fetch(form.dataset.state, { cache: "no-store", credentials: "omit" });
        if (answer.ok && ["published", "void"].includes((await answer.json()).state)) {
          await open(form);
          return;
        }
      } catch {
        /* no network for a moment */
      }
      setTimeout(ask, 4000 + Math.random() * 3000);
    };
    setTimeout(ask, 4000);
  }
  wait();
  /* The screen of the hall keeps itself fresh. */
  const screen = document.querySelector("[data-refresh]");
  if (screen)
    setInterval(async () => {
      try {
        const answer = await fetch(location.href, { cache: "no-store" });
        const fresh = new DOMParser()
          .parseFromString(await answer.text(), "text/html")
          .querySelector("[data-refresh]");
        if (fresh && fresh.innerHTML !== screen.innerHTML) screen.innerHTML = fresh.innerHTML;
      } catch {
        /* no network for a moment */
      }
    }, 2000);
  /* The public list: find a code. */
  const find = document.querySelector("[data-find-code]");
  find?.addEventListener("input", () => {
    const wanted = tidy(find.value);
    let hit = null;
    for (const row of document.querySelectorAll("tr[data-code]")) {
      const same = wanted.length >= 4 && tidy(row.dataset.code).startsWith(wanted);
      row.classList.toggle("is-found", same);
      if (same) hit ??= row;
    }
    hit?.scrollIntoView({ block: "center" });
    document.querySelector("[data-found]").textContent =
      wanted.length < 4
        ? ""
        : hit
          ? said("Có phiếu mang mã này.", "A paper has this code.")
          : said("Không có phiếu nào mang mã này.", "No paper has this code.");
  });
})();
