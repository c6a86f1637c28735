// The rich-text editor: every textarea[data-editor] becomes one. Without this file the text box
// remains and takes the same HTML. No inline style, no inline script: a strict policy holds.

import * as E from "../../django_prose_editor/editor.js";
import { Bringing } from "./bringing.js";
import { PARSING } from "./fragment.js";
import { arrivals } from "./paste.js";
import { askCaption, askLink } from "./questions.js";
import { keepNesting, schema } from "./schema.js";
import { GIVEN } from "./tables.js";
import { toolbar } from "./toolbar.js";
import { written } from "./written.js";

const SELECTOR = "textarea[data-editor]";

function mount(textarea) {
  if (textarea.hidden || textarea.id.includes("__prefix__")) return;
  const labels = JSON.parse(textarea.dataset.editor);
  const frame = framed(textarea);
  const editable = !textarea.disabled && !textarea.readOnly;
  const questions = {
    openLink: () => askLink(editor, labels),
    openCaption: () => editable && askCaption(editor, labels),
  };
  const editor = new E.Editor({
    element: frame,
    editable,
    injectCSS: false,
    extensions: schema(questions),
    content: textarea.value,
    parseOptions: PARSING,
    onBeforeCreate: keepNesting,
    editorProps: {
      attributes: attributes(textarea, labels),
      handleDOMEvents: arrivals((...brought) => bringing.bring(...brought)),
    },
  });
  const status = said();
  const address = textarea.dataset.clean;
  const bringing = new Bringing(editor, { frame, status, labels, address });
  if (editable) frame.prepend(toolbar(editor, labels), status);
  showBox(editor, textarea);
  sendWhenSettled(textarea.form, bringing);
  for (const label of textarea.labels) {
    label.addEventListener("click", () => editor.commands.focus());
  }
}

function framed(textarea) {
  const frame = document.createElement("div");
  frame.className = "editor";
  textarea.before(frame);
  frame.append(textarea);
  textarea.hidden = true;
  return frame;
}

function said() {
  const status = document.createElement("p");
  status.className = "editor-status";
  status.setAttribute("role", "status");
  return status;
}

/** The editor always shows what its box holds, whoever filled it: a browser gone back fills it with
    what was typed. What nobody changed stays in the box as it was. */
function showBox(editor, textarea) {
  let shown = textarea.value;
  editor.on("update", () => {
    shown = textarea.value = written(editor);
    textarea.dispatchEvent(new Event("input", { bubbles: true }));
  });
  const showAgain = () => {
    if (textarea.value === shown) return;
    shown = textarea.value;
    const show = { emitUpdate: false, parseOptions: PARSING };
    const chain = editor.chain().setMeta("addToHistory", false).setMeta(GIVEN, true);
    chain.setContent(shown, show).run();
  };
  addEventListener("pageshow", showAgain);
  textarea.addEventListener("input", showAgain);
  textarea.form?.addEventListener("reset", () => setTimeout(showAgain));
}

/** A form that is sent while something is still being pasted waits for it. */
function sendWhenSettled(form, bringing) {
  const wait = (event) => {
    if (event.target !== form || !bringing.isBusy) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    bringing.settled().then(() => form.requestSubmit(event.submitter));
  };
  document.addEventListener("submit", wait, { capture: true });
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
