import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { isBusy } from '../../../server/store/store-fault.ts'
import { whenFree } from '../../../server/store/when-free.ts'
import { page, record } from './sample-evidence.ts'
import { temporaryStore } from './temporary-store.ts'

const holder = fileURLToPath(new URL('./hold-lock.ts', import.meta.url))

test('a write waits while another process writes, and the event loop goes on meanwhile', {
  timeout: 30_000,
}, async () => {
  const { store, run, path } = await temporaryStore()
  const other = spawn(process.execPath, [holder, path, '2000'], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(other.stdout, 'data')
  let turns = 0
  const ticking = setInterval(() => {
    turns += 1
  }, 10)
  const counts = store.ingest.page(page(run, [record('a')]))
  // Reading needs no lock.
  expect(await store.incidents.all()).toEqual([])
  expect(await counts).toMatchObject({ created: 1 })
  clearInterval(ticking)
  // Two seconds have room for 200; a blocked loop would have none.
  expect(turns).toBeGreaterThan(20)
  expect(await store.incidents.all()).toHaveLength(1)
  if (other.exitCode === null) await once(other, 'exit')
  expect(other.exitCode).toBe(0)
})

test('a lock that nobody lets go of ends as a fault, after patience and no sooner', async () => {
  const busy = new Database.SqliteError('database is locked', 'SQLITE_BUSY')
  let tries = 0
  const locked = () => {
    tries += 1
    throw busy
  }
  await expect(whenFree(locked, 30)).rejects.toBe(busy)
  expect(tries).toBeGreaterThan(2)
})

test('a write whose turn comes when its patience is over is tried once', async () => {
  const busy = new Database.SqliteError('database is locked', 'SQLITE_BUSY')
  let tries = 0
  const locked = () => {
    tries += 1
    throw busy
  }
  await expect(whenFree(locked, 1_000, performance.now() - 1_000)).rejects.toBe(busy)
  expect(tries).toBe(1)
  expect(await whenFree(() => 'free', 1_000, performance.now() - 1_000)).toBe('free')
})

test('anything but a lock is not tried again', async () => {
  let tries = 0
  const failing = () => {
    tries += 1
    throw new Error('other')
  }
  await expect(whenFree(failing, 1_000)).rejects.toThrow('other')
  expect(tries).toBe(1)
  expect(isBusy(new Error('other'))).toBe(false)
})
