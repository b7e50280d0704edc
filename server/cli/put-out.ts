import { writeFile } from 'node:fs/promises'
import { Refusal } from '../refusal.ts'

/** Where an answer goes: to a file, or to standard output. */
export interface OutOptions {
  readonly out?: string
}

/** Refuses a presentation that would go to a terminal, before it is computed. */
export function requireFile(format: string, { out }: OutOptions): void {
  if (format !== 'pptx' || out !== undefined) return
  throw new Refusal(
    'usage',
    'a presentation is no text that can be printed',
    'Name the file to write it to: --out FILE.pptx.',
  )
}

/** Writes what a command answers to the file that was named, over what is there, or prints it. Throws Refusal when it cannot be written. */
export async function putOut(content: string | Uint8Array, { out }: OutOptions): Promise<void> {
  if (out === undefined) {
    process.stdout.write(content)
    return
  }
  try {
    await writeFile(out, content)
  } catch (error) {
    throw new Refusal(
      'input',
      `${out} cannot be written: ${error instanceof Error ? error.message : error}`,
      'Name a file in a folder that exists and is yours.',
    )
  }
  process.stderr.write(`Wrote ${out}\n`)
}
