import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { APPLICATION_ID } from './connection.ts'
import type { StoreDatabase } from './database.ts'
import { StoreFault } from './store-fault.ts'

/** Bytes below which a disk counts as full: the log of writes has room for small ones long after large ones fail. */
const LEAST_FREE = 1_048_576

/** Writes a page and takes it to the disk, and changes nothing by it. Throws StoreFault when that, or a larger write, cannot be done. */
export async function probeWriting(database: StoreDatabase): Promise<void> {
  const { bavail, bsize } = await statfs(dirname(database.path))
  if (bavail * bsize < LEAST_FREE) {
    throw new StoreFault('disk-full', database.path, 'the disk is full', 'Free some space: nothing new can be kept.')
  }
  await database.write((connection) => {
    connection.pragma(`application_id = ${APPLICATION_ID}`)
  })
}
