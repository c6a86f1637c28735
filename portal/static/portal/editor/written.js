// The text as HTML. Of the marks on a run of words the longest stands outside, so that no link is
// cut in two by a word in bold type inside it.

import * as E from "../../django_prose_editor/editor.js";

const { DOMSerializer } = E.pm.model;

export function written({ schema, state }) {
  const page = document.implementation.createHTMLDocument();
  const writer = new Writer(
    DOMSerializer.nodesFromSchema(schema),
    DOMSerializer.marksFromSchema(schema),
  );
  const { doc } = state;
  const isEmpty = doc.childCount === 1 && doc.firstChild.isTextblock && !doc.firstChild.childCount;
  if (!isEmpty) writer.serializeFragment(doc.content, { document: page }, page.body);
  page.body.querySelectorAll("li, td, th").forEach(unwrap);
  return page.body.innerHTML;
}

/** An only paragraph, before whatever else, is plain text in an item or a cell: with the sign of a
    list before its words the server would take a paragraph for an item. */
function unwrap({ children: [first, ...others] }) {
  const isOnly = first?.matches("p:not([lang], [dir])") && !others.some(({ tagName }) => tagName === "P");
  if (isOnly) first.replaceWith(...first.childNodes);
}

class Writer extends DOMSerializer {
  serializeFragment(fragment, options = {}, target = undefined) {
    if (!fragment.firstChild?.isInline) return super.serializeFragment(fragment, options, target);
    const place = target ?? options.document.createDocumentFragment();
    this.nest(fragment.content.map((node) => ({ node, marks: node.marks })), options, place);
    return place;
  }

  nest(pieces, options, target) {
    for (let at = 0; at < pieces.length; ) {
      const { node, marks } = pieces[at];
      const [mark, length] = longest(pieces.slice(at), marks);
      if (mark) {
        const { dom, contentDOM } = this.serializeMark(mark, true, options);
        const inner = pieces.slice(at, at + length).map((piece) => without(piece, mark));
        this.nest(inner, options, contentDOM ?? dom);
        target.append(dom);
      } else {
        target.append(this.serializeNodeInner(node, options));
      }
      at += length;
    }
  }
}

/** The mark that goes on longest from the first piece, and over how many; of equals the first. */
function longest(pieces, marks) {
  let found = [null, 1];
  for (const mark of marks) {
    const end = pieces.findIndex((piece) => !mark.isInSet(piece.marks));
    const length = end < 0 ? pieces.length : end;
    if (!found[0] || length > found[1]) found = [mark, length];
  }
  return found;
}

const without = ({ node, marks }, mark) => ({ node, marks: mark.removeFromSet(marks) });
