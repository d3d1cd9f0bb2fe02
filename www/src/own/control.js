// Where the reader describes a gateway that is not in the list.
import { texts } from "../texts.js";
import { button, disclosure, labelled, textArea } from "../view/control.js";
import { element, replace } from "../view/element.js";
import { prose } from "../view/prose.js";

/** `onadd` gets the gateway once it is in the list. */
export function ownGateway({ catalogue, onadd }) {
  const scheme = textArea({ rows: 8, class: "code", wrap: "off", placeholder: texts.own.hint });
  const status = element("div", { class: "recognised", role: "status" });
  const say = (tone, ...sentences) => {
    status.dataset.tone = tone;
    replace(status, sentences.filter(Boolean).map((sentence) => element("p", {}, prose(sentence))));
  };

  async function use() {
    const read = readObject(scheme.value);
    if (!read) return say("problem", texts.own.broken);
    const { gateway, error } = await catalogue.add(read);
    if (error?.code === "TAKEN") return say("problem", texts.own.taken);
    if (error) return say("problem", error.message ?? texts.result.unexpected, error.hint);
    say("good", texts.own.added(gateway.name));
    return onadd(gateway);
  }

  return disclosure(texts.own.title, labelled(texts.own.label, scheme, texts.own.advice), button(texts.own.use, use, { class: "small start" }), status);
}

function readObject(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
