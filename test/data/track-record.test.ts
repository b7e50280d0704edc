import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type TrackRecord, trackRecordTables } from '../simulate/track-record-tables.ts'

const read = (name: string) => readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8')
const record: TrackRecord = JSON.parse(read('track-record.json'))

test('the tables of the track record are those of its figures', () => {
  const page = read('track-record.md')
  for (const table of trackRecordTables(record)) expect(page).toContain(table)
})

test('what the page claims holds in the figures', () => {
  const [first] = record.simulated
  expect(first?.orders[0]?.share).toBeGreaterThan(0.95)
  for (const { orders } of record.simulated)
    for (const { gain } of orders.slice(1)) expect(gain?.high).toBeGreaterThan(0)
  const off = (first?.top ?? []).filter(({ stated, came }) => Math.abs(stated - came) > 0.05)
  expect(off).toEqual([])
  for (const { coverage, crps, orders } of [...record.backtests, ...record.unseen]) {
    for (const { capturedDifference } of orders.slice(1)) expect(capturedDifference?.high).toBeGreaterThan(0)
    expect(coverage.share).toBeGreaterThan(0.75)
    expect(coverage.share).toBeLessThan(0.88)
    expect(crps.leverage).toBeLessThan(crps.past)
  }
})
