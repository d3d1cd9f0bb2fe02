// What errors say to a program → what it is called on the command line.

const CREDENTIALS = {
  privateKey: "--private-key FILE or COUNTERSIGN_PRIVATE_KEY",
  platformKey: "--platform-key FILE or COUNTERSIGN_PLATFORM_KEY",
  merchantKey: "--merchant-key FILE or COUNTERSIGN_MERCHANT_KEY",
  password: "--password-file FILE or COUNTERSIGN_PASSWORD",
  secret: "--secret-file FILE or COUNTERSIGN_SECRET",
  merchant: "--merchant ID or COUNTERSIGN_MERCHANT",
};
const HEADER = "--header 'Name: value'";

const PHRASES = [
  [/\bGive `(\w+)` to `(?:gateway|platform)\(\)`/, (_, name) => `Give ${CREDENTIALS[name]}`],
  [/\bgive `password`/, `give ${CREDENTIALS.password}`],
  [/\bUse `platform\(\)` to\b/, "Add --as platform to"],
  [/\bUse `gateway\(\)` to\b/, "Leave out --as platform to"],
  [/\bHand over the message's `headers` as well\b/, `Give its headers as well: ${HEADER}`],
  [/\bHand over all of the message's `headers`/, `Give all of its headers: ${HEADER}`],
  [/\bGive it in the option `headers`/, `Give it: ${HEADER}`],
  [/\bGive it in the option `query`/, "Give it in --query TEXT"],
  [/\bgive `query`, or the path with it\b/, "give it as --query TEXT"],
  [/\bHand over the `query`, or the path with it\b/, "Give the query as --query TEXT"],
  [/`toleranceSeconds`/, "--tolerance SECONDS"],
  [/^Give the path of the address\b/, "Give --path, the path of the address"],
];

/** The sentence, in the words of the command line. */
export function spoken(sentence) {
  return sentence && PHRASES.reduce((said, [phrase, words]) => said.replace(phrase, words), sentence);
}
