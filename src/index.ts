export * from "../generated/public.js";
export * from "./common.js";
// The component of this name is the body of a refusal; who catches one wants the error.
export { ApiError } from "./errors.js";
export { createDdsClient, type DdsClient } from "./dds.js";
export { createDwsClient, type DwsClient } from "./dws.js";
