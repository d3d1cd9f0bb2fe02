// What the programs in the README take from the programs that they stand in.
declare module "express" {
  interface App {
    post(path: string, handler: (request: any, response: any, next: any) => unknown): void;
  }
  export default function express(): App;
}
interface OrderRow {
  number: string;
  amount: string;
}
declare const process: { env: Record<string, string | undefined> };
declare const orders: { find(number: string | undefined): Promise<OrderRow | undefined>; pay(number: string | undefined, replayKey: string): Promise<void> };
declare const order: OrderRow;
declare const app: {
  register(plugin: (scope: any) => Promise<void>): void;
  post(path: string, handler: (context: any) => unknown): void;
};
declare function orderOf(message: import("countersign").VerifiedMessage): Promise<{ [field: string]: string } | undefined>;
declare function settle(message: import("countersign").VerifiedMessage): Promise<void>;
declare const tarspay: import("countersign").Gateway;
declare const bdpay: import("countersign").Gateway;
declare const cashy: import("countersign").Gateway;
declare const request: { headers: Record<string, string> };
declare const rawBody: Uint8Array;
declare const headers: Record<string, string>;
declare const body: string;
