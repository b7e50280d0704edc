import type { CommittedPlan } from '../../model/contract/committed-plan.ts'
import { businessFile } from './business.ts'
import { EXPORT_TYPES, type ExportFormat } from './format.ts'
import { lensWords, type PlanDocument, planDocument } from './plan-document.ts'
import type { Deck } from './slides/deck.ts'
import { planDeck } from './slides/plan-deck.ts'

/** A committed plan as text, with the name and type of the file that holds it. The figures are those that were kept. */
export function committedPlanText(plan: CommittedPlan, format: ExportFormat) {
  const { contentType, extension } = EXPORT_TYPES[format]
  return {
    contentType,
    fileName: `plan-${plan.id}.${extension}`,
    text: textOf(plan, format),
  }
}

function textOf(plan: CommittedPlan, format: ExportFormat): string {
  if (format === 'json') return `${JSON.stringify(plan, null, 2)}\n`
  const document = planDocument(documentOf(plan), format)
  const { business } = plan.figures
  // A row of the CSV is a project; accounts have a file of their own.
  return business === null || format === 'csv' ? document : `${document}\n${businessFile(business, format).text}`
}

/** The same to present. */
export const committedPlanSlides = (plan: CommittedPlan): Deck => planDeck(documentOf(plan), `plan-${plan.id}.pptx`)

function documentOf({
  id,
  title,
  reason,
  committedAt,
  version,
  hash,
  seed,
  draws,
  figures,
}: CommittedPlan): PlanDocument {
  const { plan: report, slos } = figures
  return {
    title,
    head: [
      `Committed ${committedAt.slice(0, 16).replace('T', ' ')} UTC as ${id}, evidence of ${report.asOf.slice(0, 10)} (${report.evidenceVersion}), ${lensWords(report)}, ${draws} draws, seed ${seed}, Leverage ${version}, content ${hash.slice(0, 12)}.`,
      ...(reason === null ? [] : [`Reason: ${reason}`]),
    ],
    origin: {
      plan: id,
      committed_at: committedAt.slice(0, 10),
      as_of: report.asOf.slice(0, 10),
      lens: report.lens,
      seed,
      evidence: report.evidenceVersion,
      content: hash.slice(0, 12),
    },
    report,
    slos,
  }
}
