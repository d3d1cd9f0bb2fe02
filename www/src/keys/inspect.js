// Inspect one key, and write it in another container.
import { holdsKey, onWipe } from "../keyring.js";
import { texts } from "../texts.js";
import { choice, labelled, textArea } from "../view/control.js";
import { copyButton } from "../view/copy.js";
import { element, replace } from "../view/element.js";
import { hiddenInput } from "../verify/key.js";
import { oneKey } from "../verify/key-list.js";
import { keyInfo, keyProblem } from "./info.js";

const PAUSE_MS = 200;

export function inspectCard({ engine }) {
  let timer;
  let round = 0;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(inspect, PAUSE_MS);
  };
  const key = holdsKey(textArea({ rows: 6, class: "code", oninput: changed }));
  const password = hiddenInput({ oninput: changed });
  const place = element("div", { class: "outcome-box", role: "status" }, element("p", { class: "waiting" }, texts.keys.waiting));

  async function inspect() {
    round += 1;
    const mine = round;
    const input = { key: oneKey(key.value), password: password.value || undefined };
    if (input.key === undefined) return replace(place, element("p", { class: "waiting" }, texts.keys.waiting));
    const { value, error } = await engine.run("inspect", input);
    if (mine !== round || error?.code === "WIPED") return undefined;
    return replace(place, error ? keyProblem(error) : [keyInfo(value), converter(input, value)]);
  }

  function converter(input, info) {
    const outcome = element("div", {});
    const format = choice([["", "…"], ...formatsOf(info).map((name) => [name, texts.keys.formats[name]])], {
      onchange: async () => {
        replace(outcome);
        if (!format.value) return;
        const { value, error } = await engine.run("convert", { ...input, format: format.value });
        if (error) replace(outcome, keyProblem(error));
        else replace(outcome, converted(value, !isPublic(format.value)));
      },
    });
    return element("div", { class: "block" }, labelled(texts.keys.convert, format), outcome);
  }

  onWipe(() => {
    round += 1;
    replace(place, element("p", { class: "waiting" }, texts.keys.waiting));
  });
  return element(
    "section",
    { class: "card" },
    element("h2", {}, texts.keys.inspect),
    labelled(texts.keys.key, key, texts.keys.keyAdvice),
    labelled(texts.keys.password, password, texts.keys.passwordAdvice),
    place,
  );
}

/** The formats that the key can be written in, as the package names them. */
function formatsOf({ algorithm, type }) {
  const isRsa = algorithm === "RSA";
  const own = ["pkcs8-pem", "pkcs8-base64", ...(isRsa ? ["pkcs1-pem"] : ["sec1-pem", "hex"]), "jwk"];
  const open = ["spki-pem", "spki-base64", isRsa ? "pkcs1-public-pem" : "hex-public", "jwk-public"];
  return type === "private" ? [...own, ...open] : open;
}

function isPublic(format) {
  return format.startsWith("spki") || format.includes("public");
}

function converted(text, isPrivate) {
  return [
    isPrivate && element("p", { class: "note warn" }, texts.keys.secretWarning),
    element("div", { class: "card-head" }, element("h3", {}, texts.keys.converted), copyButton(text, texts.keys.converted.toLowerCase())),
    element("pre", { class: "code-block", tabindex: "0", "aria-label": texts.keys.converted }, text),
  ];
}
