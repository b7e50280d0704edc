import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openslo } from '../../../server/sources/openslo/openslo.ts'
import { SourceFault } from '../../../server/sources/source.ts'
import { slo, slosOf } from './openslo-text.ts'
import { collect, type Reading } from './reading.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leverage-fuzz-'))
})
afterAll(() => rm(folder, { recursive: true }))

const settings = { seed: 41, numRuns: 250 }

/** What was read, or the fault that refused it; anything else fails the test, and so does never coming to an end. */
async function outcomeOf(content: Uint8Array | string, name: string): Promise<Reading | SourceFault> {
  const path = join(folder, name)
  await writeFile(path, content)
  try {
    return await collect(openslo, openslo.read([path]))
  } catch (cause) {
    if (cause instanceof SourceFault) return cause
    throw cause
  }
}

function expectSound(outcome: Reading | SourceFault): void {
  if (outcome instanceof SourceFault) {
    expect(outcome.advice).not.toBe('')
    return
  }
  for (const { reason, location } of outcome.rejections) {
    expect(reason).not.toMatch(/undefined|\[object|Invalid input/)
    expect(reason.length).toBeLessThan(1_000)
    expect(location).toMatch(/line \d+$/)
  }
  for (const { id, objective, window, service } of slosOf(outcome)) {
    expect(objective >= 0 && objective < 1 && window > 0 && service !== '' && id !== '').toBe(true)
  }
  const refusedOrDropped = outcome.rejections.length + outcome.dropped
  const rows = outcome.pages.reduce((sum, page) => sum + page.rows.length, 0)
  expect(outcome.records.length + refusedOrDropped).toBeGreaterThanOrEqual(rows)
}

const GOOD = JSON.stringify(slo(), null, 1)

test('no bytes crash the reader: they are refused with advice, or every object is evidence, dropped or in quarantine', async () => {
  const word = fc.constantFrom(
    ...['apiVersion: openslo/v1\n', 'kind: SLO\n', 'kind: SLI\n', 'metadata: {name: a}\n', 'spec:\n', '  service: a\n'],
    ...[
      '---\n',
      '- ',
      '  ',
      '&a ',
      '*a',
      '<<: ',
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      ': ',
      '? ',
      '|\n',
      '!!js ',
      '%YAML 1.1\n',
    ],
    ...['\t', '\n', '\r', '\0', '#', 'é', '\uFEFF', '__proto__', 'null', '.nan', '1e999', '0x10', '~'],
  )
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.string({ unit: 'binary', maxLength: 200 }).map((text) => Buffer.from(text)),
    fc.array(word, { maxLength: 50 }).map((words) => Buffer.from(words.join(''))),
    // A good file with a piece of it written over.
    fc
      .tuple(fc.nat(GOOD.length), fc.nat(20), fc.array(word, { maxLength: 4 }))
      .map(([at, length, words]) => Buffer.from(GOOD.slice(0, at) + words.join('') + GOOD.slice(at + length))),
  )
  await fc.assert(
    fc.asyncProperty(bytes, fc.constantFrom('fuzz.yaml', 'fuzz.json'), async (content, name) => {
      expectSound(await outcomeOf(content, name))
    }),
    settings,
  )
})

test('a field of any value is read as what it is or refused in words', async () => {
  const field = fc.constantFrom(
    ...Object.keys(slo().spec),
    'alertPolicies',
    'indicatorRef',
    'sli',
    '__proto__',
    'toString',
  )
  const change = fc.tuple(field, fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.double(), fc.string({ unit: 'binary' })))
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
      const outcome = await outcomeOf(JSON.stringify([slo(Object.fromEntries(changes))]), 'field.yaml')
      expectSound(outcome)
    }),
    settings,
  )
})

test('any target within [0, 1) is read back to the last digit', async () => {
  const target = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true, noDefaultInfinity: true })
  await fc.assert(
    fc.asyncProperty(target, async (stated) => {
      const outcome = await outcomeOf(JSON.stringify(slo({ objectives: [{ target: stated }] })), 'target.yaml')
      if (outcome instanceof SourceFault) throw outcome
      expect(slosOf(outcome).map(({ objective }) => objective)).toEqual([stated === 0 ? 0 : stated])
    }),
    { ...settings, numRuns: 150 },
  )
})
