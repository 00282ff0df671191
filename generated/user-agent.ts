// Written by "npm run build" from package.json, where changes belong.
export const defaultUserAgent = "huaweicloud-dws-dds/0.1.0";
