import { parentPort, workerData } from 'node:worker_threads'
import { boundLog } from './checkpoints.ts'
import { connect } from './connection.ts'
import type { EncodedPage } from './keep-page.ts'
import { pageTransaction } from './page-transaction.ts'
import { letGo, type StoreThreadData } from './store-thread.ts'
import { whenFree } from './when-free.ts'
import { type FromWriter, type ToWriter, unpackPage, writerFault } from './writer-message.ts'

/**
 * The thread that writes pages, over a connection of its own. It tries each page once, in one transaction: whoever
 * sent it decides what to do when another process writes just then.
 */
if (!parentPort) throw new Error('this runs in a worker thread only')
const port = parentPort
const data = workerData as StoreThreadData
const connection = await whenFree(() => connect(data.path))
boundLog(connection)
const keep = pageTransaction(connection)

/** Pages that were sent ahead. */
const held = new Map<number, EncodedPage>()
let wasLastKept = false

port.postMessage({ ready: true } satisfies FromWriter)
port.on('message', (message: ToWriter) => {
  if (message === null) letGo(port, connection, data)
  else if ('hold' in message) {
    held.set(message.hold, unpackPage(message.page))
    if (message.when === 'now' || (message.when === 'next' && wasLastKept)) port.postMessage(written(message.hold))
  } else if ('write' in message) port.postMessage(written(message.write))
  else held.delete(message.drop)
})

function written(number: number): FromWriter {
  const page = held.get(number)
  try {
    if (!page) throw new Error(`page ${number} was never sent`)
    const counts = keep(page)
    held.delete(number)
    wasLastKept = true
    return { counts }
  } catch (error) {
    wasLastKept = false
    return { fault: writerFault(error, page?.source ?? '') }
  }
}
