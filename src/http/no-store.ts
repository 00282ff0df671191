import type { Fetch } from "./http-types.js";

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
        return await send(url, { ...init, cache: "no-store" });
      } catch (error) {
        if (!/cache'? (field|mode)/.test(String(error))) throw error;
        isSupported = false;
      }
    return send(url, init);
  };
}
