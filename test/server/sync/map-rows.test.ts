import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { mapManyRows } from '../../../server/sync/map-rows.ts'
import { mapFake, rowsOf } from './fake-source.ts'

test('while many rows are mapped, others have their turn after every hundred', async () => {
  let mapped = 0
  const seen: number[] = []
  const others = (async () => {
    while (mapped < 250) {
      await turn()
      seen.push(mapped)
    }
  })()
  const { records } = await mapManyRows(rowsOf(0, 250), (row) => {
    mapped += 1
    return mapFake(row)
  })
  await others
  expect(records).toHaveLength(250)
  expect(seen[0]).toBe(100)
  expect(seen).toContain(200)
})
