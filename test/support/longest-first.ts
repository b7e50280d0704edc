import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes longest, in this order: processes that are killed, simulated companies, pages in a browser, commands. */
const LONGEST = ['/test/faults/', '/test/simulate/', '/test/browser/', '/test/server/cli/']

/**
 * Starts the folders that take longest first, so that no core is left with minutes of work at the end. Vitest knows how
 * long files took from the run before; where there was none it goes by their size, and the longest test is the shortest file.
 */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const known = await super.sort(files)
    return known.toSorted((one, other) => turn(one) - turn(other))
  }
}

function turn({ moduleId }: TestSpecification): number {
  const folder = LONGEST.findIndex((path) => moduleId.includes(path))
  return folder < 0 ? LONGEST.length : folder
}
