// Output for people: colour on a terminal, plain text elsewhere.

const coloured = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code) => (text) => (coloured ? `\x1b[${code}m${text}\x1b[0m` : text);
const bold = paint(1);
const dim = paint(2);
const red = paint(31);
const green = paint(32);

/** The name of a gateway. */
export function heading(name) {
  console.log(`\n${bold(name)}\n${bold("=".repeat(name.length))}`);
}

/** What comes next. */
export function part(what) {
  console.log(`\n  ${bold(what)}`);
}

/** A labelled line, or a text alone. */
export function line(label, text) {
  console.log(text === undefined ? label : `    ${dim(label.padEnd(9))} ${text}`);
}

/** Something that holds, or does not. */
export function verdict(what, holds) {
  console.log(`    ${holds ? green("yes") : red("NO ")}       ${what}`);
}

/** Why a message was refused. */
export function refused({ code, message, hint }) {
  line("error", `${code}: ${message}`);
  if (hint !== undefined) line("hint", hint);
}

/** Why it does not verify: the verdict, and the first mistake with its proof. */
export function explained({ verdict: found, recovered, mistakes: [mistake] }) {
  line("explain", found);
  if (recovered !== undefined) line("signed", recovered.text);
  if (mistake === undefined) return;
  line("mistake", [mistake.id, ...(mistake.fields ?? [])].join(" "));
  line("", mistake.sentence);
  line("proof", mistake.proof);
}
