// What every door of the package offers beside its own service.
export type { CallOptions, ClientOptions } from "./client.js";
export { tokenCredentials, type Credentials } from "./credentials.js";
export type { Cloud, EndpointOptions } from "./endpoint.js";
export {
  ApiError,
  CloudError,
  ConfigurationError,
  NetworkError,
  ResponseParseError,
  ValidationError,
  type ApiErrorDetails,
  type Finding,
} from "./errors.js";
