/* The scoring sheet: every row saves itself, points come back from the server, nothing typed is lost. */
import { listen } from "./score_sheet/cell_keys.js";
import { keep, kept, nameOf } from "./score_sheet/kept_typing.js";
import { keepPage } from "./score_sheet/offline.js";
import * as fields from "./score_sheet/row_fields.js";
import {
  FRESH,
  goesOutAgain,
  isFailing,
  isReady,
  isSettled,
  isUnsaved,
  judge,
  step,
  summary,
} from "./score_sheet/row_state.js";

const WHILE_TYPING = 700;
const AFTER_CHOOSING = 50;
const AFTER_RESTORING = 100;
const AFTER_FAILING = 5000;
const LONGEST_WAIT = 600; /* tenths of a second: a slow server is waited for, not left */
const TONES = { saving: "text-secondary", saved: "text-success-emphasis" };
const TROUBLE = "text-danger fw-bold";

const form = document.getElementById("sheet-form");
const status = document.getElementById("save-status");
const say = status?.dataset;
const storeName = nameOf(form?.dataset.owner, form?.dataset.sheet);
const rows = new Map();
let savedAt = "";

const all = () => [...rows.values()];
const states = () => all().map((each) => each.state);
const lineOf = (row) => row?.id.replace("line-", "");
const rowAt = (target) => rows.get(lineOf(target.closest("[id^=line-]")));
const csrfToken = () =>
  document.cookie
    .split("; ")
    .find((part) => part.startsWith("csrftoken="))
    ?.split("=")[1] ?? "";

const show = (text, tone) => {
  if (status.textContent !== text) status.textContent = text;
  status.className = tone;
};
const report = () => {
  const what = summary(states());
  if (what === "failed" && !navigator.onLine) show(say.offline, TROUBLE);
  else if (what !== "saved") show(say[what], TONES[what] ?? TROUBLE);
  else if (savedAt) show(`${say.saved} ${savedAt}`, TONES.saved);
};
const change = (each, event) => {
  each.state = step(each.state, event);
  keep(
    localStorage,
    storeName,
    Object.fromEntries(
      [...rows]
        .filter(([, { state }]) => isUnsaved(state))
        .map(([line, { row }]) => [line, fields.typedIn(row)]),
    ),
  );
  report();
};
const saveIn = (each, delay) => {
  clearTimeout(each.timer);
  each.timer = setTimeout(() => save(each), delay);
};
const typed = (each, delay) => {
  change(each, "type");
  saveIn(each, delay);
};

const setText = (selector, text) => {
  for (const place of document.querySelectorAll(selector)) place.textContent = text;
};
const showStanding = (standing) => {
  setText("[data-class]", standing.class);
  setText("[data-class-reasons]", standing.reasons);
  standing.conditions.forEach((verdict, at) => {
    setText(`[data-condition="${at}"]`, verdict);
  });
};
const showPoints = (answer) => {
  for (const [item, found] of Object.entries(answer.items)) {
    const link = form.querySelector(`tr[data-item="${CSS.escape(item)}"] .c-own a`);
    if (!link) continue;
    link.title = found.why;
    link.textContent = found.points;
  }
  for (const [section, points] of Object.entries(answer.sections))
    setText(`[data-section="${CSS.escape(section)}"]`, points);
  setText("[data-total]", answer.total);
  if (answer.standing) showStanding(answer.standing);
};

/* Somebody else changed the row meanwhile: both figures are shown, the user chooses. */
const askWhose = (each, conflict) => {
  const place = fields.note(
    each.row,
    `${conflict.who} ${say.theirs} (${conflict.when}): ${conflict.text || say.empty}`,
    "danger",
  );
  const offer = (text, event, act) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-sm ms-2";
    button.textContent = text;
    button.addEventListener("click", () => {
      each.revision = conflict.revision;
      fields.note(each.row, "");
      change(each, event);
      act();
      typed(each, 0);
    });
    place.append(button);
  };
  offer(say.keep, "keepMine", () => {});
  offer(say.take, "takeTheirs", () => {
    document.activeElement?.blur();
    fields.setValues(each.row, conflict.values);
  });
};

