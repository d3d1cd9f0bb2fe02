/** What can be wrong: errors, and what a genuine signature leaves open. */

/** What went wrong, for programs. A code is never renamed. */
export type ErrorCode =
  | "GATEWAY_UNKNOWN"
  | "SCHEME_INVALID"
  | "CREDENTIAL_MISSING"
  | "KEY_UNREADABLE"
  | "KEY_PASSWORD_MISSING"
  | "KEY_PASSWORD_WRONG"
  | "KEY_WRONG_KIND"
  | "KEY_WEAK"
  | "PARAMS_UNSIGNABLE"
  | "OPTION_MISSING"
  | "OPTION_INVALID"
  | "MESSAGE_NOT_RAW"
  | "MESSAGE_UNREADABLE"
  | "SIGNATURE_MISSING"
  | "SIGNATURE_UNREADABLE"
  | "SIGNATURE_MISMATCH"
  | "TIMESTAMP_MISSING"
  | "TIMESTAMP_OUT_OF_RANGE"
  | "FIELD_MISMATCH"
  | "FREED"
  /** The runtime forbids WebAssembly: on a page, `script-src` needs `'wasm-unsafe-eval'`. */
  | "WASM_UNAVAILABLE"
  /** The runtime gives no random bytes, which RSA signing needs. */
  | "RANDOM_UNAVAILABLE";

/** Every failure. Its message is one sentence; neither it nor anything else here holds key material or a secret. */
export class CountersignError extends Error {
  /** An error like those that the package throws. */
  constructor(code: ErrorCode, message: string, details?: CountersignErrorDetails);
  /** Always the same. */
  readonly name: "CountersignError";
  /** What went wrong. */
  code: ErrorCode;
  /** At which gateway. */
  gateway: string | undefined;
  /** What to do about it. */
  hint?: string;
  /** The field, option, header or credential concerned. */
  field?: string;
  /** What was expected there. */
  expected?: string;
  /** What was found there. */
  found?: string;
}

/** What an error may say beside its sentence. */
export interface CountersignErrorDetails {
  /** At which gateway. */
  gateway?: string | undefined;
  /** What to do about it. */
  hint?: string | undefined;
  /** The field, option, header or credential concerned. */
  field?: string | undefined;
  /** What was expected there. */
  expected?: string | undefined;
  /** What was found there. */
  found?: string | undefined;
  /** The error behind it. */
  cause?: unknown;
}

/** Something that a genuine signature does not say, or that a reader should know. */
export interface Warning {
  /** What, for programs; further codes can come. */
  code:
    | "BOUNDARY_MOVABLE"
    | "FIELD_UNSIGNED"
    | "NOT_TIMESTAMPED"
    | "KEY_SHORT"
    | "HASH_BROKEN"
    | (string & Record<never, never>);
  /** What it means and what to do. */
  sentence: string;
  /** The fields concerned. */
  fields: string[];
}
