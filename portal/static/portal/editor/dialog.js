// A question in a dialog of its own: no prompt, no form inside the page's form.

/** `fields`: elements by their labels. `choices`: words on the buttons by their names; the first is
    what Enter does. The name of the button, or nothing where the question was put away. */
export function ask({ title, fields, choices, note = "" }) {
  const dialog = document.createElement("dialog");
  dialog.className = "editor-dialog";
  dialog.setAttribute("aria-label", title);
  const form = dialog.appendChild(document.createElement("form"));
  form.method = "dialog";
  for (const [words, field] of Object.entries(fields)) form.append(labelled(words, field));
  if (note) form.append(made("p", note));
  for (const [name, words] of Object.entries(choices)) form.append(button(name, words));
  document.body.append(dialog);
  dialog.showModal();
  const [first] = Object.values(fields);
  first.select?.();
  return new Promise((answer) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      answer(dialog.returnValue);
    });
  });
}

export function input(value, properties = {}) {
  return Object.assign(document.createElement("input"), { value, ...properties });
}

export function select(value, options) {
  const box = document.createElement("select");
  for (const [key, words] of options) box.append(new Option(words, key, false, key === value));
  return box;
}

function made(tag, words) {
  return Object.assign(document.createElement(tag), { textContent: words });
}

function labelled(words, field) {
  const label = made("label", words);
  label.append(field);
  return label;
}

function button(name, words) {
  const made = Object.assign(document.createElement("button"), { value: name, textContent: words });
  made.formNoValidate = name !== "save";
  return made;
}
