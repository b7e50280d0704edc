import type { Reporter, TestModule } from 'vitest/node'

/**
 * Ends a run with "N passed, N failed", alone on a line. A skipped test is named with its reason and counted; with
 * REQUIRE_ALL=1, where everything a test needs has been installed, it fails the run.
 */
export default class CountingReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const count = (state: string) => tests.filter((test) => test.result().state === state).length
    const skipped = tests.filter((test) => test.result().state === 'skipped')
    const broken = modules.filter((module) => module.state() === 'failed' && module.errors().length > 0).length
    for (const test of skipped) process.stdout.write(`skipped: ${test.fullName}\n`)
    const isComplete = process.env.REQUIRE_ALL === '1'
    const failed = count('failed') + broken + errors.length + (isComplete ? skipped.length : 0)
    if (failed > 0) process.exitCode = 1
    if (skipped.length > 0 && isComplete) process.stdout.write('REQUIRE_ALL=1: a skipped test counts as failed.\n')
    const rest = skipped.length > 0 && !isComplete ? `, ${skipped.length} skipped` : ''
    process.stdout.write(`${count('passed')} passed, ${failed} failed${rest}\n`)
  }
}
