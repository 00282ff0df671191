import type { Client } from "openapi-fetch";
import type { Transport } from "../http/transport.js";
import type { CallSettings } from "../options.js";
import type { Operation, OperationRetry } from "../operation.js";

/** openapi-fetch's client over the paths of a service, of which every one has the client's project unless the call names another. */
export type RawClient<Paths extends object> = Client<ProjectOptional<Paths>>;

/** Paths whose operations need no `project_id`. */
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

/** Members that may be left out may be undefined, too. */
type Undefinable<Members> = {
  [Name in keyof Members]: object extends Pick<Members, Name>
    ? Members[Name] | undefined
    : Members[Name];
};

/** What the raw calls of a client share with its methods. */
export interface RawContext {
  readonly operations: Readonly<Record<string, Operation>>;
  readonly retry: OperationRetry;
  readonly endpoint: string;
  readonly projectId: string | undefined;
  readonly defaults: CallSettings;
  readonly transport: Transport;
}

/**
 * openapi-fetch's client with the project, credentials, retries and limits of ours, to the end of the body. openapi-fetch
 * itself is loaded with the first call: the methods do without it, and so do programs that use nothing else.
 */
export function createRawClient(context: RawContext): object {
  let middleware: object[] = [];
  const request = async (
    method: string,
    path: string,
    init: { readonly middleware?: object[] } = {},
  ): Promise<unknown> =>
    (await import("./request-raw.js")).requestRaw(context, method.toUpperCase(), path, {
      ...init,
      middleware: [...middleware, ...(init.middleware ?? [])],
    });
  const raw: Record<string, unknown> = {
    request,
    use: (...added: object[]) => void (middleware = [...middleware, ...added]),
    eject: (...removed: object[]) =>
      void (middleware = middleware.filter((one) => !removed.includes(one))),
  };
  for (const method of ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"])
    raw[method] = (path: string, init?: object) => request(method, path, init);
  return raw;
}
