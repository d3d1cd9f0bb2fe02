// Which addresses are on this machine. Decided by how they are written: no name is looked up.
import { unusable } from "../arguments.js";

// Numbers in other notations, mapped addresses, names with a dot at the end and user names are not among them.
const WRITTEN = /^https?:\/\/(localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?(?:[/?][^\s\\#]*)?$/i;

/** Where to connect: `addresses` are numbers, and the first that listens is to be taken. */
export function loopback(text) {
  const written = WRITTEN.exec(text);
  const url = written === null ? undefined : parse(text);
  // What the parser reads differently was written to deceive.
  if (url === undefined || url.hostname !== written[1].toLowerCase() || url.username + url.password !== "") {
    throw unusable("The address given as --to is not on this machine.", {
      hint: "The sandbox sends to http://localhost, http://127.0.0.1 and http://[::1] only; https is fine as well.",
      field: "--to",
    });
  }
  const secure = url.protocol === "https:";
  return {
    secure,
    addresses: url.hostname === "localhost" ? ["127.0.0.1", "::1"] : [url.hostname.replace(/[[\]]/g, "")],
    port: url.port === "" ? (secure ? 443 : 80) : Number(url.port),
    host: url.host,
    path: url.pathname,
    query: url.search.slice(1),
  };
}

function parse(text) {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
