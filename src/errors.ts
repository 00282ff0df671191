/** Something that the caller can read, repair or report: the base of every error that this package throws on purpose. */
export class CloudError extends Error {
  override readonly name: string = "CloudError";
}

/** The options of a client are wrong, or do not fit one another. Thrown when the client is created or first used. */
export class ConfigurationError extends CloudError {
  override readonly name = "ConfigurationError";
}

/** One thing wrong with a value. */
export interface Finding {
  /** Where, as a JSON pointer (RFC 6901) into the value that was checked; empty for the value itself. */
  readonly pointer: string;
  /** What is wrong, in a sentence. */
  readonly message: string;
}

/** The input of a call has a name or a value that its address must not have. Nothing was sent. */
export class ValidationError extends CloudError {
  override readonly name = "ValidationError";

  constructor(
    /** The operation that was called. */
    readonly operation: string,
    /** Everything that is wrong with its input. */
    readonly findings: readonly Finding[],
  ) {
    super(`${operation} was not sent: ${findings.map((finding) => finding.message).join(" ")}`);
  }
}

/** What an {@link ApiError} knows of the refusal. */
export interface ApiErrorDetails {
  /** The operation that was called. */
  readonly operation: string;
  /** The HTTP status. */
  readonly status: number;
  /** The service's own code, if the body had one. */
  readonly code: string | undefined;
  /** The service's own sentence, if the body had one. */
  readonly reason: string | undefined;
  /** The id under which the cloud logged the call, if it sent one. */
  readonly requestId: string | undefined;
}

/** The service, or a gateway before it, refused the call. */
export class ApiError extends CloudError {
  override readonly name = "ApiError";
  /** The operation that was called. */
  readonly operation: string;
  /** The HTTP status. */
  readonly status: number;
  /** The service's own code, for example "DWS.0011", if the body had one. */
  readonly code: string | undefined;
  /** The service's own sentence, if the body had one; meant for people and changed without notice. */
  readonly reason: string | undefined;
  /** The id under which the cloud logged the call, if it sent one. */
  readonly requestId: string | undefined;

  constructor({ operation, status, code, reason, requestId }: ApiErrorDetails) {
    super(
      [
        `${operation} was refused with status ${status}`,
        code && ` and code ${code}`,
        reason && `: ${reason}`,
        requestId && ` (request ${requestId})`,
      ]
        .filter(Boolean)
        .join(""),
    );
    this.operation = operation;
    this.status = status;
    this.code = code;
    this.reason = reason;
    this.requestId = requestId;
  }
}

/** The service answered with success, but with something that is no JSON. */
export class ResponseParseError extends CloudError {
  override readonly name = "ResponseParseError";

  constructor(
    /** The operation that was called. */
    readonly operation: string,
    /** The HTTP status. */
    readonly status: number,
    options: ErrorOptions,
  ) {
    super(
      `${operation} succeeded with status ${status}, but its answer is not JSON; a proxy between you and the service may have replaced it.`,
      options,
    );
  }
}

/** No whole answer came: the host is unknown, refuses connections, or the connection broke. */
export class NetworkError extends CloudError {
  override readonly name = "NetworkError";
}
