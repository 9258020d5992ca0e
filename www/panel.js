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
await Promise.all([styled, start()]);
