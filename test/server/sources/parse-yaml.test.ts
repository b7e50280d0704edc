import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Lexer, Parser, parse, YAMLParseError } from 'yaml'
import { parseYaml } from '../../../server/sources/list/parse-yaml.ts'
import { yamlRows } from '../../../server/sources/list/yaml-rows.ts'
import { yamlTexts } from './yaml-texts.ts'

const SEED = { seed: 9, numRuns: 1_000 }

/** What the library says is wrong, without the lines of the text that it shows below. */
const said = (error: unknown): string =>
  String(error)
    .replace(/:\n\n[\s\S]*$/, '')
    .replace(/^\w+: /, '')

/** What the library makes of it, or what it throws. */
function expected(text: string): unknown {
  try {
    return { value: parse(text, { maxAliasCount: 0, logLevel: 'error' }) as unknown }
  } catch (error) {
    if (!(error instanceof YAMLParseError)) return { fault: said(error) }
    if (error.code === 'MULTIPLE_DOCS') return { fault: 'Source contains multiple documents' }
    return { fault: said(error), code: error.code, pos: error.pos }
  }
}

/** The same of a reader that stops whenever so many lexemes are read. */
async function outcome(text: string, together: number): Promise<unknown> {
  try {
    return { value: await parseYaml(text, 0, together) }
  } catch (error) {
    const { cause } = error as Error
    return cause instanceof YAMLParseError
      ? { fault: said(error), code: cause.code, pos: cause.pos }
      : { fault: said(error) }
  }
}

test('is what the library parses, and fails as that does, however few lexemes are read at a time', () =>
  fc.assert(
    fc.asyncProperty(yamlTexts, fc.constantFrom(1, 2, 7, 40), async (text, together) => {
      expect(await outcome(text, together)).toStrictEqual(expected(text))
    }),
    SEED,
  ))

const FIVE = '- a: 1\n- a: 2\n- a: 3\n- a: 4\n- a: 5\n'

test.each([
  ['a list', FIVE],
  [
    'lists in fields',
    `before: [1]\ndata:\n  more: x\n  rows:\n${FIVE.replace(/^/gm, '  ').trimEnd()}\nother:\n${FIVE}`,
  ],
  ['a list that its tag makes something else of', `rows: !!omap\n${FIVE.replace(/a/g, (_, at) => `a${at}`)}`],
  ['a list that is a key', `? ${FIVE.replace(/\n(?=-)/g, '\n  ')}: 1\n`],
  ['a list with a name', `rows: &all\n${FIVE}`],
  ['names for tags', `%TAG !e! tag:yaml.org,2002:\n---\n${FIVE.replace(/(\d)/g, '!e!str $1')}`],
  ['an older YAML', `%YAML 1.1\n---\n${FIVE.replace(/\d/g, 'yes')}`],
  ['times, bytes and sets as rows', '- !!timestamp 2026-01-01\n- !!binary aGk=\n- !!set {a}\n- 1\n- 2\n'],
  ['an alias', `- &a 1\n- *a\n${FIVE}`],
  ['an alias and a fault behind it', `- &a 1\n- *a\n${FIVE}- "\n`],
  ['faults in the first row and in others', `- a: 1\n  a: 2\n${FIVE}- b: 1\n  b: 1\n`],
  ['a fault ahead of the list and one in it', `{: 1\nrows:\n- a: 1\n  a: 2\n${FIVE}`],
  ['a fault behind the list', `rows:\n${FIVE}x: 1\nx: 2\n`],
  ['two documents', `${FIVE}---\n${FIVE}`],
  ['two documents, and a fault in the second', `${FIVE}---\n- a: 1\n  a: 2\n${FIVE}`],
])('%s is what the library says', async (_, text) => {
  expect(await outcome(text, 1)).toStrictEqual(expected(text))
})

test.each([
  ['whole', `rows:\n${FIVE.repeat(100)}`],
  ['wrong', `rows:\n- a: 1\n  a: 1\n${FIVE.repeat(100)}`],
])('of many rows that are %s only the last are left for the end', (_, text) => {
  const parser = new Parser()
  const rows = yamlRows()
  for (const lexeme of new Lexer().lex(text)) {
    for (const _token of parser.next(lexeme)) throw new Error('ended before its rows')
    rows.make(parser, [])
  }
  const list = parser.stack.find(({ type }) => type === 'block-seq')
  expect((list as { items?: unknown[] } | undefined)?.items?.length).toBeLessThanOrEqual(4)
})
