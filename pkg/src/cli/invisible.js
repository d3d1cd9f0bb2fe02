// Characters that cannot be seen, or that would steer the terminal, become marks.

const glyphs = { 0x09: "→", 0x0a: "↵", 0x0d: "␍", 0x20: "·", 0xa0: "⍽" };
// The glyphs themselves are among them, so that a mark always means what it stands for.
const unseen =
  /[\u0000-\u0020\u007f-\u00a0\u00ad\u00b7\u061c\u115f\u1160\u17b4\u17b5\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2192\u21b5\u237d\u240d\u3000\u3164\ufe00-\ufe0f\ufeff\ufff9-\ufffd]/gu;
const steering = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** `text` with every invisible character as a mark; a line feed still breaks the line. `dim` draws a mark. */
export function visible(text, dim = (mark) => mark) {
  return text.replace(unseen, (character) => {
    const mark = dim(glyphs[character.codePointAt(0)] ?? codePoint(character));
    return character === "\n" ? `${mark}\n` : mark;
  });
}

/** A sentence that may quote a message: nothing in it reaches the terminal as a command or as another line. */
export function harmless(text) {
  return text.replace(steering, codePoint);
}

/** The same for a text of several lines, which stay lines. */
export function harmlessLines(text) {
  return text.split("\n").map(harmless).join("\n");
}

function codePoint(character) {
  return `<U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}>`;
}
