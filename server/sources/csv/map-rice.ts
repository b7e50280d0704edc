import type { RiceEstimate } from '../../../model/evidence/rice.ts'
import { ratio } from '../../../model/quantity.ts'
import { identifier, needed, numberWithin, text } from './cells.ts'
import type { CsvRecord } from './row.ts'

/** One row of a RICE sheet. Sheets write confidence as 0.8 and as 80%; both are taken. Throws a CellFault. */
export function riceFromCsv(record: CsvRecord): RiceEstimate {
  return {
    id: needed(identifier, record, 'id'),
    title: text(record, 'title'),
    team: identifier(record, 'team'),
    person: text(record, 'person'),
    reach: needed(numberWithin({ least: 0 }), record, 'reach'),
    impact: needed(numberWithin({ least: 0 }), record, 'impact'),
    confidence: ratio(confidenceOf(record)),
    effort: needed(numberWithin({ above: 0 }), record, 'effort'),
  }
}

function confidenceOf(record: CsvRecord): number {
  const percent = /^(.*?)\s*%$/.exec(text(record, 'confidence') ?? '')?.[1]
  if (percent === undefined) return needed(numberWithin({ least: 0, most: 1 }), record, 'confidence')
  const cells = { ...record.cells, confidence: percent }
  return needed(numberWithin({ least: 0, most: 100 }), { ...record, cells }, 'confidence') / 100
}
