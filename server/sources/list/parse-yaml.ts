import { parseJson } from '../parse-json.ts'
import { readYaml } from './read-yaml.ts'
import { yamlInThread } from './yaml-thread.ts'

/** Characters that are read here, within some ten milliseconds the first time: a thread takes longer to start. */
const LONGEST_HERE = 20_000

/**
 * One document of YAML without aliases, as `readYaml` has it; a long one is read in a thread, so that requests that come in
 * meanwhile have their turn. Throws a YamlFault for what is wrong in it, and another error where it could not be read.
 * @param longestHere characters that need no thread
 */
export async function parseYaml(text: string, longestHere = LONGEST_HERE): Promise<unknown> {
  return text.length <= longestHere ? readYaml(text) : parseJson(await yamlInThread(text))
}
