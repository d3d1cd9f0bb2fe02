// The choice of a gateway, and beside it where one that is not in the list is described.
import { texts } from "../texts.js";
import { choice, fillChoice } from "../view/control.js";
import { ownGateway } from "./control.js";

/** `refresh` is called whenever the chosen gateway is another or described anew, `onchange` after that if it was chosen here. */
export function gatewayChoice({ catalogue, refresh, onchange = () => undefined }) {
  const options = () => catalogue.gateways.map(({ id, name, isFromLink }) => [id, isFromLink ? texts.own.fromLink(name) : name]);
  const chosen = () => {
    refresh();
    onchange();
  };
  const select = choice(options(), { onchange: chosen });
  catalogue.onadd(({ id }) => {
    fillChoice(select, options());
    if (select.value === id) refresh();
  });
  const own = ownGateway({
    catalogue,
    onadd: ({ id }) => {
      select.value = id;
      chosen();
    },
  });
  return { select, own, info: () => catalogue.gateways.find(({ id }) => id === select.value) };
}
