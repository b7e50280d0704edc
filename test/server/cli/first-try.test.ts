import { expect, test } from 'vitest'
import { runCommand } from '../../support/run-command.ts'
import { temporaryFolder } from '../../support/temporary-installation.ts'

/** What somebody meets who knows nothing yet: the first wrong try of each command says what there is and how to go on. */
test.each([
  ['import', ["missing required argument 'source'", 'statuspage ', 'DevLake', 'leverage import csv incidents.csv']],
  ['import csv', ["missing required argument 'files'", 'lists, or a folder of them']],
  ['import fax a.csv', ['there is no source "fax"', 'leverage import --help says what each reads']],
  ['plan show', ["missing required argument 'id'", 'leverage plan list prints the ids']],
  ['plan --lock-in x', ['There is no project "x"', 'Name projects by their ids']],
  ['rank --as-of yesterday', ['--as-of is "yesterday", which is no date', 'Give a date such as 2025-01-01']],
  ['rank --format xml', ['Allowed choices are table', '(--help shows how it is used)']],
  ['why', ["missing required argument 'project'", 'id or title, as leverage rank prints it']],
  ['why x', ['there is no candidate project "x"; none has been stated yet']],
  ['check', ["missing required argument 'file'", 'such as leverage.yaml']],
  ['people add grace', ["required option '--name <name>' not specified", 'choices: "viewer", "contributor"']],
  ['people add grace --name Grace --role lead', ['the first account must be an administrator', 'role admin']],
  ['token revoke x', ['"x" is no number of a token', 'leverage token lists them']],
])('leverage %s', async (line, said) => {
  const { code, stdout, stderr } = await runCommand(await temporaryFolder(), line.split(' '))
  expect([2, 3]).toContain(code)
  expect(stdout).toBe('')
  for (const words of said) expect(stderr).toContain(words)
})

test.each([
  ['rank', 'No project yet.'],
  ['frameworks', 'No project yet.'],
  ['areas', 'No incident yet.'],
  ['services', 'No service yet.'],
  ['slos', 'No objective yet.'],
  ['sources', 'No source yet.'],
  ['outages', 'Nothing looks like one outage'],
])('leverage %s of nothing says how there comes to be something', async (name, said) => {
  const { code, stderr } = await runCommand(await temporaryFolder(), [name])
  expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining(said) })
})

test('the help lists every command under what it is for', async () => {
  const { stdout } = await runCommand(await temporaryFolder(), ['--help'])
  const groups = [...stdout.matchAll(/^([A-Z][^\n]*):\n {2}\w/gm)].map(([, heading]) => heading)
  expect(groups).toEqual([
    'Show it',
    'Bring evidence in',
    'Ask what comes first',
    'Look at the evidence',
    'Plan a quarter',
    'People, and who changed what',
    'Look after it',
    'Commands',
  ])
})
