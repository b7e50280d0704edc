import { parentPort, workerData } from 'node:worker_threads'
import { connect } from './connection.ts'
import { type EncodedPage, pageKeeper } from './keep-page.ts'
import { whenFree } from './when-free.ts'
import { type FromWriter, type ToWriter, unpackPage, type WriterData, writerFault } from './writer-message.ts'

/**
 * The thread that writes pages, over a connection of its own. It tries each page once, in one transaction: whoever
 * sent it decides what to do when another process writes just then.
 */
if (!parentPort) throw new Error('this runs in a worker thread only')
const port = parentPort
const { path, closed } = workerData as WriterData
const connection = await whenFree(() => connect(path))
const keepPage = pageKeeper(connection)
const keep = connection.transaction((page: EncodedPage) => keepPage(page))

port.postMessage({ ready: true } satisfies FromWriter)
port.on('message', (page: ToWriter) => {
  if (page === null) {
    connection.close()
    Atomics.store(closed, 0, 1)
    Atomics.notify(closed, 0)
    port.close()
    return
  }
  port.postMessage(kept(unpackPage(page)))
})

function kept(page: EncodedPage): FromWriter {
  try {
    return { counts: keep.immediate(page) }
  } catch (error) {
    return { fault: writerFault(error, page) }
  }
}
