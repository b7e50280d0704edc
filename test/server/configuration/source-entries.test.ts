import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { readConfiguration } from '../../../server/configuration/read-configuration.ts'
import { type AnySource, SOURCES } from '../../../server/sources/registry.ts'
import { temporaryFile } from '../sources/reading.ts'
import { lines } from './faults.ts'

describe('sources', () => {
  const source = (more: string) => `sources:\n  - id: page\n    type: statuspage\n${more}`

  test.each<[string, string, string[]]>([
    [
      'an unknown type',
      'sources:\n  - id: page\n    type: statuspge\n',
      ['3:11 sources[0].type unknown source type "statuspge"; did you mean "statuspage"?'],
    ],
    [
      'a type that is near none',
      'sources:\n  - id: page\n    type: carrier pigeon\n',
      [
        `3:11 sources[0].type unknown source type "carrier pigeon"; known are ${SOURCES.map(({ type }) => type).join(', ')}`,
      ],
    ],
    [
      'the id of the file itself',
      'sources:\n  - id: configuration\n    type: csv\n    files: [a.csv]\n',
      ['2:9 sources[0].id "configuration" is kept for what this file itself states; choose another id'],
    ],
    ['a missing address', source(''), ['2:5 sources[0].url "url" is missing']],
    [
      'an unknown field',
      source('    url: https://example.com\n    covered_from: 2024-01-01\n'),
      ['5:5 sources[0].covered_from unknown field "covered_from"; did you mean "coveredFrom"?'],
    ],
    [
      'an address of another kind',
      source('    url: file:///etc/passwd\n'),
      ['4:10 sources[0].url is "file:///etc/passwd"; must be an http or https address'],
    ],
    [
      'a password in an address',
      source('    url: https://name:hunter2@example.com\n'),
      ['4:10 sources[0].url must not contain a user name or password'],
    ],
    [
      'a variable that is not set',
      source(`    url: https://\${STATUS_HOST}/\n`),
      ['4:10 sources[0].url the environment variable STATUS_HOST is not set'],
    ],
    [
      'a reference that is none',
      source(`    url: https://\${status host}/\n`),
      [`4:10 sources[0].url \${status host} is no reference to an environment variable; write \${NAME}`],
    ],
    [
      'no files',
      'sources:\n  - id: f\n    type: csv\n    files: []\n',
      ['4:12 sources[0].files name at least one file or folder'],
    ],
  ])('%s', async (_name, text, expected) => expect(await lines(text)).toEqual(expected))

  test('the value of a variable is never shown', async () => {
    const faults = await lines(source(`    url: \${STATUS_URL}\n`), { STATUS_URL: 'hunter2' })
    expect(faults).toEqual(['4:10 sources[0].url the value of its environment variable is not what this field takes'])
  })

  const vault: AnySource = {
    ...(SOURCES[0] as AnySource),
    type: 'vault',
    configSchema: z.strictObject({
      url: z.string().optional(),
      apiToken: z.string().min(10).optional().meta({ secret: true }),
      key: z.string().meta({ secret: true }).optional(),
      app: z.strictObject({ privateKey: z.string().meta({ secret: true }) }).optional(),
    }),
  }
  const entry = (more: string) => `sources:\n  - id: v\n    type: vault\n${more}`

  test('a secret written out is refused without being repeated', async () => {
    expect(await lines(entry('    apiToken: hunter2hunter2\n    key: 12345\n'), {}, [vault])).toEqual([
      `4:15 sources[0].apiToken is a secret; write a reference such as \${API_TOKEN} and set that environment variable`,
      `5:10 sources[0].key is a secret; write a reference such as \${KEY} and set that environment variable`,
    ])
    expect(await lines(entry(`    apiToken: prefix-\${TOKEN}\n`), { TOKEN: 'x' }, [vault])).toHaveLength(1)
  })

  test('a secret inside another field is one too', async () => {
    expect(await lines(entry('    app: { privateKey: hunter2hunter2 }\n'), {}, [vault])).toEqual([
      `4:24 sources[0].app.privateKey is a secret; write a reference such as \${APP_PRIVATE_KEY} and set that environment variable`,
    ])
    const path = await temporaryFile('leverage.yaml', entry(`    app:\n      privateKey: \${KEY}\n`))
    expect(await readConfiguration(path, { KEY: 'x' }, [vault])).toMatchObject({ ok: true })
  })

  test('a secret by reference is kept as the reference', async () => {
    const path = await temporaryFile('leverage.yaml', entry(`    apiToken: \${TOKEN}\n`))
    const reading = await readConfiguration(path, { TOKEN: 'hunter2hunter2' }, [vault])
    expect(reading).toMatchObject({ ok: true, evidence: { sources: [{ config: { apiToken: `\${TOKEN}` } }] } })
    expect(JSON.stringify(reading)).not.toContain('hunter2')
    expect(await lines(entry(`    apiToken: \${TOKEN}\n`), { TOKEN: 'short' }, [vault])).toEqual([
      '4:15 sources[0].apiToken the value of its environment variable is not what this field takes',
    ])
  })
})
