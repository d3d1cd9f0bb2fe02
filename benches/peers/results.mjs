// The results in a folder, those of the oldest Node.js first: `{ major, results, firstCalls }`.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export function read(folder) {
  const json = (name) => JSON.parse(readFileSync(join(folder, name), "utf8"));
  const majors = readdirSync(folder).flatMap((name) => /^results-(\d+)\.json$/.exec(name)?.[1] ?? []).map(Number);
  if (majors.length === 0) throw new Error(`no results in ${folder}`);
  return majors.sort((a, b) => a - b).map((major) => ({ major, results: json(`results-${major}.json`), firstCalls: json(`first-call-${major}.json`) }));
}

/** The highest load, where that was more than there are processors: programs then wait, and those that take long wait more. */
export function overload({ load, processors }) {
  const most = Math.max(load.before[0], load.after[0]);
  return most > processors ? most : undefined;
}
