// What other programs put on the clipboard, or drop. The server cleans it, as it cleans all that is
// sent, and says what it left out; here it is put where it belongs when the answer comes.

import * as E from "../../django_prose_editor/editor.js";
import { fragment } from "./fragment.js";
import { GIVEN } from "./tables.js";

const { TextSelection } = E.pm.state;

/** What an editor of this page has copied: it is clean, and knows what it is a part of. */
let own = "";
for (const kind of ["copy", "cut"]) {
  document.addEventListener(kind, ({ target, clipboardData }) => {
    const isOurs = target instanceof Element && target.closest(".editor-text");
    own = isOurs ? clipboardData.getData("text/html") : "";
  });
}

/** The handlers of an editor; `bring` takes a place, and what stands on the clipboard. */
export const arrivals = (bring) => ({
  paste: (view, event) => view.editable && arrive(event, event.clipboardData, (brought) => {
    bring(view.state.selection, brought, event);
  }),
  drop: (view, event) => view.editable && !view.dragging && arrive(event, event.dataTransfer, (brought) => {
    const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
    view.focus();
    if (at) bring(TextSelection.near(view.state.doc.resolve(at.pos)), brought, event);
  }),
});

/** Plain text, and what this editor copied itself, is left to the library. */
function arrive(event, data, bring) {
  const html = data?.getData("text/html") ?? "";
  const text = data?.getData("text/plain") ?? "";
  const isFile = !text && data?.files.length > 0;
  if (html ? own && html.includes(own) : !isFile) return false;
  event.preventDefault();
  bring({ html: withoutPictures(html), text });
  return true;
}

/** Pictures inside the markup are long, and never kept. */
const withoutPictures = (html) => html.replace(/(["'])data:image\/[^"']*\1/gi, '""');

/** Puts it there, as one step that can be undone; whoever writes elsewhere by now goes on there. */
export function put(editor, { place, html, places, event }) {
  const { view } = editor;
  const before = view.state.selection;
  const there = place.selection(view.state.doc);
  const isThere = there.eq(before);
  const caret = places.hold(before, { staysBehind: true });
  const release = places.free(place);
  if (!isThere) view.dispatch(view.state.tr.setSelection(there));
  const slice = fragment(editor, html, there.$from);
  if (!view.someProp("handlePaste", (handle) => handle(view, event, slice))) {
    const replaced = view.state.tr.replaceSelection(slice);
    view.dispatch(replaced.setMeta("preventAutolink", true).setMeta(GIVEN, true));
  }
  release();
  places.free(caret)();
  const { tr, doc } = view.state;
  view.dispatch(isThere ? tr.scrollIntoView() : tr.setSelection(caret.selection(doc)));
}
