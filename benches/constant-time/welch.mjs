// Whether two classes of inputs take different times (dudect: Reparaz, Balasch, Verbauwhede, "Dude, is my code constant
// time?", 2017): Welch's t of the times, of all of them and of the fastest ones, for interrupts come in the slow ones.

/** From this |t| on, the times differ. */
export const THRESHOLD = 4.5;

const SHARES = [1, 0.99, 0.95, 0.9, 0.75, 0.5];

/** The largest |t| of the shares. `times` holds the times of each class. */
export function largestT(times) {
  const all = Float64Array.from([...times[0], ...times[1]]).sort();
  const cuts = SHARES.map((share) => all[Math.ceil(all.length * share) - 1]);
  return Math.max(...cuts.map((cut) => Math.abs(welch(times.map((list) => list.filter((time) => time <= cut))))));
}

/** Welch's t; 0 where a class is too small to say anything. */
export function welch([first, second]) {
  const [a, b] = [moments(first), moments(second)];
  if (a.count < 100 || b.count < 100) return 0;
  const error = Math.sqrt(a.variance / a.count + b.variance / b.count);
  if (error > 0) return (a.mean - b.mean) / error;
  return a.mean === b.mean ? 0 : Infinity;
}

function moments(list) {
  const mean = list.reduce((sum, one) => sum + one, 0) / list.length;
  const variance = list.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (list.length - 1);
  return { count: list.length, mean, variance };
}
