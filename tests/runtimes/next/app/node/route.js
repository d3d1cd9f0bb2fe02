import { readFileSync } from "node:fs";
import * as countersign from "countersign";
import * as slim from "countersign/slim";
import { conform } from "../../../../conformance/suite.js";
import vectors from "../../vectors.json";

export const dynamic = "force-dynamic";

export async function GET() {
  const wasm = readFileSync(process.env.COUNTERSIGN_WASM);
  return Response.json(await conform({ countersign, slim, wasm, vectors }));
}
