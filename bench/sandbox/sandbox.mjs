// The packed sandbox in a process of its own: prints its URL, and sends a token or the size of its heap on request.
import { startSandbox } from "huaweicloud-dws-dds/sandbox";

const sandbox = await startSandbox();
console.log(sandbox.url);
process.on("message", (wanted) => {
  if (wanted === "token") return process.send(sandbox.issueToken());
  globalThis.gc();
  return process.send(process.memoryUsage().heapUsed);
});
