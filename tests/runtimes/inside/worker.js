// Cloudflare Workers: any request runs the suite.
import * as countersign from "countersign";
import wasm from "countersign/countersign.wasm";
import * as slim from "countersign/slim";
import { conform } from "../../conformance/suite.js";
import vectors from "vectors";

export default {
  async fetch() {
    return Response.json(await conform({ countersign, slim, wasm, vectors }));
  },
};
