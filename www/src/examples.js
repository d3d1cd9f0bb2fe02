// Worked examples with throw-away keys; the build signs them with this package (build/examples.mjs).
import made from "countersign-page:examples";

/** `{ id, gateway, kind, title, text, publicKey?, secret?, options }` */
export const examples = made.verify;
/** `{ gateway, params, path? }` */
export const signExamples = made.sign;
