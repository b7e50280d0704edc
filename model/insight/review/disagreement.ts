import type { EstimateAnswers } from '../../evidence/estimate-question.ts'
import type { ThreePoint } from '../../evidence/three-point.ts'
import type { RivalRole } from '../rival.ts'
import type { LabelledQuestion } from './questions.ts'

/** What several people said of one project, once it was revealed. */
export interface RevealedEstimates {
  readonly project: string
  readonly people: readonly { readonly name: string; readonly answers: EstimateAnswers }[]
}

/** A project as it would stand by somebody's figures. */
export interface Stand {
  /** Mean engineer-weeks. */
  readonly effort: number
  /** Share of all the pain removed, 0 to 1. */
  readonly value: number
  /** Share removed per engineer-week. */
  readonly leverage: number
}

/** What the best plan would be by one person's figures, beside the one by those in use. */
export interface OtherPlan {
  /** Titles of what would come in, and of what would go. */
  readonly enters: readonly string[]
  readonly leaves: readonly string[]
}

/** How one figure is seen by several people. */
export interface QuestionDisagreement extends Pick<LabelledQuestion, 'key' | 'label' | 'unit' | 'stated'> {
  readonly people: readonly { readonly name: string; readonly estimate: ThreePoint; readonly mean: number }[]
  readonly pooled: ThreePoint
  /** Where the truth lies with 8 chances in 10, if each person is as likely to be right as the other. */
  readonly interval: { readonly low: number; readonly high: number }
  /** What it is worth to know whose figure holds, share of all the pain. */
  readonly gain: number
}

/** How several people see one project, and what hangs on who is right. */
export interface Disagreement {
  readonly project: string
  readonly title: string
  readonly people: readonly (Stand & {
    readonly name: string
    /** Whether it beats its rival by these figures; null where nothing competes with it. */
    readonly isAhead: boolean | null
    /** Null where the best plan is as good with the same members, or there is none. */
    readonly otherPlan: OtherPlan | null
  })[]
  readonly inUse: Stand
  /** By the pooled figures. */
  readonly pooled: Stand
  readonly rival: {
    readonly id: string
    readonly title: string
    readonly role: RivalRole
    readonly leverage: number
  } | null
  /** Share of the people by whose figures the best plan has other members: the chance, if each may be right. */
  readonly planChange: number
  /** What it is worth to know who is right before deciding between it and its rival, share of all the pain. */
  readonly gain: number
  /** What matters most first. */
  readonly questions: readonly QuestionDisagreement[]
  /** What hangs on it, as a sentence. */
  readonly words: string
}
