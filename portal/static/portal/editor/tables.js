// Tables: a caption of plain words, header cells that say for what they are the header. Which rows
// are the head follows from their cells, as on the server.

import * as E from "../../django_prose_editor/editor.js";

const { columnIsHeader, findTable, fixTables, isInTable, rowIsHeader, selectedRect } = E.pm.tables;

const captionIn = (table) => table.querySelector(":scope > caption")?.textContent.trim() ?? "";

const table = (openCaption) =>
  E.Table.extend({
    addAttributes: () => ({ caption: { default: "", rendered: false, parseHTML: captionIn } }),
    parseHTML: () => [{ tag: "table" }, { tag: "caption", ignore: true }],
    renderHTML({ node, HTMLAttributes }) {
      const caption = node.attrs.caption ? [["caption", node.attrs.caption]] : [];
      return ["table", HTMLAttributes, ...caption, ["tbody", 0]];
    },
    addNodeView() {
      const made = this.parent();
      return (props) => captioned(made(props), props, openCaption);
    },
    addProseMirrorPlugins() {
      return this.parent().map(leavingGiven);
    },
    addKeyboardShortcuts() {
      const { Tab, ...others } = this.parent();
      return { ...others, Tab: () => (even(this.editor), Tab()) };
    },
  });

/** On a transaction: it brings what the server has cleaned, which stays as it is. */
export const GIVEN = "given";

/** The library evens out rows of different lengths; in a table that is only opened or pasted it
    may not, and does so once that table is worked on. */
function leavingGiven(plugin) {
  const append = plugin.spec.appendTransaction;
  const appendTransaction = (made, before, state) =>
    append(made, made.some((one) => one.getMeta(GIVEN)) ? state : before, state);
  return append ? new E.Plugin({ ...plugin.spec, appendTransaction }) : plugin;
}

/** Before rows and columns are counted. */
export function even({ state, view }) {
  const evened = isInTable(state) && fixTables(state);
  if (evened) view.dispatch(evened);
}

const FIRST_WORD = 4; // inside the table, its row, the cell and the paragraph there

/** The view of a table with its caption, which is changed in a dialog. */
function captioned(view, { node, editor, getPos }, openCaption) {
  const caption = document.createElement("caption");
  caption.contentEditable = "false";
  caption.addEventListener("click", () => {
    editor.commands.setTextSelection(getPos() + FIRST_WORD);
    openCaption();
  });
  view.table.prepend(caption);
  const show = ({ attrs }) => {
    caption.textContent = attrs.caption;
    caption.hidden = !attrs.caption;
  };
  const update = view.update.bind(view);
  view.update = (changed) => update(changed) && (show(changed), true);
  show(node);
  return view;
}

const WIDTH = { default: null, rendered: false };
const SCOPE = { default: null, parseHTML: (cell) => cell.getAttribute("scope") };

function attributesOf(added) {
  return function addAttributes() {
    const { colspan, rowspan } = this.parent();
    return { colspan, rowspan, colwidth: WIDTH, ...added };
  };
}

export const TABLES = (openCaption) => [
  table(openCaption),
  E.TableRow,
  E.TableHeader.extend({ addAttributes: attributesOf({ scope: SCOPE }) }),
  E.TableCell.extend({ addAttributes: attributesOf({}) }),
];

export const tableAround = (selection) => findTable(selection.$from);

export function setCaption(editor, caption) {
  const around = tableAround(editor.state.selection);
  const command = ({ tr }) => tr.setNodeAttribute(around.pos, "caption", caption);
  return around && editor.chain().focus().command(command).run();
}

/** After a row or column became headers, or ceased to be, they are told by their place again. */
export const freeScopes = (isColumn) => ({ state, tr, dispatch }) => {
  const { map, table: node, tableStart } = selectedRect(state);
  const first = { left: 0, top: 0, right: isColumn ? 1 : map.width, bottom: isColumn ? map.height : 1 };
  for (const at of dispatch ? map.cellsInRect(first) : []) {
    if (node.nodeAt(at).attrs.scope) tr.setNodeAttribute(tableStart + at, "scope", null);
  }
  return true;
};

export function isHeader(editor, isColumn) {
  if (!editor.isActive("table")) return false;
  const { map, table: node } = selectedRect(editor.state);
  return (isColumn ? columnIsHeader : rowIsHeader)(map, node, 0);
}
