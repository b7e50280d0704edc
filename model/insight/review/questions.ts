import { type Estimated, type EstimateQuestion, estimateQuestions } from '../../evidence/estimate-question.ts'
import { inputLabel, mechanismLabel } from '../words.ts'

/** A question with what it is called and what its answer is measured in. */
export interface LabelledQuestion extends EstimateQuestion {
  readonly label: string
  readonly unit: 'weeks' | 'share'
}

/** All that can be asked of a project, in the words of its sensitivity. @param teamTitle by id */
export const labelledQuestions = (asked: Estimated, teamTitle: (id: string) => string): LabelledQuestion[] =>
  estimateQuestions(asked).map((question) => ({ ...question, ...named(question, asked, teamTitle) }))

function named(
  { subject }: EstimateQuestion,
  { effort, effects }: Estimated,
  teamTitle: (id: string) => string,
): Pick<LabelledQuestion, 'label' | 'unit'> {
  if (subject.kind === 'effort') {
    const titles = { service: String, risk: String, request: String, team: teamTitle }
    return { label: inputLabel({ ...subject, position: 0 }, titles, effort.length), unit: 'weeks' }
  }
  const { mechanism, effect } = subject
  const stating = [...effects.keys()].filter((position) => effects[position]?.[mechanism] !== undefined)
  return { label: mechanismLabel(mechanism, effect, stating, effects), unit: 'share' }
}
