// The packed sandbox in a process of its own: prints its URL, and sends the size of its heap on request.
import { startSandbox } from "huaweicloud-dws-dds/sandbox";

const sandbox = await startSandbox();
console.log(sandbox.url);
process.on("message", () => {
  globalThis.gc();
  process.send(process.memoryUsage().heapUsed);
});
