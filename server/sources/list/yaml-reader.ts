import { parentPort, workerData } from 'node:worker_threads'
import { readYaml, YamlFault } from './read-yaml.ts'
import type { FromYamlReader } from './yaml-thread.ts'

/** The thread that reads one text of YAML, and ends. */
if (!parentPort) throw new Error('this runs in a worker thread only')
const answer = answerTo(workerData as string)
parentPort.postMessage(answer, 'json' in answer ? [answer.json.buffer] : [])

function answerTo(text: string): FromYamlReader {
  try {
    return { json: new TextEncoder().encode(JSON.stringify(readYaml(text))) }
  } catch (error) {
    if (error instanceof YamlFault) return { fault: error.message }
    throw error
  }
}
