// What every entry point exports beside its own service.
export { accessKeyCredentials, type AccessKey, type AccessKeyProvider } from "./auth/access-key.js";
export { agencyCredentials, type AgencyOptions } from "./auth/agency.js";
export type { Credentials, CredentialsContext } from "./auth/credentials.js";
export { credentialsFromEnvironment } from "./auth/environment.js";
export { passwordCredentials, type PasswordOptions } from "./auth/password.js";
export { tokenCredentials, type TokenProvider } from "./auth/token.js";
export type { ClientChanges, ClientOptions, Validation } from "./client/client-options.js";
export { optionsFromEnvironment } from "./client/options-from-environment.js";
export type { ServiceClient } from "./client/create-client.js";
export { createFetch, type ClientFetch } from "./client/fetch.js";
export {
  AbortError,
  ApiError,
  CloudError,
  ConfigurationError,
  isApiError,
  NetworkError,
  ResponseParseError,
  TimeoutError,
  toResult,
  ValidationError,
  WaiterError,
  type ApiErrorDetails,
  type CloudErrorDetails,
  type Result,
  type ValidationIssue,
} from "./errors.js";
export type { BusyOptions, EnsureOptions, RestoreOptions } from "./ensuring/ensure-settings.js";
export type { Cloud, EndpointOptions } from "./http/endpoint.js";
export type { ClientEvent } from "./http/events.js";
export { logEvents, type EventLogger, type LogLevel } from "./http/log-events.js";
export type {
  Authenticator,
  Fetch,
  FetchInit,
  FetchResponse,
  OutgoingRequest,
  ResponseHeaders,
} from "./http/http-types.js";
export { traceEvents, type EventSpan, type EventTracer } from "./http/trace-events.js";
export type { CallOptions, ResponseInfo, RetryOptions } from "./options.js";
export type { Pager, PagerOptions } from "./paging/paginate.js";
export { runForEach, type RunForEachOptions, type TargetResult } from "./run-for-each.js";
export type { PolicyChange } from "./policies/changes.js";
export { formatRestoredName, type RestoredFrom } from "./restoring/restored-name.js";
export { formatDdsTime, parseTimestamp } from "./times.js";
export {
  waitUntilJobCompleted,
  type DdsJobClient,
  type DdsJobToAwait,
  type DwsJobClient,
  type JobToAwait,
} from "./waiting/wait-until-job-completed.js";
export type { Poll, WaiterOptions } from "./waiting/waiter-options.js";
