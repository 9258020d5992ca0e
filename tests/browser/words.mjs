// The words of the page, as its Fluent files have them: a test that walks through it in every language names each by its key.
import { readFileSync } from "node:fs";

// The languages, each with that of a browser to which the page speaks it.
export const LANGUAGES = [
  { tag: "en", locale: "en-GB" },
  { tag: "zh-Hans", locale: "zh-CN" },
];

export const HAN = /\p{Script=Han}/u;

const literal = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

// The words of these files: `say` gives those without places, `like` what all that fills the places matches.
export function wordsOf(tag, ...parts) {
  const source = parts.map((part) => readFileSync(new URL(`../../www/locales/${tag}/${part}.ftl`, import.meta.url), "utf8")).join("\n");
  const found = (key) => {
    const [, words] = source.match(new RegExp(`^${key} = (.+)$`, "m")) ?? [];
    if (!words || words.includes("->")) throw new Error(`${tag} has no such line: ${key}`);
    return words.replaceAll("`", "");
  };
  return {
    say(key) {
      const words = found(key);
      if (words.includes("{")) throw new Error(`${key} has places: ${words}`);
      return words;
    },
    like: (key) => new RegExp(found(key).split(/\{ \$\w+ \}/).map(literal).join(".+")),
  };
}

// What is wrong with a text that people read in this language, without the code in it: nothing, or why.
export function fault(tag, text) {
  // What is quoted may be in any language, and so may a term in the Chinese brackets behind its translation.
  const read = text.replace(/“[^”]*”|（[^）]*）/g, "").trim();
  if (!/[\p{Letter}\p{Number}]/u.test(read)) return "blank";
  if (/\[[a-z]+(-[a-z0-9]+)+\]|\{ ?\$/.test(read)) return `a key or a place: ${text}`;
  if (tag === "en" && HAN.test(read)) return `Chinese: ${text}`;
  if (tag !== "en" && (!HAN.test(read) || /[a-z]{2,}(,? [a-z]{2,}){2}/.test(read))) return `English: ${text}`;
  return undefined;
}

// What should say something and says nothing: in a browser a key without words is blank.
export const wordless = (page) =>
  page.evaluate(() => {
    const speaks = "h1, h2, h3, h4, p:not([role], [aria-live]), li, a, button, label, legend, summary, caption, figcaption, th, dt, option, [aria-label], [title], [placeholder]";
    const says = (element) =>
      (element.getAttribute("aria-label") ?? element.textContent).trim() || element.querySelector("input, select, textarea, canvas, svg, [aria-label]");
    const isBlank = (element) => ["aria-label", "title", "placeholder"].some((name) => element.getAttribute(name)?.trim() === "") || !says(element);
    const blank = [...document.body.querySelectorAll(speaks)].filter((element) => element.checkVisibility() && !element.matches("input, select, textarea") && isBlank(element));
    return blank.map((element) => element.outerHTML.slice(0, 100));
  });
