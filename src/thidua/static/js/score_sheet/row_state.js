/* What one row of the sheet is doing, as values: nothing here knows the page.
   `isTyped`: something is not saved yet; `isSending`: it is on its way;
   `trouble`: why it is not saved: null, "invalid", "failed", "expired" or "conflict". */

export const FRESH = Object.freeze({ isTyped: false, isSending: false, trouble: null });

const withoutFault = (row) => (row.trouble === "invalid" ? null : row.trouble);

const STEPS = {
  type: (row) => ({ ...row, isTyped: true, trouble: withoutFault(row) }),
  send: (row) => ({ isTyped: false, isSending: true, trouble: withoutFault(row) }),
  accept: (row) => ({ ...row, isSending: false, trouble: null }),
  /* What was typed meanwhile goes out again; only what stands unchanged stays refused. */
  refuse: (row) => ({ ...row, isSending: false, trouble: row.isTyped ? null : "invalid" }),
  differ: () => ({ isTyped: true, isSending: false, trouble: "conflict" }),
  fail: () => ({ isTyped: true, isSending: false, trouble: "failed" }),
  expire: () => ({ isTyped: true, isSending: false, trouble: "expired" }),
  keepMine: (row) => ({ ...row, isTyped: true, trouble: null }),
  takeTheirs: (row) => ({ ...row, isTyped: false, trouble: null }),
};

/** The row after an event, one of the names in STEPS. */
export const step = (row, event) => STEPS[event](row);

export const isUnsaved = (row) => row.isTyped || row.isSending;

export const isFailing = (row) => row.trouble === "failed" || row.trouble === "expired";

/** Whether the row may be sent now. */
export const isReady = (row) => row.isTyped && !row.isSending && row.trouble !== "conflict";

/** Whether a row that was sent goes out again by itself at once. */
export const goesOutAgain = (row) => isReady(row) && !isFailing(row);

/** Whether nothing of the rows is left to save or to mend. */
export const isSettled = (rows) => !rows.some((row) => isUnsaved(row) || row.trouble === "invalid");

/** The one thing to say about all rows: the worst trouble, else "saving", else "saved". */
export const summary = (rows) => {
  for (const trouble of ["conflict", "expired", "failed", "invalid"]) {
    if (rows.some((row) => row.trouble === trouble)) return trouble;
  }
  return rows.some(isUnsaved) ? "saving" : "saved";
};

/** Which event an answer of the server is; `answer` is its JSON, or null when it was none. */
export const judge = ({ redirected, status, answer }) => {
  if (redirected || (answer === null && status === 403)) return "expire";
  if (answer === null || status >= 500) return "fail"; /* the server will take it later */
  if (status < 300) return "accept";
  return answer.conflict ? "differ" : "refuse";
};
