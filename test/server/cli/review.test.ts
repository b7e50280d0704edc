import { expect, test } from 'vitest'
import { reviewSchema } from '../../../model/contract/review.ts'
import { runCommand } from '../../support/run-command.ts'
import { temporaryFolder } from '../../support/temporary-installation.ts'

test('review: the demo’s disagreements and decisions as a table, as JSON and as rows of a file', async () => {
  const folder = await temporaryFolder()
  expect((await runCommand(folder, ['demo', '--yes'])).code).toBe(0)
  const json = await runCommand(folder, ['review', '--format', 'json'])
  const review = reviewSchema.parse(JSON.parse(json.stdout))
  const table = await runCommand(folder, ['review'])
  for (const words of [...review.pain, review.plan.words.plan, review.differ]) expect(table.stdout).toContain(words)
  for (const { title, words } of review.disagreements) {
    expect(table.stdout).toContain(title)
    expect(table.stdout).toContain(words)
  }
  expect(review.disagreements.map(({ project }) => project)).toEqual(['demo-second-acquirer', 'demo-ledger-shard'])
  expect(review.waiting).toMatchObject([
    { project: 'demo-canary', answered: [/Ines/, /Tomas/].map((name) => expect.stringMatching(name)) },
  ])
  expect(review.decisions).toMatchObject([
    { project: 'demo-restore-drills', decision: { outcome: 'risk accepted' }, isLapsed: true },
  ])
  const csv = await runCommand(folder, ['review', '--format', 'csv'])
  expect(csv.stdout).toContain('Restore drills for the ledger')
  // What is not revealed is in no file.
  expect(csv.stdout).not.toContain('demo-canary')
  expect(await runCommand(folder, ['review', '--quarter', 'winter'])).toMatchObject({ code: 3 })
})
