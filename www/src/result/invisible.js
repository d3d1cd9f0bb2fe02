// Text with the characters that cannot be seen drawn.
import { texts } from "../texts.js";
import { element } from "../view/element.js";

const glyphs = { 9: "→", 10: "↵", 13: "␍", 32: "·", 0xa0: "⍽", 0xfeff: "BOM", 0xfffd: "�" };
const unseen = /[\u0000-\u0020\u007f-\u00a0\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\ufff9-\ufffd]/gu;

/**
 * Nodes for `text`. With `draw`, invisible characters become marks; a line feed still breaks the line. Without it only those
 * that mislead are drawn: all but space and line feed.
 */
export function visibleText(text, draw) {
  const nodes = [];
  let at = 0;
  for (const { 0: character, index } of text.matchAll(unseen)) {
    const code = character.codePointAt(0);
    if (!draw && (code === 32 || code === 10)) continue;
    if (index > at) nodes.push(text.slice(at, index));
    nodes.push(mark(code));
    if (code === 10) nodes.push("\n");
    at = index + character.length;
  }
  if (at < text.length) nodes.push(text.slice(at));
  return nodes;
}

function mark(code) {
  const point = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  const name = texts.invisible[code] ?? texts.invisible.other;
  const glyph = glyphs[code] ?? point;
  return element("span", { class: code === 32 ? "space" : "invisible", title: `${name}, ${point}` }, glyph);
}
