"""Signs the requests of httpx with an access key, and lists the snapshots of a project: sign_httpx.py SERVER PROJECT"""

import os
import sys
from collections.abc import Generator
from datetime import datetime, timezone

import httpx
from sign import sign


class AccessKey(httpx.Auth):
    """Signs every attempt of a request anew, with its body."""

    requires_request_body = True

    def __init__(self, project: str) -> None:
        self.project = project

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["X-Project-Id"] = self.project
        request.headers["X-Sdk-Date"] = datetime.now(timezone.utc).strftime("%Y%m%dT%H%M%SZ")
        headers = {name: request.headers[name] for name in ("host", "x-project-id", "x-sdk-date")}
        key, secret = os.environ["HUAWEICLOUD_SDK_AK"], os.environ["HUAWEICLOUD_SDK_SK"]
        signature = sign(request.method, str(request.url), headers, request.content, key, secret)
        request.headers["Authorization"] = signature
        yield request


def main(server: str, project: str) -> None:
    with httpx.Client(base_url=server, auth=AccessKey(project)) as client:
        response = client.get(f"/v1.0/{project}/snapshots").raise_for_status()
        for snapshot in response.json()["snapshots"]:
            print(snapshot["name"], snapshot["status"])


if __name__ == "__main__":
    main(*sys.argv[1:])
