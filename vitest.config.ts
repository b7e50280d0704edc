import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    // Every core: as it is, Vitest leaves one of them idle.
    maxWorkers: '100%',
    // Most files import half the server. In a process each, that takes as long as all the tests themselves.
    isolate: false,
    // Real databases, processes and browsers: slow where the machine is busy, and never a reason to fail.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    restoreMocks: true,
    reporters: ['default', './test/support/counting-reporter.ts'],
  },
})
