import { expect, onTestFinished, test } from 'vitest'
import { PROGRAM } from '../../../server/store/actor.ts'
import { audited } from '../../../server/store/audited.ts'
import { connect } from '../../../server/store/connection.ts'
import { storeDatabase } from '../../../server/store/database.ts'
import { migrate } from '../../../server/store/migrations/migrate.ts'
import { settingsStore } from '../../../server/store/settings.ts'
import { now } from './sample-evidence.ts'
import { temporaryFile } from './temporary-store.ts'

async function settingsOn(path: string) {
  const connection = connect(path)
  onTestFinished(() => {
    connection.close()
  })
  await migrate(connection, path)
  return { connection, settings: settingsStore(audited(storeDatabase(connection, path), PROGRAM, now)) }
}

test('a full disk refuses writes, keeps reading, and takes writes again once there is space', async () => {
  const path = temporaryFile()
  const { connection, settings } = await settingsOn(path)
  await settings.set({ company: 'Acme' })
  const pages = Number(connection.pragma('page_count', { simple: true }))
  connection.pragma(`max_page_count = ${pages}`)
  const big = 'x'.repeat(100_000)
  await expect(settings.set({ company: big })).rejects.toMatchObject({
    code: 'disk-full',
    message: `${path}: the disk is full. Free some space: nothing of this change was kept.`,
  })
  expect((await settings.get()).company).toBe('Acme')
  connection.pragma(`max_page_count = ${pages + 100}`)
  await settings.set({ company: big })
  expect((await settings.get()).company).toBe(big)
})

test('a file that may not be written to says so', async () => {
  const { connection, settings } = await settingsOn(temporaryFile())
  connection.pragma('query_only = ON')
  await expect(settings.set({ company: 'Acme' })).rejects.toMatchObject({ code: 'read-only' })
  expect((await settings.get()).company).toBeNull()
})
