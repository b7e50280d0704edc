import { statfsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import LongestFirst from './test/support/longest-first.ts'

// As the program does for itself: every server that a test starts has a thread, which reads as many modules as a command.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('node_modules/.cache/leverage', import.meta.url))
// Databases of tests are gone with them: in memory, where there is room, none of their writes waits for a disk.
if (freeBytes('/dev/shm') > 4e9) process.env.TMPDIR ??= '/dev/shm'

function freeBytes(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return 0
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    // Every core: as it is, Vitest leaves one of them idle.
    maxWorkers: '100%',
    // Most files import half the server. In a process each, that takes as long as all the tests themselves.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // Real databases, processes and browsers: slow where the machine is busy, and never a reason to fail.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    restoreMocks: true,
    reporters: ['default', './test/support/counting-reporter.ts'],
  },
})
