// What the programs in the README take from the programs that they stand in.
declare module "express" {
  export interface Request {
    headers: Record<string, string | string[] | undefined>;
    body: Uint8Array;
  }
  export interface Response {
    status(code: number): Response;
    set(headers: Record<string, string>): Response;
    send(body: string): void;
  }
  const express: { raw(options: { type: string }): unknown };
  export default express;
}
declare const process: { env: Record<string, string | undefined> };
declare const app: {
  post(path: string, parser: unknown, handler: (request: import("express").Request, response: import("express").Response) => void): void;
};
declare const order: { number: string; amount: string };
declare function settle(order: { number: string; amount: string }, state: string | undefined): void;
declare const tarspay: import("countersign").Gateway;
declare const headers: Record<string, string>;
declare const body: string;
