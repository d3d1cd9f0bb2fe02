// The ratios beside the targets: a report, nothing that fails.
import { OURS } from "./names.mjs";
import { overload } from "./results.mjs";
import { firstCall, targets } from "./targets.mjs";

/** A table with a column for each Node.js, from what `results.mjs` reads. */
export function verdict(all) {
  const columns = all.map(judge);
  const lines = [
    "targets: countersign's median divided by that of what stands beside it; in brackets, the minima\n",
    row("operation", "beside", "at most", all.map(({ results }) => `Node.js ${results.node.slice(1)}`)),
  ];
  columns[0].forEach(({ name, beside, atMost }, index) => {
    lines.push(row(name, beside, shown(atMost), columns.map((rows) => cell(rows[index]))));
  });
  const met = columns.map((rows) => `${rows.filter(isMet).length} of ${rows.length} met`);
  return [...lines, row("", "", "", met), ...all.flatMap(caution)].join("\n");
}

function caution({ results }) {
  const most = overload(results);
  return most === undefined
    ? []
    : [`Node.js ${results.node.slice(1)}: load ${most.toFixed(1)} on ${results.processors} processors, so medians say little; the minima say more`];
}

/** Rows of `{ name, beside, atMost, ratio }`, and of what has minima, `least`. */
function judge({ results, firstCalls }) {
  const rows = targets.flatMap(({ operations, beside, atMost, ifma = atMost }) =>
    results.operations
      .filter(({ name }) => name.startsWith(operations))
      .map(({ name, peers: { [OURS]: ours, [beside]: peer } }) => ({
        name,
        beside,
        atMost: results.avx512ifma ? ifma : atMost,
        ratio: ours.median / peer.median,
        least: ours.min / peer.min,
      })),
  );
  const first = firstCalls.calls.map(({ name, first: time, steady }) => ({ name: `${name}, first call`, ...firstCall, ratio: time / steady }));
  return [...rows, ...first];
}

function isMet({ ratio, atMost }) {
  return ratio <= atMost;
}

function cell(judged) {
  const least = judged.least === undefined ? "" : `(${shown(judged.least)})`;
  return `${shown(judged.ratio)} ${least.padStart(9)} ${isMet(judged) ? "met   " : "missed"}`;
}

/** Below 1 as a fraction, which is how the targets are put. */
function shown(ratio) {
  const short = (value) => value.toFixed(2).replace(/\.?0+$/, "");
  return ratio < 1 ? `1/${short(1 / ratio)}` : short(ratio);
}

function row(name, beside, atMost, cells) {
  return `${name.padEnd(34)}${beside.padEnd(14)}${atMost.padStart(8)}${cells.map((text) => text.padStart(26)).join("")}`;
}
