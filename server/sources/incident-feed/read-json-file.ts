import { isUtf8 } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { parseJson } from '../parse-json.ts'
import { SourceFault } from '../source.ts'

const POSITION = /line (\d+) column (\d+)/

/** Reads and parses a JSON file. Throws a SourceFault for a file that cannot be read, is not UTF-8 or is not whole JSON. */
export async function readJsonFile(path: string): Promise<unknown> {
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    throw new SourceFault({
      code: 'unreadable-file',
      location: path,
      message: `${path} cannot be read: ${cause.code === 'ENOENT' ? 'there is no such file' : cause.message}`,
      advice: 'Check the path and that you may read it.',
      cause,
    })
  })
  if (!isUtf8(bytes)) {
    throw new SourceFault({
      code: 'wrong-encoding',
      location: path,
      message: `${path} is not UTF-8 text`,
      advice: 'Save it as UTF-8, or download it again.',
    })
  }
  try {
    return await parseJson(bytes)
  } catch (cause) {
    throw malformed(path, bytes.toString('utf8').replace(/^\uFEFF/, ''), cause as Error)
  }
}

function malformed(path: string, text: string, cause: Error): SourceFault {
  if (text.trim() === '') {
    return new SourceFault({
      code: 'malformed',
      location: path,
      message: `${path} is empty`,
      advice: 'Download it again.',
      cause,
    })
  }
  const [, line, column] = POSITION.exec(cause.message) ?? []
  const lines = text.split('\n')
  return new SourceFault({
    code: 'malformed',
    location: path,
    line: line === undefined ? lines.length : Number(line),
    column: column === undefined ? (lines.at(-1)?.length ?? 0) + 1 : Number(column),
    message: `${path} is not whole JSON: ${cause.message}`,
    advice: 'It may have been cut short: download it again.',
    cause,
  })
}
