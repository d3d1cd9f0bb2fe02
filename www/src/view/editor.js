// An editor for long text. CodeMirror lives in a shadow tree, where its styles are constructed sheets and so need no
// exception in the page's policy.
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorState, Transaction } from "@codemirror/state";
import { EditorView, highlightSpecialChars, keymap, placeholder } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { element } from "./element.js";

const highlight = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--code-name)" },
  { tag: tags.string, color: "var(--code-text)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--code-number)" },
]);

const looks = EditorView.theme({
  "&": { color: "var(--text)", backgroundColor: "var(--field)", fontSize: "0.8125rem", borderRadius: "6px" },
  "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "1px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.55", overflow: "auto", minHeight: "var(--editor-min)", maxHeight: "var(--editor-max)" },
  ".cm-content": { caretColor: "var(--text)", padding: "8px 0" },
  ".cm-line": { padding: "0 10px" },
  ".cm-placeholder": { color: "var(--muted)" },
  ".cm-specialChar": { color: "var(--bad)" },
  "&.cm-focused .cm-selectionBackground, ::selection": { backgroundColor: "var(--selection)" },
});

/**
 * `label` names it for screen readers; `onchange` gets the text after each change by a person. A change that would make
 * it longer than `limit` characters is refused whole, and `onrefuse` gets the length.
 */
export function editor({ label, hint, limit, isJson = false, onchange, onrefuse }) {
  const host = element("div", { class: "editor" });
  const root = host.attachShadow({ mode: "open" });
  const refuse = EditorState.changeFilter.of((change) => {
    if (change.newDoc.length <= limit) return true;
    queueMicrotask(() => onrefuse?.(change.newDoc.length));
    return false;
  });
  const extensions = [
    // Only a line feed ends a line: a carriage return stays a character of the text, and is shown.
    EditorState.lineSeparator.of("\n"),
    history(),
    keymap.of([...defaultKeymap, ...historyKeymap]),
    highlightSpecialChars(),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0", autocomplete: "off", autocorrect: "off", autocapitalize: "off", spellcheck: "false" }),
    EditorView.updateListener.of((update) => {
      const isOwn = update.transactions.some((one) => one.annotation(Transaction.userEvent) === "program");
      if (update.docChanged && !isOwn) onchange?.(update.state.doc.toString());
    }),
    looks,
    refuse,
    ...(hint ? [placeholder(hint)] : []),
    ...(isJson ? [json(), syntaxHighlighting(highlight)] : []),
  ];
  const start = (text) => EditorState.create({ doc: text, extensions });
  const view = new EditorView({ state: start(""), root, parent: root });
  return {
    host,
    get text() {
      return view.state.sliceDoc();
    },
    /** Replaces the text without telling `onchange`. What was there cannot be undone back. */
    set text(text) {
      if (text !== view.state.sliceDoc()) view.setState(start(text));
    },
    focus: () => view.focus(),
  };
}
