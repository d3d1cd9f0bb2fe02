// The message in its parts, filled in from what was pasted and open to correction.
import { gatewayChoice } from "../own/choice.js";
import { MAX_LENGTH } from "../paste/read.js";
import { texts } from "../texts.js";
import { choice, fillChoice, labelled, textArea, textInput } from "../view/control.js";
import { editor } from "../view/editor.js";
import { element, replace } from "../view/element.js";
import { fieldTable } from "./fields.js";
import { headerText, readHeaders } from "./headers.js";

/** `onchange` is called after each change by a person; `onrefuse` with the length of a body that is too long. */
export function messageCard({ catalogue, onchange, onrefuse }) {
  const { select: gateway, own, info } = gatewayChoice({ catalogue, refresh: () => choose(), onchange });
  const kind = choice([], { onchange: () => (tellRule(), onchange()) });
  const method = textInput({ oninput: onchange, size: 6 });
  const path = textInput({ oninput: onchange });
  const query = textArea({ rows: 1, class: "code", oninput: () => (fields.show(shownText()), onchange()) });
  const headers = textArea({ rows: 3, class: "code", wrap: "off", oninput: onchange });
  const body = editor({ label: texts.message.body, limit: MAX_LENGTH, isJson: true, onchange: () => (fields.show(shownText()), onchange()), onrefuse });
  const rule = element("p", { class: "rule" });
  const fields = fieldTable((text) => {
    if (body.text.trim() === "") query.value = text;
    else body.text = text;
    fields.show(shownText());
    onchange();
  });

  function shownText() {
    return body.text.trim() === "" ? query.value : body.text;
  }

  function choose() {
    const { kinds } = info();
    const before = kind.value;
    fillChoice(kind, Object.keys(kinds).map((name) => [name, texts.kindsLong[name]]));
    if (!(before in kinds) && "callback" in kinds) kind.value = "callback";
    tellRule();
  }

  function tellRule() {
    const { kinds, documents } = info();
    const links = documents.map((link) => element("a", { href: link, target: "_blank", rel: "noreferrer noopener" }, link.replace(/^https?:\/\//, "")));
    replace(rule, element("strong", {}, `${texts.message.rule}: `), kinds[kind.value].rule, ". ", links);
  }

  const start = element("div", { class: "grid two" }, labelled(texts.message.gateway, gateway), labelled(texts.message.kind, kind));
  const card = element(
    "section",
    { class: "card" },
    element("div", { class: "card-head" }, element("h2", {}, texts.message.title), element("p", { class: "advice" }, texts.message.advice)),
    start,
    rule,
    own,
    element("div", { class: "grid address" }, labelled(texts.message.method, method), labelled(texts.message.path, path), labelled(texts.message.query, query)),
    labelled(texts.message.headers, headers, texts.message.headersAdvice),
    element("div", { class: "control" }, element("span", { class: "label" }, texts.message.body), body.host),
    fields.table,
  );
  choose();

  return {
    card,
    get gateway() {
      return info();
    },
    get kind() {
      return kind.value;
    },
    /** Fills in a message that was read; `fit` chooses gateway and kind. */
    fill(message, fit) {
      if (fit) {
        gateway.value = fit.gateway;
        fillChoice(kind, Object.keys(info().kinds).map((name) => [name, texts.kindsLong[name]]));
        kind.value = fit.kind;
        tellRule();
      }
      method.value = message.method ?? "";
      path.value = message.path ?? "";
      query.value = message.query ?? "";
      headers.value = headerText(message.headers ?? []);
      body.text = message.body ?? "";
      fields.show(shownText());
    },
    /** The message as the package takes it, or `{ problem }`. */
    read() {
      const { headers: pairs, line } = readHeaders(headers.value);
      if (line) return { problem: texts.message.unreadableHeaders(line) };
      const given = (control) => control.value.trim() || undefined;
      return { message: { method: given(method), path: given(path), query: query.value || undefined, headers: pairs, body: body.text } };
    },
    isEmpty: () => body.text === "" && query.value === "",
  };
}
