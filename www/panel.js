// Starts the program of the Live panel, once, and moves what it draws to wherever the place stands now.
import start from "./live.js";

export const root = document.createElement("div");
root.className = "live-root";
globalThis.livePanel = root;

const styles = document.createElement("link");
styles.rel = "stylesheet";
styles.href = new URL("live.css", import.meta.url);
const styled = new Promise((done) => (styles.onload = styles.onerror = done));
document.head.append(styles);

const page = document.documentElement;
const { lang } = page;
const address = new URL("live_bg.wasm", import.meta.url);
const [program, liveWords] = await Promise.all([fetch(address), globalThis.words("live uri"), styled]);
globalThis.liveWords = liveWords;
await start({ module_or_path: program });
// What was chosen meanwhile it did not hear of.
if (page.lang !== lang) dispatchEvent(new Event("language"));
