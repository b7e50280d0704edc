const SHOWN = 1_000
const SPACE = 0x20

/**
 * The first text of UTF-8 bytes, for messages and to see what they are; empty when they are all white space.
 * @param length bytes that it is made of
 */
export function beginning(bytes: Uint8Array, length = SHOWN): string {
  const start = bytes.findIndex((byte) => byte > SPACE)
  return start < 0
    ? ''
    : Buffer.from(bytes.subarray(start, start + length))
        .toString('utf8')
        .trimStart()
}
