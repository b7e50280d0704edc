import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { mapManyRows } from '../../../server/sync/map-rows.ts'
import { keepBusy } from '../../support/keep-busy.ts'
import { mapFake, rowsOf } from './fake-source.ts'

test('while many rows are mapped, others have their turn every few milliseconds', async () => {
  let mapped = 0
  const seen: number[] = []
  const others = (async () => {
    while (mapped < 500) {
      await turn()
      seen.push(mapped)
    }
  })()
  const { records } = await mapManyRows(rowsOf(0, 500), (row) => {
    mapped += 1
    keepBusy(0.1)
    return mapFake(row)
  })
  await others
  expect(records).toHaveLength(500)
  expect(new Set(seen).size).toBeGreaterThan(3)
})
