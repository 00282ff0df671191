// What every door of the package offers beside its own service.
export type { CallOptions, ResponseInfo, RetryOptions } from "./options.js";
export type { ClientChanges, ClientOptions, Validation } from "./client/client-options.js";
export type { Cloud, EndpointOptions } from "./client/endpoint.js";
export type { RawClient } from "./client/raw-client.js";
export { accessKeyCredentials, type AccessKey } from "./auth/access-key.js";
export type {
  Authenticator,
  Credentials,
  CredentialsContext,
  OutgoingRequest,
} from "./auth/credentials.js";
export { credentialsFromEnvironment } from "./auth/environment.js";
export { passwordCredentials, type PasswordOptions } from "./auth/password.js";
export { tokenCredentials, type TokenProvider } from "./auth/token.js";
export {
  AbortError,
  ApiError,
  CloudError,
  ConfigurationError,
  NetworkError,
  ResponseParseError,
  TimeoutError,
  ValidationError,
  WaiterError,
  type ApiErrorDetails,
  type CloudErrorDetails,
  type ValidationIssue,
} from "./errors.js";
export { isApiError } from "./is-api-error.js";
export type { PagerOptions } from "./paging/pager.js";
export { formatDdsTime } from "./times/format-dds-time.js";
export { parseTimestamp } from "./times/parse-timestamp.js";
export { toResult, type Result } from "./to-result.js";
export type { ClientEvent } from "./http/events.js";
export type { Fetch, FetchInit, FetchResponse, ResponseHeaders } from "./http/http-types.js";
export { undocumentedMembers } from "./undocumented.js";
export type { Poll, WaiterOptions } from "./waiting/waiter.js";
