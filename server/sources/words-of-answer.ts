import { z } from 'zod'

const LONGEST = 80
const words = z.string().trim().min(1)
/** Where interfaces say in words what went wrong, the most telling first. */
const SAID = [
  z.object({ error: z.object({ message: words }) }).transform(({ error }) => error.message),
  z.object({ errors: z.tuple([words], z.unknown()) }).transform(({ errors }) => errors[0]),
  z
    .object({ errors: z.tuple([z.object({ message: words })], z.unknown()) })
    .transform(({ errors }) => errors[0].message),
  z.object({ message: words }).transform(({ message }) => message),
  z.object({ detail: words }).transform(({ detail }) => detail),
  z.object({ error_description: words }).transform(({ error_description }) => error_description),
  z.object({ error: words }).transform(({ error }) => error),
] as const

/**
 * What a host says in an answer that is not the one that was asked for, in one line for a message: the words of its
 * JSON, the title of its web page, else how the text begins, in quotes. Empty when it says nothing.
 */
export function wordsOfAnswer(text: string): string {
  const line = oneLine(text)
  if (line === '') return ''
  const said = oneLine(wordsOfJson(text) ?? /<title[^>]*>([^<]+)<\/title>/i.exec(text)?.[1] ?? '')
  return said === '' ? `“${line}”` : said.replace(/\.$/, '')
}

function wordsOfJson(text: string): string | undefined {
  try {
    const document: unknown = JSON.parse(text)
    for (const said of SAID) {
      const { data } = said.safeParse(document)
      if (data !== undefined) return data
    }
  } catch {
    // No JSON, or cut short: it is shown as it came.
  }
  return undefined
}

/** A text of a host in one line, cut at 80 characters; its control characters must not reach a terminal. */
export function oneLine(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line
}
