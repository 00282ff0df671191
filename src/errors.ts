/** What every error of this package can say beside its message. */
export interface CloudErrorDetails {
  /** The operation that was called, for example "listSnapshots". */
  readonly operation?: string | undefined;
  /** How many times the request was sent, or tried to be sent. */
  readonly attempts?: number | undefined;
  /** What led to the error. */
  readonly cause?: unknown;
}

/** Something that the caller can read, repair or report: the base of every error that this package throws on purpose. */
export class CloudError extends Error {
  override readonly name: string = "CloudError";
  /** The operation that was called, where there was one. */
  readonly operation: string | undefined;
  /** How many times the request was sent, or tried to be sent; undefined where nothing was to be sent. */
  readonly attempts: number | undefined;

  constructor(message: string, { operation, attempts, cause }: CloudErrorDetails = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.operation = operation;
    this.attempts = attempts;
  }
}

/** Options do not make sense, alone or together. Thrown when a client is created, or by the first call that meets them. */
export class ConfigurationError extends CloudError {
  override readonly name = "ConfigurationError";
}

/** One thing that is wrong with a value. */
export interface ValidationIssue {
  /** The place, as a JSON pointer (RFC 6901) into the value that was checked; empty for the value itself. */
  readonly pointer: string;
  /** What is wrong, in a sentence. */
  readonly message: string;
}

/** The input of a call breaks a documented rule and was not sent; or a response does, and `failOnDrift` is set. */
export class ValidationError extends CloudError {
  override readonly name = "ValidationError";

  constructor(
    operation: string,
    /** Everything that is wrong. */
    readonly issues: readonly ValidationIssue[],
    /** Whether the request was sent: then the response is wrong, and the operation has had its effect. */
    readonly sent = false,
    about = "was not sent",
  ) {
    super(`${operation} ${about}: ${issues.map(({ message }) => message).join(" ")}`, {
      operation,
    });
  }
}

/** What an {@link ApiError} knows of the refusal. */
export interface ApiErrorDetails extends CloudErrorDetails {
  /** The HTTP status. */
  readonly status: number;
  /** The service's own code, if the body had one. */
  readonly code?: string | undefined;
  /** The service's own sentence, if the body had one. */
  readonly reason?: string | undefined;
  /** The id under which the cloud logged the call, if it sent one. */
  readonly requestId?: string | undefined;
}

/** The service, or a gateway before it, refused the call: with a status, or with a failing code in an answer of status 200. */
export class ApiError extends CloudError {
  override readonly name = "ApiError";
  /** The HTTP status. */
  readonly status: number;
  /** The service's own code, for example "DWS.0011", if the body had one. */
  readonly code: string | undefined;
  /** The service's own sentence, if the body had one; meant for people and changed without notice. */
  readonly reason: string | undefined;
  /** The id under which the cloud logged the call, if it sent one. */
  readonly requestId: string | undefined;

  constructor(message: string, details: ApiErrorDetails) {
    super(message, details);
    this.status = details.status;
    this.code = details.code;
    this.reason = details.reason;
    this.requestId = details.requestId;
  }
}

/** No whole answer came: the host is unknown or refuses connections, or the connection broke. */
export class NetworkError extends CloudError {
  override readonly name = "NetworkError";

  constructor(
    message: string,
    /** Whether the request cannot have reached the service: it had no effect then. */
    readonly hadNoEffect: boolean,
    details: CloudErrorDetails,
  ) {
    super(message, details);
  }
}

/** The answer took too long. */
export class TimeoutError extends CloudError {
  override readonly name = "TimeoutError";

  constructor(
    message: string,
    /** Which limit was reached: that of one attempt (`timeoutMs`), or that of all together (`deadlineMs`). */
    readonly scope: "attempt" | "deadline",
    details: CloudErrorDetails,
  ) {
    super(message, details);
  }
}

/** The call was ended by its signal, whose reason is the `cause`. */
export class AbortError extends CloudError {
  override readonly name = "AbortError";
}

/** The service answered with success, but with something that is no JSON object. */
export class ResponseParseError extends CloudError {
  override readonly name = "ResponseParseError";

  constructor(
    message: string,
    /** The HTTP status. */
    readonly status: number,
    /** How the answer begins, at most 200 characters; what was sent in confidence is taken out of it. */
    readonly preview: string,
    details: CloudErrorDetails,
  ) {
    super(message, details);
  }
}

/** What was waited for will not come, or did not come in time. */
export class WaiterError extends CloudError {
  override readonly name = "WaiterError";

  constructor(
    message: string,
    /** The last state that was seen; undefined if it was never listed. */
    readonly lastState: string | undefined,
    details: CloudErrorDetails,
  ) {
    super(message, details);
  }
}
