// The packed sandbox in a process of its own: prints its address and a token, and tells its heap when it is asked.
import { startSandbox } from "huaweicloud-dws-dds/sandbox";

const sandbox = await startSandbox();
console.log(sandbox.url);
process.on("message", () => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage().heapUsed);
});
