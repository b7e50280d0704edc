import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { setUpSource } from '../../../server/usecases/set-up-source.ts'
import { runCommand } from '../../support/run-command.ts'
import { temporaryContext } from '../../support/temporary-installation.ts'

test('when the key is lost, its secrets are taken out, and what needs none is called again', async () => {
  const context = await temporaryContext()
  const { folder } = context
  const config = { repositories: ['acme/shop'], token: 'ghp_canary' }
  await setUpSource(context, { id: 'issues', type: 'github', title: 'Issues of the shop', config })
  context.store.close()
  await rm(join(folder, 'leverage.db.key'))
  const run = (...words: string[]) => runCommand(folder, words)
  // Of a source that there is not, so that nothing is called.
  expect((await run('sync', 'none')).stderr).toContain('leverage forget-secrets')
  expect(await run('forget-secrets', '--yes')).toEqual({
    code: 0,
    stdout: 'Taken out of Issues of the shop. Give each its secret again on the screens Sources and Settings.\n',
    stderr: '',
  })
  expect((await run('sync', 'none')).stderr).not.toContain('secret')
  expect((await run('forget-secrets')).stdout).toBe('There is no encrypted secret.\n')
})
