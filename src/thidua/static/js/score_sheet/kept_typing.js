/* What is typed and not yet saved survives a closed tab: kept in the browser, by row. */

/** Keep the typing of each row, or nothing where nothing is unsaved. */
export const keep = (store, name, byRow) => {
  try {
    if (Object.keys(byRow).length) store.setItem(name, JSON.stringify(byRow));
    else store.removeItem(name);
  } catch {
    /* the browser's storage is full or off: saving to the server goes on */
  }
};

/** What was kept, by row; an empty mapping when there is nothing that can be read. */
export const kept = (store, name) => {
  try {
    const found = JSON.parse(store.getItem(name) ?? "null");
    return found !== null && typeof found === "object" ? found : {};
  } catch {
    return {};
  }
};
