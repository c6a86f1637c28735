// The buttons of the toolbar: what each does, when it shows, when it is pressed.

import { askCaption, askLanguage, askLink, askStart } from "./questions.js";
import { freeScopes, isHeader } from "./tables.js";

const inTable = (editor) => editor.isActive("table");
const inNumbers = (editor) => editor.isActive("orderedList");
const hasWords = (mark) => (editor) => !editor.state.selection.empty || editor.isActive(mark);

const toggle = (name, run, pressed = (editor) => editor.isActive(name)) => ({ name, run, pressed });

const heading = (name, level) =>
  toggle(
    name,
    (chain) => chain.toggleHeading({ level }),
    (editor) => editor.isActive("heading", { level }),
  );

const asking = (name, act, mark) => ({
  name,
  act,
  pressed: (editor) => editor.isActive(mark),
  enabled: hasWords(mark),
});

const header = (name, isColumn) => ({
  name,
  run: (chain) =>
    (isColumn ? chain.toggleHeaderColumn() : chain.toggleHeaderRow()).command(freeScopes(isColumn)),
  pressed: (editor) => isHeader(editor, isColumn),
  shown: inTable,
});

/** Those that show in some places alone come last, so that no other is moved by them. */
export const BUTTONS = [
  toggle("bold", (chain) => chain.toggleBold()),
  toggle("italic", (chain) => chain.toggleItalic()),
  heading("heading", 2),
  heading("subheading", 3),
  toggle("bulletList", (chain) => chain.toggleBulletList()),
  toggle("orderedList", (chain) => chain.toggleOrderedList()),
  toggle("blockquote", (chain) => chain.toggleBlockquote()),
  asking("link", askLink, "link"),
  asking("language", askLanguage, "foreignPhrase"),
  { name: "clear", act: clear, enabled: () => true },
  { name: "table", run: (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }) },
  { name: "undo", run: (chain) => chain.undo() },
  { name: "redo", run: (chain) => chain.redo() },
  { name: "startAt", act: askStart, enabled: inNumbers, shown: inNumbers },
  { name: "caption", act: askCaption, enabled: inTable, shown: inTable },
  header("headerRow", false),
  header("headerColumn", true),
  { name: "addRow", run: (chain) => chain.addRowAfter(), shown: inTable },
  { name: "addColumn", run: (chain) => chain.addColumnAfter(), shown: inTable },
  { name: "deleteRow", run: (chain) => chain.deleteRow(), shown: inTable },
  { name: "deleteColumn", run: (chain) => chain.deleteColumn(), shown: inTable },
  { name: "deleteTable", run: (chain) => chain.deleteTable(), shown: inTable },
];

/** Of what is selected, or of the whole block, words remain; links, languages and lists say more
    than a look, and stay. */
function clear(editor) {
  const { selection } = editor.state;
  const { $from } = selection;
  const range = selection.empty ? { from: $from.start(), to: $from.end() } : selection;
  const command = ({ tr, state }) => {
    const { bold, italic, subscript, superscript } = state.schema.marks;
    for (const mark of [bold, italic, subscript, superscript]) tr.removeMark(range.from, range.to, mark);
    tr.doc.nodesBetween(range.from, range.to, (node, at) => {
      if (node.type === state.schema.nodes.heading) {
        const { lang, dir } = node.attrs;
        tr.setNodeMarkup(at, state.schema.nodes.paragraph, { lang, dir });
      }
    });
    return true;
  };
  editor.chain().focus().command(command).run();
}
