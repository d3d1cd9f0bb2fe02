// Colour, for terminals only.

/** Ways to colour a text; each leaves it as it is where `stream` is no terminal, or NO_COLOR asks for none. */
export function painter(stream, env) {
  const coloured = stream.isTTY === true && !env.NO_COLOR;
  const paint = (code) => (text) => (coloured && text !== "" ? `\x1b[${code}m${text}\x1b[0m` : text);
  return { bold: paint(1), dim: paint(2), red: paint(31), green: paint(32), yellow: paint(33), cyan: paint(36) };
}
