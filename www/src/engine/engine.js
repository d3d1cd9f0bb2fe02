// Where tasks run: in a worker that the policy holds as tightly as the page, or else in the page itself.

/** Seconds after which a task is stopped, which only a worker can be. */
const PATIENCE_S = 20;
/** Without a worker a task blocks the page, so its input is kept small. Characters. */
export const MAX_LENGTH_IN_PAGE = 1 << 16;

/**
 * `startWorker` makes a worker or throws. `loadTasks` gives the module that does the same here. A worker has a policy of
 * its own, which a host that only serves files does not set: one that is free to make requests is not used.
 */
export function createEngine(startWorker, loadTasks) {
  let connection;

  function connected() {
    connection ??= openWorker().catch(() => openPage());
    return connection;
  }

  async function openWorker() {
    const remote = remoteWorker(startWorker());
    const answer = await remote.run("refusal").catch(() => ({ value: false }));
    if (answer.value === true) return remote;
    remote.close();
    throw new Error("the worker is not held by the policy");
  }

  async function openPage() {
    const { perform } = await loadTasks();
    return { isWorker: false, run: async (task, input) => perform(task, input), close: () => undefined };
  }

  return {
    /** Does a task. Gives `{ value }` or `{ error }`. */
    async run(task, input) {
      const current = await connected();
      if (!current.isWorker && JSON.stringify(input ?? "").length > MAX_LENGTH_IN_PAGE) {
        return { error: { code: "TOO_LONG_HERE" } };
      }
      try {
        return await current.run(task, input);
      } catch (error) {
        connection = undefined;
        return { error: { code: error.code ?? "UNEXPECTED", message: error.message } };
      }
    },
    /** Tries for a worker again, where the page itself does the tasks. */
    async retry() {
      if (connection && !(await connection).isWorker) connection = undefined;
    },
    /** Whether a worker does the tasks. */
    inWorker: async () => (await connected()).isWorker,
    /** Ends the worker and with it every copy of a key that it holds. */
    async wipe() {
      const old = connection;
      connection = undefined;
      (await old)?.close();
    },
  };
}

function remoteWorker(worker) {
  const waiting = new Map();
  let last = 0;
  const fail = (code, message) => {
    worker.terminate();
    for (const { reject } of waiting.values()) reject(Object.assign(new Error(message), { code }));
    waiting.clear();
  };
  worker.addEventListener("message", ({ data: { id, ...result } }) => {
    waiting.get(id)?.resolve(result);
    waiting.delete(id);
  });
  worker.addEventListener("error", (event) => fail("UNEXPECTED", event.message ?? "the worker does not start"));
  return {
    isWorker: true,
    run(task, input) {
      last += 1;
      const id = last;
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => fail("STOPPED"), PATIENCE_S * 1000);
        const settle = (done) => (result) => {
          clearTimeout(timer);
          done(result);
        };
        waiting.set(id, { resolve: settle(resolve), reject: settle(reject) });
        worker.postMessage({ id, task, input });
      });
    },
    close: () => fail("WIPED"),
  };
}
