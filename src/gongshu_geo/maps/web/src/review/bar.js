// @ts-check
/** The top bar: title, progress, language, and the file to save. */

import { h } from "../panels/dom.js";
import { icon } from "../panels/icons.js";
import { corrections, download } from "./csv.js";

/** Name of the file, as the import and gis/ know it. */
const FILE = "corrections.csv";

/** @param {import("./main.js").Review} review @param {HTMLElement} root holds whether the list is open on a phone */
export function bar(review, root) {
  const { desk, store, page, say } = review;
  const title = h("div", { class: "gg-title" });
  const meter = h("span", { class: "gr-meter-fill" });
  const progress = h("span", { class: "gr-progress-words" });
  const list = h("button", { type: "button", class: "gg-icon-button gr-open-list", onclick: () => root.toggleAttribute("data-list") }, icon("filter"));
  const language = h("button", {
    type: "button",
    class: "gg-button gg-language",
    onclick: () => store.set({ language: store.state.language === "zh" ? "en" : "zh" }),
  });
  const save = h("button", { type: "button", class: "gg-button gg-primary gr-save", onclick: () => saveFile(review) });

  const refresh = () => {
    const [done, all] = [desk.answers.size, desk.items.length];
    progress.textContent = say("progress", { done, all });
    meter.style.width = `${all === 0 ? 100 : (100 * done) / all}%`;
    save.textContent = say("save", { n: done || "" }).trim();
    save.toggleAttribute("data-unsaved", desk.unsaved);
    language.textContent = say("switchLanguage");
    list.setAttribute("aria-label", say("list"));
  };
  store.on(["language"], () => {
    const { meta } = store.data;
    document.documentElement.lang = store.state.language === "zh" ? "zh-CN" : "en";
    document.title = page.pick(meta.title);
    title.replaceChildren(h("h1", {}, page.pick(meta.title)), h("p", {}, page.say("asOf", { date: meta.asOf })));
    refresh();
  });
  desk.on(["answers"], refresh);
  desk.on(["current"], () => root.removeAttribute("data-list"));
  return h(
    "header",
    { class: "gg-bar gr-bar" },
    title,
    h("div", { class: "gr-progress", role: "status" }, progress, h("span", { class: "gr-meter", "aria-hidden": "true" }, meter)),
    h("div", { class: "gg-bar-end" }, list, language, save),
  );
}

/** @param {import("./main.js").Review} review */
function saveFile({ desk, say, toast }) {
  if (desk.answers.size === 0) {
    toast(say("nothing"));
    return;
  }
  download(FILE, corrections(desk.answers.values()));
  desk.saved();
  toast(say("saved", { n: desk.answers.size }));
}
