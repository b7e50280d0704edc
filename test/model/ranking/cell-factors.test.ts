import { expect, test } from 'vitest'
import { DEFAULT_ASSUMPTIONS } from '../../../model/assumption.ts'
import { fillGamma } from '../../../model/random/columns.ts'
import { RandomWords } from '../../../model/random/stream.ts'
import { nextNormal } from '../../../model/random/ziggurat.ts'
import { cellFactors } from '../../../model/ranking/cell-factors.ts'
import { DRAWS_AT_ONCE, factorAt } from '../../../model/ranking/factor-layout.ts'

const DRAWS = 2 * DRAWS_AT_ONCE + 45
const assumptions = { ...DEFAULT_ASSUMPTIONS, draws: DRAWS }
const cells = [
  { key: 'incident|a', shape: 0.3, driftOf: 'api' },
  { key: 'incident|b', shape: 4, driftOf: 'api' },
  { key: 'risk|c', shape: 1, driftOf: null },
  { key: 'incident|d', shape: 0, driftOf: 'web' },
]

test('some draws at a time are those of a whole column of Gamma times drift', () => {
  const parts = [...cellFactors({ cells, assumptions })].map(({ from, draws }) => [from, draws])
  expect(parts).toEqual([
    [0, DRAWS_AT_ONCE],
    [DRAWS_AT_ONCE, DRAWS_AT_ONCE],
    [2 * DRAWS_AT_ONCE, 45],
  ])
  const found = cells.map(() => [] as number[])
  for (const { draws, cells: width, byDraw } of cellFactors({ cells, assumptions }))
    for (let draw = 0; draw < draws; draw += 1)
      for (const [cell, column] of found.entries()) column.push(byDraw[factorAt(draw, cell, width)] as number)
  for (const [position, { key, shape, driftOf }] of cells.entries()) {
    const column = new Float64Array(DRAWS)
    fillGamma(column, shape, 1 / shape, new RandomWords(assumptions.seed, key, 'rate'))
    const words = new RandomWords(assumptions.seed, driftOf ?? '', 'drift')
    const { drift } = assumptions
    const expected = column.map((gamma) =>
      driftOf === null ? gamma : gamma * Math.exp(drift * nextNormal(words) - (drift * drift) / 2),
    )
    expect(found[position]).toEqual([...Float32Array.from(expected)])
  }
})
