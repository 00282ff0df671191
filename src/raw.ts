/**
 * A typed client of every path of the descriptions, made with openapi-fetch.
 *
 * @module huaweicloud-dws-dds/raw
 */
import createClient, { type Client } from "openapi-fetch";
import type { paths as DdsPaths } from "../generated/dds/schema.js";
import type { paths as DwsPaths } from "../generated/dws/schema.js";
import { requestContextOf } from "./client/context.js";
import type { ServiceClient } from "./client/create-client.js";
import { checkHeaders, createFetch, parseErrorOf, type ClientFetch } from "./client/fetch.js";
import type { DdsClient } from "./dds.js";
import type { DwsClient } from "./dws.js";
import { CloudError, ConfigurationError, ValidationError } from "./errors.js";
import { onAbort } from "./http/timeouts.js";
import { checkUrlValue } from "./validation/check-input.js";
import { withoutUndefined } from "./values.js";

/** An openapi-fetch client of the paths of a service. Every call has the client's project unless it names another. */
export type RawClient<Paths extends object> = Client<ProjectOptional<Paths>>;

/** Paths whose operations do not require `project_id`. */
type ProjectOptional<Paths> = {
  [Path in keyof Paths]: {
    [Method in keyof Paths[Path]]: Paths[Path][Method] extends { parameters: infer Parameters }
      ? Omit<Paths[Path][Method], "parameters"> & {
          parameters: ParametersWithoutProject<Parameters>;
        }
      : Paths[Path][Method];
  };
};

type ParametersWithoutProject<Parameters> = {
  [Place in keyof Parameters as Place extends "path" ? never : Place]: Undefinable<
    Parameters[Place]
  >;
} & (Parameters extends { path: infer Path }
  ? keyof Omit<Path, "project_id"> extends never
    ? { path?: { project_id?: string | undefined } | undefined }
    : { path: Omit<Path, "project_id"> & { project_id?: string | undefined } }
  : unknown);

/** Optional properties may be undefined, too. */
type Undefinable<Properties> = {
  [Name in keyof Properties]: object extends Pick<Properties, Name>
    ? Properties[Name] | undefined
    : Properties[Name];
};

/** What openapi-fetch takes for a call, as far as it is checked or changed here. */
interface RawInit {
  readonly params?: { readonly path?: object };
  readonly headers?: object;
  readonly body?: unknown;
  readonly signal?: AbortSignal | null;
}

/**
 * Creates an openapi-fetch client that sends through `createFetch`: with the credentials, retries and limits of
 * the client. Its calls resolve with `{ data, error, response }`, also for an error response.
 *
 * @param client - A client that `createDwsClient` or `createDdsClient` has made.
 * @returns The typed client of all described paths.
 * @throws `ConfigurationError` for any other object. Calls reject as the result of `createFetch` does, with
 * `ValidationError` for a path parameter that is missing or would change the path, and with
 * `ResponseParseError` for a success that is not JSON.
 * @example
 * ```ts
 * import { createDwsClient, credentialsFromEnvironment } from "huaweicloud-dws-dds";
 * import { createRawClient } from "huaweicloud-dws-dds/raw";
 *
 * const dws = createDwsClient({ region: "eu-west-101", credentials: credentialsFromEnvironment() });
 * const { data, error, response } = await createRawClient(dws).GET("/v1.0/{project_id}/snapshots");
 * console.log(response.status, data?.count, error?.error_code);
 * ```
 */
export function createRawClient(client: DwsClient): RawClient<DwsPaths>;
export function createRawClient(client: DdsClient): RawClient<DdsPaths>;
export function createRawClient(client: ServiceClient, options?: unknown): RawClient<object> {
  if (options !== undefined)
    throw new ConfigurationError(
      "createRawClient takes no options: give them to the client, or to client.with().",
    );
  const { endpoint, projectId } = requestContextOf(client);
  const clientFetch = createFetch(client);
  const raw = createClient<object>({
    baseUrl: endpoint,
    pathSerializer: (url, values) =>
      serializePath(url, { project_id: projectId, ...withoutUndefined(values) }),
  });
  // The methods are called by name, which the types of openapi-fetch cannot express.
  const send = raw.request as (method: string, path: string, init: object) => Promise<unknown>;
  const request = async (
    method: string,
    path: string,
    // A Request with the signal would keep a listener on it until it is collected.
    { signal, ...init }: RawInit = {},
  ): Promise<unknown> => {
    if ("fetch" in init)
      throw new ConfigurationError(
        "A raw call cannot have its own fetch: give it to the client, or to client.with().",
      );
    checkHeaders(init.headers);
    let response: Response | undefined;
    try {
      return await send(method, path, {
        ...init,
        // Without path parameters, openapi-fetch would not call the serializer.
        params: { ...init.params, path: init.params?.path ?? {} },
        fetch: async (outgoing: Request) =>
          (response = await sendRequest(clientFetch, outgoing, signal)),
      });
    } catch (thrown) {
      throw (
        (thrown instanceof SyntaxError && parseErrorOf(response)) ||
        (!(thrown instanceof CloudError) && bodyError(init)) ||
        thrown
      );
    }
  };
  const methods = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"].map(
    (method) => [method, (path: string, init?: RawInit) => request(method, path, init)],
  );
  return { ...raw, request, ...Object.fromEntries(methods) } as RawClient<object>;
}

/** Sends a request through the client. A signal of the call ends it, too, and so does that of a Request by a middleware. */
async function sendRequest(
  clientFetch: ClientFetch,
  request: Request,
  signal: AbortSignal | null | undefined,
): Promise<Response> {
  if (!signal) return await clientFetch(request);
  const controller = new AbortController();
  const stopListening = onAbort([signal, request.signal], (reason) => controller.abort(reason));
  try {
    return await clientFetch(request, { signal: controller.signal });
  } finally {
    stopListening();
  }
}

/** The error of a body that cannot be written, such as one that contains itself. */
function bodyError({ body }: RawInit): ConfigurationError | undefined {
  try {
    JSON.stringify(body);
    return undefined;
  } catch {
    return new ConfigurationError("The body of a raw call cannot be written as JSON.");
  }
}

/**
 * Fills the path parameters of a URL. The serializer of openapi-fetch 0.17.0 sends the placeholder of a missing value, and a
 * value of ".." changes the operation. An unknown `project_id` is left to
 * the client.
 */
function serializePath(url: string, values: Readonly<Record<string, unknown>>): string {
  return url.replace(/\{([^{}]+)\}/g, (placeholder, name: string) => {
    const value = values[name];
    if (name === "project_id" && value === undefined) return placeholder;
    const issues = checkUrlValue(name, value, "path");
    if (issues.length > 0) throw new ValidationError(url.replace(/^\w+:\/\/[^/]*/, ""), issues);
    return encodeURIComponent(String(value));
  });
}
