// Orders in SQLite, which Node.js has built in. What counts is that paying is one statement: it happens once.
import { DatabaseSync } from "node:sqlite";

const database = new DatabaseSync(process.env.DATABASE ?? ":memory:");
database.exec("CREATE TABLE IF NOT EXISTS orders (number TEXT PRIMARY KEY, amount TEXT NOT NULL, paid_by TEXT)");
// An order to play with.
database.exec("INSERT INTO orders VALUES ('T1231511321515', '10000', NULL) ON CONFLICT DO NOTHING");

const select = database.prepare("SELECT number, amount FROM orders WHERE number = ?");
const update = database.prepare("UPDATE orders SET paid_by = ? WHERE number = ? AND paid_by IS NULL");

export function findOrder(number) {
  return select.get(number);
}

/** Whether this is the first notification that says so: a repeated one changes nothing. */
export function markPaid(order, paidBy) {
  return update.run(paidBy, order.number).changes === 1;
}
