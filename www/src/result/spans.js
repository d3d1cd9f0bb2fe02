// Bytes with the source of each, gap-free and in order, so that every view can draw them the same way.
import { texts } from "../texts.js";

/** How many colours there are for fields (styles/result.css). */
const TONES = 8;

/**
 * `spans`: `{ start, end, source, field? }`; a gap counts as punctuation of the rule. Gives runs that cover all `length`
 * bytes, each with a `label` and a `tone`; neighbouring fields differ in tone.
 */
export function runs(length, spans) {
  const toned = new Map();
  const covered = [];
  let at = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    if (span.start < at || span.end > length) continue;
    if (span.start > at) covered.push(punctuation(at, span.start));
    if (span.end > span.start) covered.push(run(span, toned));
    at = span.end;
  }
  if (at < length) covered.push(punctuation(at, length));
  return covered;
}

function punctuation(start, end) {
  return { start, end, source: "rule", label: texts.result.sources.rule, tone: "rule" };
}

function run(span, toned) {
  const { start, end, source, field } = span;
  if (source === "rule") return punctuation(start, end);
  const label = source === "field" ? field : (texts.result.sources[source] ?? source);
  if (source === "body") return { start, end, source, label, tone: "rule" };
  const key = `${source} ${field ?? ""}`;
  if (!toned.has(key)) toned.set(key, source === "secret" ? "secret" : String(toned.size % TONES));
  return { start, end, source, label, tone: toned.get(key) };
}

/** The first bytes of `all`, up to `limit`, with the last run cut to fit. */
export function firstBytes(all, limit) {
  const kept = [];
  for (const one of all) {
    if (one.start >= limit) break;
    kept.push(one.end <= limit ? one : { ...one, end: limit });
  }
  return kept;
}
