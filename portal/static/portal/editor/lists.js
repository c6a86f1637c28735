// Numbered lists: where they start, and whether they count by numbers, letters or Roman numerals.

import * as E from "../../django_prose_editor/editor.js";

export const OrderedList = E.OrderedList.extend({
  addAttributes: () => ({
    start: {
      default: 1,
      parseHTML: (list) => Number.parseInt(list.getAttribute("start") ?? "1", 10) || 0,
      renderHTML: ({ start }) => (start === 1 ? {} : { start }),
    },
    type: { default: null, parseHTML: (list) => list.getAttribute("type") },
  }),
  addNodeView: null,
}).configure({ enableListAttributes: false });

/** An item may begin with a list or a heading, as it does on the server. */
export const ListItem = E.ListItem.extend({ content: "block+" });

/** The innermost numbered list around the selection: its node and its place. */
export const listAround = (selection) =>
  E.findParentNode((node) => node.type.name === "orderedList")(selection);

export function setStart(editor, start) {
  const list = listAround(editor.state.selection);
  const command = ({ tr }) => tr.setNodeAttribute(list.pos, "start", start);
  return list && editor.chain().focus().command(command).run();
}
