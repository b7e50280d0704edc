import {
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Document as Parsed,
  parseDocument,
} from 'yaml'
import { type ConfigurationFault, type LocatedFault, showPath } from './fault.ts'

/** A YAML file as plain values, with a way back from a path to its line and column. */
export interface YamlFile {
  readonly value: unknown
  locate(fault: LocatedFault): ConfigurationFault
}

/** Parses one YAML document. Returns its faults instead when it is not one: syntax, repeated keys, several documents. */
export function parseYaml(text: string): YamlFile | readonly ConfigurationFault[] {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true })
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  if (document.errors.length > 0) {
    return document.errors.map(({ message, pos }) => ({ ...at(pos[0]), path: '', message: `is not YAML: ${message}` }))
  }
  try {
    return {
      value: document.toJS({ maxAliasCount: 100 }),
      locate: (fault) => ({ ...at(offsetOf(document, fault)), path: showPath(fault.path), message: fault.message }),
    }
  } catch (cause) {
    return [{ line: 1, column: 1, path: '', message: `is not usable YAML: ${(cause as Error).message}` }]
  }
}

/** Where the value at a path begins; for one that is not in the file, the innermost thing around it that is. */
function offsetOf(document: Parsed, { path, atKey = false }: LocatedFault): number {
  let node: Node | null = document.contents
  let offset = startOf(node) ?? 0
  for (const [position, key] of path.entries()) {
    const inner = entryOf(node, key)
    if (!inner) break
    offset =
      (atKey && position === path.length - 1 ? startOf(inner.key) : null) ??
      startOf(inner.value) ??
      startOf(inner.key) ??
      offset
    node = inner.value
  }
  return offset
}

function entryOf(node: Node | null, key: PropertyKey): { key: Node | null; value: Node | null } | null {
  if (isSeq(node) && typeof key === 'number') {
    const value = node.items[key]
    return isNode(value) ? { key: null, value } : null
  }
  if (!isMap(node)) return null
  const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(key))
  return pair ? { key: isNode(pair.key) ? pair.key : null, value: isNode(pair.value) ? pair.value : null } : null
}

const startOf = (node: Node | null): number | null => node?.range?.[0] ?? null
