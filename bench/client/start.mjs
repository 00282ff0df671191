// How much longer a process takes because it imports a package.
import { spawn } from "node:child_process";
import { once } from "node:events";

const core = "@huaweicloud/huaweicloud-sdk-core";
const programs = {
  "bare Node": ["-e", ""],
  "an empty ES module": imports(),
  "this client, ./dws": imports("huaweicloud-dws-dds/dws"),
  "this client, both services": imports("huaweicloud-dws-dds"),
  "openapi-fetch": imports("openapi-fetch"),
  ky: imports("ky"),
  axios: imports("axios"),
  "vendor's core SDK": imports(`${core}/ClientBuilder.js`, `${core}/auth/BasicCredentials.js`),
  "AWS SDK, Redshift": imports("@aws-sdk/client-redshift"),
};

export function start() {
  return {
    title: "Whole processes",
    calls: 5,
    turns: 5,
    isDifference: true,
    goals: { "this client, ./dws": 10 },
    // A failed import would be a fast one: the result is the exit code.
    candidates: Object.entries(programs).map(([name, args]) => ({
      name,
      result: 0,
      call: async () => {
        const child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", 2] });
        return (await once(child, "close"))[0];
      },
    })),
  };
}

function imports(...modules) {
  return ["--input-type=module", "-e", modules.map((name) => `import "${name}";`).join("")];
}
