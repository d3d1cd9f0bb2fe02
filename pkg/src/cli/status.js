// Exit status: 0 signed or genuine, 1 not genuine, 2 unusable input.

// The input could be read, and the verdict on it is no.
const NOT_GENUINE = new Set([
  "SIGNATURE_MISSING",
  "SIGNATURE_UNREADABLE",
  "SIGNATURE_MISMATCH",
  "TIMESTAMP_MISSING",
  "TIMESTAMP_OUT_OF_RANGE",
  "FIELD_MISMATCH",
]);

/** The exit status for an error's code, or for none. */
export function statusOf(code) {
  if (code === undefined) return 0;
  return NOT_GENUINE.has(code) ? 1 : 2;
}
