// One row of buttons: a single tab stop, arrows inside it, states told to assistive technology.

import { BUTTONS } from "./buttons.js";
import { ICONS } from "./icons.js";
import { even } from "./tables.js";

export function toolbar(editor, labels) {
  const bar = document.createElement("div");
  bar.className = "editor-tools";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", labels.tools);
  const buttons = BUTTONS.map((button) => ({ ...button, element: element(button, labels) }));
  for (const button of buttons) {
    button.element.addEventListener("click", () => {
      if (button.element.ariaDisabled === "true") return;
      even(editor);
      if (button.act) button.act(editor, labels);
      else button.run(editor.chain().focus()).run();
    });
    bar.append(button.element);
  }
  bar.addEventListener("keydown", (event) => moveFocus(event, bar));
  const refresh = () => {
    buttons.forEach((button) => show(button, editor));
    if (!bar.querySelector("[tabindex='0']:not([hidden])")) bar.firstElementChild.tabIndex = 0;
  };
  editor.on("transaction", refresh);
  refresh();
  return bar;
}

function element({ name }, labels) {
  const button = document.createElement("button");
  button.type = "button";
  button.title = labels[name];
  button.ariaLabel = labels[name];
  button.tabIndex = -1;
  const namespace = "http://www.w3.org/2000/svg";
  const icon = button.appendChild(document.createElementNS(namespace, "svg"));
  icon.setAttribute("viewBox", "0 0 24 24");
  icon.setAttribute("aria-hidden", "true");
  icon.appendChild(document.createElementNS(namespace, "path")).setAttribute("d", ICONS[name]);
  return button;
}

/** A button that cannot act now stays reachable; it is only said to be disabled. */
function show({ element: button, pressed, enabled, run, shown }, editor) {
  if (shown) button.hidden = !shown(editor);
  if (button.hidden) {
    button.tabIndex = -1;
    return;
  }
  const usable = enabled ? enabled(editor) : run(editor.can().chain().focus()).run();
  button.ariaDisabled = String(!usable);
  if (pressed) button.ariaPressed = String(pressed(editor));
}

function moveFocus(event, bar) {
  const reachable = [...bar.children].filter((button) => !button.hidden);
  const at = reachable.indexOf(document.activeElement);
  const steps = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 };
  if (!(event.key in steps)) return;
  event.preventDefault();
  const next = reachable.at(steps[event.key] % reachable.length);
  for (const button of bar.children) button.tabIndex = button === next ? 0 : -1;
  next.focus();
}
