// Which errors are a verdict.

/** The codes that say of a message which could be read: it is not genuine, or not what was expected. */
export const NOT_GENUINE = new Set([
  "SIGNATURE_MISSING",
  "SIGNATURE_UNREADABLE",
  "SIGNATURE_MISMATCH",
  "TIMESTAMP_MISSING",
  "TIMESTAMP_OUT_OF_RANGE",
  "FIELD_MISMATCH",
]);
