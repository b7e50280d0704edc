import { objectiveRow } from '../objective-row.ts'
import { readSlothFiles } from '../sloth/read-files.ts'
import type { SlothSli } from '../sloth/spec-schema.ts'
import type { Found } from './found.ts'
import { EVEN_TRAFFIC, type Measure } from './indicator.ts'

/** The objectives of Sloth's specifications and the expressions they state. Throws SourceFault. */
export async function slothIndicators(paths: readonly string[]): Promise<Found> {
  const rows = (await readSlothFiles(paths)).flatMap((file) => file.rows)
  return {
    rows: rows.map(({ location, content }) => objectiveRow(location, content)),
    indicators: rows.flatMap(({ measured }) => {
      const measure = measured && measureOf(measured.sli)
      if (!measured || !measure) return []
      const { id, title, service } = measured.slo
      return [{ externalId: `sloth-file/${id}`, title, service, slo: id, measure }]
    }),
  }
}

/** How an indicator of Sloth's is asked for; null for a plugin's, whose expressions are not in the file. */
export function measureOf(sli: SlothSli): Measure | null {
  switch (sli.type) {
    case 'events':
      return { type: 'bad', bad: sli.errors, total: sli.total }
    case 'raw':
      return { type: 'errorRatio', ratio: sli.errorRatio, traffic: EVEN_TRAFFIC }
    case 'plugin':
      return null
  }
}
