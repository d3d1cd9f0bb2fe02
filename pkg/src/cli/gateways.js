// `countersign gateways`
import { gateways as known } from "countersign";
import { columns } from "./print.js";

export function gateways() {
  const result = known();
  const rows = [["id", "name", "kind", "rule"]];
  for (const { id, name, kinds } of result) {
    Object.entries(kinds).forEach(([kind, { rule }], index) => {
      rows.push(index === 0 ? [id, name, kind, rule] : ["", "", kind, rule]);
    });
  }
  return { result, text: columns(rows) };
}
