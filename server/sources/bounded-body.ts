/** An answer was longer than anything that is taken. */
export class BodyTooLong extends Error {
  override readonly name = 'BodyTooLong'
}

/** Bytes that there is room for at first where an answer does not say how long it is. */
const FIRST_ROOM = 65_536

/**
 * Every byte of an answer, each put where it stays as it comes: the platform puts them together at the end and copies all of
 * them once more, which of fifty megabytes takes as long as to parse them and lets nothing else happen. Rejects with
 * BodyTooLong as soon as it is known to be longer than `most`, however it was packed.
 */
export async function boundedBytes(response: Response, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const { headers, body } = response
  const stated = Number(headers.get('content-length') ?? Number.NaN)
  if (stated > most) {
    await body?.cancel()
    throw new BodyTooLong(`has ${stated} bytes`)
  }
  if (!body) {
    const bytes = await response.bytes()
    if (bytes.length > most) throw new BodyTooLong(`has ${bytes.length} bytes`)
    return bytes
  }
  let bytes = new Uint8Array(stated > 0 ? stated : FIRST_ROOM)
  let length = 0
  const reader = body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return bytes.subarray(0, length)
    const end = length + value.length
    if (end > most) {
      await reader.cancel()
      throw new BodyTooLong(`has more than ${most} bytes`)
    }
    // What was packed is longer than it says.
    if (end > bytes.length) bytes = enlarged(bytes, Math.max(end, 2 * bytes.length))
    bytes.set(value, length)
    length = end
  }
}

function enlarged(bytes: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(length)
  larger.set(bytes)
  return larger
}
