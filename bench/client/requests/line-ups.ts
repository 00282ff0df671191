import { axiosClient } from "../candidates/axios.js";
import type { Contender, Target } from "../candidates/contender.js";
import { kyClient } from "../candidates/ky.js";
import { openapiFetch } from "../candidates/openapi-fetch.js";
import { rawFetch, signedFetch } from "../candidates/raw-fetch.js";
import { redshift } from "../candidates/redshift.js";
import { thisClient } from "../candidates/this-client.js";
import { vendorCore } from "../candidates/vendor-core.js";

/** Everyone, calling the loopback server; the first is what the others are compared with. */
export async function loopbackContenders(endpoint: string): Promise<Contender[]> {
  const target = { endpoint };
  const { withToken, withKeys } = await thisClient(target);
  return [
    rawFetch("raw fetch, token", target),
    withToken,
    await openapiFetch(target),
    await kyClient(target),
    await axiosClient(target),
    signedFetch("raw fetch with a signature, AK/SK", target),
    withKeys,
    await vendorCore(target),
    await redshift(target),
  ];
}

/** Those that take a fetch of one's own, calling a stub; the first is the stub itself. */
export async function stubContenders(recordedList: string): Promise<Contender[]> {
  const headers = { "Content-Type": "application/json" };
  const target: Target = {
    endpoint: "http://127.0.0.1:9",
    fetch: async () => new Response(recordedList, { headers }),
  };
  const { withToken, withKeys } = await thisClient(target);
  return [
    rawFetch("the stub and its JSON alone", target),
    withToken,
    await openapiFetch(target),
    await kyClient(target),
    signedFetch("the stub with a signature by hand, AK/SK", target),
    withKeys,
  ];
}
