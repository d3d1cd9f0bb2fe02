// The key or secret that the rule verifies with.
import { holdsKey } from "../keyring.js";
import { texts } from "../texts.js";
import { labelled, textArea, textInput } from "../view/control.js";
import { element } from "../view/element.js";
import { oneKey, splitKeys } from "./key-list.js";

/** Whether the rule's canonical string or signature takes a shared secret. */
export function takesSecret(rule) {
  return "hmac" in rule.signature || rule.text.some((part) => part === "secret");
}

/** Whether the rule verifies with a public key. */
export function takesKey(rule) {
  return !("hmac" in rule.signature) && !("digest" in rule.signature);
}

/** A field whose text is not shown until asked. */
export function hiddenInput(attributes) {
  return holdsKey(textInput({ ...attributes, class: "code concealed" }));
}

export function keyCard({ onchange }) {
  const keys = holdsKey(textArea({ rows: 3, class: "code", oninput: onchange }));
  const secret = hiddenInput({ oninput: onchange });
  const show = element("input", { type: "checkbox", autocomplete: "off", onchange: () => secret.classList.toggle("concealed", !show.checked) });
  const own = holdsKey(textArea({ rows: 2, class: "code concealed", oninput: onchange }));
  const password = hiddenInput({ oninput: onchange });
  const keyControl = labelled(texts.key.platform, keys, texts.key.publicAdvice);
  const secretControl = element("div", {}, labelled(texts.key.secret, secret, texts.key.secretAdvice), element("label", { class: "check" }, show, texts.key.show));
  const ownControls = element("div", { class: "grid two" }, labelled(texts.key.own, own, texts.key.ownAdvice), labelled(texts.key.password, password));
  const card = element("section", { class: "card" }, element("div", { class: "card-head" }, element("h2", {}, texts.key.title)), keyControl, secretControl);

  return {
    card,
    ownControls,
    /** Shows what the rule needs. */
    fit(kind, rule) {
      keyControl.hidden = !takesKey(rule);
      secretControl.hidden = !takesSecret(rule);
      ownControls.hidden = !takesKey(rule);
      keyControl.querySelector("label").textContent = kind === "request" ? texts.key.merchant : texts.key.platform;
    },
    fill({ publicKey = "", secretText = "" }) {
      keys.value = publicKey;
      secret.value = secretText;
    },
    /** What the page knows of keys, for the link to leave out. */
    get secrets() {
      return [secret.value, password.value, own.value];
    },
    get publicKey() {
      return keys.value;
    },
    /** Credentials for `kind`, or `{ missing }`: "key" or "secret". */
    read(kind, rule) {
      const credentials = {};
      if (takesKey(rule)) {
        const given = splitKeys(keys.value);
        if (given.length === 0) return { missing: "key" };
        credentials[kind === "request" ? "merchantKey" : "platformKey"] = given;
        const ownKey = oneKey(own.value);
        if (ownKey) credentials.privateKey = ownKey;
        if (ownKey && password.value) credentials.password = password.value;
      }
      if (takesSecret(rule)) {
        if (secret.value === "") return { missing: "secret" };
        credentials.secret = secret.value;
      }
      return { credentials };
    },
  };
}
