import { LARGEST_UPLOAD } from '../../../../model/contract/upload.ts'
import { count } from '../../../../model/format.ts'
import { Failure } from '../../../lib/problem.ts'

/** The text of a file. Throws a Failure that says what to do when it is too large, or is no UTF-8. */
export async function readFile(file: File): Promise<string> {
  if (file.size > LARGEST_UPLOAD) {
    throw new Failure({
      title: 'The file is too large for a screen',
      detail: `${file.name} has ${count(file.size)} bytes; at most ${count(LARGEST_UPLOAD)} are taken here. leverage import reads files of any size.`,
      again: false,
    })
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
  } catch {
    throw new Failure({
      title: 'The file is no UTF-8 text',
      detail: `${file.name} cannot be read. In a spreadsheet: File, Save as, CSV UTF-8; then choose it again.`,
      again: false,
    })
  }
}
