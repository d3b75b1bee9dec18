/* The own scoring sheet without a network. Kept on this machine: that one page as it was last opened, and the files it is
   made of; nothing else of the product, never a ballot (out of this worker's reach), and all of it is dropped at the
   page of signing in. What is typed lies in the page's own store and is sent by the page when the network is back. */
const STORE = "thidua-sheet";
const SHEET = /^\/appraisals\/sheets\/\d+\/$/;
const isKept = (url) =>
  url.origin === self.location.origin && (SHEET.test(url.pathname) || url.pathname.startsWith("/static/"));

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

/* The page says what it is made of, once it is there. Another sheet takes the place of the one before. */
const keepPage = async (addresses) => {
  const wanted = addresses.filter((each) => isKept(new URL(each)));
  await caches.delete(STORE);
  const store = await caches.open(STORE);
  await Promise.all(
    wanted.map(async (each) => {
      const answer = await fetch(each, { credentials: "same-origin" });
      if (answer.ok && !answer.redirected) await store.put(each, answer);
    }),
  );
};
self.addEventListener("message", (event) => {
  if (Array.isArray(event.data?.keep)) event.waitUntil(keepPage(event.data.keep));
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.search || !isKept(url)) return;
  event.respondWith(
    fetch(event.request).catch(async () => (await caches.match(url.href)) ?? Response.error()),
  );
});
