// Verify: paste, key, verdict.
import { asPackageTakesIt } from "../own/catalogue.js";
import { examples } from "../examples.js";
import { onWipe } from "../keyring.js";
import { resultCard } from "../result/card.js";
import { startPanel } from "../result/start.js";
import { readExplanation } from "../result/explanation.js";
import { texts } from "../texts.js";
import { announce } from "../view/announce.js";
import { element } from "../view/element.js";
import { keyCard } from "./key.js";
import { messageCard } from "./message.js";
import { moreOptions } from "./more.js";
import { pasteCard } from "./paste.js";

const PAUSE_MS = 150;

/** `shareControl` makes the button that copies a link from a function that gives the state. */
export function verifyView({ engine, catalogue, shareControl }) {
  const { gateways } = catalogue;
  let timer;
  let round = 0;
  const openExample = (id) => open(examples.find((one) => one.id === id));
  const result = resultCard(startPanel({ gateways, examples, onexample: openExample }));
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(examine, PAUSE_MS);
  };
  const key = keyCard({ onchange: changed });
  const more = moreOptions({ onchange: changed, keys: key.ownControls });
  const message = messageCard({
    catalogue,
    onchange: () => (fit(), changed()),
    onrefuse: (length) => paste.say("problem", texts.paste.problems.tooLong(length)),
  });
  const paste = pasteCard({
    gateways,
    examples,
    onread: (read) => {
      message.fill(read.message, read.fit);
      fit();
      changed();
    },
    onexample: openExample,
    extras: shareControl(() => state()),
  });
  key.card.append(more.box);

  function rule() {
    return message.gateway.kinds[message.kind];
  }

  function fit() {
    key.fit(message.kind, rule());
    more.fit(rule());
  }

  async function examine() {
    // Whatever comes of this, an answer to what stood here before is no longer wanted.
    round += 1;
    const mine = round;
    if (message.isEmpty()) return result.begin();
    const read = message.read();
    const { options, problem } = more.read(rule());
    if (read.problem || problem) return result.problem(read.problem ?? problem);
    const { credentials, missing } = key.read(message.kind, rule());
    if (missing) return ask(missing === "key" ? texts.result.needKey : texts.result.needSecret);
    const slow = setTimeout(() => mine === round && result.waiting(`${texts.result.working} …`), 300);
    const { value, error } = await engine.run("explain", { id: asPackageTakesIt(message.gateway), kind: message.kind, credentials, message: read.message, options });
    clearTimeout(slow);
    if (mine !== round) return undefined;
    if (error) return refuse(error);
    const keyCount = (credentials.platformKey ?? credentials.merchantKey ?? []).length;
    return result.show({ ...value, explanation: readExplanation(value.explanation), keyCount });
  }

  function ask(sentence) {
    result.waiting(sentence, "unclear");
    announce(sentence);
  }

  function refuse(error) {
    if (error.code === "WIPED") return result.waiting(texts.result.needKey);
    if (error.code === "STOPPED") return result.problem(texts.result.stopped);
    if (error.code === "TOO_LONG_HERE") return result.problem(texts.result.tooLongHere);
    if (error.code === "UNEXPECTED") return result.problem(texts.result.unexpected, error.message);
    return result.show({ explanation: readExplanation({ verdict: "unreadable", error, mistakes: [], warnings: [] }) });
  }

  /** Everything that a link may carry, and the secrets that it must not. */
  function state() {
    const read = message.read();
    return {
      gateway: message.gateway.id,
      scheme: message.gateway.scheme,
      kind: message.kind,
      rule: rule(),
      message: read.message,
      options: { ...more.values, merchant: key.merchant },
      publicKey: key.publicKey,
      secrets: key.secrets,
    };
  }

  /** Fills everything in: from an example, a link, or the tab Sign. */
  function open({ gateway, kind, message: parts, text, options = {}, publicKey, secret }) {
    if (text) paste.put(text);
    else paste.clear();
    message.fill(parts ?? message.read().message ?? {}, { gateway, kind });
    key.fill({ publicKey, secretText: secret, merchantText: options.merchant });
    more.fill(options);
    fit();
    clearTimeout(timer);
    return examine();
  }

  onWipe(() => {
    round += 1;
    changed();
  });
  fit();

  const panel = element(
    "div",
    { class: "panel" },
    element("div", { class: "column" }, paste.card, key.card),
    element("div", { class: "column outcome" }, result.card),
    element("div", { class: "column" }, message.card),
  );
  return {
    panel,
    open,
    clear() {
      paste.clear();
      message.fill({});
      key.fill({});
      more.fill({});
      clearTimeout(timer);
      round += 1;
      result.begin();
    },
    say: paste.say,
    focus: paste.focus,
  };
}
