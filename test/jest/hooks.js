// How test files load modules (runtime.cjs).
const globals = new URL("globals.js", import.meta.url).href;

/** The folder of what is loaded anew for each test file. */
let reloaded;

export function initialize(folder) {
  reloaded = folder;
}

export async function resolve(specifier, context, next) {
  const [file] = /\?file=\d+$/.exec(context.parentURL ?? "") ?? [];
  if (file === undefined) return next(specifier, context);
  if (specifier === "@jest/globals") return { url: globals + file, shortCircuit: true };
  const module = await next(specifier, context);
  const isOurs = module.url.startsWith(reloaded) && !/\?|\/node_modules\//.test(module.url);
  return isOurs ? { ...module, url: module.url + file } : module;
}
