/** A request, read to its end. */
export interface SandboxRequest {
  readonly method: string;
  /** The path and the query, as they were sent. */
  readonly target: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** By their names in small letters. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** An answer of the sandbox. */
export interface SandboxAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal in the form of the service's own errors (schema ErrorBody). */
export function refuse(status: number, error_code: string, error_msg: string): SandboxAnswer {
  return { status, body: { error_code, error_msg } };
}

/** A refusal in the form of the gateway, which stands before both services: its errors name the request. */
export function refuseAtGateway(
  status: number,
  error_code: string,
  error_msg: string,
  request_id: string,
): SandboxAnswer {
  return { status, body: { error_msg, error_code, request_id } };
}
