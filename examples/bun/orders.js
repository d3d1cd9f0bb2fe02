// Orders in SQLite, which Bun has built in. What counts is that paying is one statement: it happens once.
import { Database } from "bun:sqlite";

const database = new Database(process.env.DATABASE ?? ":memory:");
database.run("CREATE TABLE IF NOT EXISTS orders (number TEXT PRIMARY KEY, amount TEXT NOT NULL, paid_by TEXT)");
// An order to play with.
database.run("INSERT INTO orders VALUES ('T1231511321515', '10000', NULL) ON CONFLICT DO NOTHING");

const select = database.query("SELECT number, amount FROM orders WHERE number = ?");
const update = database.query("UPDATE orders SET paid_by = ? WHERE number = ? AND paid_by IS NULL");

export function findOrder(number) {
  return select.get(number) ?? undefined;
}

/** Whether this is the first notification that says so: a repeated one changes nothing. */
export function markPaid(order, paidBy) {
  return update.run(paidBy, order.number).changes === 1;
}
