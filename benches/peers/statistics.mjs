// Times of several calls side by side: interleaved, in another order each round.

const now = () => Number(process.hrtime.bigint()) / 1000;

/**
 * Microseconds for each call, as `{ peer: { min, median, samples } }`. A sample is the mean of a batch that takes at least
 * `sample` ms; rounds, each of one sample of every call, go on for `seconds`, at least `rounds`.
 */
export function measure(calls, { seconds, sample, warmUp, rounds }) {
  const subjects = Object.entries(calls).map(([name, call]) => ({ name, call, batch: batchSize(call, sample, warmUp), times: [] }));
  const end = now() + seconds * 1e6;
  for (let round = 0; round < rounds || now() < end; round += 1) {
    for (const subject of shuffled(subjects)) subject.times.push(once(subject.call, subject.batch));
  }
  return Object.fromEntries(subjects.map(({ name, times }) => [name, { min: Math.min(...times), median: median(times), samples: times.length }]));
}

/** Calls until `warmUp` ms are over, so that the compilers are done, and from the later half says how many make a sample. */
function batchSize(call, sample, warmUp) {
  const start = now();
  let count = 0;
  let half;
  do {
    call();
    count += 1;
    if (half === undefined && now() - start > warmUp * 500) half = { count, at: now() };
  } while (now() - start < warmUp * 1000);
  const each = half === undefined || half.count === count ? (now() - start) / count : (now() - half.at) / (count - half.count);
  return Math.max(1, Math.ceil((sample * 1000) / each));
}

function once(call, batch) {
  const start = now();
  for (let turn = 0; turn < batch; turn += 1) call();
  return (now() - start) / batch;
}

function shuffled(list) {
  const result = [...list];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = Math.floor(Math.random() * (last + 1));
    [result[last], result[other]] = [result[other], result[last]];
  }
  return result;
}

export function median(list) {
  const sorted = [...list].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
}
