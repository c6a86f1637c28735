// One row of buttons: a single tab stop, arrows inside it, states told to assistive technology.

import { editLink } from "./link.js";

const toggle = (name, run, active = () => [name]) => ({ name, run, active });

const inTable = (editor) => editor.isActive("table");

const BUTTONS = [
  toggle("bold", (chain) => chain.toggleBold()),
  toggle("italic", (chain) => chain.toggleItalic()),
  toggle("heading", (chain) => chain.toggleHeading({ level: 2 }), () => ["heading", { level: 2 }]),
  toggle(
    "subheading",
    (chain) => chain.toggleHeading({ level: 3 }),
    () => ["heading", { level: 3 }],
  ),
  toggle("bulletList", (chain) => chain.toggleBulletList()),
  toggle("orderedList", (chain) => chain.toggleOrderedList()),
  toggle("blockquote", (chain) => chain.toggleBlockquote()),
  { name: "link", active: () => ["link"], enabled: canLink, act: editLink },
  { name: "table", run: (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }) },
  { name: "addRow", run: (chain) => chain.addRowAfter(), shown: inTable },
  { name: "addColumn", run: (chain) => chain.addColumnAfter(), shown: inTable },
  { name: "deleteRow", run: (chain) => chain.deleteRow(), shown: inTable },
  { name: "deleteColumn", run: (chain) => chain.deleteColumn(), shown: inTable },
  { name: "undo", run: (chain) => chain.undo() },
  { name: "redo", run: (chain) => chain.redo() },
];

// Paths on a grid of 24, drawn as strokes.
const ICONS = {
  bold: "M7 5h6a3.5 3.5 0 0 1 0 7H7zM7 12h7a3.5 3.5 0 0 1 0 7H7z",
  italic: "M10 5h8M6 19h8M14 5l-4 14",
  heading: "M4 5v14M12 5v14M4 12h8M16 11.5a2.5 2.5 0 1 1 4.6 1.4L16 19h5",
  subheading: "M4 5v14M12 5v14M4 12h8M16 9h5l-3 4a3 3 0 1 1-2 5.2",
  bulletList: "M9 6h11M9 12h11M9 18h11M4 6h.01M4 12h.01M4 18h.01",
  orderedList: "M10 6h10M10 12h10M10 18h10M4 4.5h1.5V9M4 9h3M4 14.5h2.5V17L4 19.5h3",
  blockquote: "M5 17c3 0 4-2 4-5V7H4v5h5M15 17c3 0 4-2 4-5V7h-5v5h5",
  link: "M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.5 1.5M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.5-1.5",
  table: "M4 5h16v14H4zM4 10h16M4 14.5h16M10 5v14",
  addRow: "M4 5h16v7H4zM12 15v6M9 18h6",
  addColumn: "M5 4v16h7V4zM15 12h6M18 9v6",
  deleteRow: "M4 5h16v7H4zM9 18h6",
  deleteColumn: "M5 4v16h7V4zM15 12h6",
  undo: "M9 14 4 9l5-5M4 9h10a5 5 0 0 1 0 10h-3",
  redo: "m15 14 5-5-5-5M20 9H10a5 5 0 0 0 0 10h3",
};

export function toolbar(editor, labels) {
  const bar = document.createElement("div");
  bar.className = "editor-tools";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", labels.tools);
  const buttons = BUTTONS.map((button) => ({ ...button, element: element(button, labels) }));
  for (const button of buttons) {
    button.element.addEventListener("click", () => {
      if (button.element.ariaDisabled === "true") return;
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

function canLink(editor) {
  return !editor.state.selection.empty || editor.isActive("link");
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
function show({ element: button, active, enabled, run, shown }, editor) {
  const usable = enabled ? enabled(editor) : run(editor.can().chain().focus()).run();
  button.ariaDisabled = String(!usable);
  if (active) button.ariaPressed = String(editor.isActive(...active()));
  if (shown) button.hidden = !shown(editor);
  if (button.hidden) button.tabIndex = -1;
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
