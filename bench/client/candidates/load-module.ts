/** Imports a package that only the workspace has, and the compiler therefore cannot know; the caller says what it uses of it. */
export async function loadModule<Module>(specifier: string): Promise<Module> {
  return (await import(specifier)) as Module;
}
