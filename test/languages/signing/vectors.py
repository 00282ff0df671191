"""Signs each vector of its input and prints the signatures as JSON: vectors.py < VECTORS"""

import json
import sys

from sign import sign

print(
    json.dumps(
        [
            sign(
                vector["method"],
                vector["url"],
                vector["headers"],
                vector["body"].encode(),
                vector["accessKeyId"],
                vector["secretAccessKey"],
            )
            for vector in json.load(sys.stdin)
        ]
    )
)
