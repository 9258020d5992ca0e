// Starts the page. It is a file because the page's policy allows no inline script; the links bear the names that the build gave.
const root = document.documentElement;
const link = (selector) => document.querySelector(`link${selector}`).href;

// The language that was chosen here, or else the first of the browser's that the page speaks.
const KEY = "framescope/language";
const spoken = (tag) => (/^zh\b/i.test(tag) ? "zh-Hans" : /^en\b/i.test(tag) ? "en" : undefined);
let kept;
try {
  kept = localStorage.getItem(KEY);
  // What is drawn before the program has come has the colours that were chosen.
  root.dataset.theme = localStorage.getItem("framescope/theme") ?? "system";
} catch {
  // A browser may refuse storage.
}
root.lang = [kept, ...navigator.languages].map(spoken).find(Boolean) ?? "en";

// The words of these parts: each stands in a file of its language's folder.
const fetched = {};
const text = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}: ${address}`);
  return answer.text();
};
globalThis.words = async (parts, language = root.lang) => {
  const texts = parts.split(" ").map((part) => {
    const address = `${link("[rel=words]")}${language}/${part}.ftl`;
    fetched[address] ??= text(address).catch((error) => {
      delete fetched[address];
      throw error;
    });
    return fetched[address];
  });
  return (await Promise.all(texts)).join("\n");
};

// Has all programs speak another language, once the words of these parts are there.
let wanted;
globalThis.speak = async (parts, language) => {
  wanted = language;
  await globalThis.words(parts, language);
  if (wanted !== language) return;
  root.lang = language;
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // It is not kept, then.
  }
  dispatchEvent(new Event("words"));
};

// The places Live and Learn have programs of their own, fetched when they are first visited.
for (const place of ["live", "learn"])
  customElements.define(
    `${place}-panel`,
    class extends HTMLElement {
      async connectedCallback() {
        try {
          const { root } = await import(link(`[rel=${place}]`));
          this.append(root);
          root.dispatchEvent(new Event("attach"));
        } catch (error) {
          this.textContent = this.dataset.failed;
          throw error;
        }
      }
    },
  );
// So has a frame's picture a script of its own: it stands beside the engine, which makes the picture.
customElements.define(
  "frame-picture",
  class extends HTMLElement {
    async connectedCallback() {
      (await import(new URL("picture.js", link("[rel=engine]")))).draw(this);
    }
  },
);

// As long as this page is open, the service worker keeps what its build consists of.
const offline = document.querySelector("link[rel=offline]");
const build = `framescope ${new URL("./", location)} ${offline.dataset.version}`;
navigator.locks?.request(build, { mode: "shared" }, () => new Promise(() => {}));

try {
  // The program is asked for here and by no hint before: so what says what the page is comes first, and is drawn.
  const script = link("[rel=modulepreload]");
  const asked = [import(script), fetch(link("[rel=program]")), globalThis.words("page")];
  // The worker that reads what is pasted has its script by then, and waits for the program.
  globalThis.reader = new Worker(link("[rel=worker]"), { type: "module", name: script });
  globalThis.reader.onerror = () => delete globalThis.reader;
  const [{ default: start }, program, pageWords] = await Promise.all(asked);
  globalThis.pageWords = pageWords;
  await start({ module_or_path: program });
} catch (error) {
  const notice = document.getElementById("cannot-start");
  if (notice) notice.hidden = false;
  throw error;
}
// The page draws and listens in a task that was put before this one.
await new Promise((next) => setTimeout(next));
import(offline.href);
// What keeps a place for whoever goes by keyboard.
import(new URL("focus.js", link("[rel=engine]")));

// What the first screen does without, as soon as it can be had.
const whenever = async (get) => {
  for (let pause = 1_000; ; pause = Math.min(2 * pause, 30_000)) {
    try {
      return await get();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
};
const style = (address) =>
  new Promise((resolve, reject) => {
    const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address, onload: resolve });
    sheet.onerror = () => {
      sheet.remove();
      reject();
    };
    document.head.append(sheet);
  });
whenever(() => style(new URL("later.css", link("[rel=engine]"))));
whenever(() => globalThis.words("page later")).then((words) => {
  // Where the page does not listen yet, it finds them here.
  globalThis.pageWords = words;
  dispatchEvent(new Event("words"));
});
