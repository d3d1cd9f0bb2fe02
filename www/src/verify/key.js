// The key or secret that the rule verifies with.
import { holdsKey } from "../keyring.js";
import { signsMerchant, takesKey, takesSecret } from "../rule.js";
import { texts } from "../texts.js";
import { labelled, textArea, textInput } from "../view/control.js";
import { element } from "../view/element.js";
import { oneKey, splitKeys } from "./key-list.js";

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
  const merchant = textInput({ class: "code", oninput: onchange });
  const merchantControl = labelled(texts.key.merchant, merchant, texts.key.merchantAdvice);
  const keyControl = labelled(texts.key.platformKey, keys, texts.key.publicAdvice);
  const secretControl = element("div", {}, labelled(texts.key.secret, secret, texts.key.secretAdvice), element("label", { class: "check" }, show, texts.key.show));
  const ownControls = element("div", { class: "grid two" }, labelled(texts.key.own, own, texts.key.ownAdvice), labelled(texts.key.password, password));
  const card = element("section", { class: "card" }, element("div", { class: "card-head" }, element("h2", {}, texts.key.title)), keyControl, secretControl, merchantControl);

  return {
    card,
    ownControls,
    /** Shows what the rule needs. */
    fit(kind, rule) {
      keyControl.hidden = !takesKey(rule);
      secretControl.hidden = !takesSecret(rule);
      ownControls.hidden = !takesKey(rule);
      merchantControl.hidden = !signsMerchant(rule);
      keyControl.querySelector("label").textContent = kind === "request" ? texts.key.merchantKey : texts.key.platformKey;
    },
    fill({ publicKey = "", secretText = "", merchantText = "" }) {
      keys.value = publicKey;
      merchant.value = merchantText;
      secret.value = secretText;
    },
    /** What the page knows of keys, for the link to leave out. */
    get secrets() {
      return [secret.value, password.value, own.value];
    },
    get merchant() {
      return merchant.value;
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
      if (signsMerchant(rule) && merchant.value.trim() !== "") credentials.merchant = merchant.value.trim();
      return { credentials };
    },
  };
}
