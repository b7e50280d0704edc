import { setImmediate as nextTurn } from 'node:timers/promises'
import { Composer, type CST, Lexer, LineCounter, Parser } from 'yaml'
import { contentOf, yamlRows } from './yaml-rows.ts'

/** Milliseconds that are spent on it before anything else has its turn, and lexemes between two looks at the clock. */
const LONGEST = 5
const TOGETHER = 50

/**
 * One document of YAML without aliases, a few rows at a time. Throws what the library finds wrong first, and where.
 * @param longest milliseconds before anything else has its turn
 * @param together lexemes between two looks at the clock
 */
export async function parseYaml(text: string, longest = LONGEST, together = TOGETHER): Promise<unknown> {
  const lines = new LineCounter()
  lines.addNewLine(0)
  const parser = new Parser(lines.addNewLine)
  const rows = yamlRows()
  const tokens: CST.Token[] = []
  let count = 0
  let began = performance.now()
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token)
    count += 1
    if (count % together !== 0 || performance.now() - began < longest) continue
    rows.make(parser, tokens)
    await nextTurn()
    began = performance.now()
  }
  tokens.push(...parser.end())
  const composer = new Composer({ keepSourceTokens: true, logLevel: 'error' })
  const [document, another] = [...composer.compose(tokens, true, text.length)]
  const [fault] = document?.errors ?? []
  if (fault) {
    const { line, col } = lines.linePos(fault.pos[0])
    throw new Error(`${fault.message} at line ${line}, column ${col}`, { cause: fault })
  }
  if (another) throw new Error('Source contains multiple documents')
  if (!document) return document
  await nextTurn()
  rows.putInto(document)
  return contentOf(document)
}
