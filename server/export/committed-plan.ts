import type { CommittedPlan } from '../../model/contract/committed-plan.ts'
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
    text: format === 'json' ? `${JSON.stringify(plan, null, 2)}\n` : planDocument(documentOf(plan), format),
  }
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
