// What a person expects of a message: lines `name: value`.

const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** `{ expect }`, absent where nothing is expected, or `{ line }` where that line cannot be read. */
export function readExpectations(text) {
  const expect = Object.create(null);
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const [, name, value] = /^\s*([^:=\s]+)\s*[:=]\s*(.*?)\s*$/.exec(line) ?? [];
    if (name === undefined) return { line: index + 1 };
    expect[name] = expected(value);
  }
  return { expect: Object.keys(expect).length > 0 ? { ...expect } : undefined };
}

/** A number compares as a decimal, unless JavaScript would not hold it exactly. */
function expected(value) {
  if (/^".*"$/.test(value)) return value.slice(1, -1);
  if (!number.test(value)) return value;
  return value.replace(/\D/g, "").length > 15 ? value : Number(value);
}

/** Milliseconds, `undefined` for now, or NaN. */
export function readTime(text) {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  return /^\d+$/.test(trimmed) ? Number(trimmed) : Date.parse(trimmed);
}
