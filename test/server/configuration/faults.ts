import { readConfiguration } from '../../../server/configuration/read-configuration.ts'
import type { AnySource } from '../../../server/sources/registry.ts'
import { temporaryFile } from '../sources/reading.ts'

/** What is wrong with a text as a configuration file; fails when nothing is. */
export async function faultsOf(text: string | Uint8Array, variables = {}, sources?: readonly AnySource[]) {
  const reading = await readConfiguration(await temporaryFile('leverage.yaml', text), variables, sources)
  if (reading.ok) throw new Error('expected faults')
  return reading.faults
}

/** "line:column path message" of each fault. */
export const lines = async (...parameters: Parameters<typeof faultsOf>) =>
  (await faultsOf(...parameters)).map(({ line, column, path, message }) => `${line}:${column} ${path} ${message}`)
