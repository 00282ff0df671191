export * from "../generated/public.js";
export * from "./common.js";
export { createDdsClient, type DdsClient } from "./dds.js";
export { createDwsClient, type DwsClient } from "./dws.js";