const ON_ANSWER = {
  accept: (each, answer) => {
    each.revision = answer.revision;
    fields.setFaults(each.row, []);
    if (!each.state.isTyped) fields.setValues(each.row, answer.values);
    fields.note(each.row, answer.hint);
    fields.setEchoes(each.row, answer.echoes);
    showPoints(answer);
    savedAt = answer.saved_at;
  },
  refuse: (each, answer) => {
    fields.setEchoes(each.row, {});
    if (answer.faults) fields.setFaults(each.row, answer.faults);
    else fields.note(each.row, answer.refusal ?? say.failed, "danger");
  },
  differ: (each, answer) => askWhose(each, answer.conflict),
  fail: (each) => saveIn(each, AFTER_FAILING),
  expire: (each) => saveIn(each, AFTER_FAILING),
};

/* The form's address with the line's key in the place of 0. */
const addressOf = (line) => form.dataset.save.replace("/0/", `/${line}/`);

const send = async (each) => {
  const response = await fetch(addressOf(each.line), {
    method: "POST",
    body: fields.formOf(each.row, each.line, each.revision),
    headers: { "X-CSRFToken": csrfToken(), Accept: "application/json" },
    credentials: "same-origin",
  });
  const isJson = (response.headers.get("Content-Type") ?? "").includes("application/json");
  return {
    redirected: response.redirected,
    status: response.status,
    answer: isJson ? await response.json() : null,
  };
};
const save = async (each) => {
  if (!isReady(each.state)) return;
  const sending = send(each); /* takes the form before anything else can be typed */
  change(each, "send");
  const got = await sending.catch(() => ({ redirected: false, status: 0, answer: null }));
  const event = judge(got);
  ON_ANSWER[event](each, got.answer);
  change(each, event);
  if (goesOutAgain(each.state)) saveIn(each, 0);
};

/* Everything typed is sent now; whether all of it was taken. */
const flush = async () => {
  await Promise.all(
    all().map((each) => {
      clearTimeout(each.timer);
      return save(each);
    }),
  );
  for (let waited = 0; waited < LONGEST_WAIT && states().some((state) => state.isSending); waited += 1) {
    await new Promise((done) => {
      setTimeout(done, 100);
    });
  }
  return isSettled(states());
};

const restore = () => {
  const found = Object.entries(kept(localStorage, storeName)).filter(([line]) => rows.has(line));
  for (const [line, values] of found) {
    fields.retype(rows.get(line).row, values);
    typed(rows.get(line), AFTER_RESTORING);
  }
  if (found.length) show(say.restored, TONES.saving);
};

/* On a slow line somebody types before this script is there. */
const catchUp = () => {
  for (const each of all())
    if (!each.state.isTyped && fields.wasTyped(each.row)) typed(each, AFTER_RESTORING);
};

const begin = () => {
  for (const pair of form.elements.revisions.value.split(" ").filter(Boolean)) {
    const [line, revision] = pair.split(":");
    rows.set(line, { row: document.getElementById(`line-${line}`), line, revision, timer: 0, state: FRESH });
  }
  form.addEventListener("input", (event) => {
    const each = rowAt(event.target);
    const isChosen = event.target.tagName === "SELECT" || event.target.type === "checkbox";
    if (each) typed(each, isChosen ? AFTER_CHOOSING : WHILE_TYPING);
  });
  form.addEventListener("change", (event) => {
    const each = rowAt(event.target);
    if (!each) return;
    fields.applyNotApplicable(each.row);
    if (each.state.isTyped) typed(each, 0);
  });
  form.addEventListener(
    "submit",
    async (event) => {
      event.preventDefault();
      event.stopPropagation();
      await flush();
      report();
    },
    true,
  );
  for (const link of document.querySelectorAll("[data-after-save]")) {
    link.addEventListener("click", async (event) => {
      event.preventDefault();
      if (await flush()) window.location.href = link.href;
      else report();
    });
  }
  window.addEventListener("offline", report);
  window.addEventListener("online", () => {
    for (const each of all()) if (isFailing(each.state)) save(each);
  });
  window.addEventListener("beforeunload", (event) => {
    if (states().some(isUnsaved)) event.preventDefault();
  });
  listen(form);
  restore();
  catchUp();
};

if (form && status) begin();
if (form?.dataset.worker)
  keepPage(navigator.serviceWorker, form.dataset.worker, form.dataset.owner).catch(() => {
    /* the page works without it */
  });
