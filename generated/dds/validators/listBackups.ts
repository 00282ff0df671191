// @ts-nocheck The code below is ajv's; its type is stated where it is exported.
// Written by "npm run build" from spec/dds, where changes belong.
import type { Validator } from "../../validator.js";

var checks = (() => {
  var __defProp = Object.defineProperty;
  var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
  var __getOwnPropNames = Object.getOwnPropertyNames;
  var __hasOwnProp = Object.prototype.hasOwnProperty;
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

  // operation:listBackups
  var listBackups_exports = {};
  __export(listBackups_exports, {
    request: () => request,
    response: () => response
  });
  var request = validate0;
  var schema2 = { "type": "string", "enum": ["Auto", "Manual"] };
  var schema3 = { "type": "string", "enum": ["Sharding", "ReplicaSet", "Single"] };
  var pattern0 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}$", "u");
  function validate0(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.end_time !== void 0) {
        if (data.begin_time === void 0) {
          const err0 = { instancePath, schemaPath: "#/allOf/0/dependencies", keyword: "dependencies", params: {
            property: "end_time",
            missingProperty: "begin_time",
            depsCount: 1,
            deps: "begin_time"
          } };
          if (vErrors === null) {
            vErrors = [err0];
          } else {
            vErrors.push(err0);
          }
          errors++;
        }
      }
    }
    if (data && typeof data == "object" && !Array.isArray(data)) {
      for (const key0 in data) {
        if (!(key0 === "instance_id" || key0 === "backup_id" || key0 === "backup_type" || key0 === "offset" || key0 === "limit" || key0 === "begin_time" || key0 === "end_time" || key0 === "mode")) {
          const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      }
      if (data.instance_id !== void 0) {
        if (typeof data.instance_id !== "string") {
          const err2 = { instancePath: instancePath + "/instance_id", schemaPath: "#/properties/instance_id/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      }
      if (data.backup_id !== void 0) {
        if (typeof data.backup_id !== "string") {
          const err3 = { instancePath: instancePath + "/backup_id", schemaPath: "#/properties/backup_id/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      }
      if (data.backup_type !== void 0) {
        let data2 = data.backup_type;
        if (typeof data2 !== "string") {
          const err4 = { instancePath: instancePath + "/backup_type", schemaPath: "request-components#/definitions/BackupTypeFilter/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        if (!(data2 === "Auto" || data2 === "Manual")) {
          const err5 = { instancePath: instancePath + "/backup_type", schemaPath: "request-components#/definitions/BackupTypeFilter/enum", keyword: "enum", params: { allowedValues: schema2.enum } };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      }
      if (data.offset !== void 0) {
        let data3 = data.offset;
        if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)))) {
          const err6 = { instancePath: instancePath + "/offset", schemaPath: "#/properties/offset/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (typeof data3 == "number") {
          if (data3 > 2147483647 || isNaN(data3)) {
            const err7 = { instancePath: instancePath + "/offset", schemaPath: "#/properties/offset/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 } };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
          if (data3 < 0 || isNaN(data3)) {
            const err8 = { instancePath: instancePath + "/offset", schemaPath: "#/properties/offset/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
        }
      }
      if (data.limit !== void 0) {
        let data4 = data.limit;
        if (!(typeof data4 == "number" && (!(data4 % 1) && !isNaN(data4)))) {
          const err9 = { instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
        if (typeof data4 == "number") {
          if (data4 > 100 || isNaN(data4)) {
            const err10 = { instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 } };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
          if (data4 < 1 || isNaN(data4)) {
            const err11 = { instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
        }
      }
      if (data.begin_time !== void 0) {
        let data5 = data.begin_time;
        if (typeof data5 === "string") {
          if (!pattern0.test(data5)) {
            const err12 = { instancePath: instancePath + "/begin_time", schemaPath: "#/properties/begin_time/pattern", keyword: "pattern", params: { pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}$" } };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
        } else {
          const err13 = { instancePath: instancePath + "/begin_time", schemaPath: "#/properties/begin_time/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
      }
      if (data.end_time !== void 0) {
        let data6 = data.end_time;
        if (typeof data6 === "string") {
          if (!pattern0.test(data6)) {
            const err14 = { instancePath: instancePath + "/end_time", schemaPath: "#/properties/end_time/pattern", keyword: "pattern", params: { pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}$" } };
            if (vErrors === null) {
              vErrors = [err14];
            } else {
              vErrors.push(err14);
            }
            errors++;
          }
        } else {
          const err15 = { instancePath: instancePath + "/end_time", schemaPath: "#/properties/end_time/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
      }
      if (data.mode !== void 0) {
        let data7 = data.mode;
        if (typeof data7 !== "string") {
          const err16 = { instancePath: instancePath + "/mode", schemaPath: "request-components#/definitions/InstanceMode/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
        if (!(data7 === "Sharding" || data7 === "ReplicaSet" || data7 === "Single")) {
          const err17 = { instancePath: instancePath + "/mode", schemaPath: "request-components#/definitions/InstanceMode/enum", keyword: "enum", params: { allowedValues: schema3.enum } };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
      }
    } else {
      const err18 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
      if (vErrors === null) {
        vErrors = [err18];
      } else {
        vErrors.push(err18);
      }
      errors++;
    }
    validate0.errors = vErrors;
    return errors === 0;
  }
  var response = validate2;
  var schema7 = { "type": "object", "required": ["id", "name", "instance_id", "instance_name", "datastore", "type", "begin_time", "end_time", "status", "size", "description"], "properties": { "id": { "type": "string" }, "name": { "type": "string" }, "instance_id": { "type": "string" }, "instance_name": { "type": "string" }, "datastore": { "$ref": "answer-components#/definitions/Datastore" }, "type": { "$ref": "answer-components#/definitions/BackupType" }, "begin_time": { "type": "string" }, "end_time": { "type": "string" }, "status": { "$ref": "answer-components#/definitions/BackupStatus" }, "size": { "type": "integer" }, "description": { "type": "string" } }, "additionalProperties": false };
  var schema11 = { "type": "string", "enum": ["Auto", "Manual"] };
  var schema12 = { "type": "string", "enum": ["BUILDING", "COMPLETED", "FAILED", "DISABLED"] };
  var func0 = Object.prototype.hasOwnProperty;
  var schema9 = { "type": "string", "enum": ["DDS-Community"] };
  var schema10 = { "type": "string", "enum": ["4.4", "4.2", "4.0", "3.4"] };
  function validate6(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.type === void 0) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "type" } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
      if (data.version === void 0) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "version" } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
      for (const key0 in data) {
        if (!(key0 === "type" || key0 === "version")) {
          const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      }
      if (data.type !== void 0) {
        let data0 = data.type;
        if (typeof data0 !== "string") {
          const err3 = { instancePath: instancePath + "/type", schemaPath: "answer-components#/definitions/DatastoreType/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        if (!(data0 === "DDS-Community")) {
          const err4 = { instancePath: instancePath + "/type", schemaPath: "answer-components#/definitions/DatastoreType/enum", keyword: "enum", params: { allowedValues: schema9.enum } };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      }
      if (data.version !== void 0) {
        let data1 = data.version;
        if (typeof data1 !== "string") {
          const err5 = { instancePath: instancePath + "/version", schemaPath: "answer-components#/definitions/DatastoreVersion/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        if (!(data1 === "4.4" || data1 === "4.2" || data1 === "4.0" || data1 === "3.4")) {
          const err6 = { instancePath: instancePath + "/version", schemaPath: "answer-components#/definitions/DatastoreVersion/enum", keyword: "enum", params: { allowedValues: schema10.enum } };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      }
    } else {
      const err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
      if (vErrors === null) {
        vErrors = [err7];
      } else {
        vErrors.push(err7);
      }
      errors++;
    }
    validate6.errors = vErrors;
    return errors === 0;
  }
  function validate5(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.id === void 0) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
      if (data.name === void 0) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
      if (data.instance_id === void 0) {
        const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "instance_id" } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if (data.instance_name === void 0) {
        const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "instance_name" } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
      if (data.datastore === void 0) {
        const err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "datastore" } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
      if (data.type === void 0) {
        const err5 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "type" } };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      if (data.begin_time === void 0) {
        const err6 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "begin_time" } };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      if (data.end_time === void 0) {
        const err7 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "end_time" } };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (data.status === void 0) {
        const err8 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "status" } };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
      if (data.size === void 0) {
        const err9 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "size" } };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
      if (data.description === void 0) {
        const err10 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "description" } };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      for (const key0 in data) {
        if (!func0.call(schema7.properties, key0)) {
          const err11 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
      }
      if (data.id !== void 0) {
        if (typeof data.id !== "string") {
          const err12 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
      }
      if (data.name !== void 0) {
        if (typeof data.name !== "string") {
          const err13 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
      }
      if (data.instance_id !== void 0) {
        if (typeof data.instance_id !== "string") {
          const err14 = { instancePath: instancePath + "/instance_id", schemaPath: "#/properties/instance_id/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
      }
      if (data.instance_name !== void 0) {
        if (typeof data.instance_name !== "string") {
          const err15 = { instancePath: instancePath + "/instance_name", schemaPath: "#/properties/instance_name/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
      }
      if (data.datastore !== void 0) {
        if (!validate6(data.datastore, { instancePath: instancePath + "/datastore", parentData: data, parentDataProperty: "datastore", rootData })) {
          vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
          errors = vErrors.length;
        }
      }
      if (data.type !== void 0) {
        let data5 = data.type;
        if (typeof data5 !== "string") {
          const err16 = { instancePath: instancePath + "/type", schemaPath: "answer-components#/definitions/BackupType/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
        if (!(data5 === "Auto" || data5 === "Manual")) {
          const err17 = { instancePath: instancePath + "/type", schemaPath: "answer-components#/definitions/BackupType/enum", keyword: "enum", params: { allowedValues: schema11.enum } };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
      }
      if (data.begin_time !== void 0) {
        if (typeof data.begin_time !== "string") {
          const err18 = { instancePath: instancePath + "/begin_time", schemaPath: "#/properties/begin_time/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
      }
      if (data.end_time !== void 0) {
        if (typeof data.end_time !== "string") {
          const err19 = { instancePath: instancePath + "/end_time", schemaPath: "#/properties/end_time/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err19];
          } else {
            vErrors.push(err19);
          }
          errors++;
        }
      }
      if (data.status !== void 0) {
        let data8 = data.status;
        if (typeof data8 !== "string") {
          const err20 = { instancePath: instancePath + "/status", schemaPath: "answer-components#/definitions/BackupStatus/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err20];
          } else {
            vErrors.push(err20);
          }
          errors++;
        }
        if (!(data8 === "BUILDING" || data8 === "COMPLETED" || data8 === "FAILED" || data8 === "DISABLED")) {
          const err21 = { instancePath: instancePath + "/status", schemaPath: "answer-components#/definitions/BackupStatus/enum", keyword: "enum", params: { allowedValues: schema12.enum } };
          if (vErrors === null) {
            vErrors = [err21];
          } else {
            vErrors.push(err21);
          }
          errors++;
        }
      }
      if (data.size !== void 0) {
        let data9 = data.size;
        if (!(typeof data9 == "number" && (!(data9 % 1) && !isNaN(data9)))) {
          const err22 = { instancePath: instancePath + "/size", schemaPath: "#/properties/size/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err22];
          } else {
            vErrors.push(err22);
          }
          errors++;
        }
      }
      if (data.description !== void 0) {
        if (typeof data.description !== "string") {
          const err23 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err23];
          } else {
            vErrors.push(err23);
          }
          errors++;
        }
      }
    } else {
      const err24 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
      if (vErrors === null) {
        vErrors = [err24];
      } else {
        vErrors.push(err24);
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
      if (data.backups === void 0) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "backups" } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
      if (data.total_count === void 0) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "total_count" } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
      for (const key0 in data) {
        if (!(key0 === "backups" || key0 === "total_count")) {
          const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      }
      if (data.backups !== void 0) {
        let data0 = data.backups;
        if (Array.isArray(data0)) {
          const len0 = data0.length;
          for (let i0 = 0; i0 < len0; i0++) {
            if (!validate5(data0[i0], { instancePath: instancePath + "/backups/" + i0, parentData: data0, parentDataProperty: i0, rootData })) {
              vErrors = vErrors === null ? validate5.errors : vErrors.concat(validate5.errors);
              errors = vErrors.length;
            }
          }
        } else {
          const err3 = { instancePath: instancePath + "/backups", schemaPath: "#/properties/backups/type", keyword: "type", params: { type: "array" } };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      }
      if (data.total_count !== void 0) {
        let data2 = data.total_count;
        if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)))) {
          const err4 = { instancePath: instancePath + "/total_count", schemaPath: "#/properties/total_count/type", keyword: "type", params: { type: "integer" } };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        if (typeof data2 == "number") {
          if (data2 > 2147483647 || isNaN(data2)) {
            const err5 = { instancePath: instancePath + "/total_count", schemaPath: "#/properties/total_count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 } };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
          if (data2 < -2147483648 || isNaN(data2)) {
            const err6 = { instancePath: instancePath + "/total_count", schemaPath: "#/properties/total_count/minimum", keyword: "minimum", params: { comparison: ">=", limit: -2147483648 } };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
      }
    } else {
      const err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
      if (vErrors === null) {
        vErrors = [err7];
      } else {
        vErrors.push(err7);
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
  return __toCommonJS(listBackups_exports);
})();

/** The compiled checks of `listBackups`. */
export const listBackupsValidator: Validator = { operationId: "listBackups", request: checks.request, response: checks.response };
