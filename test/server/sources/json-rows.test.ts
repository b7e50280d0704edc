import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonRows } from '../../../server/sources/list/json-rows.ts'
import { rowsAt } from '../../../server/sources/list/rows-at.ts'

const settings = { seed: 47, numRuns: 1_000 }

async function rowsIn(text: string, path?: string) {
  const rows = await jsonRows(Buffer.from(text), path)
  return rows && Array.from({ length: rows.length }, (_, position) => rows.at(position))
}

const row = fc.dictionary(fc.constantFrom('id', 'a', 'b"', 'c]', '{d', 'é'), fc.jsonValue({ maxDepth: 2 }), {
  minKeys: 1,
})
const list = fc.array(
  fc.oneof({ weight: 8, arbitrary: row }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 1 }) }),
  {
    maxLength: 8,
  },
)

test('of any document: the rows that it has when it is parsed at once, or none', async () => {
  const values = fc.oneof(list, fc.jsonValue({ maxDepth: 2 }), fc.array(fc.integer(), { maxLength: 12 }))
  const document = fc.oneof(
    list,
    fc.dictionary(fc.constantFrom('rows', 'items', 'a.b', 'more'), values),
    fc.jsonValue(),
  )
  const path = fc.option(fc.constantFrom('rows', 'items', 'a.b'), { nil: undefined })
  let found = 0
  await fc.assert(
    fc.asyncProperty(document, path, fc.constantFrom(0, 2), async (value, where, indent) => {
      const rows = await rowsIn(JSON.stringify(value, null, indent), where)
      if (rows === null) return
      const whole = rowsAt(JSON.parse(JSON.stringify(value)), where)
      if ('wrong' in whole) throw new Error(`found rows where there are none: ${whole.wrong}`)
      expect(rows.map((one) => one?.content)).toEqual(whole.rows)
      expect(rows.map((one) => one?.location)).toEqual(whole.rows.map((_, position) => `${whole.place}[${position}]`))
      for (const one of rows) if (one?.text !== undefined) expect(one.text).toBe(JSON.stringify(one.content))
      found += 1
    }),
    settings,
  )
  expect(found).toBeGreaterThan(100)
})

test('a list at the top, and one right below it', async () => {
  expect(await rowsIn('[{"a":1},{"a":2}]')).toEqual([
    { location: 'rows[0]', line: 1, content: { a: 1 }, text: '{"a":1}', fault: null },
    { location: 'rows[1]', line: 2, content: { a: 2 }, text: '{"a":2}', fault: null },
  ])
  expect(await rowsIn('\uFEFF{"page":1,"few":[{"a":1}],"ids":[1,2,3]}')).toMatchObject([{ location: 'few[0]' }])
})

test('long texts with what ends strings and lists in them end no row', async () => {
  const long = 'What customers saw was this: '
  const texts = [`${long}"},{"`, `${long}\\`, `${long}\\"]`, `${long}\\\\`, `"${long}" and "${long}\\"`]
  const all = texts.map((text) => ({ text, after: 1 }))
  expect((await rowsIn(JSON.stringify(all)))?.map((one) => one?.content)).toEqual(all)
})

test('a row that is no JSON is one with that as its fault, and those beside it stay', async () => {
  expect(await rowsIn('[{"a":1},{"a":NaN},{"a":3}]')).toMatchObject([
    { content: { a: 1 }, fault: null },
    { line: 2, content: '{"a":NaN}', fault: expect.stringMatching(/^is no JSON: .*NaN/) },
    { content: { a: 3 }, fault: null },
  ])
})

test.each([
  ['cut off', '[{"a":1},{"a":'],
  ['cut off between rows', '{"rows":[{"a":1},'],
  ['with a comma too many', '[{"a":1},]'],
  ['with nothing between commas', '[{"a":1},,{"a":2}]'],
  ['no JSON from the first row on', "[{'a':1},{'a':2}]"],
  ['more than one document', '{"rows":[{"a":1}]}\n{"rows":[]}'],
  ['with the list further below', '{"rows":[{"a":1}],"data":{"items":[{"a":1},{"a":2}]}}'],
  ['of no objects', '[1,2]'],
  ['that is text', '"[{}]"'],
])('none in a document %s: it is parsed at once, which says what it is', async (_what, text) => {
  expect(await rowsIn(text)).toBeNull()
})
