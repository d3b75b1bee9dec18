/* Texts of scripts, in the language of the page. */

/** One of both: scripts say little, so the two stand side by side. */
export const said = (vietnamese, english) =>
  globalThis.document?.documentElement.lang === "en" ? english : vietnamese;
