// What the text may hold: the same structure that the server keeps when it cleans.

import * as E from "../../django_prose_editor/editor.js";

const ADDRESS = /^(?:https?:\/\/|mailto:|\/|#|\?)/i;

export const isAddress = (text) => ADDRESS.test(text);

const plainLink = (openLink) =>
  E.Link.extend({
    addKeyboardShortcuts: () => ({
      "Mod-k": () => {
        openLink();
        return true;
      },
    }),
  }).configure({ openOnClick: false, enableTarget: false, isAllowedUri: isAddress });

export const schema = (openLink) => [
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
  E.OrderedList.configure({ enableListAttributes: false }),
  E.ListItem,
  E.Blockquote,
  plainLink(openLink),
  E.Table,
  E.TableRow,
  E.TableHeader,
  E.TableCell,
  E.Dropcursor,
  E.Gapcursor,
  E.History,
];
