// @ts-nocheck The code below is ajv's; its type is stated where it is exported.
// Written by "npm run build" from spec/dws, where changes belong.
import type { Validator } from "../../validator.js";

var checks = (() => {
  var __defProp = Object.defineProperty;
  var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
  var __getOwnPropNames = Object.getOwnPropertyNames;
  var __hasOwnProp = Object.prototype.hasOwnProperty;
  var __commonJS = (cb, mod) => function __require() {
    try {
      return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
    } catch (e) {
      throw mod = 0, e;
    }
  };
  var __export = (target, all) => {
    for (var name in all)
      __defProp(target, name, { get: all[name], enumerable: true });
  };
  var __copyProps = (to, from, except, desc) => {
    if (from && typeof from === "object" || typeof from === "function") {
      for (let key of __getOwnPropNames(from))
        if (!__hasOwnProp.call(to, key) && key !== except)
          __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
    }
    return to;
  };
  var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);

  // node_modules/ajv/dist/runtime/ucs2length.js
  var require_ucs2length = __commonJS({
    "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
      "use strict";
      Object.defineProperty(exports, "__esModule", { value: true });
      function ucs2length(str) {
        const len = str.length;
        let length = 0;
        let pos = 0;
        let value;
        while (pos < len) {
          length++;
          value = str.charCodeAt(pos++);
          if (value >= 55296 && value <= 56319 && pos < len) {
            value = str.charCodeAt(pos);
            if ((value & 64512) === 56320)
              pos++;
          }
        }
        return length;
      }
      exports.default = ucs2length;
      ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
    }
  });

  // operation:createSnapshot
  var createSnapshot_exports = {};
  __export(createSnapshot_exports, {
    request: () => request,
    response: () => response
  });
  var request = validate0;
  var func0 = require_ucs2length().default;
  var pattern0 = new RegExp("^[A-Za-z][A-Za-z0-9_-]*$", "u");
  var pattern1 = new RegExp("^[^!<>'=&\\x22]*$", "u");
  function validate0(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.snapshot === void 0) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "snapshot" } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
      for (const key0 in data) {
        if (!(key0 === "snapshot")) {
          const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      }
      if (data.snapshot !== void 0) {
        let data0 = data.snapshot;
        if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
          if (data0.name === void 0) {
            const err2 = { instancePath: instancePath + "/snapshot", schemaPath: "request-components#/definitions/SnapshotToCreate/required", keyword: "required", params: { missingProperty: "name" } };
            if (vErrors === null) {
              vErrors = [err2];
            } else {
              vErrors.push(err2);
            }
            errors++;
          }
          if (data0.cluster_id === void 0) {
            const err3 = { instancePath: instancePath + "/snapshot", schemaPath: "request-components#/definitions/SnapshotToCreate/required", keyword: "required", params: { missingProperty: "cluster_id" } };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
          }
          for (const key1 in data0) {
            if (!(key1 === "name" || key1 === "cluster_id" || key1 === "description")) {
              const err4 = { instancePath: instancePath + "/snapshot", schemaPath: "request-components#/definitions/SnapshotToCreate/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 } };
              if (vErrors === null) {
                vErrors = [err4];
              } else {
                vErrors.push(err4);
              }
              errors++;
            }
          }
          if (data0.name !== void 0) {
            let data1 = data0.name;
            if (typeof data1 === "string") {
              if (func0(data1) > 64) {
                const err5 = { instancePath: instancePath + "/snapshot/name", schemaPath: "request-components#/definitions/SnapshotToCreate/properties/name/maxLength", keyword: "maxLength", params: { limit: 64 } };
                if (vErrors === null) {
                  vErrors = [err5];
                } else {
                  vErrors.push(err5);
                }
                errors++;
              }
              if (func0(data1) < 4) {
                const err6 = { instancePath: instancePath + "/snapshot/name", schemaPath: "request-components#/definitions/SnapshotToCreate/properties/name/minLength", keyword: "minLength", params: { limit: 4 } };
                if (vErrors === null) {
                  vErrors = [err6];
                } else {
                  vErrors.push(err6);
                }
                errors++;
              }
              if (!pattern0.test(data1)) {
                const err7 = { instancePath: instancePath + "/snapshot/name", schemaPath: "request-components#/definitions/SnapshotToCreate/properties/name/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z][A-Za-z0-9_-]*$" } };
                if (vErrors === null) {
                  vErrors = [err7];
                } else {
                  vErrors.push(err7);
                }
                errors++;
              }
            } else {
              const err8 = { instancePath: instancePath + "/snapshot/name", schemaPath: "request-components#/definitions/SnapshotToCreate/properties/name/type", keyword: "type", params: { type: "string" } };
              if (vErrors === null) {
                vErrors = [err8];
              } else {
                vErrors.push(err8);
              }
              errors++;
            }
          }
          if (data0.cluster_id !== void 0) {
            if (typeof data0.cluster_id !== "string") {
              const err9 = { instancePath: instancePath + "/snapshot/cluster_id", schemaPath: "request-components#/definitions/SnapshotToCreate/properties/cluster_id/type", keyword: "type", params: { type: "string" } };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
          }
          if (data0.description !== void 0) {
            let data3 = data0.description;
            if (typeof data3 === "string") {
              if (func0(data3) > 256) {
                const err10 = { instancePath: instancePath + "/snapshot/description", schemaPath: "request-components#/definitions/SnapshotToCreate/properties/description/maxLength", keyword: "maxLength", params: { limit: 256 } };
                if (vErrors === null) {
                  vErrors = [err10];
                } else {
                  vErrors.push(err10);
                }
                errors++;
              }
              if (!pattern1.test(data3)) {
                const err11 = { instancePath: instancePath + "/snapshot/description", schemaPath: "request-components#/definitions/SnapshotToCreate/properties/description/pattern", keyword: "pattern", params: { pattern: "^[^!<>'=&\\x22]*$" } };
                if (vErrors === null) {
                  vErrors = [err11];
                } else {
                  vErrors.push(err11);
                }
                errors++;
              }
            } else {
              const err12 = { instancePath: instancePath + "/snapshot/description", schemaPath: "request-components#/definitions/SnapshotToCreate/properties/description/type", keyword: "type", params: { type: "string" } };
              if (vErrors === null) {
                vErrors = [err12];
              } else {
                vErrors.push(err12);
              }
              errors++;
            }
          }
        } else {
          const err13 = { instancePath: instancePath + "/snapshot", schemaPath: "request-components#/definitions/SnapshotToCreate/type", keyword: "type", params: { type: "object" } };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
      }
    } else {
      const err14 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
      if (vErrors === null) {
        vErrors = [err14];
      } else {
        vErrors.push(err14);
      }
      errors++;
    }
    validate0.errors = vErrors;
    return errors === 0;
  }
  var response = validate2;
  function validate4(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      for (const key0 in data) {
        if (!(key0 === "snapshot")) {
          const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
          if (vErrors === null) {
            vErrors = [err0];
          } else {
            vErrors.push(err0);
          }
          errors++;
        }
      }
      if (data.snapshot !== void 0) {
        let data0 = data.snapshot;
        if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
          for (const key1 in data0) {
            if (!(key1 === "id")) {
              const err1 = { instancePath: instancePath + "/snapshot", schemaPath: "answer-components#/definitions/CreatedSnapshot/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 } };
              if (vErrors === null) {
                vErrors = [err1];
              } else {
                vErrors.push(err1);
              }
              errors++;
            }
          }
          if (data0.id !== void 0) {
            if (typeof data0.id !== "string") {
              const err2 = { instancePath: instancePath + "/snapshot/id", schemaPath: "answer-components#/definitions/CreatedSnapshot/properties/id/type", keyword: "type", params: { type: "string" } };
              if (vErrors === null) {
                vErrors = [err2];
              } else {
                vErrors.push(err2);
              }
              errors++;
            }
          }
        } else {
          const err3 = { instancePath: instancePath + "/snapshot", schemaPath: "answer-components#/definitions/CreatedSnapshot/type", keyword: "type", params: { type: "object" } };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      }
    } else {
      const err4 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    validate4.errors = vErrors;
    return errors === 0;
  }
  function validate2(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
    let vErrors = null;
    let errors = 0;
    if (!validate4(data, { instancePath, parentData, parentDataProperty, rootData })) {
      vErrors = vErrors === null ? validate4.errors : vErrors.concat(validate4.errors);
      errors = vErrors.length;
    }
    validate2.errors = vErrors;
    return errors === 0;
  }
  return __toCommonJS(createSnapshot_exports);
})();

/** The compiled checks of `createSnapshot`. */
export const createSnapshotValidator: Validator = { operationId: "createSnapshot", request: checks.request, response: checks.response };
