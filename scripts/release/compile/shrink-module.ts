import { transform } from "esbuild";

/**
 * A module without comments and indentation: what they say, the declarations beside it say to users, and the repository to
 * readers. Names stay and lines are short, so that a stack trace still names each function and shows a line that one can read.
 */
export async function shrinkModule(code: string): Promise<string> {
  const { code: shrunk } = await transform(code, {
    format: "esm",
    target: "es2022",
    minifyWhitespace: true,
    lineLimit: 120,
    legalComments: "none",
  });
  return shrunk;
}
