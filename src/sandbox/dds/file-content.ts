import { createCipheriv, createHash } from "node:crypto";
import { Readable } from "node:stream";

const blockBytes = 16;
const chunkBytes = 65_536;

/**
 * A part of a file of the sandbox: bytes that look random and follow from the name of the file. A cipher in counter mode can
 * start at any block, so that a range of a large file costs no more than its length.
 */
export function fileContent(name: string, start: number, length: number): Readable {
  const block = Math.floor(start / blockBytes);
  const counter = Buffer.alloc(blockBytes);
  counter.writeBigUInt64BE(BigInt(block), 8);
  const key = createHash("sha256").update(name).digest();
  const cipher = createCipheriv("aes-256-ctr", key, counter);
  cipher.update(Buffer.alloc(start - block * blockBytes));
  const zeros = Buffer.alloc(chunkBytes);
  let left = length;
  return new Readable({
    read() {
      const size = Math.min(left, chunkBytes);
      left -= size;
      this.push(size > 0 ? cipher.update(zeros.subarray(0, size)) : null);
    },
  });
}
