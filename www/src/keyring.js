// Where key material is typed: in memory only, and wiped at one press, on leaving, and on reload.

const fields = new Set();
const listeners = new Set();

/** Counts `control` among those that hold key material. `forget` clears what was made of it. */
export function holdsKey(control, forget) {
  fields.add({ control, forget });
  return control;
}

/** Tells when keys are wiped. */
export function onWipe(listener) {
  listeners.add(listener);
}

export function wipeKeys() {
  for (const { control, forget } of fields) {
    control.value = "";
    forget?.();
  }
  for (const listener of listeners) listener();
}

// A page kept for the back button would keep its keys, and some browsers fill fields in again after a reload.
addEventListener("pagehide", wipeKeys);
