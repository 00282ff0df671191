/**
 * Validators of requests and answers, one an operation, without any dependency.
 *
 * @module huaweicloud-dws-dds/validation
 */
export * from "../generated/validators.js";
export type { ValidationIssue } from "./errors.js";
export {
  validateRequest,
  validateResponse,
  type ValidateResponseOptions,
} from "./validation/validate.js";
export {
  createValidation,
  type DriftReport,
  type ValidationOptions,
} from "./validation/create-validation.js";
