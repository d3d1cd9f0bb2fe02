// The button that copies a link.
import { texts } from "../texts.js";
import { announce } from "../view/announce.js";
import { button } from "../view/control.js";
import { splitKeys } from "../verify/key-list.js";
import { writeLink } from "./link.js";

/** `onlink` gets the address or a sentence that says why there is none. */
export function shareButton({ engine, state, onlink }) {
  const inspect = async (key) => {
    const { value, error } = await engine.run("inspect", { key });
    if (error) throw new Error(error.code);
    return value;
  };
  return button(
    texts.share.button,
    async () => {
      const current = state();
      if (!current.message) return;
      const { fragment, refusal } = await writeLink({ ...current, publicKeys: splitKeys(current.publicKey) }, inspect);
      if (refusal) {
        announce(texts.share.refusals[refusal]);
        onlink({ refusal: texts.share.refusals[refusal] });
        return;
      }
      onlink({ address: location.href.replace(/#.*$/, "") + fragment });
    },
    { class: "small", title: texts.share.advice },
  );
}
