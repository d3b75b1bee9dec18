/* What is typed and not yet saved survives a closed tab: kept in the browser, by account, sheet and row. */

const PREFIX = "thidua.sheet.";
const LONGEST_KEPT = 7 * 24 * 3600 * 1000;

/** Under which name the typing of one account on one sheet is kept: nobody else's is read. */
export const nameOf = (owner, sheet) => `${PREFIX}${owner}.${sheet}`;

/** Keep the typing of each row, or nothing where nothing is unsaved. */
export const keep = (store, name, byRow, now = Date.now()) => {
  try {
    if (Object.keys(byRow).length) store.setItem(name, JSON.stringify({ at: now, rows: byRow }));
    else store.removeItem(name);
  } catch {
    /* the browser's storage is full or off: saving to the server goes on */
  }
};

const read = (store, name) => {
  try {
    return JSON.parse(store.getItem(name) ?? "null") ?? {};
  } catch {
    return {};
  }
};

/** What was kept, by row; an empty mapping when there is nothing that can be read. */
export const kept = (store, name) => {
  const { rows } = read(store, name);
  return rows !== null && typeof rows === "object" ? rows : {};
};

/** Drop typing that nobody came back for in a week, and what was kept without an account. */
export const forgetOld = (store, now = Date.now()) => {
  try {
    const names = Array.from({ length: store.length }, (_each, at) => store.key(at));
    for (const name of names.filter((each) => each.startsWith(PREFIX))) {
      const { at } = read(store, name);
      if (!(now - at <= LONGEST_KEPT)) store.removeItem(name);
    }
  } catch {
    /* the browser's storage is off */
  }
};
