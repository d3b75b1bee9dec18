/* Lets the sheet open without a network: a worker of its own keeps this page and the files it is made of. */

/** What the page is made of: itself and the static files that it loaded, without fragments. */
export const partsOf = (address, loaded) => {
  const own = new URL(address);
  const files = loaded.map((each) => new URL(each)).filter((each) => each.origin === own.origin);
  const statics = files.filter((each) => each.pathname.startsWith("/static/")).map((each) => each.href);
  return [...new Set([own.origin + own.pathname, ...statics])];
};

/** Ask the worker to keep the page; browsers without workers, and pages without HTTPS, go on as before. */
export const keepPage = async (workers, worker, owner) => {
  if (!workers || !worker) return;
  await workers.register(worker);
  const { active } = await workers.ready;
  const loaded = performance.getEntriesByType("resource").map((each) => each.name);
  active.postMessage({ keep: partsOf(location.href, loaded), owner });
};
