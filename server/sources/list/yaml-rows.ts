import { Composer, type CST, type Document, isSeq, Scalar, visit } from 'yaml'

/** Items at the end of a list that the parser may still change. */
const UNFINISHED = 2

/** Makes the rows of a list while the rest of it is read: made all at the end, they would hold everything else up. */
export interface YamlRows {
  /**
   * Makes the rows that are whole, and takes them off the parser.
   * @param before what the parser gave until now
   */
  readonly make: (parser: { readonly stack: readonly CST.Token[] }, before: readonly CST.Token[]) => void
  /** Puts the rows back into the document that they were taken from, which has kept its tokens. */
  readonly putInto: (document: Document) => void
}

export function yamlRows(): YamlRows {
  const rowsOf = new Map<CST.Token | undefined, unknown[]>()
  let wrong: { readonly list: CST.BlockSequence; readonly end: number } | null = null
  return {
    make({ stack }, before) {
      const list = listAtHand(stack)
      // What a directive says of tags holds for every row.
      if (!list || before.some(({ type }) => type === 'directive')) return
      const end = list.items.length - UNFINISHED
      // Of all that is wrong the first is told: it stays, and what follows it is not looked at.
      if (wrong) {
        if (wrong.list === list && end > wrong.end) list.items.splice(wrong.end, end - wrong.end)
        return
      }
      if (end < 1) return
      const value = { ...list, items: list.items.slice(0, end) }
      const part: CST.Document = { type: 'document', offset: list.offset, start: [], value }
      const [document] = new Composer({ logLevel: 'error' }).compose([part])
      if (!document || document.errors.length > 0 || !isSeq(document.contents)) {
        wrong = { list, end }
        return
      }
      list.items.splice(0, end)
      list.offset = document.contents.range?.[1] ?? list.offset
      const rows = rowsOf.get(list) ?? []
      rowsOf.set(list, rows)
      for (const row of plainRows(document) ?? document.contents.items) rows.push(row)
    },
    putInto(document) {
      visit(document, {
        Seq(_, list) {
          const rows = rowsOf.get(list.srcToken)
          if (!rows) return
          list.items = [...rows, ...list.items]
          return visit.SKIP
        },
      })
    },
  }
}

/** What a document holds. Throws where it has an alias: a few of them in each other come to any number of rows. */
export const contentOf = (document: Document): unknown => document.toJS({ maxAliasCount: 0 })

/** The rows of a list; null where one is refused, of which nothing is said before all the others are read. */
function plainRows(document: Document): Scalar[] | null {
  try {
    return (contentOf(document) as unknown[]).map((row) => new Scalar(row))
  } catch {
    return null
  }
}

/** The list that is being read, where it is all that the text holds, or what a field of it holds, and has no tag. */
function listAtHand(stack: readonly CST.Token[]): CST.BlockSequence | null {
  for (const token of stack) {
    if (token.type === 'block-seq') return token
    const ahead = token.type === 'block-map' ? token.items.at(-1)?.sep : token.type === 'document' ? token.start : null
    if (!ahead || ahead.some(({ type }) => type === 'tag')) return null
  }
  return null
}
