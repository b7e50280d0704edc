import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    // Real databases, processes and browsers: slow where the machine is busy, and never a reason to fail.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    reporters: ['default', './test/support/counting-reporter.ts'],
  },
})
