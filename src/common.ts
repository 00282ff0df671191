// What every door of the package offers beside its own service.
export type { CallOptions, ResponseInfo, RetryOptions } from "./client/call-options.js";
export type { ClientChanges, ClientOptions, Validation } from "./client/client-options.js";
export type { Cloud, EndpointOptions } from "./client/endpoint.js";
export type { RawClient } from "./client/raw-client.js";
export { accessKeyCredentials, type AccessKey } from "./credentials/access-key.js";
export type { Authenticator, Credentials, CredentialsContext, OutgoingRequest } from "./credentials/credentials.js";
export { credentialsFromEnvironment } from "./credentials/environment.js";
export { passwordCredentials, type PasswordOptions } from "./credentials/password.js";
export { tokenCredentials, type TokenProvider } from "./credentials/token.js";
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
  type Finding,
} from "./errors.js";
export { isApiError } from "./is-api-error.js";
export type { PagerOptions } from "./paging/pager.js";
export { formatDdsTime } from "./times/format-dds-time.js";
export { parseTimestamp } from "./times/parse-timestamp.js";
export { toResult, type Result } from "./to-result.js";
export type { ClientEvent } from "./transport/events.js";
export type { Fetch, FetchInit, FetchResponse, ResponseHeaders } from "./transport/fetch.js";
export { undocumentedMembers } from "./undocumented.js";
export type { Poll, WaiterOptions } from "./waiting/waiter.js";
