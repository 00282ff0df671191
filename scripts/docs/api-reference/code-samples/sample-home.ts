import { DescriptionError } from "../../../spec/source-location.js";
import type { Description } from "../../../spec/description.js";

/** Where a sample calls. */
export interface SampleHome {
  /** Without a slash at the end. */
  readonly baseAddress: string;
  /** The region, if that is all the client has to be told; undefined where it takes the address. */
  readonly region: string | undefined;
}

/** The cloud that a client calls when it is told a region only. */
const defaultCloud = "huaweicloud";

/** The first server of one address, or else the first with the defaults of its variables. */
export function sampleHome({ servers }: Description): SampleHome {
  const server = servers.find(({ variables }) => !variables) ?? servers[0];
  if (!server)
    throw new DescriptionError("There is no server, which the code samples would call.", [
      "servers",
    ]);
  const { url, variables, "x-speakeasy-server-id": id } = server;
  const baseAddress = url.replace(
    /\{(\w+)\}/g,
    (placeholder, name: string) => variables?.[name]?.default ?? placeholder,
  );
  // A region with a host of its own is called cloud-region.
  const own = id.startsWith(`${defaultCloud}-`) ? id.slice(defaultCloud.length + 1) : undefined;
  return { baseAddress, region: id === defaultCloud ? variables?.["region"]?.default : own };
}
