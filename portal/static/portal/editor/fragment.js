// Clean HTML as a piece of the text that fits where it is to stand.

import * as E from "../../django_prose_editor/editor.js";

const { DOMParser: Reader, Slice } = E.pm.model;

/** The server has settled every space. */
export const PARSING = { preserveWhitespace: true };

export function fragment(editor, html, $at) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const { content } = Reader.fromSchema(editor.schema).parse(page.body, PARSING);
  return html ? fitting(content, $at) : Slice.empty;
}

/** Words alone join the words around them; and so do the first and the last paragraph of several,
    and items those of a list. Whatever else a block says of itself stays with it. */
function fitting(content, $at) {
  const { childCount, firstChild, lastChild } = content;
  const isAmongWords = $at.parent.content.size > 0;
  if (childCount > 1) {
    const [start, end] = [firstChild, lastChild].map((block) => isAmongWords && isPlain(block));
    return new Slice(content, Number(start), Number(end));
  }
  if (isPlain(firstChild) || (isAmongWords && isUnmarked(firstChild))) {
    return new Slice(firstChild.content, 0, 0);
  }
  const joins = Number(firstChild.type.spec.group.includes("list") && inList($at));
  return new Slice(content, joins, joins);
}

const isUnmarked = ({ isTextblock, attrs }) => isTextblock && !attrs.lang && !attrs.dir;
const isPlain = (block) => block.type.name === "paragraph" && isUnmarked(block);

function inList($at) {
  return Array.from({ length: $at.depth }, (_, depth) => $at.node(depth)).some(
    ({ type }) => type.name === "listItem",
  );
}
