// What a gateway's rule for one kind of message asks for, read from the rule itself.

/** The parts of a canonical string, those inside a digest included. */
export function parts(rule) {
  return rule.text.flatMap((part) => (part.digest ? [part, ...parts(part.digest)] : [part]));
}

/** Whether the canonical string or the signature takes a shared secret. */
export function takesSecret(rule) {
  return "hmac" in rule.signature || parts(rule).includes("secret");
}

/** Whether it is signed with a private key and verified with the public one. */
export function takesKey(rule) {
  return !("hmac" in rule.signature) && !("digest" in rule.signature);
}

/** Whether the merchant's id is part of what is signed. */
export function signsMerchant(rule) {
  return parts(rule).includes("merchant");
}

/** Whether what is signed is a JSON object whose names a deployment may choose. */
export function signsObject(rule) {
  return parts(rule).some((part) => part.json);
}

/** The names that the rule lists, where it lists any. */
export function listedNames(rule) {
  return parts(rule).flatMap((part) => part.json?.names ?? part.fields?.names ?? []);
}

/** Every name under which the signature may stand, the usual one first. */
export function carrierNames(rule) {
  return [rule.carrier.name, ...(rule.carrier.also ?? [])];
}

/** The headers that the rule knows, the signature's own left out. */
export function otherHeaders(rule) {
  const time = rule.time ? [rule.time.header, ...(rule.time.also ?? [])] : [];
  return [...rule.headers.map(({ name }) => name), ...time];
}
