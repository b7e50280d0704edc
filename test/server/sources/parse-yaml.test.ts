import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isCollection, isPair, parse, parseDocument, visit, YAMLParseError } from 'yaml'
import { parseYaml } from '../../../server/sources/list/parse-yaml.ts'
import { readYaml, YamlFault } from '../../../server/sources/list/read-yaml.ts'
import { yamlTexts } from './yaml-texts.ts'

const SEED = { seed: 9, numRuns: 1_000 }
/** What another library is told, so that it too takes what has a tag that YAML 1.2 does not know as if it had none. */
const ANOTHER = { maxAliasCount: 0, logLevel: 'error', resolveKnownTags: false } as const

/** What the other library refuses and this one reads, where nothing can be mistaken, by the code of its fault. */
const LAXER: Readonly<Record<string, RegExp>> = {
  TAB_AS_INDENT: /^\s*\t/m,
  BLOCK_AS_IMPLICIT_KEY: /^[\s-]*: /m,
  MULTIPLE_DOCS: /^\s*\.\.\./,
}

const isRefused = (text: string): boolean => {
  try {
    return readYaml(text) === undefined
  } catch (error) {
    if (error instanceof YamlFault) return true
    throw error
  }
}

/** As JSON has it, and with null for the name of what has none: the other library calls it nothing. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, inner) =>
    inner === null || typeof inner !== 'object' || Array.isArray(inner)
      ? inner
      : Object.fromEntries(Object.entries(inner).map(([name, field]) => [name || 'null', field])),
  )
}

function hasListAsName(text: string): boolean {
  let has = false
  visit(parseDocument(text, ANOTHER), (_, node) => {
    has ||= isPair(node) && isCollection(node.key)
  })
  return has
}

test('is what another library parses, and is refused where that refuses it', () => {
  fc.assert(
    fc.property(yamlTexts, (any) => {
      // A carriage return by itself ends a line (YAML 1.2.2, 5.4); the other library takes it for a letter.
      const text = any.replace(/\r(?!\n)/g, '\n')
      let expected: unknown
      try {
        expected = plain(parse(text, ANOTHER))
      } catch (error) {
        const code = error instanceof YAMLParseError ? error.code : ''
        if (!LAXER[code]?.test(text)) expect(isRefused(text)).toBe(true)
        return
      }
      if (hasListAsName(text)) expect(isRefused(text)).toBe(true)
      else expect(plain(readYaml(text))).toEqual(expected)
    }),
    SEED,
  )
})

test.each([
  ['an empty text', '', null],
  ['only a remark', '# none yet\n', null],
  ['a time', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'],
  ['a day', '2026-01-01', '2026-01-01'],
  ['what was yes and no once', '[yes, no, on, off, y, n]', ['yes', 'no', 'on', 'off', 'y', 'n']],
  ['what were numbers once', '[1_000, 1:30, 0b1, 0o17, 017]', ['1_000', '1:30', '0b1', 15, 17]],
  ['truth', '[true, False, TRUE, ~, null]', [true, false, true, null, null]],
  ['a number of more digits than are kept', '12345678901234567890', 12345678901234567000],
  ['what is no number in JSON', '[.inf, -.inf, .nan, 1e999]', ['.inf', '-.inf', '.nan', '1e999']],
  ['what names another object', '<<: { a: 1 }', { '<<': { a: 1 } }],
  ['names that are no text', '{1: a, true: b, 1.50: c, ~: d}', { 1: 'a', true: 'b', 1.5: 'c', null: 'd' }],
  ['tags of older YAML', '[!!timestamp 2026-01-01, !!binary aGk=]', ['2026-01-01', 'aGk=']],
  ['lists of older YAML', '{a: !!set {x}, b: !!omap [x: 1]}', { a: { x: null }, b: [{ x: 1 }] }],
  ["somebody's own tags", '[!a 1, !b [1], !c {x: 1}]', ['1', [1], { x: 1 }]],
  ['the tags that are known', '[!!str 1, !!int "1", !!float 1]', ['1', 1, 1]],
])('%s is read as a list needs it, here and in a thread', async (_, text, value) => {
  expect(readYaml(text)).toStrictEqual(value)
  expect(await parseYaml(text, 0)).toStrictEqual(value)
})

test('a name that objects have already is a field like any other', async () => {
  const text = '{__proto__: {is: 1}, constructor: 2, toJSON: 3}'
  for (const value of [readYaml(text), await parseYaml(text, 0)]) {
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor', 'toJSON'])
    expect(value).not.toHaveProperty('is')
  }
})

const ROWS = '- { a: 1, b: x }\n'.repeat(5_000)

test.each([
  ['a name twice', 'a: 1\na: 2\n', 'duplicated mapping key at line 2, column 1'],
  ['a name twice, as a number and as text', '1: 1\n"1": 2\n', 'duplicated mapping key at line 2, column 2'],
  ['a list as a name', '[a]: 1', 'object-based map does not support complex keys at line 1, column 1'],
  ['an alias', '- &a 1\n- *a\n', 'aliases exceeded maxAliases (0) at line 2, column 4'],
  ['more levels than any list has', '['.repeat(101), 'nesting exceeded maxDepth (100) at line 1, column 100'],
  ['two documents', `${ROWS}---\n- 1\n`, 'Source contains multiple documents'],
  [
    'a fault at the end of a long text',
    `${ROWS}- "`,
    'unexpected end of the stream within a double quoted scalar at line 5001, column 4',
  ],
])('%s is refused with its place, here and in a thread', async (_, text, message) => {
  const fault = new YamlFault(message)
  expect(() => readYaml(text)).toThrow(fault)
  await expect(parseYaml(text, 0)).rejects.toThrow(fault)
})

test('a long text is read while other things have their turn, and a short one at once', async () => {
  let turns = 0
  const turning = setInterval(() => (turns += 1), 1)
  const short = parseYaml('- a: 1\n')
  const long = parseYaml(ROWS)
  expect(turns).toBe(0)
  expect(await short).toEqual([{ a: 1 }])
  expect(turns).toBe(0)
  expect(await long).toHaveLength(5_000)
  clearInterval(turning)
  expect(turns).toBeGreaterThan(2)
})

test('twenty thousand names in one object are read within a second', () => {
  const names = Array.from({ length: 20_000 }, (_, at) => `name${at}: ${at}\n`).join('')
  const { user } = process.threadCpuUsage()
  expect(Object.keys(readYaml(names) as object)).toHaveLength(20_000)
  expect(process.threadCpuUsage().user - user).toBeLessThan(1_000_000)
})
