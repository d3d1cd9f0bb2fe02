// How each bundler is told to build `index.html` or `page.js` in `from` for browsers, into `to`: with as little as it allows.
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(import.meta.url);
const version = (name) => require(`${name}/package.json`).version;

/** A page around a script that a bundler made of `page.js` alone. */
function pageAround(to, attributes) {
  writeFileSync(join(to, "index.html"), `<!doctype html><meta charset="utf-8"><title>not run</title><script ${attributes} src="./page.js"></script>\n`);
}

function withoutErrors(stats) {
  if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }));
}

export const bundlers = {
  async Vite(from, to) {
    const { build, version } = await import("vite");
    await build({ root: from, base: "./", logLevel: "warn", build: { outDir: to, emptyOutDir: true, chunkSizeWarningLimit: 4000 } });
    return version;
  },

  async webpack(from, to) {
    const { default: webpack } = await import("webpack");
    const compiler = webpack({ mode: "production", context: from, entry: "./page.js", output: { path: to, filename: "page.js" }, performance: false });
    await new Promise((resolve, reject) =>
      compiler.run((error, stats) => {
        compiler.close(() => undefined);
        if (error) return reject(error);
        resolve(stats);
      }),
    ).then(withoutErrors);
    pageAround(to, "defer");
    return version("webpack");
  },

  async Rspack(from, to) {
    const { rspack, rspackVersion } = await import("@rspack/core");
    const compiler = rspack({ mode: "production", context: from, entry: "./page.js", output: { path: to, filename: "page.js" }, performance: false });
    await new Promise((resolve, reject) => compiler.run((error, stats) => (error ? reject(error) : resolve(stats)))).then(withoutErrors);
    await new Promise((resolve) => compiler.close(resolve));
    pageAround(to, "defer");
    return rspackVersion;
  },

  async esbuild(from, to) {
    const { build, version } = await import("esbuild");
    await build({ entryPoints: [join(from, "page.js")], bundle: true, minify: true, format: "esm", outdir: to, logLevel: "warning" });
    pageAround(to, 'type="module"');
    return version;
  },

  async Rollup(from, to) {
    const { rollup, VERSION } = await import("rollup");
    const { nodeResolve } = await import("@rollup/plugin-node-resolve");
    const onwarn = (warning) => {
      throw new Error(warning.message);
    };
    const bundle = await rollup({ input: join(from, "page.js"), plugins: [nodeResolve({ browser: true })], onwarn });
    await bundle.write({ dir: to, format: "es" });
    await bundle.close();
    pageAround(to, 'type="module"');
    return VERSION;
  },

  async Parcel(from, to) {
    const { Parcel } = await import("@parcel/core");
    const bundler = new Parcel({
      entries: join(from, "index.html"),
      defaultConfig: "@parcel/config-default",
      mode: "production",
      shouldDisableCache: true,
      cacheDir: join(to, "../parcel-cache"),
      targets: { page: { distDir: to, publicUrl: "./", engines: { browsers: "last 1 Chrome version" } } },
    });
    await bundler.run();
    return version("parcel");
  },
};
