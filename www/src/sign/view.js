// Sign: fields and key in, every step and the message out.
import { signExamples } from "../examples.js";
import { holdsKey, onWipe } from "../keyring.js";
import { gatewayChoice } from "../own/choice.js";
import { asPackageTakesIt } from "../own/catalogue.js";
import { texts } from "../texts.js";
import { announce } from "../view/announce.js";
import { button, choice, fillChoice, labelled, textArea, textInput } from "../view/control.js";
import { element, replace } from "../view/element.js";
import { prose } from "../view/prose.js";
import { signsMerchant, takesKey, takesSecret } from "../rule.js";
import { hiddenInput } from "../verify/key.js";
import { oneKey } from "../verify/key-list.js";
import { makePair } from "../keys/generate.js";
import { fieldEditor } from "./fields.js";
import { rawMessage, signingSteps } from "./steps.js";

const PAUSE_MS = 200;
const BASE = "https://gateway.example";

/** `openInVerify` gets what the tab Verify needs to show the message. */
export function signView({ engine, catalogue, openInVerify }) {
  let timer;
  let round = 0;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(sign, PAUSE_MS);
  };
  const { select: gateway, own, info } = gatewayChoice({ catalogue, refresh: () => choose() });
  const kind = choice([], { onchange: () => (fit(), changed()) });
  const simulate = element("p", { class: "note" }, texts.sign.simulate);
  const fields = fieldEditor(changed);
  const method = textInput({ size: 6, oninput: changed });
  const path = textInput({ oninput: changed, list: "known-paths" });
  const paths = element("datalist", { id: "known-paths" });
  const timestamp = textInput({ inputmode: "numeric", oninput: changed });
  const contentType = choice(Object.entries(texts.sign.contentTypes), { onchange: changed });
  const merchant = textInput({ oninput: changed });
  const privateKey = holdsKey(textArea({ rows: 3, class: "code concealed", oninput: changed }));
  const password = hiddenInput({ oninput: changed });
  const secret = hiddenInput({ oninput: changed });
  const base = textInput({ value: BASE, oninput: changed });
  const outcome = element("section", { class: "card result", "data-tone": "quiet", "aria-label": texts.sign.steps }, element("p", { class: "waiting" }, texts.sign.waiting));

  const controls = {
    time: labelled(texts.sign.timestamp, timestamp, texts.sign.timestampAdvice),
    merchant: labelled(texts.sign.merchant, merchant),
    key: element("div", { class: "control" }, labelled(texts.sign.privateKey, privateKey), button(texts.sign.throwaway, throwAway, { class: "small start" })),
    password: labelled(texts.sign.password, password),
    secret: labelled(texts.sign.secret, secret),
    contentType: labelled(texts.sign.contentType, contentType),
  };

  function rule() {
    return info().kinds[kind.value];
  }

  function choose() {
    fillChoice(kind, Object.keys(info().kinds).map((name) => [name, texts.kindsLong[name]]));
    kind.value = "request" in info().kinds ? "request" : kind.value;
    const example = signExamples.find((one) => one.gateway === gateway.value);
    if (!fields.isEdited) fields.text = example?.params ?? "{}";
    path.value = example?.path ?? info().paths[0]?.path ?? "";
    replace(paths, info().paths.map(({ path: value, purpose }) => element("option", { value }, purpose)));
    fit();
    changed();
  }

  function fit() {
    const current = rule();
    const hasKey = takesKey(current);
    controls.key.hidden = !hasKey;
    controls.password.hidden = !hasKey;
    controls.secret.hidden = !takesSecret(current);
    controls.time.hidden = !current.time;
    controls.merchant.hidden = !current.headers.some(({ value }) => value === "merchant") && !signsMerchant(current);
    const formats = current.formats.filter((format) => format in texts.sign.contentTypes);
    controls.contentType.hidden = formats.length < 2;
    fillChoice(contentType, ["", ...formats].map((format) => [format, texts.sign.contentTypes[format]]));
    simulate.hidden = kind.value === "request";
    controls.key.querySelector("label").textContent = kind.value === "request" ? texts.sign.privateKey : texts.sign.privateKeyPlatform;
    method.placeholder = current.method;
  }

  async function throwAway() {
    const made = await makePair(engine, algorithmOf(rule().signature));
    if (made.error || made.wiped) return;
    privateKey.value = made.privateKey;
    password.value = "";
    changed();
  }

  function given() {
    const current = rule();
    const credentials = {};
    if (takesKey(current)) credentials.privateKey = oneKey(privateKey.value);
    if (takesKey(current) && password.value) credentials.password = password.value;
    if (takesSecret(current)) credentials.secret = secret.value || undefined;
    if (merchant.value.trim() && !controls.merchant.hidden) credentials.merchant = merchant.value.trim();
    return Object.fromEntries(Object.entries(credentials).filter(([, value]) => value !== undefined));
  }

  async function sign() {
    round += 1;
    const mine = round;
    const credentials = given();
    const current = rule();
    const lacks = (takesKey(current) && !credentials.privateKey) || (takesSecret(current) && !credentials.secret);
    if (fields.problem) return tell(fields.problem);
    if (fields.isEmpty() || lacks) return tell(texts.sign.waiting, "quiet");
    const options = Object.fromEntries(
      Object.entries({
        method: method.value.trim().toUpperCase(),
        path: path.value.trim(),
        timestamp: controls.time.hidden ? "" : timestamp.value.trim(),
        contentType: controls.contentType.hidden ? "" : contentType.value,
      }).filter(([, value]) => value !== ""),
    );
    const input = { id: asPackageTakesIt(info()), kind: kind.value, credentials, params: fields.text, options };
    const { value, error } = await engine.run("sign", input);
    if (mine !== round || error?.code === "WIPED") return undefined;
    if (error) return refuse(error);
    const context = { ...input, signed: value.signed, given: Object.keys(credentials), base: base.value.trim() || BASE };
    outcome.dataset.tone = "plain";
    return replace(
      outcome,
      element("h2", {}, texts.sign.steps),
      signingSteps({ signed: value.signed, seen: value.seen, context, onverify: () => openInVerify(verification(value, credentials)) }),
    );
  }

  function verification({ signed, publicKey }, credentials) {
    const headers = Object.entries(signed.headers);
    const message = { method: signed.method, path: signed.path, query: signed.query || undefined, headers, body: signed.body };
    return { gateway: gateway.value, kind: kind.value, text: rawMessage(signed), message, publicKey, secret: credentials.secret };
  }

  function refuse(error) {
    const sentence = error.message ?? texts.result.unexpected;
    tell(sentence, "bad", error);
    announce(sentence);
  }

  function tell(sentence, tone = "unclear", error = undefined) {
    outcome.dataset.tone = tone;
    replace(outcome, element("p", { class: "waiting" }, prose(sentence)), error?.hint && element("p", { class: "hint" }, prose(error.hint)), error?.code && element("p", { class: "mistake-id" }, element("code", {}, error.code)));
  }

  const form = element(
    "section",
    { class: "card" },
    element("h2", {}, texts.sign.build),
    element("div", { class: "grid two" }, labelled(texts.sign.gateway, gateway), labelled(texts.sign.kind, kind)),
    own,
    simulate,
    fields.box,
    element("div", { class: "grid two" }, labelled(texts.sign.method, method), labelled(texts.sign.path, path), controls.time, controls.contentType),
    paths,
    controls.merchant,
    controls.key,
    controls.password,
    controls.secret,
    labelled(texts.sign.base, base, texts.sign.baseAdvice),
  );
  onWipe(() => {
    round += 1;
    tell(texts.sign.waiting, "quiet");
  });
  choose();
  return {
    panel: element("div", { class: "panel" }, element("div", { class: "column" }, form), element("div", { class: "column outcome" }, outcome)),
    clear() {
      for (const control of [method, timestamp, merchant, contentType]) control.value = "";
      base.value = BASE;
      fields.text = "{}";
      choose();
    },
  };
}

/** The kind of key that a rule signs with, as `makePair` names it. */
function algorithmOf(signature) {
  if ("ecdsa" in signature) return signature.ecdsa.curve;
  return "rsa2048";
}
