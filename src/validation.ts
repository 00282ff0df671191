/**
 * Checks of inputs and responses against the description, without any dependency.
 *
 * @module huaweicloud-dws-dds/validation
 */
export { ConfigurationError, ValidationError, type ValidationIssue } from "./errors.js";
export {
  validateRequest,
  validateResponse,
  type OperationId,
  type ValidateResponseOptions,
} from "./validation/validate.js";
export {
  createValidation,
  type DriftReport,
  type ValidationOptions,
} from "./validation/create-validation.js";
