import { throwConfigurationError } from "../errors.js";
import type { Fetch, FetchResponse } from "./http-types.js";

/**
 * A fetch that takes no response from a cache. Next.js 13 and 14 keep the response to every GET request otherwise, and a
 * list would never change. Older Cloudflare Workers reject the option before they send anything: the request is then sent
 * without it, and so are all others.
 */
export function withoutCache(send: Fetch): Fetch {
  let isSupported = true;
  return async (url, init) => {
    if (isSupported)
      try {
        return checked(await send(url, { ...init, cache: "no-store" }));
      } catch (error) {
        if (!/cache'? (field|mode)/.test(String(error))) throw error;
        isSupported = false;
      }
    return checked(await send(url, init));
  };
}

/** A program can pass a fetch of its own, such as a stub of a test that returns less than a response. */
function checked(response: Partial<FetchResponse> | undefined): FetchResponse {
  if (!response?.headers?.get || !(response.body ?? response.arrayBuffer))
    throwConfigurationError("The result of fetch", "a Response, with headers and arrayBuffer()");
  return response as FetchResponse;
}
