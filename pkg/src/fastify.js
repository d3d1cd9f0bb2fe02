// Fastify: a plugin with a scope of its own, in which alone bodies stay bytes.
import { pathAndQuery } from "./receive/address.js";
import { answerTo } from "./receive/answer.js";
import { check, readSettings } from "./receive/settings.js";
import { TOKEN } from "./receive/token.js";

const MEDIA_TYPE = new RegExp(`^${TOKEN}/${TOKEN} *(;|$)`);

/** A plugin for `app.register()` with one route, which answers the gateway. */
export function callbacks(gateway, handler, options) {
  const { url, method = ["GET", "POST"], ...others } = options ?? {};
  const settings = readSettings(gateway, handler, others);
  check(settings.failure, "url", url, typeof url === "string" && url !== "", "the route's path");
  return async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
    // Fastify answers what it cannot read with 415. For as long as it looks, it is shown another type.
    scope.addHook("onRequest", async (request) => {
      const type = request.headers["content-type"];
      if (type !== undefined && !MEDIA_TYPE.test(type)) withType(request, "application/octet-stream");
    });
    scope.addHook("preValidation", async (request) => {
      const type = request.raw.headers["content-type"];
      if (type !== request.headers["content-type"]) withType(request, type);
    });
    scope.route({
      method,
      url,
      // A question about the answer's headers is no notification.
      exposeHeadRoute: false,
      bodyLimit: settings.limit,
      async handler(request, reply) {
        const { headers, body } = request;
        const parts = { method: request.method, ...pathAndQuery(request.originalUrl ?? request.raw.url), headers, body };
        const answer = await answerTo(settings, parts, [request, reply]);
        return reply.sent ? reply : reply.code(answer.status).headers(answer.headers).send(answer.body);
      },
    });
  };
}

function withType(request, type) {
  request.headers = { ...request.headers, "content-type": type };
}
