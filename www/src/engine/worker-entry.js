// The worker's own file, where the page is served from a host.
import { answer } from "./worker.js";

answer(self);
