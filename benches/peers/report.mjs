// `node report.mjs FOLDER`: draws `plot.svg` of what the newest Node.js measured, and holds all results against the targets.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { plot } from "./plot.mjs";
import { read } from "./results.mjs";
import { verdict } from "./verdict.mjs";

const folder = process.argv[2];
const all = read(folder);
const file = join(folder, "plot.svg");
writeFileSync(file, plot(all.at(-1).results));
console.log(`\n${file}\n\n${verdict(all)}`);
