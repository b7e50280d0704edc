import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { csv } from '../../../server/sources/csv/csv.ts'
import { SourceFault } from '../../../server/sources/source.ts'
import { collect, type Reading } from './reading.ts'

/** A file for one test alone: another that has run out of time may still be writing its own. */
async function ownFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'leverage-fuzz-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return join(folder, 'fuzz.csv')
}

/** What was read, or the fault that refused it; anything else fails the test. */
async function outcomeOf(path: string, bytes: Uint8Array): Promise<Reading | SourceFault> {
  await writeFile(path, bytes)
  try {
    return await collect(csv, csv.read([path]))
  } catch (cause) {
    if (cause instanceof SourceFault) return cause
    throw cause
  }
}

const settings = { seed: 41, numRuns: 300 }

test('no bytes crash the reader: they are refused with advice, or every row is evidence or in quarantine', async () => {
  const path = await ownFile()
  const header = fc.constantFrom(
    '',
    'id,title,started_at,severity\n',
    'id;capacity_weeks\n',
    'id,team,effort_low,effort_likely,effort_high,frequency_low,frequency_likely,frequency_high\n',
  )
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.string({ unit: 'binary', maxLength: 200 }).map((text) => Buffer.from(text)),
    fc
      .array(
        fc.constantFrom(
          'a',
          '1',
          '0.5',
          ',',
          ';',
          '"',
          '\n',
          '\r',
          '\t',
          '\0',
          '=',
          '2026-01-01T00:00Z',
          'minor',
          '__proto__',
          'é',
          '\uFEFF',
        ),
        { maxLength: 60 },
      )
      .map((parts) => Buffer.from(parts.join(''))),
  )
  await fc.assert(
    fc.asyncProperty(header, bytes, async (first, rest) => {
      const outcome = await outcomeOf(path, Buffer.concat([Buffer.from(first), rest]))
      if (outcome instanceof SourceFault) {
        expect(outcome.advice).not.toBe('')
        return
      }
      const rows = outcome.pages.reduce((sum, page) => sum + page.rows.length, 0)
      expect(outcome.records.length + outcome.rejections.length).toBe(rows)
      for (const { reason } of outcome.rejections) expect(reason.length).toBeLessThan(400)
    }),
    settings,
  )
})

test('cells survive any text: what is written properly is read back', async () => {
  const path = await ownFile()
  const cell = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 30 })
    .filter((text) => text.trim() !== '' && text.isWellFormed() && !text.includes('\0'))
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(cell, { minLength: 1, maxLength: 8 }), async (titles) => {
      const rows = titles.map((title, index) => `i${index},${quote(title)},2026-01-01T00:00Z,minor`)
      const outcome = await outcomeOf(path, Buffer.from(['id,title,started_at,severity', ...rows].join('\n')))
      if (outcome instanceof SourceFault) throw outcome
      expect(outcome.incidents.map(({ title }) => title)).toEqual(titles.map((title) => title.trim()))
    }),
    { ...settings, numRuns: 150 },
  )
})
