"""Signs requests with an access key (SDK-HMAC-SHA256), and lists the snapshots of a project: sign.py SERVER PROJECT

The key is in the environment variables HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK.
"""

import hashlib
import hmac
import json
import os
import sys
from datetime import datetime, timezone
from urllib.parse import quote, unquote, urlsplit
from urllib.request import Request, urlopen

ALGORITHM = "SDK-HMAC-SHA256"


def recode(text: str) -> str:
    """Applies the percent-encoding of RFC 3986, whatever the encoding of the text."""
    return quote(unquote(text), safe="")


def canonical_query(query: str) -> str:
    """Sorts the parameters by name, then by value."""
    pairs = [pair.replace("+", " ").partition("=") for pair in query.split("&") if pair]
    return "&".join("=".join(pair) for pair in sorted((recode(name), recode(value)) for name, _, value in pairs))


def sign(method: str, url: str, headers: dict[str, str], body: bytes, access_key: str, secret_key: str) -> str:
    """Returns the value of Authorization. The headers, x-sdk-date among them, have names in lower case."""
    address = urlsplit(url)
    path = "/".join(recode(segment) for segment in address.path.split("/"))
    names = sorted(name for name in headers if "_" not in name)
    canonical = "\n".join(
        [
            method,
            path if path.endswith("/") else path + "/",  # For the signature only.
            canonical_query(address.query),
            *(f"{name}:{headers[name].strip()}" for name in names),
            "",
            ";".join(names),
            hashlib.sha256(body).hexdigest(),
        ]
    )
    text = f"{ALGORITHM}\n{headers['x-sdk-date']}\n{hashlib.sha256(canonical.encode()).hexdigest()}"
    signature = hmac.new(secret_key.encode(), text.encode(), hashlib.sha256).hexdigest()
    return f"{ALGORITHM} Access={access_key}, SignedHeaders={';'.join(names)}, Signature={signature}"


def main(server: str, project: str) -> None:
    url = f"{server}/v1.0/{project}/snapshots"
    headers = {
        "host": urlsplit(url).netloc,
        "x-project-id": project,
        "x-sdk-date": datetime.now(timezone.utc).strftime("%Y%m%dT%H%M%SZ"),  # Sign every attempt anew.
    }
    key, secret = os.environ["HUAWEICLOUD_SDK_AK"], os.environ["HUAWEICLOUD_SDK_SK"]
    headers["authorization"] = sign("GET", url, headers, b"", key, secret)
    with urlopen(Request(url, headers=headers)) as response:
        for snapshot in json.load(response)["snapshots"]:
            print(snapshot["name"], snapshot["status"])


if __name__ == "__main__":
    main(*sys.argv[1:])
