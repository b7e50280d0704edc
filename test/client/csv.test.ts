import { expect, test } from 'vitest'
import { toCsv } from '../../client/lib/csv.ts'

test('text that a spreadsheet would run is defused, numbers stay numbers', () => {
  expect(
    toCsv([
      ['=1+1', '+1', '-1', '@x', '\tx'],
      [-1.5, 'a "b", c', 'two\nlines', 'plain', ''],
    ]),
  ).toBe(`'=1+1,'+1,'-1,'@x,'\tx\r\n-1.5,"a ""b"", c","two\nlines",plain,\r\n`)
})
