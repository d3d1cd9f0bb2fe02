// The field to paste into: reads what it gets and says what it took it for.
import { MAX_LENGTH, readPaste } from "../paste/read.js";
import { knownHeaders, recognise } from "../paste/recognise.js";
import { texts } from "../texts.js";
import { button, choice } from "../view/control.js";
import { editor } from "../view/editor.js";
import { element, replace } from "../view/element.js";

/**
 * `onread` gets `{ message, fit }`, where `fit` says gateway and kind if they were recognised. `onexample` gets the id
 * of an example.
 */
export function pasteCard({ gateways, examples, onread, onexample, extras }) {
  const status = element("div", { class: "recognised", role: "status" });
  const box = editor({
    label: texts.paste.label,
    hint: texts.paste.hint,
    limit: MAX_LENGTH,
    onchange: read,
    onrefuse: (length) => say("problem", texts.paste.problems.tooLong(length)),
  });
  box.host.classList.add("paste");

  function read(text) {
    const { format, message, length } = readPaste(text, knownHeaders(gateways));
    if (!message) {
      complain(format, text, length);
      // An empty message too is passed on: what was read before it belongs to another input.
      onread({ message: { headers: [], body: format === "unknown" ? text.trim() : "", notes: [] } });
      return;
    }
    const fits = recognise(message, gateways);
    tell(format, message, fits);
    onread({ message, fit: fits[0] });
  }

  function complain(format, text, length) {
    if (format === "empty") return say("quiet");
    // What clears the keys does not reach this field.
    if (format === "key") box.text = "";
    const broken = format === "unknown" && /^\s*[{[]/.test(text);
    return say("problem", broken ? texts.paste.problems.brokenJson : texts.paste.problems[format], length);
  }

  function tell(format, message, fits) {
    const name = texts.paste.formats[format];
    const [best] = fits;
    const notes = message.notes.map((note) => element("p", { class: "note" }, texts.paste.notes[note]));
    if (!best) {
      replace(status, element("p", {}, element("strong", {}, name), ". ", texts.paste.problems.noGateway), notes);
      status.dataset.tone = "unclear";
      return;
    }
    const gateway = gateways.find(({ id }) => id === best.gateway);
    const sentence = texts.paste.recognised(name, gateway.name, texts.kinds[best.kind].toLowerCase());
    const because = best.because.length > 0 ? ` ${texts.paste.because(best.because.join(", "))}` : "";
    replace(status, element("p", {}, element("strong", {}, sentence), `${because}.`), alike(fits), notes);
    status.dataset.tone = "good";
  }

  /** Gateways whose rule is the same: nothing in the message tells them apart. */
  function alike(fits) {
    const names = fits
      .filter(({ score, kind }) => score === fits[0].score && kind === fits[0].kind)
      .slice(1)
      .map(({ gateway }) => gateways.find(({ id }) => id === gateway).name);
    return names.length > 0 && element("p", { class: "note" }, `${texts.paste.alike} ${names.join(", ")}.`);
  }

  function say(tone, sentence, length) {
    status.dataset.tone = tone;
    replace(status, sentence && element("p", {}, typeof sentence === "function" ? sentence(length) : sentence));
  }

  const file = element("input", {
    type: "file",
    class: "unseen",
    tabindex: "-1",
    "aria-hidden": "true",
    onchange: async () => {
      const [chosen] = file.files;
      file.value = "";
      if (!chosen) return;
      if (chosen.size > MAX_LENGTH) say("problem", texts.paste.problems.tooLong(chosen.size));
      else put(await chosen.text());
    },
  });
  const example = choice(
    [["", texts.paste.exampleNone], ...exampleGroups(examples, gateways)],
    {
      "aria-label": texts.paste.example,
      onchange: () => {
        const id = example.value;
        example.value = "";
        if (id) onexample(id);
      },
    },
  );

  function put(text) {
    box.text = text;
    read(text);
  }

  const card = element(
    "section",
    { class: "card" },
    element("div", { class: "card-head" }, element("h2", {}, texts.paste.title), element("div", { class: "tools" }, example, button(texts.paste.file, () => file.click(), { class: "small" }), extras)),
    box.host,
    file,
    status,
  );
  return {
    card,
    put,
    say,
    clear() {
      box.text = "";
      say("quiet");
    },
    focus: () => box.focus(),
  };
}

function exampleGroups(examples, gateways) {
  return gateways
    .map(({ id, name }) => ({ label: name, options: examples.filter(({ gateway }) => gateway === id).map((one) => [one.id, one.title]) }))
    .filter(({ options }) => options.length > 0);
}

