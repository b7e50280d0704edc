import type { EstimateRound } from '../../../model/contract/estimates.ts'
import { effortSchema, reductionSchema } from '../../../model/contract/three-point.ts'
import type { EstimateAnswers } from '../../../model/evidence/estimate-question.ts'
import type { ThreePoint } from '../../../model/evidence/three-point.ts'
import { type EstimateText, numberOf, POINTS, shareOf, shareText } from '../effects-editor/project-form.ts'

type Question = EstimateRound['questions'][number]

/** Answers as they are being typed, by question; empty fields answer nothing. */
export type BlindForm = Readonly<Record<string, EstimateText>>

const EMPTY: EstimateText = { low: '', likely: '', high: '' }

/** Begins with what one has said, never with what is stated: a figure that is seen is one that is followed. */
export const blindForm = (questions: readonly Question[], yours: EstimateAnswers | null): BlindForm =>
  Object.fromEntries(
    questions.map(({ key, unit }) => {
      const said = yours?.[key]
      const write = unit === 'weeks' ? String : shareText
      return [key, said ? { low: write(said.low), likely: write(said.likely), high: write(said.high) } : EMPTY]
    }),
  )

/** What the fields say, and what is wrong with them by question; a question with empty fields is not answered. */
export function readBlindForm(questions: readonly Question[], form: BlindForm) {
  const answers: Record<string, ThreePoint> = {}
  const faults = new Map<string, string>()
  for (const { key, unit } of questions) {
    const text = form[key] ?? EMPTY
    if (POINTS.every((point) => text[point].trim() === '')) continue
    const read = unit === 'weeks' ? numberOf : shareOf
    const schema = unit === 'weeks' ? effortSchema : reductionSchema
    const result = schema.safeParse({ low: read(text.low), likely: read(text.likely), high: read(text.high) })
    if (result.success) answers[key] = result.data as ThreePoint
    else faults.set(key, result.error.issues[0]?.message ?? 'low, likely and high must be numbers')
  }
  return { answers, faults }
}
