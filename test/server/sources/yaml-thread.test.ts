import { expect, test } from 'vitest'
import { YamlFault } from '../../../server/sources/list/read-yaml.ts'
import { yamlInThread } from '../../../server/sources/list/yaml-thread.ts'

const LIMITS = { seconds: 30, megabytes: 512 }
const program = (text: string) => new URL(`data:text/javascript,${encodeURIComponent(text)}`)
const SAYS = "import { parentPort } from 'node:worker_threads'; parentPort.postMessage({ fault: 'wrong' });"

test('one that never ends is ended', async () => {
  const reading = yamlInThread('a', { ...LIMITS, seconds: 0.1 }, program('for (;;);'))
  await expect(reading).rejects.toThrow('it takes longer than 0.1 seconds')
})

test('one that dies says so', async () => {
  const reading = yamlInThread('a', LIMITS, program('process.exit(3)'))
  await expect(reading).rejects.toThrow('the thread that read it ended with code 3')
})

test('one that fails says how', async () => {
  const reading = yamlInThread('a', LIMITS, program("throw new TypeError('broken')"))
  await expect(reading).rejects.toThrow(new TypeError('broken'))
})

test('one that takes too much memory ends by itself', async () => {
  const reading = yamlInThread('- a: 1\n'.repeat(200_000), { ...LIMITS, megabytes: 32 })
  await expect(reading).rejects.toThrow('it takes more than 32 MB of memory')
})

test('none is left once it has said what it has to', async () => {
  const threads = () => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length
  const before = threads()
  await expect(yamlInThread('a', LIMITS, program(`${SAYS} for (;;);`))).rejects.toThrow(new YamlFault('wrong'))
  await expect.poll(threads).toBe(before)
})
