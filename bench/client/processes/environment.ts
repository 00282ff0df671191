/** What steers Node, a proxy or one of the contenders, and would be different on another machine. */
const steering = /^(NODE_OPTIONS$|NODE_ENV$|(HTTPS?|ALL|NO)_PROXY$|AWS_|HUAWEICLOUD_|npm_)/i;

/**
 * The variables of a child process. Its home is the workspace: the vendor's SDK writes a file there, and the AWS SDK reads
 * its settings from there.
 */
export function environment(folder: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !steering.test(name));
  // The AWS SDK warns in each process that it will need Node 22 one day.
  const quiet = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" };
  return { ...Object.fromEntries(inherited), ...quiet, HOME: folder, USERPROFILE: folder };
}
