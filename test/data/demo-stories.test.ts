import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { avoided, badMinutes, candidates, filling, touched } from './demo-benefit.ts'
import { DEMO, lossesOf, sum, table, toldByPage, toldByTracker } from './demo-record.ts'

/** What later screens tell about the demo company. Each figure also stands in its README. */
const readme = readFileSync(join(DEMO, 'README.md'), 'utf8')
const losses = lossesOf([...toldByTracker(), ...toldByPage()])
const projects = candidates()
function project(id: string) {
  const found = projects.find((candidate) => candidate.id === id)
  if (!found) throw new Error(`no project ${id}`)
  return found
}

describe('the loudest incident is not the biggest loss', () => {
  const loudest = toldByTracker().reduce((most, told) => (told.responders > most.responders ? told : most))
  const minutesOf = (service: string) =>
    sum(losses.filter((loss) => loss.service === service).map((loss) => loss.customerMinutes))
  const ofLoudest = losses.filter(({ told }) => told.id === loudest.id)

  test('nothing else brought as many people or lost as many minutes', () => {
    expect(loudest.title).toContain('Ledger lock-up')
    const largest = losses.reduce((most, loss) => (loss.customerMinutes > most.customerMinutes ? loss : most))
    expect(largest.told.title).toBe(loudest.title)
    expect(loudest.responders).toBe(27)
  })

  test('payments-api loses several times as much, a little at a time', () => {
    const loud = sum(ofLoudest.map((loss) => loss.customerMinutes))
    const services = table('services.csv').map(({ id = '' }) => [id, minutesOf(id)] as const)
    const [worst, minutes] = services.reduce((most, next) => (next[1] > most[1] ? next : most))
    expect(worst).toBe('payments-api')
    expect(minutes).toBeGreaterThan(2.5 * loud)
    const largestThere = Math.max(
      ...losses.filter(({ service }) => service === worst).map((loss) => loss.customerMinutes),
    )
    expect(largestThere).toBeLessThan(minutes / 5)
    expect(readme).toContain(`${loud.toFixed(0)} customer minutes`)
    const smaller = losses.filter(({ service }) => service === worst).length
    expect(readme).toContain(`${smaller} smaller incidents, lost ${minutes.toFixed(0)} customer minutes`)
  })
})

describe('two favourites overlap almost completely', () => {
  const [breakers, acquirer] = [project('demo-circuit-breakers'), project('demo-second-acquirer')]

  test('they touch nearly the same losses', () => {
    const [first, second] = [new Set(touched(breakers, losses)), new Set(touched(acquirer, losses))]
    const both = [...first].filter((loss) => second.has(loss)).length
    const either = new Set([...first, ...second]).size
    expect(both / either).toBeGreaterThan(0.85)
    expect(readme).toContain(`${both} of the ${either} losses`)
  })

  test('together they avoid much less than their sum', () => {
    const [alone, other, together] = [
      avoided([breakers], losses),
      avoided([acquirer], losses),
      avoided([breakers, acquirer], losses),
    ]
    expect(together).toBeGreaterThan(Math.max(alone, other))
    expect((together - alone) / other).toBeLessThan(0.5)
    expect(readme).toContain(`${alone.toFixed(0)} and ${other.toFixed(0)} customer minutes a year`)
    expect(readme).toContain(`${together.toFixed(0)} together`)
  })
})

describe('one quiet risk exceeds its budget', () => {
  // 25% of the bad minutes that an objective of 99.9% leaves in a year of 365.25 days.
  const LINE = 0.25 * 0.001 * 1440 * 365.25

  test('the line is 131.49 bad minutes a year', () => expect(LINE).toBeCloseTo(131.49, 9))

  test('one of five is above it, and no incident ever told of it', () => {
    const above = table('risks.csv').filter((risk) => badMinutes(risk) > LINE)
    expect(above.map(({ id }) => id)).toEqual(['demo-risk-ledger-restore'])
    expect(sum(above.map(badMinutes))).toBeCloseTo(228.156, 3)
    expect(readme).toContain('228.2 bad minutes')
    expect(table('incidents.csv').filter(({ risk }) => risk === 'demo-risk-ledger-restore')).toEqual([])
  })
})

describe('the RICE order wastes a quarter', () => {
  const score = new Map(
    table('rice.csv').map((row) => [
      row.id,
      (Number(row.reach) * Number(row.impact) * Number(row.confidence)) / Number(row.effort),
    ]),
  )
  const byRice = [...projects].sort((left, right) => (score.get(right.id) ?? 0) - (score.get(left.id) ?? 0))
  const worth = (candidate: (typeof projects)[number]) => avoided([candidate], losses) / candidate.weeks
  const byWorth = [...projects].sort((left, right) => worth(right) - worth(left))
  const capacity = sum(table('teams.csv').map((row) => Number(row.capacity_weeks)))

  test('the answer to the loudest incident comes first there, and not by what it avoids', () => {
    expect(byRice[0]?.id).toBe('demo-ledger-shard')
    expect(byWorth.findIndex(({ id }) => id === 'demo-ledger-shard')).toBeGreaterThan(5)
  })

  test('it fills 44 weeks with what less than half of them would avoid', () => {
    const [rice, best] = [filling(byRice, capacity), filling(byWorth, capacity)]
    expect(capacity).toBe(44)
    expect(avoided(best, losses)).toBeGreaterThan(1.4 * avoided(rice, losses))
    expect(avoided(filling(byWorth, capacity / 2), losses)).toBeGreaterThan(avoided(rice, losses))
    expect(readme).toContain(`${avoided(rice, losses).toFixed(0)} customer minutes a year`)
    expect(readme).toContain(`${avoided(best, losses).toFixed(0)} in the order of`)
    expect(readme).toContain(`(${avoided(filling(byWorth, capacity / 2), losses).toFixed(0)})`)
  })
})
