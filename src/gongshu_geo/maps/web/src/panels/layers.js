// @ts-check
/** The layers in their groups, each to be switched on or off. */

import { h, redraw } from "./dom.js";
import { figure } from "./format.js";

/** @typedef {import("../types").PageLayer} PageLayer */
/** @typedef {import("./page.js").Page} Page */

/** @param {Page} page */
export function layerList(page) {
  const root = h("div", { class: "gg-layers" });
  page.store.on(["language", "layers"], () => redraw(root, ...groups(page)));
  return root;
}

/** @param {Page} page */
function groups(page) {
  const { data } = page.store;
  const known = new Set(data.groups.map((group) => group.id));
  const all = [
    ...data.groups.map((group) => ({ id: group.id, title: page.pick(group.title) })),
    { id: "", title: page.say("groupOther") },
  ];
  return all.map(({ id, title }) => {
    const members = data.layers
      .filter((layer) => (known.has(layer.group) ? layer.group : "") === id)
      .sort((one, other) => one.order - other.order);
    return (
      members.length > 0 &&
      h("fieldset", {}, h("legend", { class: "gg-group" }, title), ...members.map((layer) => check(page, layer)))
    );
  });
}

/** @param {Page} page @param {PageLayer} layer */
function check(page, layer) {
  const { store, pick } = page;
  const note = pick(layer.note);
  const count = layer.kind === "sites" ? layer.siteIds.length : layer.features.length;
  return h(
    "label",
    { class: "gg-check", title: note || null },
    h("input", {
      type: "checkbox",
      checked: store.state.layers.has(layer.id),
      "data-layer": layer.id,
      "data-key": `layer:${layer.id}`,
      onchange: () => store.set({ layers: flipped(store.state.layers, layer.id) }),
    }),
    swatch(layer),
    h("span", { class: "gg-check-name" }, pick(layer.title)),
    count > 0 && h("span", { class: "gg-facet-count" }, page.say("layerCount", { n: figure(count) })), // the ground's layers count nothing
    note !== "" && h("span", { class: "gg-hidden" }, note),
  );
}

/** @param {PageLayer} layer */
function swatch(layer) {
  const { colour, fillOpacity, byStatus } = layer.style;
  if (byStatus) return h("span", { class: "gg-swatch gg-swatch-status", "aria-hidden": "true" });
  const fill =
    layer.kind === "area"
      ? `color-mix(in srgb, ${colour} ${Math.round(fillOpacity * 100)}%, transparent)`
      : layer.kind === "line"
        ? "none"
        : colour;
  return h("span", {
    class: `gg-swatch gg-swatch-${layer.kind}`,
    "aria-hidden": "true",
    style: `border-color:${colour};background:${fill}`,
  });
}

/** @param {ReadonlySet<string>} chosen @param {string} id */
function flipped(chosen, id) {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}
