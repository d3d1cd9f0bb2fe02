// Exit status: 0 signed or genuine, 1 not genuine, 2 unusable input.
import { NOT_GENUINE } from "../verdict.js";

/** The exit status for an error's code, or for none. */
export function statusOf(code) {
  if (code === undefined) return 0;
  return NOT_GENUINE.has(code) ? 1 : 2;
}
