// Shows what the first two calls come to under the page's policy.
import { CountersignError, gateways } from "/package/main";

function attempt() {
  try {
    return { gateways: gateways().length };
  } catch (error) {
    if (!(error instanceof CountersignError)) return { error: String(error) };
    return { code: error.code, message: error.message, hint: error.hint };
  }
}

const first = attempt();
document.title = JSON.stringify({ ...first, again: attempt().code });
