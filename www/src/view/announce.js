// What a person who does not see the page change is told.
import { element } from "./element.js";

const place = element("div", { class: "unseen", role: "status", "aria-live": "polite" });

/** The element that holds announcements; it belongs into the page once. */
export function announcer() {
  return place;
}

export function announce(sentence) {
  // The same sentence twice would not be read again.
  place.textContent = place.textContent === sentence ? `${sentence}\u00a0` : sentence;
}
