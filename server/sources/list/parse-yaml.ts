import { setImmediate as nextTurn } from 'node:timers/promises'
import { Composer, type CST, Lexer, LineCounter, Parser } from 'yaml'

/** Tokens that are read before anything else has its turn. */
const TOKENS_AT_ONCE = 5_000

/** One document of YAML without aliases, read a few tokens at a time. Throws what the library finds wrong first, and where. */
export async function parseYaml(text: string): Promise<unknown> {
  const lines = new LineCounter()
  lines.addNewLine(0)
  const parser = new Parser(lines.addNewLine)
  const tokens: CST.Token[] = []
  let count = 0
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token)
    count += 1
    if (count % TOKENS_AT_ONCE === 0) await nextTurn()
  }
  tokens.push(...parser.end())
  await nextTurn()
  const [document, another] = [...new Composer().compose(tokens, true, text.length)]
  await nextTurn()
  const [fault] = document?.errors ?? []
  if (fault) {
    const { line, col } = lines.linePos(fault.pos[0])
    throw new Error(`${fault.message} at line ${line}, column ${col}`, { cause: fault })
  }
  if (another) throw new Error('Source contains multiple documents')
  return document?.toJS({ maxAliasCount: 0 })
}
