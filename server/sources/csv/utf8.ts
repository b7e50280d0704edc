import { isUtf8 } from 'node:buffer'
import { open } from 'node:fs/promises'
import { SourceFault } from '../source.ts'

const NEWLINE = 0x0a
const HEAD_BYTES = 65_536
const ADVICE = 'Save it as "CSV UTF-8" (in a spreadsheet: File, Save as, CSV UTF-8) and import it again.'

/** The beginning of a file as text, without a byte order mark. Throws a SourceFault for a missing file and for UTF-16. */
export async function readHead(path: string): Promise<string> {
  const head = Buffer.alloc(HEAD_BYTES)
  let length = 0
  try {
    await using file = await open(path)
    length = (await file.read(head, 0, HEAD_BYTES, 0)).bytesRead
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException
    throw new SourceFault({
      code: 'unreadable-file',
      location: path,
      message: `${path} cannot be read: ${code === 'ENOENT' ? 'there is no such file' : message}`,
      advice: 'Check the path and that you may read it.',
      cause,
    })
  }
  const bytes = head.subarray(0, length)
  if (isUtf16(bytes)) {
    throw new SourceFault({
      code: 'wrong-encoding',
      location: path,
      line: 1,
      message: `${path} is not UTF-8 text; it looks like UTF-16 or a binary file`,
      advice: ADVICE,
    })
  }
  return bytes.toString('utf8').replace(/^\uFEFF/, '')
}

/** By its byte order mark; without one by zero bytes in the first line, which plain letters have in UTF-16. */
function isUtf16(bytes: Buffer): boolean {
  const mark = bytes.length < 2 ? 0 : bytes.readUInt16BE(0)
  if (mark === 0xfffe || mark === 0xfeff) return true
  const zero = bytes.indexOf(0)
  const firstLine = bytes.indexOf(NEWLINE)
  return zero >= 0 && (firstLine < 0 || zero <= firstLine)
}

/** Passes bytes on as they are, and throws a SourceFault that names the first line that is not UTF-8. */
export async function* requireUtf8(path: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let line = 1
  const fault = (at: number) =>
    new SourceFault({
      code: 'wrong-encoding',
      location: path,
      line: at,
      message: `${path} line ${at} is not UTF-8 text`,
      advice: ADVICE,
    })
  for await (const chunk of chunks) {
    try {
      decoder.decode(chunk, { stream: true })
    } catch {
      throw fault(line + linesBeforeFault(chunk))
    }
    line += countLines(chunk)
    yield chunk
  }
  try {
    decoder.decode()
  } catch {
    throw fault(line)
  }
}

function linesBeforeFault(chunk: Buffer): number {
  let lines = 0
  let start = 0
  for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
    // The first line may begin in the middle of a character of the chunk before.
    if (!isUtf8(chunk.subarray(start, end)) && (start > 0 || !startsInsideCharacter(chunk))) return lines
    lines += 1
    start = end + 1
  }
  return lines
}

const startsInsideCharacter = (chunk: Buffer): boolean => ((chunk[0] ?? 0) & 0xc0) === 0x80

function countLines(chunk: Buffer): number {
  let lines = 0
  for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) lines += 1
  return lines
}
