// What the text may hold: the same structure that the server keeps when it cleans.

import * as E from "../../django_prose_editor/editor.js";
import { ForeignBlocks, ForeignPhrase } from "./foreign.js";
import { ListItem, OrderedList } from "./lists.js";
import { TABLES } from "./tables.js";

const ADDRESS = /^(?:https?:\/\/|mailto:|tel:|\/(?!\/))/i;

export const isAddress = (text) => ADDRESS.test(text);

const plainLink = (openLink) =>
  E.Link.extend({
    addAttributes: () => ({ href: { default: null } }),
    addKeyboardShortcuts: () => ({
      "Mod-k": () => {
        openLink();
        return true;
      },
    }),
  }).configure({ openOnClick: false, isAllowedUri: isAddress });

export const schema = ({ openLink, openCaption }) => [
  E.Document,
  E.Paragraph,
  E.Text,
  E.HardBreak,
  E.Heading.configure({ levels: [2, 3] }),
  E.Bold,
  E.Italic,
  E.Superscript,
  E.Subscript,
  E.BulletList,
  OrderedList,
  ListItem,
  E.Blockquote,
  plainLink(openLink),
  ForeignPhrase,
  ForeignBlocks,
  ...TABLES(openCaption),
  E.Dropcursor,
  E.Gapcursor,
  E.History,
];

/** The library sorts the marks of a word by their kind; of one rank, they stay as they were nested. */
export function keepNesting({ editor }) {
  for (const mark of Object.values(editor.schema.marks)) mark.rank = 0;
}
