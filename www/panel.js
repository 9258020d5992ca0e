// Starts the program of a place's panel, once, and moves what it draws to wherever the place stands now. The folder is named after the place.
const [place] = new URL(".", import.meta.url).pathname.split("/").at(-2).split("-");
const program = import(new URL(`${place}.js`, import.meta.url));

export const root = document.createElement("div");
root.className = `${place}-root`;
globalThis[`${place}Panel`] = root;

const styles = document.createElement("link");
styles.rel = "stylesheet";
styles.href = new URL(`${place}.css`, import.meta.url);
const styled = new Promise((done) => (styles.onload = styles.onerror = done));
document.head.append(styles);
await Promise.all([styled, program.then(({ default: start }) => start())]);
