// Starts the page. It is a file because the page's policy allows no inline script; the links bear the names that the build gave.
const root = document.documentElement;
const link = (selector) => document.querySelector(`link${selector}`).href;

// The language that was chosen here, or else the first of the browser's that the page speaks.
const KEY = "framescope/language";
const spoken = (tag) => (/^zh\b/i.test(tag) ? "zh-Hans" : /^en\b/i.test(tag) ? "en" : undefined);
let kept;
try {
  kept = localStorage.getItem(KEY);
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
  dispatchEvent(new Event("language"));
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
  const [{ default: start }, program, pageWords] = await Promise.all([
    import(link("[rel=modulepreload]")),
    fetch(link("[rel=preload][as=fetch]")),
    globalThis.words("page"),
  ]);
  globalThis.pageWords = pageWords;
  await start({ module_or_path: program });
} catch (error) {
  const notice = document.getElementById("cannot-start");
  if (notice) notice.hidden = false;
  throw error;
}
import(offline.href);

// What the first screen does without.
const later = document.createElement("link");
later.rel = "stylesheet";
later.href = new URL("later.css", link("[rel=engine]"));
document.head.append(later);
await globalThis.words("later");
dispatchEvent(new Event("language"));
