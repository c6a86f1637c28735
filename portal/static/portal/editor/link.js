// The address of a link, asked in a dialog of its own: no prompt, no form inside the page's form.

import { isAddress } from "./schema.js";

export function editLink(editor, labels) {
  const href = editor.getAttributes("link").href ?? "";
  if (editor.state.selection.empty && !href) return;
  const { dialog, field } = linkDialog(labels, href);
  document.body.append(dialog);
  field.addEventListener("input", () => {
    const fits = !field.value.trim() || isAddress(field.value.trim());
    field.setCustomValidity(fits ? "" : labels.badAddress);
  });
  dialog.addEventListener("close", () => {
    const chain = editor.chain().focus().extendMarkRange("link");
    if (dialog.returnValue === "remove") chain.unsetLink().run();
    else if (dialog.returnValue === "save") setLink(chain, field.value.trim());
    else editor.commands.focus();
    dialog.remove();
  });
  dialog.showModal();
  field.select();
}

function setLink(chain, href) {
  (href ? chain.setLink({ href }) : chain.unsetLink()).run();
}

function linkDialog(labels, href) {
  const dialog = document.createElement("dialog");
  dialog.className = "editor-dialog";
  dialog.setAttribute("aria-label", labels.link);
  const form = dialog.appendChild(document.createElement("form"));
  form.method = "dialog";
  const label = form.appendChild(document.createElement("label"));
  label.textContent = labels.address;
  const field = label.appendChild(document.createElement("input"));
  field.value = href;
  form.append(choice("save", labels.save));
  if (href) form.append(choice("remove", labels.removeLink));
  form.append(choice("cancel", labels.cancel));
  return { dialog, field };
}

function choice(value, text) {
  const button = document.createElement("button");
  button.value = value;
  button.textContent = text;
  button.formNoValidate = value !== "save";
  return button;
}
