/* The scoring sheet: every row saves itself, points come back from the server, nothing typed is lost. */
(() => {
  const form = document.getElementById("sheet-form");
  const status = document.getElementById("save-status");
  if (!form || !status) return;
  const say = status.dataset;
  const store = `thidua.sheet.${form.dataset.sheet}`;
  const rows = new Map([...form.querySelectorAll("tr[data-save]")].map((row) => [row.dataset.line, { row, timer: 0, dirty: false, busy: false, blocked: false }]));
  const cookie = (name) => document.cookie.split("; ").find((part) => part.startsWith(`${name}=`))?.split("=")[1] ?? "";
  const controls = (row) => [...row.querySelectorAll("input, select, textarea")].filter((field) => field.name);
  const inputs = (row) => controls(row).filter((field) => field.dataset.figure);
  let saved = "";

  const report = () => {
    const all = [...rows.values()];
    const failing = all.some((state) => state.failing);
    if (all.some((state) => state.conflict)) return show(say.conflict, "danger");
    if (failing) return show(all.some((state) => state.expired) ? say.expired : say.failed, "danger");
    if (all.some((state) => state.blocked)) return show(say.invalid, "danger");
    if (all.some((state) => state.dirty || state.busy)) return show(say.saving, "secondary");
    if (saved) show(`${say.saved} ${saved}`, "success");
  };
  const show = (text, tone) => {
    if (status.textContent !== text) status.textContent = text;
    status.className = { danger: "text-danger fw-bold", success: "text-success-emphasis", secondary: "text-secondary" }[tone];
  };

  /* What is typed and not yet saved survives a closed tab. */
  const backup = () => {
    const kept = {};
    rows.forEach((state, key) => {
      if (!state.dirty && !state.busy) return;
      kept[key] = Object.fromEntries(controls(state.row).filter((field) => field.type !== "hidden").map((field) => [field.name, field.type === "checkbox" ? field.checked : field.value]));
    });
    try { Object.keys(kept).length ? localStorage.setItem(store, JSON.stringify(kept)) : localStorage.removeItem(store); } catch { /* storage is full or off */ }
  };
  const restore = () => {
    let kept = null;
    try { kept = JSON.parse(localStorage.getItem(store) ?? "null"); } catch { kept = null; }
    if (!kept) return;
    Object.entries(kept).forEach(([key, values]) => {
      const state = rows.get(key);
      if (!state) return;
      controls(state.row).forEach((field) => {
        if (!(field.name in values)) return;
        if (field.type === "checkbox") field.checked = values[field.name]; else field.value = values[field.name];
      });
      applyNa(state.row);
      touch(state, 100);
    });
    show(say.restored, "secondary");
  };

  const applyNa = (row) => {
    const box = row.querySelector("[data-na]");
    if (!box) return;
    row.querySelectorAll(`[data-figure="${box.dataset.na}"]`).forEach((field) => { field.disabled = box.checked; });
  };
  const setErrors = (row, faults) => {
    row.querySelectorAll("[data-error]").forEach((place) => {
      const text = faults.filter((fault) => fault.field === place.dataset.error).map((fault) => fault.text).join(" ");
      place.textContent = text;
      place.classList.toggle("d-block", Boolean(text));
      const field = row.querySelector(`[data-figure="${place.dataset.error}"]`);
      field?.classList.toggle("is-invalid", Boolean(text));
      field?.setAttribute("aria-invalid", String(Boolean(text)));
    });
  };
  const note = (row, text, tone = "warning-emphasis") => {
    const place = row.querySelector("[data-status]");
    place.replaceChildren();
    if (!text) return place;
    const line = document.createElement("span");
    line.className = `text-${tone}`;
    line.textContent = text;
    place.append(line);
    return place;
  };
  const setText = (selector, text) => document.querySelectorAll(selector).forEach((place) => { place.textContent = text; });
  const setValues = (row, values) => {
    controls(row).forEach((field) => {
      if (field === document.activeElement) return;
      const name = field.dataset.figure;
      if (field.dataset.na) field.checked = values.na === "1";
      else if (name && name in values) field.value = values[name];
    });
    applyNa(row);
  };

  const accept = (state, answer) => {
    state.row.querySelector("[data-revision]").value = answer.revision;
    setErrors(state.row, []);
    if (!state.dirty) setValues(state.row, answer.values);
    note(state.row, answer.hint);
    Object.entries(answer.items).forEach(([item, found]) => {
      setText(`[data-points="${CSS.escape(item)}"]`, found.points);
      document.querySelectorAll(`a[data-item="${CSS.escape(item)}"]`).forEach((link) => { link.title = found.why; });
    });
    Object.entries(answer.sections).forEach(([section, points]) => setText(`[data-section="${CSS.escape(section)}"]`, points));
    setText("[data-total]", answer.total);
    saved = answer.saved_at;
  };
  const choose = (state, conflict) => {
    state.conflict = true;
    const place = note(state.row, `${conflict.who} ${say.theirs} (${conflict.when}): ${conflict.text || say.empty}`, "danger");
    const button = (text, act) => {
      const made = document.createElement("button");
      made.type = "button";
      made.className = "btn btn-sm ms-2";
      made.textContent = text;
      made.addEventListener("click", () => { state.conflict = false; state.row.querySelector("[data-revision]").value = conflict.revision; note(state.row, ""); act(); });
      place.append(made);
    };
    button(say.keep, () => touch(state, 0));
    button(say.take, () => { state.dirty = false; document.activeElement?.blur(); setValues(state.row, conflict.values); touch(state, 0); });
  };

  const save = async (state) => {
    if (state.busy || state.conflict || !state.dirty) return;
    state.busy = true;
    state.dirty = false;
    state.blocked = false;
    report();
    const body = new FormData();
    controls(state.row).forEach((field) => { if (!field.disabled && (field.type !== "checkbox" || field.checked)) body.append(field.name, field.value); });
    try {
      const response = await fetch(state.row.dataset.save, { method: "POST", body, headers: { "X-CSRFToken": cookie("csrftoken"), Accept: "application/json" }, credentials: "same-origin" });
      const isJson = (response.headers.get("Content-Type") ?? "").includes("application/json");
      state.expired = response.redirected || (!isJson && response.status === 403); /* sent to the sign-in page */
      if (state.expired || !isJson) throw new Error(String(response.status));
      const answer = await response.json();
      state.failing = false;
      if (response.ok) accept(state, answer);
      else if (answer.faults) { state.blocked = true; setErrors(state.row, answer.faults); }
      else if (answer.conflict) { state.dirty = true; choose(state, answer.conflict); }
      else { state.blocked = true; note(state.row, answer.refusal ?? say.failed, "danger"); }
    } catch {
      state.failing = true;
      state.dirty = true;
      state.timer = setTimeout(() => save(state), 5000);
    }
    state.busy = false;
    if (state.dirty && !state.failing && !state.conflict) touch(state, 0);
    backup();
    report();
  };
  const touch = (state, delay) => {
    state.dirty = true;
    state.blocked = false;
    clearTimeout(state.timer);
    state.timer = setTimeout(() => save(state), delay);
    backup();
    report();
  };
  const flush = async () => {
    await Promise.all([...rows.values()].filter((state) => state.dirty).map((state) => { clearTimeout(state.timer); return save(state); }));
    for (let wait = 0; wait < 50 && [...rows.values()].some((state) => state.busy); wait += 1) await new Promise((done) => { setTimeout(done, 100); });
    return ![...rows.values()].some((state) => state.dirty || state.blocked || state.conflict);
  };

  const stateOf = (target) => rows.get(target.closest("tr[data-save]")?.dataset.line);
  form.addEventListener("input", (event) => { const state = stateOf(event.target); if (state) touch(state, event.target.tagName === "SELECT" || event.target.type === "checkbox" ? 50 : 700); });
  form.addEventListener("change", (event) => {
    const state = stateOf(event.target);
    if (!state) return;
    if (event.target.dataset.na) applyNa(state.row);
    if (state.dirty) touch(state, 0);
  });
  form.addEventListener("submit", async (event) => { event.preventDefault(); event.stopPropagation(); await flush(); report(); }, true);
  document.querySelectorAll("[data-after-save]").forEach((link) => link.addEventListener("click", async (event) => {
    event.preventDefault();
    if (await flush()) window.location.href = link.href; else report();
  }));
  window.addEventListener("online", () => rows.forEach((state) => { if (state.failing) save(state); }));
  window.addEventListener("beforeunload", (event) => { if ([...rows.values()].some((state) => state.dirty || state.busy)) event.preventDefault(); });

  /* Enter and the arrows go from cell to cell, as on the paper form from line to line. */
  const next = (field, step) => {
    const column = [...form.querySelectorAll("[data-figure]")].filter((each) => !each.disabled && (field.dataset.figure === "note" ? each.dataset.figure === "note" : each.dataset.figure !== "note"));
    const goal = column[column.indexOf(field) + step];
    if (!goal) return;
    goal.focus();
    if (goal.select) goal.select();
  };
  form.addEventListener("keydown", (event) => {
    const field = event.target;
    if (!field.dataset?.figure || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const isText = field.tagName === "INPUT";
    if (event.key === "Enter" && field.tagName !== "TEXTAREA") { event.preventDefault(); next(field, event.shiftKey ? -1 : 1); }
    else if (isText && event.key === "ArrowDown") { event.preventDefault(); next(field, 1); }
    else if (isText && event.key === "ArrowUp") { event.preventDefault(); next(field, -1); }
  });
  restore();
})();
