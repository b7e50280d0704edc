import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe } from 'vitest'

type Environment = Readonly<Record<string, string | undefined>>

/** The first of these names that is a program on PATH, in full; null when none is. */
export function findProgram(names: readonly string[], { PATH = '' }: Environment = process.env): string | null {
  const paths = PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  return paths.find(isProgram) ?? null
}

export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * Tests that need programs of this machine. Without one they are skipped under a name that says how to get it, and
 * counted; where everything has to be installed (REQUIRE_ALL=1) a skipped test counts as failed.
 */
export function describeWithPrograms(
  { programs, install }: { readonly programs: readonly string[]; readonly install: string },
  name: string,
  tests: () => void,
): void {
  const missing = programs.filter((program) => findProgram([program]) === null)
  const label = missing.length === 0 ? name : `${name} (needs ${missing.join(' and ')}: ${install})`
  describe.skipIf(missing.length > 0)(label, tests)
}
