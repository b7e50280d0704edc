/** An answer was longer than anything that is taken. */
export class BodyTooLong extends Error {
  override readonly name = 'BodyTooLong'
}

/** Every byte of an answer. Rejects with BodyTooLong as soon as it is known to be longer than `most`, however it was packed. */
export async function boundedBytes(response: Response, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const { headers, body } = response
  const stated = Number(headers.get('content-length') ?? Number.NaN)
  if (stated > most) {
    await body?.cancel()
    throw new BodyTooLong(`has ${stated} bytes`)
  }
  // What is not packed is as long as it says, and what has no stream is here: the platform reads both faster than piece by piece.
  if (!body || (!Number.isNaN(stated) && !headers.has('content-encoding'))) {
    const bytes = await response.bytes()
    if (bytes.length > most) throw new BodyTooLong(`has ${bytes.length} bytes`)
    return bytes
  }
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of body) {
    length += piece.length
    if (length > most) throw new BodyTooLong(`has more than ${most} bytes`)
    pieces.push(piece)
  }
  return new Uint8Array(Buffer.concat(pieces, length))
}
