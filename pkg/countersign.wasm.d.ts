/** The core, as a `WebAssembly.Module` where the runtime or bundler imports it so: what `countersign/slim` is given. */
declare const module: object;
export default module;
