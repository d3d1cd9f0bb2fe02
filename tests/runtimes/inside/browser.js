// What a page and its workers do alike.
import * as countersign from "/package/main";
import * as slim from "/package/slim";
import { conform } from "/tests/conformance/suite.js";

/** Runs the suite with what the server has. */
export async function run() {
  const vectors = await (await fetch("/vectors.json")).json();
  const wasm = new Uint8Array(await (await fetch("/package/countersign.wasm")).arrayBuffer());
  return conform({ countersign, slim, wasm, vectors });
}
