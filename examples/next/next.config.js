// This folder is the whole project, whatever lies above it.
export default { outputFileTracingRoot: import.meta.dirname, turbopack: { root: import.meta.dirname } };
