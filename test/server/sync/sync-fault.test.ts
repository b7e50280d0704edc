import { expect, test } from 'vitest'
import { SourceFault } from '../../../server/sources/source.ts'
import { describeFault } from '../../../server/sync/sync-fault.ts'

const fault = (message: string) =>
  new SourceFault({ code: 'malformed', location: 'a.csv', line: 3, message, advice: 'Close the quote.' })

test.each([
  [fault('a quote is never closed'), 'sheet, a.csv line 3: a quote is never closed. Close the quote.'],
  [fault('a.csv line 3 opens a quote'), 'sheet: a.csv line 3 opens a quote. Close the quote.'],
  [fault('List "sheet": a.csv line 3 opens a quote'), 'List "sheet": a.csv line 3 opens a quote. Close the quote.'],
  [fault('List "sheet": a quote is open'), 'a.csv line 3: List "sheet": a quote is open. Close the quote.'],
  [new Error('socket hang up'), 'sheet, at or after page 4: socket hang up'],
])('says once where it stopped: %s', (error, sentence) => {
  expect(describeFault('sheet', 'page 4', error)).toBe(sentence)
})
