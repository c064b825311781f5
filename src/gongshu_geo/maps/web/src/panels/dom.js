// @ts-check
/** Making DOM elements: text goes in as text, never as markup. */

/** @typedef {Node | string | number | null | undefined | false} Child */

/**
 * Properties of an element: `on…` functions are listeners, booleans are bare attributes,
 * null and undefined are left out, everything else is an attribute.
 * @typedef {Record<string, unknown>} Props
 */

const SVG = "http://www.w3.org/2000/svg";

/**
 * An HTML element with its attributes, listeners and children.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Props} [props]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  dress(element, props);
  element.append(...present(children));
  return element;
}

/**
 * The same for SVG.
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} tag
 * @param {Props} [props]
 * @param {...Child} children
 * @returns {SVGElementTagNameMap[T]}
 */
export function svg(tag, props = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  dress(element, props);
  element.append(...present(children));
  return element;
}

/** @param {Element} element @param {Props} props */
function dress(element, props) {
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") {
      element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    } else {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
}

/** @param {Child[]} children @returns {(Node | string)[]} */
function present(children) {
  /** @type {(Node | string)[]} */
  const kept = [];
  for (const child of children) {
    if (child === null || child === undefined || child === false || child === "") continue;
    kept.push(child instanceof Node ? child : String(child));
  }
  return kept;
}

/**
 * Draw an element's children anew; the focus stays on the element with the same `data-key`, the scroll
 * where it was.
 * @param {Element} root
 * @param {...Child} children
 */
export function redraw(root, ...children) {
  const held = document.activeElement;
  const key = held instanceof HTMLElement && root.contains(held) ? held.dataset.key : undefined;
  const { scrollTop } = root;
  root.replaceChildren(...present(children));
  root.scrollTop = scrollTop;
  if (key === undefined) return;
  const again = root.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (again instanceof HTMLElement) again.focus({ preventScroll: true });
}

/** @param {Element} element @param {boolean} on */
export function show(element, on) {
  element.toggleAttribute("hidden", !on);
}
