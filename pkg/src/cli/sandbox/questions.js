// What the endpoint is asked: messages whose verdict is known, for each was verified here first.
import { withMovedCharacters, withOtherValues, withoutSignature, withSignature } from "./altered.js";

const DAY = 24 * 60 * 60 * 1000;

/**
 * `side` signs as the platform, `stranger` with a key that nobody knows, `judge` verifies as the merchant. A question that
 * the rule or the fields leave no room for is not asked.
 */
export function questions({ side, stranger, judge, rule, fields, options }) {
  const sign = (json, more) => side.sign(json, { ...options, ...more });
  const genuine = sign(fields);
  const verified = judge.verify(genuine, { kind: options.kind });
  // What is not signed may be altered by anyone.
  const altered = first(withOtherValues(fields), sign, (message) => message.canonical !== genuine.canonical);
  const moved = first(withMovedCharacters(fields, movable(verified)), sign, (message) => message.canonical === genuine.canonical);
  const spaced = sign(fields.replace(/^\s*\{/, "{ "));
  const asked = [
    accepted("genuine", "a genuine notification", genuine),
    accepted("repeated", "the same again", genuine),
    spaced.canonical !== genuine.canonical && accepted("spaces", "genuine, with a space that parsing would lose", spaced),
    altered && refused("altered", `another value in ${altered.name}`, withSignature(altered.message, genuine.signature)),
    refused("unsigned", "no signature", withoutSignature(genuine, rule.carrier)),
    refused("empty", "an empty signature", withSignature(genuine, "")),
    refused("stranger", "signed with another key", stranger.sign(fields, options)),
    rule.time && stale(rule.time, (timestamp) => sign(fields, { timestamp })),
    moved && { ...refused("moved", `a digit moved between ${moved.names.join(" and ")}`, moved.message), signed: true },
  ].filter(Boolean);
  for (const question of asked) check(judge, question, options.kind);
  return { asked, verified };
}

function accepted(id, what, message) {
  return { id, what, message, genuine: true };
}

function refused(id, what, message) {
  return { id, what, message, genuine: false };
}

/** A day later than the rule allows. */
function stale({ toleranceSeconds }, signAt) {
  const age = DAY + 1000 * (toleranceSeconds ?? 0);
  const days = Math.floor(age / DAY);
  // Before that no time can be written.
  return age <= Date.now() && refused("stale", `signed ${days === 1 ? "a day" : `${days} days`} ago`, signAt(Date.now() - age));
}

/** A question must not be asked with the wrong answer in mind. */
function check(judge, { id, message, genuine, signed = genuine }, kind) {
  let verifies = true;
  try {
    judge.verify(message, { kind });
  } catch {
    verifies = false;
  }
  if (verifies !== signed) throw new Error(`The sandbox could not make its message "${id}".`);
}

/** The first of the candidates whose message is as it should be. */
function first(candidates, sign, isRight) {
  for (const candidate of candidates) {
    const message = sign(candidate.json);
    if (isRight(message)) return { ...candidate, message };
  }
  return undefined;
}

/** The fields whose border the signature does not fix. */
function movable({ warnings }) {
  return warnings.filter(({ code }) => code === "BOUNDARY_MOVABLE").flatMap(({ fields }) => fields);
}
