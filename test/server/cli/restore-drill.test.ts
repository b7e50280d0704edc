import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCommand } from '../../support/run-command.ts'
import { INCIDENTS_CSV, PROJECTS_CSV, SERVICES_CSV, temporaryFolder } from '../../support/temporary-installation.ts'

const README = new URL('../../../README.md', import.meta.url)

/** The commands that the README gives for this, word for word, comments left out. */
async function documented(): Promise<Record<'backup' | 'restore' | 'doctor', string[]>> {
  const lines = (await readFile(README, 'utf8')).split('\n')
  const first = lines.findIndex((line) => line.includes('leverage -- backup'))
  const [backup = [], restore = [], doctor = []] = lines
    .slice(first, first + 3)
    .map((line) => line.replace(/#.*/, '').trim().replace('npm run -s leverage -- ', '').split(' '))
  return { backup, restore, doctor }
}

test('a database that is lost comes back by the documented commands alone', { timeout: 120_000 }, async () => {
  const folder = await temporaryFolder()
  const run = async (words: readonly string[]) => {
    const result = await runCommand(folder, words)
    expect({ words, code: result.code, stderr: result.stderr }).toEqual({ words, code: 0, stderr: '' })
    return result.stdout
  }
  const rank = () => run(['rank', '--as-of', '2026-01-01', '--format', 'json'])
  for (const [name, text] of Object.entries({
    incidents: INCIDENTS_CSV,
    services: SERVICES_CSV,
    projects: PROJECTS_CSV,
  })) {
    await writeFile(join(folder, `${name}.csv`), text)
  }
  await runCommand(folder, ['import', 'csv', 'services.csv', 'incidents.csv', 'projects.csv'])
  const before = await rank()
  const { backup, restore, doctor } = await documented()

  expect(await run(backup)).toContain('whole and equal to the database')
  for (const part of ['', '-wal', '-shm']) await rm(join(folder, `leverage.db${part}`), { force: true })
  expect(await run(restore)).toContain('whole, and what it was when it was made')
  expect(await rank()).toBe(before)

  // Once more over a database that is there: it is kept aside, and only when told.
  const refused = await runCommand(
    folder,
    restore.filter((word) => word !== '--replace'),
  )
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('Give --replace to put it aside.') })
  expect(await run(restore)).toMatch(/What was there is kept as \S+leverage\.db\.replaced-\d{14}\./)
  expect(await run(doctor)).toContain('nothing damaged')
  expect(await rank()).toBe(before)

  await rename(join(folder, 'leverage-backup.db.sha256'), join(folder, 'other.sha256'))
  expect(await run(restore)).toContain('no hash stands beside it')
})
