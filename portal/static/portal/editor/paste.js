// What other programs put on the clipboard, as plain structure. The server cleans again.

const UNWANTED =
  "img, picture, svg, math, video, audio, object, embed, iframe, style, script, meta, link, " +
  "title, xml, template, input, button, select, textarea";
const KEPT = new Set(["href", "colspan", "rowspan"]);
const ARMED = /([\s"'/])(style|on[a-z]+)(?=\s*=)/gi;
const BOLD = /font-weight:\s*(?:bold|[6-9]00)/i;
const LIGHT = /font-weight:\s*(?:normal|[1-5]00)/i;
const ITALIC = /font-style:\s*italic/i;

// A mark as Word pastes it; after a number or a letter, the run of hard spaces of its list style.
const MARKS = {
  ul: /^\s*(?:[·•●◦▪‣\uf0b7\uf0a7]\s+|[§o]\s*\u00a0\s+)/,
  ol: /^\s*(?:\d{1,3}|[a-zа-я])[.)]\s*\u00a0\s+/,
};

export function plainPaste(html) {
  const page = new DOMParser().parseFromString(unarmed(html), "text/html");
  page.querySelectorAll(UNWANTED).forEach((element) => element.remove());
  dropComments(page);
  page.body.querySelectorAll("b, strong").forEach((bold) => {
    if (LIGHT.test(style(bold))) unwrap(bold);
  });
  page.body.querySelectorAll("span, font, o\\:p, u").forEach(plainSpan);
  page.body.normalize();
  page.body.querySelectorAll("p").forEach(listItem);
  page.body.querySelectorAll("*").forEach(dropAttributes);
  return page.body.innerHTML;
}

/** Styles and handlers are put aside as text: the policy blocks them in any parsed page, and
    reports each. */
function unarmed(html) {
  return html
    .replace(/<style\b[\s\S]*?(?:<\/style\s*>|$)/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(ARMED, "$1data-$2"));
}

function dropComments(page) {
  const walker = page.createTreeWalker(page, NodeFilter.SHOW_COMMENT);
  const comments = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  comments.forEach((comment) => comment.remove());
}

const style = (element) => element.dataset.style ?? "";

const unwrap = (element) => element.replaceWith(...element.childNodes);

/** A span means nothing but the weight and slant that its style gives. */
function plainSpan(span) {
  for (const [sign, tag] of [[BOLD, "strong"], [ITALIC, "em"]]) {
    if (sign.test(style(span)) && span.textContent.trim()) {
      const mark = span.ownerDocument.createElement(tag);
      mark.append(...span.childNodes);
      span.append(mark);
    }
  }
  unwrap(span);
}

/** A paragraph that imitates a list item becomes one; an empty paragraph goes. */
function listItem(paragraph) {
  if (!paragraph.textContent.trim()) {
    paragraph.remove();
    return;
  }
  const start = paragraph.firstChild;
  if (start.nodeType !== Node.TEXT_NODE) return;
  for (const [tag, mark] of Object.entries(MARKS)) {
    if (!mark.test(start.data)) continue;
    const before = paragraph.previousElementSibling;
    const list = before?.matches(`${tag}[data-made]`) ? before : newList(paragraph, tag);
    const item = list.appendChild(paragraph.ownerDocument.createElement("li"));
    start.data = start.data.replace(mark, "");
    item.append(...paragraph.childNodes);
    paragraph.remove();
    return;
  }
}

function newList(paragraph, tag) {
  const list = paragraph.ownerDocument.createElement(tag);
  list.dataset.made = "";
  paragraph.before(list);
  return list;
}

function dropAttributes(element) {
  for (const name of element.getAttributeNames()) {
    if (!KEPT.has(name)) element.removeAttribute(name);
  }
}
