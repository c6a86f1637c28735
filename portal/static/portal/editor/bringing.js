// Asks the server to clean what arrives. Until it has answered, the text can be written on.

import { Places } from "./places.js";
import { put } from "./paste.js";

const A_MOMENT = 400;
const PATIENCE = 30_000;

export class Bringing {
  #waiting = Promise.resolve();
  #count = 0;

  constructor(editor, { frame, status, labels, address }) {
    Object.assign(this, { editor, frame, status, labels, address, places: new Places(editor) });
  }

  get isBusy() {
    return this.#count > 0;
  }

  /** When all has come that is waited for. */
  settled() {
    return this.#waiting;
  }

  bring(selection, { html, text }, event) {
    const place = this.places.hold(selection);
    const answer = html ? this.#cleaned(html) : { html, leftOut: "" };
    this.#count += 1;
    const soon = setTimeout(() => this.#say(this.labels.pasting), A_MOMENT);
    this.frame.setAttribute("aria-busy", "true");
    const arrive = async () => {
      const found = await answer;
      clearTimeout(soon);
      this.#count -= 1;
      if (!this.isBusy) this.frame.removeAttribute("aria-busy");
      const html = found ? found.html : paragraphs(text);
      const said = [found ? found.leftOut : this.labels.notCleaned];
      if (!html) said.push(this.labels.nothing);
      this.#say(said.filter(Boolean).join(" "));
      if (html) put(this.editor, { place, html, places: this.places, event });
      else this.places.free(place)();
    };
    this.#waiting = this.#waiting.then(arrive).catch(reportError);
  }

  async #cleaned(html) {
    const token = this.frame.closest("form")?.elements.namedItem("csrfmiddlewaretoken")?.value;
    const headers = { "Content-Type": "text/html; charset=utf-8", "X-CSRFToken": token ?? "" };
    try {
      const answer = await fetch(this.address, {
        method: "POST",
        body: html,
        headers,
        redirect: "error",
        signal: AbortSignal.timeout(PATIENCE),
      });
      return answer.ok ? await answer.json() : null;
    } catch {
      return null;
    }
  }

  #say(words) {
    this.status.textContent = words;
  }
}

function paragraphs(text) {
  const box = document.createElement("div");
  for (const line of text.split(/(?:\r\n?|\n)+/).filter((words) => words.trim())) {
    box.append(Object.assign(document.createElement("p"), { textContent: line.trim() }));
  }
  return box.innerHTML;
}
