// From the canonical string to the signature. The signature is the package's own; every step beside it is computed by
// node:crypto, and a step that does not lead to that signature fails.
import { constants, createHash, createHmac, createPublicKey, publicDecrypt } from "node:crypto";
import { SECRET } from "../../www/examples/material.mjs";
import { keyFiles } from "./keys.mjs";
import { code, sections, table } from "./markdown.mjs";

export function signatureSteps(example) {
  const [[name, rule]] = Object.entries(example.rule.signature);
  return STEPS[name](rule, { ...example, bytes: signedBytes(example.explanation.canonical), signature: rawSignature(example) });
}

/** The canonical string with the secret in its place. */
function signedBytes({ bytes, spans }) {
  const shown = Buffer.from(bytes, "hex");
  return Buffer.concat(spans.map(({ start, end, source }) => (source === "secret" ? Buffer.from(SECRET) : shown.subarray(start, end))));
}

function rawSignature({ signed, rule: { carrier } }) {
  const text = signed.signature.slice(carrier.prefix.length);
  return Buffer.from(text, carrier.encoding.startsWith("hex") ? "hex" : "base64");
}

const STEPS = {
  rsaType1(_, { bytes, signature, kind, rule }) {
    const blocks = opened(signature, rule, kind);
    const texts = blocks.map((block) => block.subarray(block.indexOf(0, 2) + 1));
    must(Buffer.concat(texts).equals(bytes));
    const size = blocks[0].length;
    return sections(
      `The key has ${size * 8} bits, so a block has ${size} bytes. ${blocks.length > 1 ? `The text is cut into ${blocks.length} chunks, a block each:` : "The text fits into one block:"}`,
      table(
        ["block", "chunk", "block before the RSA operation", "and after it"],
        blocks.map((block, index) => [
          String(index + 1),
          `${texts[index].length} bytes`,
          `${code("00 01")}, ${size - 3 - texts[index].length} times ${code("FF")}, ${code("00")}, the chunk`,
          code(ends(signature.subarray(index * size, (index + 1) * size))),
        ]),
      ),
      written(blocks.length > 1 ? "The blocks, one after another" : "The block", signature, rule),
    );
  },

  rsaPkcs1v15({ hash }, { bytes, signature, kind, rule }) {
    const digest = createHash(hash).update(bytes).digest();
    const [block] = opened(signature, rule, kind);
    const info = block.subarray(block.indexOf(0, 2) + 1);
    must(info.subarray(-digest.length).equals(digest));
    return sections(
      table(
        ["step", "bytes"],
        [
          [`${hashName(hash)} of the canonical string`, code(digest.toString("hex"))],
          ["the block of the key's length", `${code("00 01")}, ${block.length - 3 - info.length} times ${code("FF")}, ${code("00")}, ${code(spaced(info.subarray(0, -digest.length)))}, the digest`],
          ["the RSA private-key operation on it", code(ends(signature))],
        ],
      ),
      written("That", signature, rule),
    );
  },

  ecdsa({ hash, form }, { bytes, signature, rule }) {
    const [r, s] = form === "der" ? readDer(signature) : [signature.subarray(0, 32), signature.subarray(32)];
    const once = createHash("sha256").update(bytes).digest();
    const rows = hash === "sha256d"
      ? [["SHA-256 of the canonical string", code(once.toString("hex"))], ["SHA-256 of these 32 bytes", code(createHash("sha256").update(once).digest("hex"))]]
      : [[`${hashName(hash)} of the canonical string`, code(createHash(hash).update(bytes).digest("hex"))]];
    return sections(
      table(["step", "bytes"], [...rows, ["r", code(r.toString("hex"))], ["s", code(s.toString("hex"))]]),
      written(form === "der" ? "r and s as DER" : "r and s", signature, rule),
    );
  },

  digest({ hash }, { bytes, signature, rule }) {
    must(createHash(hash).update(bytes).digest().equals(signature));
    return written(`${hashName(hash)} of the text, with ${code(SECRET)} where it says ${code("[secret]")}`, signature, rule);
  },

  hmac({ hash }, { bytes, signature, rule }) {
    must(createHmac(hash, SECRET).update(bytes).digest().equals(signature));
    const secret = rule.text.includes("secret") ? `, with ${code(SECRET)} where it says ${code("[secret]")}` : "";
    return written(`HMAC-${hashName(hash)} of the text${secret}, keyed with ${code(SECRET)}`, signature, rule);
  },
};

/** What the blocks of an RSA signature hold: padding and all. */
function opened(signature, rule, kind) {
  const files = keyFiles(rule.signature);
  const der = Buffer.from(files[kind === "request" ? "merchant" : "platform"].public.text, "base64");
  const key = createPublicKey({ key: der, format: "der", type: "spki" });
  const size = key.asymmetricKeyDetails.modulusLength / 8;
  const blocks = Array.from({ length: signature.length / size }, (_, index) => signature.subarray(index * size, (index + 1) * size));
  return blocks.map((block) => publicDecrypt({ key, padding: constants.RSA_NO_PADDING }, block));
}

/** r and s of a DER signature, without the zero that keeps them positive. */
function readDer(der) {
  const r = der.subarray(4, 4 + der[3]);
  const s = der.subarray(6 + der[3]);
  return [r, s].map((number) => (number[0] === 0 ? number.subarray(1) : number));
}

function written(what, signature, { carrier }) {
  const name = { base64: "base64", base64url: "base64url", hexLower: "lower-case hexadecimal", hexUpper: "upper-case hexadecimal" }[carrier.encoding];
  const text = { base64: signature.toString("base64"), base64url: signature.toString("base64url"), hexLower: signature.toString("hex"), hexUpper: signature.toString("hex").toUpperCase() }[carrier.encoding];
  const place = { header: "header", field: "field", query: "query parameter" }[carrier.in];
  return sections(`${what}, written in ${name}${carrier.prefix ? ` after ${code(carrier.prefix)}` : ""}, for the ${place} ${code(carrier.name)}:`, `\`\`\`text\n${carrier.prefix}${text}\n\`\`\``);
}

function must(holds) {
  if (!holds) throw new Error("the steps do not lead to the signature");
}

function hashName(hash) {
  return { md5: "MD5", sha1: "SHA-1" }[hash] ?? hash.replace("sha", "SHA-");
}

function spaced(bytes) {
  return bytes.toString("hex").toUpperCase().match(/../g).join(" ");
}

function ends(bytes) {
  const hex = bytes.toString("hex");
  return hex.length <= 64 ? hex : `${hex.slice(0, 32)}…${hex.slice(-32)}`;
}
