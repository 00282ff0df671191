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

  // operation:listClusterSnapshots
  var listClusterSnapshots_exports = {};
  __export(listClusterSnapshots_exports, {
    request: () => request,
    response: () => response
  });
  var request = validate0;
  var schema2 = { "type": "string", "enum": ["asc", "desc"] };
  var func0 = require_ucs2length().default;
  var pattern0 = new RegExp("^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$", "u");
  function validate0(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.cluster_id === void 0) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "cluster_id" } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
      for (const key0 in data) {
        if (!(key0 === "cluster_id" || key0 === "limit" || key0 === "offset" || key0 === "sort_key" || key0 === "sort_dir")) {
          const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      }
      if (data.cluster_id !== void 0) {
        let data0 = data.cluster_id;
        if (typeof data0 === "string") {
          if (func0(data0) > 36) {
            const err2 = { instancePath: instancePath + "/cluster_id", schemaPath: "#/properties/cluster_id/maxLength", keyword: "maxLength", params: { limit: 36 } };
            if (vErrors === null) {
              vErrors = [err2];
            } else {
              vErrors.push(err2);
            }
            errors++;
          }
          if (func0(data0) < 36) {
            const err3 = { instancePath: instancePath + "/cluster_id", schemaPath: "#/properties/cluster_id/minLength", keyword: "minLength", params: { limit: 36 } };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
          }
          if (!pattern0.test(data0)) {
            const err4 = { instancePath: instancePath + "/cluster_id", schemaPath: "#/properties/cluster_id/pattern", keyword: "pattern", params: { pattern: "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$" } };
            if (vErrors === null) {
              vErrors = [err4];
            } else {
              vErrors.push(err4);
            }
            errors++;
          }
        } else {
          const err5 = { instancePath: instancePath + "/cluster_id", schemaPath: "#/properties/cluster_id/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      }
      if (data.limit !== void 0) {
        let data1 = data.limit;
        if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)))) {
          const err6 = { instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (typeof data1 == "number") {
          if (data1 > 2147483647 || isNaN(data1)) {
            const err7 = { instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 } };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
          if (data1 < 1 || isNaN(data1)) {
            const err8 = { instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
        }
      }
      if (data.offset !== void 0) {
        let data2 = data.offset;
        if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)))) {
          const err9 = { instancePath: instancePath + "/offset", schemaPath: "#/properties/offset/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
        if (typeof data2 == "number") {
          if (data2 > 2147483647 || isNaN(data2)) {
            const err10 = { instancePath: instancePath + "/offset", schemaPath: "#/properties/offset/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 } };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
          if (data2 < 0 || isNaN(data2)) {
            const err11 = { instancePath: instancePath + "/offset", schemaPath: "#/properties/offset/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
        }
      }
      if (data.sort_key !== void 0) {
        if (typeof data.sort_key !== "string") {
          const err12 = { instancePath: instancePath + "/sort_key", schemaPath: "#/properties/sort_key/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
      }
      if (data.sort_dir !== void 0) {
        let data4 = data.sort_dir;
        if (typeof data4 !== "string") {
          const err13 = { instancePath: instancePath + "/sort_dir", schemaPath: "request-components#/definitions/SortDirection/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
        if (!(data4 === "asc" || data4 === "desc")) {
          const err14 = { instancePath: instancePath + "/sort_dir", schemaPath: "request-components#/definitions/SortDirection/enum", keyword: "enum", params: { allowedValues: schema2.enum } };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
      }
    } else {
      const err15 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
      if (vErrors === null) {
        vErrors = [err15];
      } else {
        vErrors.push(err15);
      }
      errors++;
    }
    validate0.errors = vErrors;
    return errors === 0;
  }
  var response = validate2;
  var schema6 = { "type": "object", "properties": { "id": { "type": "string" }, "name": { "type": "string" }, "description": { "type": "string" }, "started": { "type": "string" }, "size": { "type": "number" }, "status": { "$ref": "answer-components#/definitions/SnapshotStatus" }, "cluster_id": { "type": "string" }, "datastore": { "$ref": "answer-components#/definitions/Datastore" }, "cluster_name": { "type": "string" }, "updated": { "type": "string" }, "type": { "$ref": "answer-components#/definitions/SnapshotType" }, "bak_expected_start_time": { "type": "string" }, "bak_keep_day": { "type": "integer", "minimum": -2147483648, "maximum": 2147483647 }, "bak_period": { "type": "string" }, "db_user": { "type": "string" }, "progress": { "type": "string" }, "backup_key": { "type": "string" }, "prior_backup_key": { "type": "string" }, "base_backup_key": { "type": "string" }, "backup_device": { "type": "string" }, "total_backup_size": { "type": "integer" }, "base_backup_name": { "type": "string" }, "support_inplace_restore": { "type": "boolean" }, "fine_grained_backup": { "type": "boolean" }, "backup_level": { "type": "string" }, "fine_grained_backup_detail": { "$ref": "answer-components#/definitions/FineGrainedSnapshotDetail" }, "guest_agent_version": { "type": "string" }, "cluster_status": { "type": "string" } }, "additionalProperties": false };
  var schema7 = { "type": "string", "enum": ["CREATING", "AVAILABLE", "UNAVAILABLE", "RESTORING", "FROZEN", "POLICE_FROZEN"] };
  var schema9 = { "type": "string", "enum": ["MANUAL", "AUTO", "AUTOMATED"] };
  var func2 = Object.prototype.hasOwnProperty;
  function validate5(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      for (const key0 in data) {
        if (!func2.call(schema6.properties, key0)) {
          const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
          if (vErrors === null) {
            vErrors = [err0];
          } else {
            vErrors.push(err0);
          }
          errors++;
        }
      }
      if (data.id !== void 0) {
        if (typeof data.id !== "string") {
          const err1 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      }
      if (data.name !== void 0) {
        if (typeof data.name !== "string") {
          const err2 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      }
      if (data.description !== void 0) {
        if (typeof data.description !== "string") {
          const err3 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      }
      if (data.started !== void 0) {
        if (typeof data.started !== "string") {
          const err4 = { instancePath: instancePath + "/started", schemaPath: "#/properties/started/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      }
      if (data.size !== void 0) {
        if (!(typeof data.size == "number")) {
          const err5 = { instancePath: instancePath + "/size", schemaPath: "#/properties/size/type", keyword: "type", params: { type: "number" } };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      }
      if (data.status !== void 0) {
        let data5 = data.status;
        if (typeof data5 !== "string") {
          const err6 = { instancePath: instancePath + "/status", schemaPath: "answer-components#/definitions/SnapshotStatus/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (!(data5 === "CREATING" || data5 === "AVAILABLE" || data5 === "UNAVAILABLE" || data5 === "RESTORING" || data5 === "FROZEN" || data5 === "POLICE_FROZEN")) {
          const err7 = { instancePath: instancePath + "/status", schemaPath: "answer-components#/definitions/SnapshotStatus/enum", keyword: "enum", params: { allowedValues: schema7.enum } };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      }
      if (data.cluster_id !== void 0) {
        if (typeof data.cluster_id !== "string") {
          const err8 = { instancePath: instancePath + "/cluster_id", schemaPath: "#/properties/cluster_id/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      }
      if (data.datastore !== void 0) {
        let data7 = data.datastore;
        if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
          for (const key1 in data7) {
            if (!(key1 === "type" || key1 === "version")) {
              const err9 = { instancePath: instancePath + "/datastore", schemaPath: "answer-components#/definitions/Datastore/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 } };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
          }
          if (data7.type !== void 0) {
            if (typeof data7.type !== "string") {
              const err10 = { instancePath: instancePath + "/datastore/type", schemaPath: "answer-components#/definitions/Datastore/properties/type/type", keyword: "type", params: { type: "string" } };
              if (vErrors === null) {
                vErrors = [err10];
              } else {
                vErrors.push(err10);
              }
              errors++;
            }
          }
          if (data7.version !== void 0) {
            if (typeof data7.version !== "string") {
              const err11 = { instancePath: instancePath + "/datastore/version", schemaPath: "answer-components#/definitions/Datastore/properties/version/type", keyword: "type", params: { type: "string" } };
              if (vErrors === null) {
                vErrors = [err11];
              } else {
                vErrors.push(err11);
              }
              errors++;
            }
          }
        } else {
          const err12 = { instancePath: instancePath + "/datastore", schemaPath: "answer-components#/definitions/Datastore/type", keyword: "type", params: { type: "object" } };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
      }
      if (data.cluster_name !== void 0) {
        if (typeof data.cluster_name !== "string") {
          const err13 = { instancePath: instancePath + "/cluster_name", schemaPath: "#/properties/cluster_name/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
      }
      if (data.updated !== void 0) {
        if (typeof data.updated !== "string") {
          const err14 = { instancePath: instancePath + "/updated", schemaPath: "#/properties/updated/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
      }
      if (data.type !== void 0) {
        let data12 = data.type;
        if (typeof data12 !== "string") {
          const err15 = { instancePath: instancePath + "/type", schemaPath: "answer-components#/definitions/SnapshotType/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
        if (!(data12 === "MANUAL" || data12 === "AUTO" || data12 === "AUTOMATED")) {
          const err16 = { instancePath: instancePath + "/type", schemaPath: "answer-components#/definitions/SnapshotType/enum", keyword: "enum", params: { allowedValues: schema9.enum } };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
      }
      if (data.bak_expected_start_time !== void 0) {
        if (typeof data.bak_expected_start_time !== "string") {
          const err17 = { instancePath: instancePath + "/bak_expected_start_time", schemaPath: "#/properties/bak_expected_start_time/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
      }
      if (data.bak_keep_day !== void 0) {
        let data14 = data.bak_keep_day;
        if (!(typeof data14 == "number" && (!(data14 % 1) && !isNaN(data14)))) {
          const err18 = { instancePath: instancePath + "/bak_keep_day", schemaPath: "#/properties/bak_keep_day/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
        if (typeof data14 == "number") {
          if (data14 > 2147483647 || isNaN(data14)) {
            const err19 = { instancePath: instancePath + "/bak_keep_day", schemaPath: "#/properties/bak_keep_day/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 } };
            if (vErrors === null) {
              vErrors = [err19];
            } else {
              vErrors.push(err19);
            }
            errors++;
          }
          if (data14 < -2147483648 || isNaN(data14)) {
            const err20 = { instancePath: instancePath + "/bak_keep_day", schemaPath: "#/properties/bak_keep_day/minimum", keyword: "minimum", params: { comparison: ">=", limit: -2147483648 } };
            if (vErrors === null) {
              vErrors = [err20];
            } else {
              vErrors.push(err20);
            }
            errors++;
          }
        }
      }
      if (data.bak_period !== void 0) {
        if (typeof data.bak_period !== "string") {
          const err21 = { instancePath: instancePath + "/bak_period", schemaPath: "#/properties/bak_period/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err21];
          } else {
            vErrors.push(err21);
          }
          errors++;
        }
      }
      if (data.db_user !== void 0) {
        if (typeof data.db_user !== "string") {
          const err22 = { instancePath: instancePath + "/db_user", schemaPath: "#/properties/db_user/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err22];
          } else {
            vErrors.push(err22);
          }
          errors++;
        }
      }
      if (data.progress !== void 0) {
        if (typeof data.progress !== "string") {
          const err23 = { instancePath: instancePath + "/progress", schemaPath: "#/properties/progress/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err23];
          } else {
            vErrors.push(err23);
          }
          errors++;
        }
      }
      if (data.backup_key !== void 0) {
        if (typeof data.backup_key !== "string") {
          const err24 = { instancePath: instancePath + "/backup_key", schemaPath: "#/properties/backup_key/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err24];
          } else {
            vErrors.push(err24);
          }
          errors++;
        }
      }
      if (data.prior_backup_key !== void 0) {
        if (typeof data.prior_backup_key !== "string") {
          const err25 = { instancePath: instancePath + "/prior_backup_key", schemaPath: "#/properties/prior_backup_key/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err25];
          } else {
            vErrors.push(err25);
          }
          errors++;
        }
      }
      if (data.base_backup_key !== void 0) {
        if (typeof data.base_backup_key !== "string") {
          const err26 = { instancePath: instancePath + "/base_backup_key", schemaPath: "#/properties/base_backup_key/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err26];
          } else {
            vErrors.push(err26);
          }
          errors++;
        }
      }
      if (data.backup_device !== void 0) {
        if (typeof data.backup_device !== "string") {
          const err27 = { instancePath: instancePath + "/backup_device", schemaPath: "#/properties/backup_device/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err27];
          } else {
            vErrors.push(err27);
          }
          errors++;
        }
      }
      if (data.total_backup_size !== void 0) {
        let data22 = data.total_backup_size;
        if (!(typeof data22 == "number" && (!(data22 % 1) && !isNaN(data22)))) {
          const err28 = { instancePath: instancePath + "/total_backup_size", schemaPath: "#/properties/total_backup_size/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err28];
          } else {
            vErrors.push(err28);
          }
          errors++;
        }
      }
      if (data.base_backup_name !== void 0) {
        if (typeof data.base_backup_name !== "string") {
          const err29 = { instancePath: instancePath + "/base_backup_name", schemaPath: "#/properties/base_backup_name/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err29];
          } else {
            vErrors.push(err29);
          }
          errors++;
        }
      }
      if (data.support_inplace_restore !== void 0) {
        if (typeof data.support_inplace_restore !== "boolean") {
          const err30 = { instancePath: instancePath + "/support_inplace_restore", schemaPath: "#/properties/support_inplace_restore/type", keyword: "type", params: { type: "boolean" } };
          if (vErrors === null) {
            vErrors = [err30];
          } else {
            vErrors.push(err30);
          }
          errors++;
        }
      }
      if (data.fine_grained_backup !== void 0) {
        if (typeof data.fine_grained_backup !== "boolean") {
          const err31 = { instancePath: instancePath + "/fine_grained_backup", schemaPath: "#/properties/fine_grained_backup/type", keyword: "type", params: { type: "boolean" } };
          if (vErrors === null) {
            vErrors = [err31];
          } else {
            vErrors.push(err31);
          }
          errors++;
        }
      }
      if (data.backup_level !== void 0) {
        if (typeof data.backup_level !== "string") {
          const err32 = { instancePath: instancePath + "/backup_level", schemaPath: "#/properties/backup_level/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err32];
          } else {
            vErrors.push(err32);
          }
          errors++;
        }
      }
      if (data.fine_grained_backup_detail !== void 0) {
        let data27 = data.fine_grained_backup_detail;
        if (data27 && typeof data27 == "object" && !Array.isArray(data27)) {
          for (const key2 in data27) {
            if (!(key2 === "database" || key2 === "schema_list" || key2 === "table_list")) {
              const err33 = { instancePath: instancePath + "/fine_grained_backup_detail", schemaPath: "answer-components#/definitions/FineGrainedSnapshotDetail/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 } };
              if (vErrors === null) {
                vErrors = [err33];
              } else {
                vErrors.push(err33);
              }
              errors++;
            }
          }
          if (data27.database !== void 0) {
            if (typeof data27.database !== "string") {
              const err34 = { instancePath: instancePath + "/fine_grained_backup_detail/database", schemaPath: "answer-components#/definitions/FineGrainedSnapshotDetail/properties/database/type", keyword: "type", params: { type: "string" } };
              if (vErrors === null) {
                vErrors = [err34];
              } else {
                vErrors.push(err34);
              }
              errors++;
            }
          }
          if (data27.schema_list !== void 0) {
            let data29 = data27.schema_list;
            if (Array.isArray(data29)) {
              const len0 = data29.length;
              for (let i0 = 0; i0 < len0; i0++) {
                if (typeof data29[i0] !== "string") {
                  const err35 = { instancePath: instancePath + "/fine_grained_backup_detail/schema_list/" + i0, schemaPath: "answer-components#/definitions/FineGrainedSnapshotDetail/properties/schema_list/items/type", keyword: "type", params: { type: "string" } };
                  if (vErrors === null) {
                    vErrors = [err35];
                  } else {
                    vErrors.push(err35);
                  }
                  errors++;
                }
              }
            } else {
              const err36 = { instancePath: instancePath + "/fine_grained_backup_detail/schema_list", schemaPath: "answer-components#/definitions/FineGrainedSnapshotDetail/properties/schema_list/type", keyword: "type", params: { type: "array" } };
              if (vErrors === null) {
                vErrors = [err36];
              } else {
                vErrors.push(err36);
              }
              errors++;
            }
          }
          if (data27.table_list !== void 0) {
            let data31 = data27.table_list;
            if (Array.isArray(data31)) {
              const len1 = data31.length;
              for (let i1 = 0; i1 < len1; i1++) {
                if (typeof data31[i1] !== "string") {
                  const err37 = { instancePath: instancePath + "/fine_grained_backup_detail/table_list/" + i1, schemaPath: "answer-components#/definitions/FineGrainedSnapshotDetail/properties/table_list/items/type", keyword: "type", params: { type: "string" } };
                  if (vErrors === null) {
                    vErrors = [err37];
                  } else {
                    vErrors.push(err37);
                  }
                  errors++;
                }
              }
            } else {
              const err38 = { instancePath: instancePath + "/fine_grained_backup_detail/table_list", schemaPath: "answer-components#/definitions/FineGrainedSnapshotDetail/properties/table_list/type", keyword: "type", params: { type: "array" } };
              if (vErrors === null) {
                vErrors = [err38];
              } else {
                vErrors.push(err38);
              }
              errors++;
            }
          }
        } else {
          const err39 = { instancePath: instancePath + "/fine_grained_backup_detail", schemaPath: "answer-components#/definitions/FineGrainedSnapshotDetail/type", keyword: "type", params: { type: "object" } };
          if (vErrors === null) {
            vErrors = [err39];
          } else {
            vErrors.push(err39);
          }
          errors++;
        }
      }
      if (data.guest_agent_version !== void 0) {
        if (typeof data.guest_agent_version !== "string") {
          const err40 = { instancePath: instancePath + "/guest_agent_version", schemaPath: "#/properties/guest_agent_version/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err40];
          } else {
            vErrors.push(err40);
          }
          errors++;
        }
      }
      if (data.cluster_status !== void 0) {
        if (typeof data.cluster_status !== "string") {
          const err41 = { instancePath: instancePath + "/cluster_status", schemaPath: "#/properties/cluster_status/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err41];
          } else {
            vErrors.push(err41);
          }
          errors++;
        }
      }
    } else {
      const err42 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
      if (vErrors === null) {
        vErrors = [err42];
      } else {
        vErrors.push(err42);
      }
      errors++;
    }
    validate5.errors = vErrors;
    return errors === 0;
  }
  function validate4(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      for (const key0 in data) {
        if (!(key0 === "snapshots" || key0 === "project_id" || key0 === "cluster_id" || key0 === "count")) {
          const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
          if (vErrors === null) {
            vErrors = [err0];
          } else {
            vErrors.push(err0);
          }
          errors++;
        }
      }
      if (data.snapshots !== void 0) {
        let data0 = data.snapshots;
        if (Array.isArray(data0)) {
          const len0 = data0.length;
          for (let i0 = 0; i0 < len0; i0++) {
            if (!validate5(data0[i0], { instancePath: instancePath + "/snapshots/" + i0, parentData: data0, parentDataProperty: i0, rootData })) {
              vErrors = vErrors === null ? validate5.errors : vErrors.concat(validate5.errors);
              errors = vErrors.length;
            }
          }
        } else {
          const err1 = { instancePath: instancePath + "/snapshots", schemaPath: "#/properties/snapshots/type", keyword: "type", params: { type: "array" } };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      }
      if (data.project_id !== void 0) {
        if (typeof data.project_id !== "string") {
          const err2 = { instancePath: instancePath + "/project_id", schemaPath: "#/properties/project_id/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      }
      if (data.cluster_id !== void 0) {
        let data3 = data.cluster_id;
        if (typeof data3 === "string") {
          if (func0(data3) > 36) {
            const err3 = { instancePath: instancePath + "/cluster_id", schemaPath: "#/properties/cluster_id/maxLength", keyword: "maxLength", params: { limit: 36 } };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
          }
          if (func0(data3) < 36) {
            const err4 = { instancePath: instancePath + "/cluster_id", schemaPath: "#/properties/cluster_id/minLength", keyword: "minLength", params: { limit: 36 } };
            if (vErrors === null) {
              vErrors = [err4];
            } else {
              vErrors.push(err4);
            }
            errors++;
          }
        } else {
          const err5 = { instancePath: instancePath + "/cluster_id", schemaPath: "#/properties/cluster_id/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      }
      if (data.count !== void 0) {
        let data4 = data.count;
        if (!(typeof data4 == "number" && (!(data4 % 1) && !isNaN(data4)))) {
          const err6 = { instancePath: instancePath + "/count", schemaPath: "#/properties/count/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (typeof data4 == "number") {
          if (data4 > 2147483647 || isNaN(data4)) {
            const err7 = { instancePath: instancePath + "/count", schemaPath: "#/properties/count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 } };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
          if (data4 < -2147483648 || isNaN(data4)) {
            const err8 = { instancePath: instancePath + "/count", schemaPath: "#/properties/count/minimum", keyword: "minimum", params: { comparison: ">=", limit: -2147483648 } };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
        }
      }
    } else {
      const err9 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
      if (vErrors === null) {
        vErrors = [err9];
      } else {
        vErrors.push(err9);
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
  return __toCommonJS(listClusterSnapshots_exports);
})();

/** The compiled checks of `listClusterSnapshots`. */
export const listClusterSnapshotsValidator: Validator = { operationId: "listClusterSnapshots", request: checks.request, response: checks.response };
