// @ts-check
/** The look's values as the canvas needs them, read from the page's CSS variables. */

/** @typedef {{colour: (name: string) => string, number: (name: string) => number, dash: (name: string) => number[], font: string, paper: boolean}} Theme */

const root = document.documentElement;

/**
 * Keep the root's theme and contrast as the reader or the system has them.
 * @param {import("../state").Store} store
 * @param {() => void} changed called after each change, not at the start
 */
export function followTheme(store, changed) {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let ready = false;
  const apply = () => {
    const { theme, contrast } = store.state;
    // High contrast has light values only; it wins over the dark that a system or a link asks for.
    root.dataset.theme = contrast ? "light" : (theme ?? (dark.matches ? "dark" : "light"));
    if (contrast) root.dataset.contrast = "high";
    else delete root.dataset.contrast;
    if (ready) changed();
  };
  store.on(["theme", "contrast"], apply);
  dark.addEventListener("change", apply);
  ready = true;
}

/**
 * The values that hold now, or those of the paper sheet.
 * @param {boolean} paper
 * @returns {Theme}
 */
export function currentTheme(paper = false) {
  const screen = getComputedStyle(root);
  const sheet = paper ? paperValues() : null;
  /** Asking the browser is slow and drawing asks often. @type {Map<string, string>} */
  const known = new Map();
  /** @param {string} name */
  const value = (name) => {
    const cached = known.get(name);
    if (cached !== undefined) return cached;
    const read = (sheet?.getPropertyValue(`--${name}`) || screen.getPropertyValue(`--${name}`)).trim();
    known.set(name, read);
    return read;
  };
  return {
    colour: value,
    number: (name) => parseFloat(value(name)),
    dash: (name) => (value(name) === "none" ? [] : value(name).split(" ").map(Number)),
    font: value("font"),
    paper,
  };
}

/** The declarations of `@media print`, which a script cannot see computed before the sheet is laid out. */
function paperValues() {
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSMediaRule) || rule.media.mediaText !== "print") continue;
      for (const inner of rule.cssRules) {
        if (inner instanceof CSSStyleRule && inner.style.getPropertyValue("--land")) return inner.style;
      }
    }
  }
  return null;
}
