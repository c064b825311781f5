// @ts-check
/** The page by key: next, previous, search, decide, undo, finish. */

/**
 * @param {import("./main.js").Review} review
 * @param {{search: HTMLInputElement}} list
 */
export function keys({ desk }, { search }) {
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      document.querySelector(".gr-confirm")?.dispatchEvent(new MouseEvent("click"));
    } else if (typing) {
      if (event.key === "Escape" && event.target instanceof HTMLElement) event.target.blur();
      return;
    } else if (event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey)) {
      desk.undo();
    } else if (event.altKey || event.ctrlKey || event.metaKey) {
      return;
    } else if (event.key === "j" || event.key === "J") {
      desk.step(1);
    } else if (event.key === "k" || event.key === "K") {
      desk.step(-1);
    } else if (event.key === "/") {
      search.focus();
    } else if (desk.draft.drawing && (event.key === "Enter" || event.key === "Escape") && !isButton(event.target)) {
      desk.edit({ drawing: false });
    } else {
      return;
    }
    event.preventDefault();
  });
}

/** Enter on a button presses it. @param {EventTarget | null} target */
function isButton(target) {
  return target instanceof Element && target.closest("button, [role=button]") !== null;
}
