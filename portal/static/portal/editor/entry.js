// The rich-text editor: every textarea[data-editor] becomes one. Without this file the text box
// remains and takes the same HTML. No inline style, no inline script: a strict policy holds.

import * as E from "../../django_prose_editor/editor.js";
import { editLink } from "./link.js";
import { plainPaste } from "./paste.js";
import { schema } from "./schema.js";
import { toolbar } from "./toolbar.js";

const SELECTOR = "textarea[data-editor]";

function mount(textarea) {
  if (textarea.hidden || textarea.id.includes("__prefix__")) return;
  const labels = JSON.parse(textarea.dataset.editor);
  const frame = document.createElement("div");
  frame.className = "editor";
  textarea.before(frame);
  frame.append(textarea);
  textarea.hidden = true;

  const editable = !textarea.disabled && !textarea.readOnly;
  const editor = new E.Editor({
    element: frame,
    editable,
    injectCSS: false,
    extensions: schema(() => editLink(editor, labels)),
    content: textarea.value,
    editorProps: { attributes: attributes(textarea, labels), transformPastedHTML: plainPaste },
    onUpdate() {
      textarea.value = editor.isEmpty ? "" : editor.getHTML();
      textarea.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  if (editable) frame.prepend(toolbar(editor, labels));
  for (const label of textarea.labels) {
    label.addEventListener("click", () => editor.commands.focus());
  }
}

function attributes(textarea, labels) {
  const named = { class: "editor-text", role: "textbox", "aria-multiline": "true" };
  const label = textarea.labels[0];
  if (label) {
    label.id ||= `${textarea.id}-label`;
    named["aria-labelledby"] = label.id;
  } else {
    named["aria-label"] = textarea.getAttribute("aria-label") ?? labels.text;
  }
  for (const name of ["lang", "aria-describedby", "aria-invalid"]) {
    if (textarea.hasAttribute(name)) named[name] = textarea.getAttribute(name);
  }
  return named;
}

document.querySelectorAll(SELECTOR).forEach(mount);
document.addEventListener("formset:added", (event) => {
  event.target.querySelectorAll(SELECTOR).forEach(mount);
});
