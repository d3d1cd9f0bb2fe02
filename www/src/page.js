// The page: header, three tabs, footer.
import { createEngine } from "./engine/engine.js";
import { createCatalogue } from "./own/catalogue.js";
import { keysView } from "./keys/view.js";
import { wipeKeys } from "./keyring.js";
import { networkBadge } from "./network.js";
import { readLink } from "./share/link.js";
import { shareButton } from "./share/button.js";
import { signView } from "./sign/view.js";
import { texts } from "./texts.js";
import { announce, announcer } from "./view/announce.js";
import { button } from "./view/control.js";
import { element } from "./view/element.js";
import { sharePanel } from "./share/panel.js";
import { tabList } from "./view/tabs.js";
import { themeSwitch } from "./view/theme.js";
import { verifyView } from "./verify/view.js";

/** `startWorker` and `loadTasks` as for `createEngine`; `isSaved` where the page is one file that was saved. */
export async function openPage({ startWorker, loadTasks, isSaved }) {
  const engine = createEngine(startWorker, loadTasks);
  const badge = networkBadge(engine);
  // From here on the service worker gives the worker a policy (service-worker.js).
  navigator.serviceWorker?.addEventListener("controllerchange", () => engine.retry());
  const { value: builtIn, error } = await engine.run("gateways");
  if (error) {
    document.body.append(element("p", { class: "fatal" }, texts.result.unexpected, " ", element("code", {}, error.message ?? error.code)));
    return;
  }
  const catalogue = createCatalogue(builtIn, (scheme) => engine.run("describe", { scheme }));
  const link = sharePanel();
  const verify = verifyView({ engine, catalogue, shareControl: (state) => shareButton({ engine, state, onlink: link.show }) });
  verify.panel.firstChild.firstChild.append(link.box);
  const sign = signView({
    engine,
    catalogue,
    openInVerify: (message) => {
      tabs.show("verify");
      verify.open(message);
    },
  });
  const keys = keysView({ engine });
  const tabs = tabList(texts.tabs.label, [
    { key: "verify", label: texts.tabs.verify, panel: verify.panel },
    { key: "sign", label: texts.tabs.sign, panel: sign.panel },
    { key: "keys", label: texts.tabs.keys, panel: keys.panel },
  ]);

  const clear = () => {
    wipeKeys();
    // The worker has copies of its own.
    engine.wipe();
    announce(texts.wide.clearKeysDone);
  };
  const startOver = () => {
    clear();
    verify.clear();
    sign.clear();
    link.hide();
    if (location.hash) history.replaceState(null, "", location.pathname + location.search);
    tabs.show("verify");
    verify.focus();
  };

  const main = element("main", { id: "content", tabindex: "-1" }, verify.panel, sign.panel, keys.panel);
  document.body.append(
    element("a", { class: "skip", href: "#content", onclick: (event) => (event.preventDefault(), main.focus()) }, texts.skip),
    element(
      "header",
      { class: "top" },
      element("div", { class: "brand" }, element("h1", {}, texts.title), element("p", {}, texts.subtitle)),
      element("div", { class: "top-tools" }, badge, themeSwitch()),
    ),
    element("nav", { class: "bar", "aria-label": texts.tabs.label }, tabs.list, element("div", { class: "tools" }, button(texts.wide.clearKeys, clear, { class: "small" }), button(texts.wide.clearAll, startOver, { class: "small" }))),
    main,
    element(
      "footer",
      {},
      element("p", {}, texts.footer.what),
      !isSaved && element("p", {}, element("a", { href: "countersign-debugger.html", download: "countersign-debugger.html" }, texts.footer.save), ` ${texts.footer.saveAdvice}`),
    ),
    announcer(),
  );

  async function openLink() {
    const shared = await readLink(location.hash, catalogue);
    if (!shared) return undefined;
    if (shared.problem) return verify.say("problem", texts.share[shared.problem]);
    tabs.show("verify");
    verify.open(shared);
    return verify.say("good", shared.describes ? texts.share.openedOwn(shared.describes) : texts.share.opened);
  }
  addEventListener("hashchange", openLink);
  await openLink();
  if (!location.hash) verify.focus();
  document.documentElement.dataset.ready = "true";
}
