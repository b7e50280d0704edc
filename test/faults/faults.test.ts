import { expect, test } from 'vitest'
import { hanging } from './hanging.ts'
import { killedBackfill } from './killed-backfill.ts'
import type { Outcome } from './outcome.ts'
import { poison } from './poison.ts'
import { replayed } from './replayed.ts'
import { unreliable } from './unreliable.ts'

test.each<[string, () => Promise<Outcome>]>([
  ['records replayed in another order and twice', () => replayed({ records: 500, times: 2 })],
  ['a backfill killed again and again', () => killedBackfill({ issues: 3_000, kills: 3 })],
  ['upstreams that hang and drip', () => hanging({ deadline: 400, drip: 50 })],
  ['an upstream that fails and limits', () => unreliable({ issues: 10_000, patience: { second: 5 }, retryAfter: 4 })],
  ['poisoned rows', () => poison({ rows: 1_000, every: 50 })],
])('%s', { timeout: 180_000 }, async (_fault, inject) => {
  const { broken, seen } = await inject()
  expect({ seen, broken }).toEqual({ seen, broken: [] })
})
