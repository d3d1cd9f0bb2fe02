import * as countersign from "countersign";
// By its file: Turbopack does not look up names with `?module` in the `exports` of a package.
import wasm from "../../../../../node_modules/countersign/dist/countersign.wasm?module";
import * as slim from "countersign/slim";
import { conform } from "../../../../conformance/suite.js";
import vectors from "../../vectors.json";

export const runtime = "edge";

export async function GET() {
  return Response.json(await conform({ countersign, slim, wasm, vectors }));
}
