import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readConfiguration } from '../../../server/configuration/read-configuration.ts'
import { fixture, temporaryFile } from '../sources/reading.ts'
import { faultsOf } from './faults.ts'

const whole = fixture('configuration/whole.yaml')
const environment = { STATUS_HOST: 'status.example.com' }

describe('a file without faults', () => {
  test('becomes evidence with what it leaves out filled in', async () => {
    const reading = await readConfiguration(whole, environment)
    expect(reading).toEqual({
      ok: true,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      evidence: {
        company: 'Example',
        demo: false,
        currency: 'EUR',
        assumptions: { halfLife: 90 },
        services: [
          {
            id: 'checkout',
            title: 'Checkout',
            team: 'shop',
            tier: 1,
            trafficShare: 0.35,
            revenuePerMinute: 120,
            dependsOn: ['database'],
          },
          {
            id: 'database',
            title: 'database',
            team: null,
            tier: null,
            trafficShare: null,
            revenuePerMinute: null,
            dependsOn: ['checkout'],
          },
        ],
        rules: [
          { component: 'Checkout API', service: 'checkout' },
          { title: 'certificate', cause: 'certificate' },
        ],
        teams: [
          { id: 'storage', title: 'Storage', capacity: 12 },
          { id: 'delivery', title: 'delivery', capacity: null },
        ],
        projects: [
          {
            id: 'failover',
            title: 'Database failover',
            description: null,
            status: 'candidate',
            url: null,
            // The owner first, though the file names it second.
            effort: [
              { team: 'storage', low: 2, likely: 4, high: 8 },
              { team: 'delivery', low: 1, likely: 1, high: 2 },
            ],
            effects: [{ services: ['checkout'], recovery: { low: 0.3, likely: 0.5, high: 0.8 } }],
            dependsOn: ['canary'],
          },
          {
            id: 'canary',
            title: 'Canary releases',
            description: 'Ship to a few first.',
            status: 'planned',
            url: 'https://wiki.example.com/canary',
            effort: [{ team: 'delivery', low: 1, likely: 2, high: 3 }],
            effects: [],
            dependsOn: [],
          },
        ],
        lenses: [{ id: 'ours', title: 'ours', weights: { reliability: 0.4, revenue: 0.3, toil: 0.2, demand: 0.1 } }],
        places: {
          file: 'whole.yaml',
          lines: {
            'assumptions/halfLife': 5,
            'services/checkout': 7,
            'services/database': 14,
            'teams/storage': 22,
            'teams/delivery': 25,
            'lenses/ours': 45,
          },
        },
        sources: [
          {
            id: 'page',
            type: 'statuspage',
            title: 'page',
            schedule: '*/10 * * * *',
            config: { url: `https://\${STATUS_HOST}/`, coveredFrom: '2024-01-01' },
          },
          { id: 'google', type: 'google-cloud', title: 'google', schedule: '*/10 * * * *', config: {} },
          {
            id: 'files',
            type: 'csv',
            title: 'files',
            schedule: null,
            config: { files: [join(dirname(whole), 'incidents.csv'), '/data/projects.csv'] },
          },
        ],
      },
    })
  })

  test('may say next to nothing', async () => {
    const reading = await readConfiguration(await temporaryFile('leverage.yaml', 'company: A\n'), {})
    expect(reading).toMatchObject({ ok: true, evidence: { company: 'A', projects: [], sources: [] } })
  })

  test('has a hash that changes with its bytes', async () => {
    const hashOf = async (text: string) => {
      const reading = await readConfiguration(await temporaryFile('leverage.yaml', text), {})
      return reading.ok ? reading.hash : null
    }
    expect(await hashOf('company: A\n')).toBe(await hashOf('company: A\n'))
    expect(await hashOf('company: A\n')).not.toBe(await hashOf('company: A # same\n'))
  })
})

describe('a file that is no configuration', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['broken flow', 'company: [a\nservices: b\n', 'is not YAML'],
    ['a tab for indentation', 'services:\n\t- id: a\n', 'is not YAML'],
    ['a field twice', 'company: A\ncompany: B\n', 'is not YAML'],
    ['two documents', 'company: A\n---\ncompany: B\n', 'is not YAML'],
    ['a list', '- a\n- b\n', 'expected fields'],
    ['a word', 'hello\n', 'is "hello"; expected fields'],
    ['nothing', '', 'says nothing'],
    ['comments alone', '# soon\n', 'says nothing'],
    ['UTF-16', Buffer.from('\uFEFFcompany: A\n', 'utf16le'), 'is not UTF-8'],
    ['Latin-1', Buffer.from('company: caf\xe9\n', 'latin1'), 'is not UTF-8'],
    [
      'a multiplying alias',
      `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [${'*a,'.repeat(9)}]\nc: &c [${'*b,'.repeat(9)}]\nd: [${'*c,'.repeat(9)}]\n`,
      'not usable YAML',
    ],
  ])('%s', async (_name, text, message) => {
    const [fault] = await faultsOf(text)
    expect(fault?.message).toContain(message)
    expect(fault?.line).toBeGreaterThan(0)
    expect(fault?.column).toBeGreaterThan(0)
  })

  test('names the place in the text', async () => {
    expect(await faultsOf('company: A\nservices:\n  - id: "a\n')).toMatchObject([{ line: expect.any(Number) }])
    expect((await faultsOf('company: A\ncompany: B\n'))[0]).toMatchObject({ line: 2, column: 1 })
  })

  test('is not there', async () => {
    const reading = await readConfiguration('/nowhere/leverage.yaml', {})
    expect(reading).toMatchObject({
      ok: false,
      faults: [{ line: 1, column: 1, message: '/nowhere/leverage.yaml cannot be read: there is no such file' }],
    })
  })
})

test('no text crashes the reader, and every fault has a place in the file', async () => {
  const piece = fc.constantFrom(
    'services',
    'projects',
    'sources',
    'id',
    'effort',
    'low',
    ':',
    ': ',
    '- ',
    '\n',
    '\n  ',
    '\n    ',
    '{',
    '}',
    '[',
    ']',
    '*a',
    '&a ',
    '<<: ',
    '"',
    "'",
    '|',
    '>',
    '? ',
    '!!',
    '%',
    '#',
    '1',
    '0.5',
    'null',
    '~',
    '__proto__',
    'é',
    '\t',
    '---',
    '...',
  )
  const text = fc.oneof(
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary', maxLength: 100 }),
  )
  const path = await temporaryFile('leverage.yaml', '')
  await fc.assert(
    fc.asyncProperty(text, async (content) => {
      await writeFile(path, content)
      const reading = await readConfiguration(path, {})
      if (reading.ok) return
      expect(reading.faults.length).toBeGreaterThan(0)
      for (const { line, column, message } of reading.faults) {
        expect(line).toBeGreaterThan(0)
        expect(column).toBeGreaterThan(0)
        expect(message).not.toBe('')
      }
    }),
    { seed: 41, numRuns: 500 },
  )
})
