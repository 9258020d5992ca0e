// What `cargo xtask serve` serves in place of the service worker: nothing is kept, so that each build is seen as soon as it is there.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(forget()));

// A page that another build's worker opened is opened again.
async function forget() {
  const kept = (await caches.keys()).filter((name) => name.startsWith("framescope "));
  await Promise.all(kept.map((name) => caches.delete(name)));
  await clients.claim();
  // Nobody waits for that: a page opens once its worker is active.
  if (kept.length > 0) for (const client of await clients.matchAll()) client.navigate(client.url);
}
