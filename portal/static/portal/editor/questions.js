// What the editor asks before it acts: an address, a language, a number, a caption.

import { ask, input, select } from "./dialog.js";
import { setLanguage } from "./foreign.js";
import { listAround, setStart } from "./lists.js";
import { isAddress } from "./schema.js";
import { setCaption, tableAround } from "./tables.js";

const CODE = "[a-zA-Z]{2,3}(-[a-zA-Z]{4})?(-([a-zA-Z]{2}|[0-9]{3}))?";

export async function askLink(editor, labels) {
  const href = editor.getAttributes("link").href ?? "";
  if (editor.state.selection.empty && !href) return;
  const field = input(href);
  field.addEventListener("input", () => {
    const fits = !field.value.trim() || isAddress(field.value.trim());
    field.setCustomValidity(fits ? "" : labels.badAddress);
  });
  const choices = { save: labels.saveLink, ...(href && { remove: labels.removeLink }) };
  const choice = await asked(editor, labels, labels.link, { [labels.address]: field }, choices);
  const chain = editor.chain().focus().extendMarkRange("link");
  const address = choice === "save" ? field.value.trim() : "";
  if (choice) (address ? chain.setLink({ href: address }) : chain.unsetLink()).run();
}

export async function askLanguage(editor, labels) {
  const now = editor.getAttributes("foreignPhrase");
  const known = labels.languages.find(([code]) => code === now.lang);
  const options = [["", "—"], ...labels.languages];
  const box = select(known ? now.lang : "", options);
  const code = input(known ? "" : (now.lang ?? ""), { pattern: CODE, maxLength: 11 });
  const fields = { [labels.languageOf]: box, [labels.otherLanguage]: code };
  const choices = { save: labels.save, remove: labels.removeLanguage };
  const choice = await asked(editor, labels, labels.language, fields, choices);
  const lang = choice === "save" ? code.value.trim() || box.value : "";
  const chosen = labels.languages.find(([name]) => name === lang);
  if (choice) setLanguage(editor, { lang, dir: chosen?.[2] ?? (lang === now.lang ? now.dir : null) });
}

export async function askStart(editor, labels) {
  const { start } = listAround(editor.state.selection).node.attrs;
  const field = input(start, { type: "number", min: -9999, max: 9999, required: true });
  const fields = { [labels.firstNumber]: field };
  const choice = await asked(editor, labels, labels.startAt, fields, { save: labels.save });
  if (choice) setStart(editor, Number(field.value));
}

export async function askCaption(editor, labels) {
  const around = tableAround(editor.state.selection);
  if (!around) return;
  const field = input(around.node.attrs.caption);
  const fields = { [labels.captionWords]: field };
  const choice = await asked(editor, labels, labels.caption, fields, { save: labels.save });
  if (choice) setCaption(editor, field.value.trim());
}

/** The name of the choice; nothing where it was cancelled. */
async function asked(editor, labels, title, fields, choices) {
  const choice = await ask({ title, fields, choices: { ...choices, cancel: labels.cancel } });
  editor.commands.focus();
  return choice === "cancel" ? "" : choice;
}
