// The results as an SVG: a row for each operation with a mark for each peer, then how the cost grows. Logarithmic scales.
import { groups } from "./names.mjs";

/** In the order of the groups. */
const shapes = [
  (x, y) => `<circle cx="${x}" cy="${y}" r="6"/>`,
  (x, y) => `<rect x="${x - 5}" y="${y - 5}" width="10" height="10"/>`,
  (x, y) => `<path d="M${x - 6} ${y - 6}h12l-12 12h12z"/>`,
  (x, y) => `<path d="M${x} ${y - 6}l6 11h-12z"/>`,
  (x, y) => `<path d="M${x} ${y + 6}l6 -11h-12z"/>`,
  (x, y) => `<path d="M${x} ${y - 7}l7 7l-7 7l-7 -7z"/>`,
  (x, y) => `<path d="M${x - 6} ${y - 2}h4v-4h4v4h4v4h-4v4h-4v-4h-4z"/>`,
];
// Told apart by shape too; each has enough contrast on white and on black.
const style = `text{font:12px system-ui,sans-serif;fill:#1f2328}.title{font-weight:600}.line{stroke:#8c959f;stroke-opacity:.35}
.p0{fill:#cf222e;stroke:#cf222e}.p1{fill:#0969da;stroke:#0969da}.p2{fill:#1b7c83;stroke:#1b7c83}.p3{fill:#9a6700;stroke:#9a6700}
.p4{fill:#1a7f37;stroke:#1a7f37}.p5{fill:#8250df;stroke:#8250df}.p6{fill:#bf3989;stroke:#bf3989}polyline{fill:none!important;stroke-width:2}
@media(prefers-color-scheme:dark){text{fill:#e6edf3}.p0{fill:#ff7b72;stroke:#ff7b72}.p1{fill:#58a6ff;stroke:#58a6ff}
.p2{fill:#39c5cf;stroke:#39c5cf}.p3{fill:#d29922;stroke:#d29922}.p4{fill:#3fb950;stroke:#3fb950}.p5{fill:#bc8cff;stroke:#bc8cff}
.p6{fill:#f778ba;stroke:#f778ba}}`;
const width = 860;
const left = 230;
const right = width - 30;
const rowHeight = 26;

/** The whole picture. */
export function plot({ node, operations, growth }) {
  const top = 92;
  const below = top + operations.length * rowHeight;
  const panelTop = below + 76;
  const panels = growth.map((series, index) => panel(series, 66 + index * 282, panelTop, 205, 150));
  const height = panelTop + 150 + 40;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    "<title>Median time of a call, countersign and its peers</title>",
    `<style>${style}</style>`,
    ...groups.map(legend),
    label(width - 30, 24, `Node.js ${node.slice(1)}`, "end"),
    ...rows(operations, top, below),
    ...panels,
    "</svg>",
    "",
  ].join("\n");
}

function legend({ title, members }, index) {
  const [x, y] = [24 + (index % 4) * 185, 20 + Math.floor(index / 4) * 26];
  return mark(members[0], x, y) + label(x + 14, y + 4, title);
}

function rows(operations, top, below) {
  const scale = logarithmic(operations.flatMap(({ peers: found }) => medians(found)), left, right);
  const lines = scale.ticks.map((tick) => line(scale.at(tick), top - 12, scale.at(tick), below) + label(scale.at(tick), below + 14, time(tick), "middle"));
  return [
    ...lines,
    ...operations.flatMap(({ name, peers: found }, index) => {
      const y = top + index * rowHeight;
      // Ours last, so that no other mark lies over it.
      const marks = Object.entries(found).reverse().map(([peer, { median }]) => mark(peer, scale.at(median), y));
      return [label(left - 14, y + 4, name, "end"), line(left, y, right, y), ...marks];
    }),
  ];
}

function panel({ name, unit, points }, x, y, across, down) {
  const [smallest, largest] = [points[0].size, points.at(-1).size];
  const reach = Math.log(largest / smallest);
  const horizontal = (size) => Math.round((x + (Math.log(size / smallest) / reach) * across) * 10) / 10;
  const vertical = logarithmic(points.flatMap(({ peers: found }) => medians(found)), y + down, y);
  const parts = [label(x, y - 16, name, "start", "title")];
  for (const tick of vertical.ticks) parts.push(line(x, vertical.at(tick), x + across, vertical.at(tick)), label(x - 12, vertical.at(tick) + 4, time(tick), "end"));
  parts.push(label(x, y + down + 22, `${count(smallest)} ${unit}`), label(x + across, y + down + 22, `${count(largest)} ${unit}`, "end"));
  for (const peer of Object.keys(points[0].peers).reverse()) {
    const spots = points.map(({ size, peers: found }) => [horizontal(size), vertical.at(found[peer].median)]);
    parts.push(`<polyline class="p${place(peer)}" points="${spots.map((spot) => spot.join(",")).join(" ")}"/>`);
    parts.push(...spots.map((spot) => mark(peer, ...spot)));
  }
  return parts.join("\n");
}

/** A scale whose ends are the powers of ten around the values. */
function logarithmic(values, from, to) {
  const first = Math.floor(Math.log10(Math.min(...values)));
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...values))));
  const at = (value) => Math.round((from + ((Math.log10(value) - first) / (last - first)) * (to - from)) * 10) / 10;
  return { at, ticks: Array.from({ length: last - first + 1 }, (_, index) => 10 ** (first + index)) };
}

function medians(found) {
  return Object.values(found).map(({ median }) => median);
}

function mark(peer, x, y) {
  return `<g class="p${place(peer)}">${shapes[place(peer)](x, y)}</g>`;
}

function place(peer) {
  return groups.findIndex(({ members }) => members.includes(peer));
}

function line(x1, y1, x2, y2) {
  return `<line class="line" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"/>`;
}

function label(x, y, text, anchor = "start", name = "") {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" class="${name}">${text}</text>`;
}

function time(microseconds) {
  return microseconds < 1000 ? `${microseconds} µs` : microseconds < 1e6 ? `${microseconds / 1000} ms` : `${microseconds / 1e6} s`;
}

function count(value) {
  return value.toLocaleString("en").replaceAll(",", " ");
}
