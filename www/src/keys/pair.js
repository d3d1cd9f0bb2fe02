// Whether two halves belong together: they do when their public halves are the same.
import { holdsKey, onWipe } from "../keyring.js";
import { texts } from "../texts.js";
import { labelled, textArea } from "../view/control.js";
import { element, replace } from "../view/element.js";
import { hiddenInput } from "../verify/key.js";
import { oneKey } from "../verify/key-list.js";
import { keyProblem } from "./info.js";

const PAUSE_MS = 200;

export function pairCard({ engine }) {
  let timer;
  let round = 0;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(compare, PAUSE_MS);
  };
  const first = holdsKey(textArea({ rows: 4, class: "code", oninput: changed }));
  const second = holdsKey(textArea({ rows: 4, class: "code", oninput: changed }));
  const password = hiddenInput({ oninput: changed });
  const place = element("div", { class: "outcome-box", role: "status" }, element("p", { class: "waiting" }, texts.keys.pairWaiting));

  async function compare() {
    round += 1;
    const mine = round;
    const keys = [oneKey(first.value), oneKey(second.value)];
    if (keys.includes(undefined)) return wait();
    const [one, other] = await Promise.all(keys.map((key) => engine.run("inspect", { key, password: password.value || undefined })));
    const error = one.error ?? other.error;
    if (mine !== round || error?.code === "WIPED") return undefined;
    if (error) return replace(place, keyProblem(error));
    const fits = one.value.publicKey === other.value.publicKey;
    const told = ({ value }) => `${texts.keys.types[value.type]}, ${value.algorithm} ${value.bits ?? value.curve}`;
    return replace(place, element("p", { class: fits ? "good verdict" : "bad verdict" }, fits ? texts.keys.belongs : texts.keys.foreign), element("p", { class: "note" }, `${told(one)} · ${told(other)}`));
  }

  function wait() {
    replace(place, element("p", { class: "waiting" }, texts.keys.pairWaiting));
  }

  onWipe(() => {
    round += 1;
    wait();
  });
  return element(
    "section",
    { class: "card" },
    element("h2", {}, texts.keys.pair),
    labelled(texts.keys.first, first),
    labelled(texts.keys.second, second),
    labelled(texts.keys.password, password, texts.keys.passwordAdvice),
    place,
  );
}
