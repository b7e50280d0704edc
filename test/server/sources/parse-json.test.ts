import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseJson } from '../../../server/sources/parse-json.ts'

const SEED = { seed: 9, numRuns: 2_000 }
/** Bytes of a piece: so few that every document is parsed in pieces. */
const AT_ONCE = 4

const bytesOf = (text: string) => new TextEncoder().encode(text)

/** What it comes to, or how it fails. */
async function outcome(parse: () => unknown): Promise<unknown> {
  try {
    return { value: await parse() }
  } catch (error) {
    return String(error)
  }
}

/** Of any length, with what ends strings and lists, and what keeps it from doing so. */
const text = fc
  .array(fc.constantFrom('a', 'bcd ', '"', '\\', '\\\\', ',', ']', '}', 'é', '\n'), { maxLength: 80 })
  .map((parts) => parts.join(''))

const documents = fc.oneof(
  fc.array(fc.dictionary(text, text, { maxKeys: 3 })),
  fc.jsonValue(),
  fc.array(fc.jsonValue()),
  fc.dictionary(fc.string(), fc.array(fc.jsonValue())),
)

test('is what the platform parses, however long the pieces are', () =>
  fc.assert(
    fc.asyncProperty(
      documents,
      fc.constantFrom(undefined, 1),
      fc.integer({ min: 1, max: 30 }),
      async (value, indent, atOnce) => {
        const text = JSON.stringify(value, null, indent)
        expect(await parseJson(bytesOf(text), atOnce)).toStrictEqual(JSON.parse(text))
      },
    ),
    SEED,
  ))

test('fails as the platform does where a character is missing, or is one too many', () =>
  fc.assert(
    fc.asyncProperty(
      documents,
      fc.nat(),
      fc.constantFrom('', ',', '[', ']', '{', '}', '"', '\\', ' ', '0'),
      async (value, at, put) => {
        const text = JSON.stringify(value)
        const start = at % (text.length + 1)
        const broken = text.slice(0, start) + put + text.slice(put === '' ? start + 1 : start)
        expect(await outcome(() => parseJson(bytesOf(broken), AT_ONCE))).toStrictEqual(
          await outcome(() => JSON.parse(broken)),
        )
      },
    ),
    SEED,
  ))

test.each([
  ['a comma before the end', '[1234567,1234567,1234567,]'],
  ['two commas', '[1234567,,1234567,1234567]'],
  ['a list that an object ends', '[1234567,1234567,1234567}'],
  ['a second document', '[1234567,1234567] [1234567]'],
  ['an end that is missing', '{"rows":[1234567,1234567'],
])('%s is left to the platform to say', async (_, text) => {
  await expect(parseJson(bytesOf(text), AT_ONCE)).rejects.toThrow(SyntaxError)
})

test('a byte order mark, names that are there twice and names that mean something to an object', async () => {
  const text = '{"rows":[11,22,33],"__proto__":[1,2,3],"rows":[44,55,66],"n":{"rows":[1]}}'
  expect(await parseJson(bytesOf(`\uFEFF${text}`), AT_ONCE)).toStrictEqual(JSON.parse(text))
})
