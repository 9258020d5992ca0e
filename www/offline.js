// Makes the page an app, once it has started: it opens without a network, takes files from the system and what other apps share.
const workers = navigator.serviceWorker;

// What an app is called, and what is said of the page: in English they stand in it, in other languages beside that.
for (const [selector, name] of [["link[rel=manifest]", "href"], ["meta[name=description]", "content"]]) {
  const element = document.querySelector(selector);
  const english = element.getAttribute(name);
  const say = () => element.setAttribute(name, element.getAttribute(`data-${document.documentElement.lang}`) ?? english);
  addEventListener("words", say);
  say();
}

// The page takes it as if it were dropped, as soon as it listens.
async function open(file) {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(file);
  while (dispatchEvent(new DragEvent("drop", { dataTransfer, cancelable: true }))) await new Promise((next) => setTimeout(next, 50));
}

globalThis.launchQueue?.setConsumer(async ({ files: [handle] }) => handle && open(await handle.getFile()));

if (location.search === "?shared") {
  history.replaceState(null, "", "./#/inspect");
  // Only in the window of an app: any site could send a browser here with something to open in place of what is there.
  if (!matchMedia("(display-mode: browser)").matches) {
    const shared = await fetch("share");
    if (shared.ok) open(new File([await shared.blob()], decodeURIComponent(shared.headers.get("x-name"))));
  }
}

async function register() {
  const registration = await workers.register("./service-worker.js");
  const tell = () => {
    if (registration.waiting && workers.controller) document.documentElement.dataset.update = "";
  };
  registration.addEventListener("updatefound", () => registration.installing.addEventListener("statechange", tell));
  tell();
  addEventListener("click", ({ target }) => {
    if (!target.closest(".update button")) return;
    const { waiting } = registration;
    // Where another tab has asked before, the new version is there already.
    if (!waiting) return location.reload();
    workers.addEventListener("controllerchange", () => location.reload(), { once: true });
    waiting.postMessage("take over");
  });
}

// A page that may keep nothing is a page all the same.
if (workers) (globalThis.requestIdleCallback ?? setTimeout)(() => register().catch(() => {}));
