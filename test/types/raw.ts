// The raw client is openapi-fetch, typed by every path of the description.
import { createDwsClient, tokenCredentials } from "../../src/dws.js";
import { createRawClient } from "../../src/raw.js";
import { use } from "./use.js";

const raw = createRawClient(
  createDwsClient({
    endpoint: "https://endpoint.example.com",
    projectId: "p",
    credentials: tokenCredentials("t"),
  }),
);
const path = { project_id: "p" };

export async function calls(): Promise<void> {
  const { data, error } = await raw.GET("/v1.0/{project_id}/snapshots", { params: { path } });
  const count: number | undefined = data?.count;
  const code: string | undefined = error?.error_code;
  const created = await raw.POST("/v1.0/{project_id}/snapshots", {
    params: { path },
    body: { snapshot: { name: "abcd", cluster_id: "c" } },
  });
  const id: string | undefined = created.data?.snapshot?.id;
  // @ts-expect-error no such path
  void raw.GET("/v1.0/{project_id}/snapshot", { params: { path } });
  // @ts-expect-error this path has no DELETE
  void raw.DELETE("/v1.0/{project_id}/snapshots", { params: { path } });
  // @ts-expect-error the body is mandatory
  void raw.POST("/v1.0/{project_id}/snapshots", { params: { path } });
  use(count, code, id);
}
