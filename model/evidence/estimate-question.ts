import { MECHANISMS, type Mechanism, type Project, type Selector } from './project.ts'
import type { ThreePoint } from './three-point.ts'

/** What of a project is estimated: its effort and its effects, with the figures that stood when people were asked. */
export type Estimated = Pick<Project, 'effort' | 'effects'>

/** One figure of a project that somebody may estimate. */
export interface EstimateQuestion {
  /** "effort/0/core": the first team's weeks; "effect/1/recovery". The same keys that sensitivity has. */
  readonly key: string
  readonly subject:
    | { readonly kind: 'effort'; readonly team: string }
    | { readonly kind: 'mechanism'; readonly effect: number; readonly mechanism: Mechanism; readonly touches: Selector }
  /** What the project says of it: engineer-weeks, or a reduction between 0 and 1. */
  readonly stated: ThreePoint
}

/** A person's figures, by the key of the question. */
export type EstimateAnswers = Readonly<Record<string, ThreePoint>>

/** All that can be asked of a project: the weeks of each team, then each mechanism of each effect. */
export function estimateQuestions({ effort, effects }: Estimated): EstimateQuestion[] {
  return [
    ...effort.map(({ team, low, likely, high }, position) => ({
      key: `effort/${position}/${team}`,
      subject: { kind: 'effort', team } as const,
      stated: { low, likely, high },
    })),
    ...effects.flatMap((stated, effect) =>
      MECHANISMS.flatMap((mechanism) => {
        const estimate = stated[mechanism]
        if (!estimate) return []
        const subject = { kind: 'mechanism', effect, mechanism, touches: selectorOf(stated) } as const
        return [{ key: `effect/${effect}/${mechanism}`, subject, stated: estimate }]
      }),
    ),
  ]
}

/** Whether the same is asked: the same teams, and the same mechanisms of the same evidence, whatever the figures. */
export const asksTheSame = (one: Estimated, other: Estimated): boolean =>
  JSON.stringify(asked(one)) === JSON.stringify(asked(other))

const asked = (estimated: Estimated) =>
  estimateQuestions(estimated).map(({ key, subject }) => [key, subject.kind === 'effort' ? null : subject.touches])

/** The same with these figures in the place of its own; a figure that is not among them stays. */
export const withAnswers = <Kind extends Estimated>(estimated: Kind, answers: EstimateAnswers): Kind => ({
  ...estimated,
  effort: estimated.effort.map((own, position) => ({ ...own, ...answers[`effort/${position}/${own.team}`] })),
  effects: estimated.effects.map((own, effect) => ({
    ...own,
    ...Object.fromEntries(
      MECHANISMS.flatMap((mechanism) => {
        const answer = answers[`effect/${effect}/${mechanism}`]
        return own[mechanism] && answer ? [[mechanism, answer]] : []
      }),
    ),
  })),
})

function selectorOf(effect: Estimated['effects'][number]): Selector {
  const touches = Object.entries(effect).filter(
    ([field, value]) => value !== undefined && !MECHANISMS.some((mechanism) => mechanism === field),
  )
  return Object.fromEntries(touches.toSorted(([one], [other]) => (one < other ? -1 : 1)))
}
