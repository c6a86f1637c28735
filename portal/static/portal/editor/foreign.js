// Language and direction: of a phrase as a mark, of a block as its attributes.

import * as E from "../../django_prose_editor/editor.js";

const BLOCKS = [
  "paragraph", "heading", "bulletList", "orderedList", "listItem", "blockquote", "table",
  "tableCell", "tableHeader",
];
const attribute = (name) => ({
  default: null,
  parseHTML: (element) => element.getAttribute(name) || null,
});
const FOREIGN = { lang: attribute("lang"), dir: attribute("dir") };

export const ForeignBlocks = E.Extension.create({
  name: "foreignBlocks",
  addGlobalAttributes: () => [{ types: BLOCKS, attributes: FOREIGN }],
});

/** Phrases may stand in each other, as a word of one language in a phrase of another. */
export const ForeignPhrase = E.Mark.create({
  name: "foreignPhrase",
  excludes: "",
  addAttributes: () => FOREIGN,
  parseHTML: () => [{ tag: "span[lang]" }, { tag: "span[dir]" }],
  renderHTML: ({ HTMLAttributes }) => ["span", HTMLAttributes, 0],
});

export function setLanguage(editor, { lang, dir }) {
  const chain = editor.chain().focus();
  if (editor.state.selection.empty) chain.extendMarkRange("foreignPhrase");
  chain.unsetMark("foreignPhrase");
  (lang ? chain.setMark("foreignPhrase", { lang, dir }) : chain.command(unsetBlocks)).run();
}

function unsetBlocks({ tr, dispatch }) {
  const { from, to } = tr.selection;
  tr.doc.nodesBetween(from, to, (node, at) => {
    if (!dispatch || !node.isTextblock) return;
    tr.setNodeAttribute(at, "lang", null);
    tr.setNodeAttribute(at, "dir", null);
  });
  return true;
}
