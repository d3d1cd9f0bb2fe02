// `node record.mjs FOLDER`: the plot into `docs/speed.svg`, the ratios into the README between two markers.
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { groups, OURS } from "./names.mjs";
import { overload, read } from "./results.mjs";

const [begin, end] = ["<!-- cargo xtask bench --record: -->", "<!-- so far -->"];
const recorded = [
  "RSA-2048 sign, ClickPay", "RSA-2048 verify, ClickPay", "RSA-1024 sign, ClickPay", "RSA-1024 verify, ClickPay",
  "secp256k1 sign, TarsPay", "secp256k1 verify, TarsPay", "P-256 sign, own scheme", "P-256 verify, own scheme", "MD5 webhook of 300 B, Cashy",
];
const folder = process.argv[2];
const all = read(folder);
if (all.some(({ results }) => results.quick)) throw new Error("quick results are not for the README");

const root = new URL("../../", import.meta.url);
const readme = new URL("README.md", root);
const text = readFileSync(readme, "utf8");
const [from, to] = [text.indexOf(begin) + begin.length, text.indexOf(end)];
if (!text.includes(begin) || to < from) throw new Error(`the README must hold ${begin} and, behind it, ${end}`);
copyFileSync(join(folder, "plot.svg"), new URL("docs/speed.svg", root));
writeFileSync(readme, `${text.slice(0, from)}\n${section()}\n${text.slice(to)}`);
console.log("\nREADME.md\ndocs/speed.svg");

function section() {
  const others = groups.filter(({ title }) => title !== OURS);
  const versions = all.map(({ results }) => results.node.slice(1).replace(/\.\d+$/, "")).join(" / ");
  const firsts = all.at(-1).firstCalls.calls.map(({ first, steady }) => first / steady);
  const busy = all.some(({ results }) => overload(results) !== undefined) ? " busy with other work" : "";
  return [
    `How many times as long as countersign's each one's median is, in Node.js ${versions} on ${all[0].results.processor}${busy}:`,
    "",
    tableRow(["", ...others.map(({ title }) => title)]),
    `|---|${others.map(() => "---:|").join("")}`,
    ...recorded.map((name) => tableRow([name, ...others.map((group) => cell(name, group))])),
    "",
    `The first call of a process takes ${digits(Math.min(...firsts))} to ${digits(Math.max(...firsts))} times as long as a later one.`,
  ].join("\n");
}

/** One ratio for each Node.js. */
function cell(name, { members }) {
  const ratios = all.flatMap(({ results }) => {
    const { peers } = results.operations.find((operation) => operation.name === name);
    const peer = members.find((member) => member in peers);
    return peer === undefined ? [] : digits(peers[peer].median / peers[OURS].median);
  });
  return ratios.length === 0 ? "–" : ratios.join(" / ");
}

/** Two of them. */
function digits(ratio) {
  return ratio >= 10 ? ratio.toFixed(0) : ratio >= 1 ? ratio.toFixed(1) : ratio.toFixed(2);
}

function tableRow(cells) {
  return `| ${cells.join(" | ")} |`;
}
