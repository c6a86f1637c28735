// Places in a text that changes meanwhile: where that will stand for which the server is asked.

import * as E from "../../django_prose_editor/editor.js";

const { AllSelection, TextSelection } = E.pm.state;

export class Places {
  #held = new Set();

  constructor(editor) {
    editor.on("transaction", ({ transaction, appendedTransactions }) => {
      for (const { mapping } of [transaction, ...appendedTransactions]) {
        for (const place of this.#held) place.follow(mapping);
      }
    });
  }

  /** What is typed at the place comes after it, unless the place is to stay behind what is put. */
  hold(selection, { staysBehind = false } = {}) {
    const place = new Place(selection, staysBehind ? 1 : -1);
    this.#held.add(place);
    return place;
  }

  /** Whatever still waits for this place comes after what is put there now. */
  free(place) {
    this.#held.delete(place);
    for (const other of this.#held) other.side = 1;
    return () => {
      for (const other of this.#held) other.side = other.itsSide;
    };
  }
}

class Place {
  constructor(selection, side) {
    this.from = selection.from;
    this.to = selection.to;
    this.isAll = selection instanceof AllSelection;
    this.cells = selection.$anchorCell ? selection.getBookmark() : null;
    this.side = this.itsSide = side;
  }

  follow(mapping) {
    this.from = mapping.map(this.from, this.side);
    this.to = Math.max(this.from, mapping.map(this.to, this.side));
    this.cells &&= this.cells.map(mapping);
  }

  selection(doc) {
    if (this.cells) return this.cells.resolve(doc);
    if (this.isAll && this.from === 0 && this.to === doc.content.size) return new AllSelection(doc);
    return TextSelection.between(doc.resolve(this.from), doc.resolve(this.to));
  }
}
