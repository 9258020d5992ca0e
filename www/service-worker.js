// Keeps the page on the device, so that it opens without a network. The build says what there is: the version is the hash of all files.
const BUILD = { version: "", files: {} };

const { scope } = registration;
const OURS = `framescope ${scope} `;
const CACHE = OURS + BUILD.version;
const SHARED = `shared with framescope ${scope}`;

addEventListener("install", (event) => event.waitUntil(keep()));
addEventListener("activate", (event) => event.waitUntil(Promise.all([forget(), clients.claim()])));
// A person has asked for the new version.
addEventListener("message", ({ data }) => data === "take over" && skipWaiting());
addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  if (!url.startsWith(scope)) return;
  const path = url.slice(scope.length).split(/[?#]/, 1)[0];
  const isPage = path === "" || path === "index.html";
  if (mode === "navigate") event.waitUntil(forget());
  if (path === "share" && method === "POST") event.respondWith(take(event.request));
  else if (method !== "GET" || (mode === "navigate" && !isPage)) return;
  else if (path === "share") event.respondWith(handOver());
  else event.respondWith(answer(isPage ? "./" : event.request));
});

const isNamedByHash = (path) => /-[0-9a-f]{12,16}[._/]/.test(path);

// Each file is of this very build, or the worker is not installed: the host may change builds while it is.
async function keep() {
  const cache = await caches.open(CACHE);
  await Promise.all(
    Object.entries(BUILD.files).map(async ([path, integrity]) => {
      const named = isNamedByHash(path);
      const before = named && (await caches.match(path));
      const file = before || (await fetch(path, { integrity, cache: named ? "default" : "no-cache" }));
      if (!file.ok) throw new Error(`${path}: ${file.status}`);
      await cache.put(path, file);
    }),
  );
}

// A page that is still of another build asks for files by the names that they have in that.
async function answer(request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(request)) ?? (await caches.match(request)) ?? fetch(request);
}

// Removes what earlier builds kept, but of those that a page is of: such a page holds a lock of that name.
async function forget() {
  for (const name of await caches.keys()) {
    if (!name.startsWith(OURS) || name === CACHE || registration.installing || registration.waiting) continue;
    await navigator.locks.request(name, { ifAvailable: true }, (lock) => lock && caches.delete(name));
  }
}

// What another app shares waits here for the page that is opened with it.
async function take(request) {
  const form = await request.formData();
  const file = form.get("file");
  const text = ["text", "url", "title"].map((name) => form.get(name)).find(Boolean);
  const shared = file?.size ? file : new File([text ?? ""], "shared.txt");
  const cache = await caches.open(SHARED);
  // Whatever it is, it is no page of this origin.
  const headers = { "content-type": "application/octet-stream", "x-name": encodeURIComponent(shared.name) };
  await cache.put("share", new Response(shared, { headers }));
  return Response.redirect("./?shared#/inspect", 303);
}

async function handOver() {
  const cache = await caches.open(SHARED);
  const shared = await cache.match("share");
  await cache.delete("share");
  return shared ?? new Response("Nothing was shared.\n", { status: 404 });
}
