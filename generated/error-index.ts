// Written by "npm run build" from spec/*/errors.yaml and package.json, where changes belong.

/** The error index: an address with the codes, statuses and classes as fragments. */
export const errorIndex = "errors/index.html#";

/** The codes of the error index. The gateway also writes "APIG." instead of "APIGW.". */
export const indexedCodes = /^(?:DBS\.(?:200001|200002|200010|200019|200076|201000|201014|201015|200543|200998|201201|201214|201319|201502|280005|280056|280067|280068|280214|280215|280216|280416|280439|280440|280443)|DWS\.(?:0001|0005|0006|0011|0015|0047|0114|3027|5017|5080|5018|5079|5149|7023)|APIGW?\.(?:0101|0301|0303|0308))$/;

/** The codes of a service that is busy, whatever their status is. */
export const busyCodes = /^(?:DBS\.(?:200019|200076|201000|201014|201015|200998)|DWS\.(?:0011))$/;

/** The statuses of the error index. */
export const indexedStatuses = /^(?:[0]|30[12378]|40[013489]|42[9]|50[0234])$/;

/** What to do, for the codes and statuses whose messages say it. */
export const adviceOf: Readonly<Record<string, string>> = {
  "401": "Check the key or token, its project and its region",
  "403": "Check the permissions of the user",
  "DBS.200010": "Check the key or token, its project and its region",
  "DBS.200019": "Wait, and call again",
  "DBS.200076": "Wait, and call again",
  "DBS.201000": "Wait, and call again",
  "DBS.201014": "Wait, and call again",
  "DBS.201015": "Wait, and call again",
  "DBS.200998": "Wait, and call again",
  "DWS.0011": "Wait until the other operation on the cluster has ended, and call again",
  "DWS.0047": "Check the id of the cluster, the project and the region",
  "DWS.7023": "The cluster must be Available, To be restarted or Unbalanced",
  "APIGW.0101": "Check cloud, region and endpoint",
  "APIGW.0301": "Check the key or token, its project and its region; five rejected requests lock a key for 5 minutes"
};
