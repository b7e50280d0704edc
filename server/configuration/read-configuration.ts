import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { configurationSchema } from '../../model/contract/configuration.ts'
import { type AnySource, SOURCES } from '../sources/registry.ts'
import type { ConfigurationEvidence } from '../store/configuration-evidence.ts'
import { configurationEvidence } from './configuration-evidence.ts'
import type { Environment } from './environment.ts'
import type { ConfigurationFault, LocatedFault } from './fault.ts'
import { parseYaml } from './parse-yaml.ts'
import { referenceFaults } from './reference-faults.ts'
import { schemaFaults } from './schema-faults.ts'
import { sourceEntryFaults } from './source-entries.ts'

export type ConfigurationReading =
  | { readonly ok: true; readonly evidence: ConfigurationEvidence /** Of the file's bytes. */; readonly hash: string }
  | { readonly ok: false /** In order of line. */; readonly faults: readonly ConfigurationFault[] }

/**
 * Reads leverage.yaml. Either all of it is right, or every fault is told with its line and column: syntax first, then
 * fields, then references and sources. `environment` is where `${NAME}` in sources is looked up; nothing of it is kept.
 */
export async function readConfiguration(
  path: string,
  environment: Environment,
  sources: readonly AnySource[] = SOURCES,
): Promise<ConfigurationReading> {
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => cause)
  if (bytes instanceof Error) {
    return wholeFile(`${path} cannot be read: ${bytes.code === 'ENOENT' ? 'there is no such file' : bytes.message}`)
  }
  if (!isUtf8(bytes) || bytes.includes(0)) return wholeFile(`${path} is not UTF-8 text; save it as UTF-8`)

  const file = parseYaml(bytes.toString('utf8').replace(/^\uFEFF/, ''))
  if (!('locate' in file)) return { ok: false, faults: file }
  if (file.value === null || file.value === undefined) return wholeFile(`${path} says nothing`)
  const refuse = (faults: readonly LocatedFault[]): ConfigurationReading => ({
    ok: false,
    faults: faults.map(file.locate).sort((left, right) => left.line - right.line || left.column - right.column),
  })

  const parsed = configurationSchema.safeParse(file.value)
  if (!parsed.success) return refuse(schemaFaults(configurationSchema, file.value))
  const faults = [
    ...referenceFaults(parsed.data),
    ...(parsed.data.sources ?? []).flatMap((entry, position) =>
      sourceEntryFaults(entry, ['sources', position], environment, sources),
    ),
  ]
  if (faults.length > 0) return refuse(faults)
  return {
    ok: true,
    evidence: configurationEvidence(parsed.data, path, (at) => file.locate({ path: at, message: '' }).line, sources),
    hash: createHash('sha256').update(bytes).digest('hex'),
  }
}

const wholeFile = (message: string): ConfigurationReading => ({
  ok: false,
  faults: [{ line: 1, column: 1, path: '', message }],
})
