/* The own scoring sheet without a network. Kept on this machine: that one page as it was last opened, and the files it is
   made of; nothing else of the product, never a ballot (out of this worker's reach). It is dropped at the page of signing
   in, when somebody else's sheet is kept, and a week after it was last opened with a network. What is typed lies in the
   page's own store and is sent by the page when the network is back. */
const STORE = "thidua-sheet";
const SHEET = /^\/appraisals\/sheets\/\d+\/$/;
const LONGEST_KEPT = 7 * 24 * 3600 * 1000;
const KEPT_AT = "X-Kept-At";
const OWNER = "X-Kept-For";
const isKept = (url) =>
  url.origin === self.location.origin && (SHEET.test(url.pathname) || url.pathname.startsWith("/static/"));
const isSheet = (address) => SHEET.test(new URL(address).pathname);

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

const marked = async (answer, owner) => {
  const headers = new Headers(answer.headers);
  headers.set(KEPT_AT, String(Date.now()));
  headers.set(OWNER, owner);
  return new Response(await answer.blob(), { status: answer.status, headers });
};
const fetched = async (address) => {
  const answer = await fetch(address, { credentials: "same-origin" }).catch(() => null);
  return answer?.ok && !answer.redirected ? answer : null;
};
const ownerOf = async (store) => {
  const page = (await store.keys()).find((each) => isSheet(each.url));
  return page && (await store.match(page)).headers.get(OWNER);
};

/* The page says what it is made of, once it is there. All is fetched first: what is kept stays until the page itself has
   answered, so that a page opened without a network opens again. Another sheet takes the place of the one before. */
const keepPage = async (addresses, owner) => {
  if ((await ownerOf(await caches.open(STORE))) !== owner) await caches.delete(STORE);
  const wanted = addresses.filter((each) => isKept(new URL(each)));
  const answers = await Promise.all(wanted.map(async (each) => [each, await fetched(each)]));
  if (!answers.some(([each, answer]) => answer && isSheet(each))) return;
  const store = await caches.open(STORE);
  for (const [each, answer] of answers)
    if (answer) await store.put(each, isSheet(each) ? await marked(answer, owner) : answer);
  for (const each of await store.keys()) if (!wanted.includes(each.url)) await store.delete(each);
};
self.addEventListener("message", (event) => {
  const { keep, owner } = event.data ?? {};
  if (Array.isArray(keep) && owner) event.waitUntil(keepPage(keep, owner));
});

const isOver = (answer) => Date.now() - Number(answer.headers.get(KEPT_AT)) > LONGEST_KEPT;
const keptAnswer = async (address) => {
  const answer = await caches.match(address, { cacheName: STORE });
  if (!answer || !isSheet(address) || !isOver(answer)) return answer ?? Response.error();
  await caches.delete(STORE);
  return Response.error();
};
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.search || !isKept(url)) return;
  event.respondWith(fetch(event.request).catch(() => keptAnswer(url.href)));
});
