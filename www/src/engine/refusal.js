// Proof that the browser refuses requests: tries one and waits for the browser's own report of having refused it.

/** A name that cannot exist (RFC 2606), so that the attempt leads nowhere even where nothing stops it. */
export const TARGET = "https://countersign.invalid/";
const PATIENCE_MS = 2000;

/**
 * Whether the policy that governs `scope`, a window or worker, refuses requests. Tried with an address that holds its own
 * answer: a policy that allows no address refuses it too, and where none does nothing leaves the machine.
 */
export function refusal(scope) {
  return refused(scope, () => scope.fetch("data:,"));
}

/** Whether `attempt` brings the report that the policy refused it. */
export function refused(scope, attempt) {
  // In a window, reports go to the document.
  const target = scope.document ?? scope;
  return new Promise((resolve) => {
    const finish = (result) => {
      clearTimeout(timer);
      target.removeEventListener("securitypolicyviolation", report);
      resolve(result);
    };
    const report = (event) => {
      if (event.disposition === "enforce" && /^(?:data$|data:|(?:https|wss):\/\/countersign\.invalid\b)/.test(event.blockedURI)) finish(true);
    };
    const timer = setTimeout(() => finish(false), PATIENCE_MS);
    target.addEventListener("securitypolicyviolation", report);
    try {
      Promise.resolve(attempt()).catch(() => undefined);
    } catch {
      // Some interfaces throw in addition to the report.
    }
  });
}
