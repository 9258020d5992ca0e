// Starts the program of a place's panel, once, and moves what it draws to wherever the place stands now. The folder is named after the place.
const [place] = new URL(".", import.meta.url).pathname.split("/").at(-2).split("-");
const script = import(new URL(`${place}.js`, import.meta.url));

export const root = document.createElement("div");
root.className = `${place}-root`;
globalThis[`${place}Panel`] = root;

const styles = document.createElement("link");
styles.rel = "stylesheet";
styles.href = new URL(`${place}.css`, import.meta.url);
const styled = new Promise((done) => (styles.onload = styles.onerror = done));
document.head.append(styles);

// What each place says.
const parts = { live: "live uri", learn: "page later learn lessons reports" }[place];
const page = document.documentElement;
const { lang } = page;
const address = new URL(`${place}_bg.wasm`, import.meta.url);
const [{ default: start }, program, words] = await Promise.all([script, fetch(address), globalThis.words(parts), styled]);
globalThis[`${place}Words`] = words;
await start({ module_or_path: program });
// What was chosen meanwhile it did not hear of: where it does not listen yet, it misses the words here.
if (page.lang !== lang) {
  delete globalThis[`${place}Words`];
  dispatchEvent(new Event("words"));
}
