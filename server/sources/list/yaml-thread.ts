import { Worker } from 'node:worker_threads'
import { YamlFault } from './read-yaml.ts'

/**
 * What the thread says: JSON, which takes less time to take in than a message of so many objects and can be parsed in pieces,
 * or what is wrong in the text, as errors lose their class on the way.
 */
export type FromYamlReader = { readonly json: Uint8Array<ArrayBuffer> } | { readonly fault: string }

/** What a thread may take, which is more than the longest list of the shortest rows does: seven seconds on a busy machine. */
interface ThreadLimits {
  readonly seconds: number
  readonly megabytes: number
}

const PROGRAM = new URL('./yaml-reader.ts', import.meta.url)
const MOST: ThreadLimits = { seconds: 30, megabytes: 512 }

/**
 * Reads YAML in a thread that is started for it and ends with it. Gives JSON in UTF-8. Throws a YamlFault for what is wrong in
 * it, and another error when the thread takes too long or too much memory, or ends for any other reason.
 */
export async function yamlInThread(text: string, most = MOST, program = PROGRAM): Promise<Uint8Array> {
  const { seconds, megabytes } = most
  const answer = Promise.withResolvers<FromYamlReader>()
  const worker = new Worker(program, { workerData: text, resourceLimits: { maxOldGenerationSizeMb: megabytes } })
  worker.on('message', answer.resolve)
  worker.on('error', (error: NodeJS.ErrnoException) => {
    const isTooLarge = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    answer.reject(isTooLarge ? new Error(`it takes more than ${megabytes} MB of memory`, { cause: error }) : error)
  })
  worker.on('exit', (code) => answer.reject(new Error(`the thread that read it ended with code ${code}`)))
  const deadline = setTimeout(
    () => answer.reject(new Error(`it takes longer than ${seconds} seconds`)),
    1_000 * seconds,
  )
  try {
    const said = await answer.promise
    if ('fault' in said) throw new YamlFault(said.fault)
    return said.json
  } finally {
    clearTimeout(deadline)
    await worker.terminate()
  }
}
