// Shows the link that was made, for those whose clipboard is closed.
import { texts } from "../texts.js";
import { textInput } from "../view/control.js";
import { copyButton } from "../view/copy.js";
import { element, replace } from "../view/element.js";

export function sharePanel() {
  const box = element("div", { class: "share", role: "status", hidden: true });
  return {
    box,
    show({ address, refusal }) {
      box.hidden = false;
      if (refusal) return replace(box, element("p", { class: "bad" }, refusal));
      const field = textInput({ value: address, readonly: true, "aria-label": texts.share.label, class: "code" });
      const copy = copyButton(address, texts.share.label.toLowerCase());
      replace(box, element("div", { class: "share-row" }, field, copy), element("p", { class: "advice" }, texts.share.advice));
      copy.click();
      return undefined;
    },
    hide: () => (box.hidden = true),
  };
}
