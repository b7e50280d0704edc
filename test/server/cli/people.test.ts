import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startLeverage } from '../../support/command-line.ts'
import { freePort } from '../../support/free-port.ts'
import { runCommand } from '../../support/run-command.ts'
import { temporaryFolder } from '../../support/temporary-installation.ts'

const REQUESTS = 'id,title,service,requested_at,people,requested_by\nr1,Slow,checkout,2025-12-01,3,Ada Lovelace\n'

test('people and tokens are made, changed, listed and erased from the command line', { timeout: 120_000 }, async () => {
  const folder = await temporaryFolder()
  const run = (...words: string[]) => runCommand(folder, words, { LEVERAGE_URL: 'http://127.0.0.1:4000' })
  expect((await run('people')).stdout).toContain('Nobody has an account')
  const alone = await run('people', 'add', 'ada', '--name', 'Ada Lovelace', '--role', 'lead')
  expect(alone.stderr).toContain('the first account must be an administrator')
  await run('people', 'add', 'grace', '--name', 'Grace Hopper', '--role', 'admin')
  const added = await run('people', 'add', 'ada', '--name', 'Ada Lovelace', '--role', 'lead')
  expect(added).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^Ada Lovelace chooses .*\nhttp:\/\/127\.0\.0\.1:4000\/welcome#lvg_i_[\w-]{43}\n$/),
  })
  const made = await run('token', 'make', 'nightly', '--person', 'ada', '--role', 'viewer', '--days', '3')
  expect(made).toMatchObject({ code: 0, stdout: expect.stringMatching(/^lvg_t_[\w-]{43}\n$/) })
  const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  const [, until = ''] = /^Token 1 of ada, until (\S+); /.exec(made.stderr) ?? []
  expect([dayIn(3), dayIn(2.99)]).toContain(until)
  const entries = async (...words: string[]) =>
    (await run('audit', ...words, '--format', 'csv')).stdout.match(/^\d+,/gm)
  expect((await entries())?.length).toBeGreaterThan(2)
  expect(await entries('--limit', '1')).toHaveLength(1)
  expect(await entries('--since', '2999-01-01')).toBeNull()
  expect(await run('token', 'make', 'more', '--person', 'ada', '--role', 'admin')).not.toMatchObject({ code: 0 })
  expect((await run('token', 'revoke', '1')).stdout).toBe('Token 1 is revoked.\n')
  expect((await run('token')).stdout).toMatch(/nightly +ada +viewer +.*revoked/)
  expect((await run('people', 'disable', 'ada')).stdout).toContain('is disabled, and signed out everywhere')
  expect((await run('people')).stdout).toMatch(/ada +Ada Lovelace +lead +disabled/)
  await writeFile(join(folder, 'requests.csv'), REQUESTS)
  await run('import', 'csv', '--source', 'asked', 'requests.csv')
  expect(await run('erase-person', 'ada', '--yes')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^Erased\./),
    stderr: 'These sources named the person and will again at their next sync, unless they forget too: asked.\n',
  })
  await run('people', 'add', 'bo', '--name', 'Bo Nobody', '--role', 'viewer')
  expect(await run('erase-person', 'bo', '--yes')).toMatchObject({ code: 0, stderr: '' })
  for (const words of [['people'], ['audit']]) expect((await run(...words)).stdout).not.toMatch(/lovelace/i)
})

test('start prints a link with which the first owner comes in, once', { timeout: 120_000 }, async () => {
  const folder = await temporaryFolder()
  const port = await freePort()
  const server = startLeverage(folder, ['start'], { PORT: `${port}`, LEVERAGE_URL: `http://127.0.0.1:${port}` })
  onTestFinished(() => void server.kill('SIGTERM'))
  let text = ''
  for await (const chunk of server.stdout) {
    text += String(chunk)
    if (/#\S+\n/.test(text)) break
  }
  const [, address, secret] = /^(http:\S+)\/welcome#(\S+)$/m.exec(text) ?? []
  const accept = (handle: string) =>
    fetch(`${address}/api/v1/invitations/accept`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify({ secret, handle, name: 'Grace Hopper', password: 'seven quiet otters' }),
    })
  expect((await accept('grace')).status).toBe(200)
  expect((await accept('eve')).status).toBe(404)
  expect((await runCommand(folder, ['people'])).stdout).toMatch(/grace +Grace Hopper +admin +with a password/)
})
