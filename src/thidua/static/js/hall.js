/* The hall's live views. <main data-live="…part address" data-stamp-url="…" data-stamp="…" data-calm="…ms">: the stamp
   "…now~…soon" is asked for about every second, no two phones at the same moment. When its first half moved, the part is
   fetched; when only the second, at some moment within data-calm. Only sections that differ are drawn anew.
   A section in which somebody has typed is left alone. Without JavaScript the page is reloaded by hand or by its meta tag. */
(() => {
  const root = document.querySelector("[data-live]");
  if (!root) return;
  const pause = () => 700 + Math.random() * 300;
  const offline = document.querySelector("[data-offline]");
  const plain = (node) => node.outerHTML.replace(/(name="csrfmiddlewaretoken" value=")[^"]*/g, "$1");
  const sections = (place) => [...place.querySelectorAll(":scope > [data-section]")];
  const known = new Map(sections(root).map((each) => [each.dataset.section, plain(each)]));
  let seen = `"${root.dataset.stamp}"`;
  const CALM = Number(root.dataset.calm ?? 0);
  const urgent = (stamp) => stamp.split("~")[0];
  let due = 0; // when a change that may wait is fetched; 0: nothing waits
  let ahead = Number(root.dataset.now) - Date.now();

  root.addEventListener("input", (event) => {
    event.target.closest("[data-section]")?.setAttribute("data-typed", "");
  });

  const draw = (text) => {
    const fresh = document.createElement("div");
    fresh.innerHTML = text;
    const now = fresh.querySelector("[data-now]")?.dataset.now;
    if (now) ahead = Number(now) - Date.now();
    const old = new Map(sections(root).map((each) => [each.dataset.section, each]));
    const wanted = sections(fresh);
    let before = null;
    for (const section of wanted) {
      const name = section.dataset.section;
      const mine = old.get(name);
      old.delete(name);
      const html = plain(section);
      if (mine && (known.get(name) === html || mine.hasAttribute("data-typed"))) {
        before = mine;
        continue;
      }
      known.set(name, html);
      if (mine) {
        const focused = mine.contains(document.activeElement) ? document.activeElement.id : "";
        mine.replaceWith(section);
        if (focused) document.getElementById(focused)?.focus();
      } else if (before) before.after(section);
      else root.prepend(section);
      before = section;
    }
    for (const [name, gone] of old) {
      if (!gone.hasAttribute("data-typed")) {
        gone.remove();
        known.delete(name);
      }
    }
    tick();
  };

  const look = async () => {
    try {
      const answer = await fetch(root.dataset.stampUrl, {
        credentials: "omit",
        cache: "no-store",
        headers: { "If-None-Match": seen },
      });
      const stamp = answer.ok ? answer.headers.get("ETag") : seen;
      if (stamp !== seen && !due) due = Date.now() + Math.random() * CALM;
      if (urgent(stamp) !== urgent(seen) || (due && Date.now() >= due)) {
        const part = await fetch(root.dataset.live, { cache: "no-store", redirect: "error" });
        if (part.ok) {
          draw(await part.text());
          seen = stamp;
          due = 0;
        } else if (part.status === 410 || part.status === 404) {
          window.location.reload();
          return;
        }
      }
      if (offline) offline.hidden = true;
    } catch {
      if (offline) offline.hidden = false;
    }
    window.setTimeout(look, pause());
  };

  /* <span data-timer="…start in ms" data-planned="…minutes"> counts by the server's clock. */
  const tick = () => {
    for (const timer of document.querySelectorAll("[data-timer]")) {
      const seconds = Math.max(0, Math.floor((Date.now() + ahead - Number(timer.dataset.timer)) / 1000));
      timer.textContent = `${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;
      timer.classList.toggle(
        "late",
        Boolean(timer.dataset.planned) && seconds > Number(timer.dataset.planned) * 60,
      );
    }
  };
  tick();
  window.setInterval(tick, 1000);
  window.setTimeout(look, pause());
})();
