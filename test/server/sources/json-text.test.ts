import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonText } from '../../../server/sources/json-text.ts'
import { parseJson } from '../../../server/sources/parse-json.ts'

const SEED = { seed: 9, numRuns: 300 }
/** So long that a row of it is parsed by itself. */
const LONG = 'x'.repeat(3_000)

const rowsIn = async (text: string) => (await parseJson(new TextEncoder().encode(text), 1_000)) as object[]

const rows = fc.array(
  fc.record({
    id: fc.string({ unit: 'binary' }),
    text: fc.constantFrom('', LONG, `${LONG}\n"é" / \u2028 \u0007`),
    value: fc.jsonValue(),
  }),
  { minLength: 1, maxLength: 6 },
)

/** Writings of one and the same list. */
const escaped = (text: string) =>
  text.replace(/[^\x20-\x7e]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`)
const WRITINGS = {
  compact: (text: string) => text,
  indented: (text: string) => JSON.stringify(JSON.parse(text), null, 2),
  'escaped to ASCII': escaped,
  'with slashes escaped': (text: string) => text.replaceAll('/', '\\/'),
  'with spaces in rows': (text: string) => text.replaceAll('{"id":', '{"id": '),
  'with spaces between rows': (text: string) => text.replaceAll('},{"id":', '} , {"id":'),
  'with a space before the end': (text: string) => `${text.slice(0, -1)} ]`,
}

test.each(Object.entries(WRITINGS))('the text of a row is the same however it came: %s', (_, write) =>
  fc.assert(
    fc.asyncProperty(rows, async (list) => {
      const read = await rowsIn(write(JSON.stringify(list)))
      expect(read.map(jsonText)).toEqual(read.map((row) => JSON.stringify(row)))
    }),
    SEED,
  ),
)

test('what a number came as stays, where more digits came than a number holds', async () => {
  const row = `{"id":12345678901234567890,"text":"${LONG}"}`
  const [first, second] = await rowsIn(`[{"id":1,"text":"${LONG}"},${row}]`)
  expect([jsonText(first), jsonText(second)]).toEqual([JSON.stringify(first), row])
})

test('anything else is written', () => {
  expect([null, 1, 'a', { a: [1] }].map(jsonText)).toEqual(['null', '1', '"a"', '{"a":[1]}'])
})
