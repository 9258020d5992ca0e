// Whoever goes by keyboard keeps a place, wherever that is: where what has the focus goes away, is switched off or is folded, what stands before it
// has the focus, or what stands behind it; where a dialog goes, what had the focus before it; where a place goes, the name of the place that came.
const STOPS = "a[href], button, input, select, textarea, summary, [tabindex='0']";
const stays = (one) => one.isConnected && !one.matches(":disabled") && one.checkVisibility();
// What has the focus, then what else may have it, the best first. Nothing where no key led there.
let nearest = [];
// What stood there before the focus went into a dialog.
let outside = [];
let dialog = null;
let place = null;

addEventListener("focusin", ({ target }) => {
  const within = target.closest("dialog");
  if (within !== dialog) outside = within ? nearest : [];
  dialog = within;
  place = target.closest("main");
  const stops = [...(dialog ?? document).querySelectorAll(STOPS)];
  const behind = stops.findIndex((one) => target.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
  const before = stops.splice(0, behind < 0 ? stops.length : behind);
  nearest = target.matches(":focus-visible") ? [target, ...before.reverse(), ...stops, ...outside] : [];
});

function mend() {
  const [own] = nearest;
  if (!own || stays(own)) return;
  const next = place?.isConnected === false ? document.querySelector(".places [aria-current]") : nearest.find(stays);
  nearest = [];
  if ([document.body, own].includes(document.activeElement)) next?.focus();
}

// Whether it is seen is asked only where something was folded or unfolded: to know it a browser has to lay out the page.
const touches = (records) => !nearest[0]?.isConnected || records.some(({ type }) => type === "attributes");
new MutationObserver((records) => touches(records) && mend()).observe(document, { childList: true, subtree: true, attributeFilter: ["disabled", "hidden", "open"] });
addEventListener("focusout", () =>
  setTimeout(() => {
    mend();
    // Left on purpose: it is still there.
    if (document.activeElement !== nearest[0]) nearest = [];
  }),
);
