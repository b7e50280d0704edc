import { effortSchema, reductionSchema } from '../../../model/contract/three-point.ts'
import {
  type Effect,
  MECHANISMS,
  type Mechanism,
  type Project,
  type Selector,
  type TeamEffort,
} from '../../../model/evidence/project.ts'
import type { ThreePoint } from '../../../model/evidence/three-point.ts'

export const POINTS = ['low', 'likely', 'high'] as const
export type Point = (typeof POINTS)[number]

/** A three-point estimate as it is being typed. */
export type EstimateText = Readonly<Record<Point, string>>

export interface EffectForm {
  /** Stays the same while the form is edited. */
  readonly key: number
  readonly selector: Selector
  readonly estimates: Readonly<Partial<Record<Mechanism, EstimateText>>>
}

export interface EffortForm {
  readonly key: number
  readonly team: string
  readonly estimate: EstimateText
}

/** The part of a project that people estimate, as it is being typed: nothing in it need make sense yet. */
export interface ProjectForm {
  readonly effects: readonly EffectForm[]
  readonly effort: readonly EffortForm[]
  readonly dependsOn: readonly string[]
}

/** What a form states once it makes sense. */
export type Statement = Pick<Project, 'effects' | 'effort' | 'dependsOn'>

/** What is wrong with an estimate, by `estimateKey`. */
export type FormFaults = ReadonlyMap<string, string>

export const estimateKey = (part: 'effect' | 'effort', key: number, mechanism: Mechanism | '' = ''): string =>
  `${part}/${key}/${mechanism}`

export function formOf({ effects, effort, dependsOn }: Statement): ProjectForm {
  return {
    effects: effects.map(({ frequency, detection, recovery, blastRadius, closing, ...selector }, key) => {
      const estimates = { frequency, detection, recovery, blastRadius, closing }
      const stated = MECHANISMS.flatMap((mechanism) => {
        const estimate = estimates[mechanism]
        return estimate ? [[mechanism, textsOf(estimate, shareText)] as const] : []
      })
      return { key, selector, estimates: Object.fromEntries(stated) }
    }),
    effort: effort.map(({ team, ...estimate }, key) => ({ key, team, estimate: textsOf(estimate, String) })),
    dependsOn,
  }
}

/** What the form states, and what of it makes no sense yet: `statement` is null while there are faults. */
export function readForm({ effects, effort, dependsOn }: ProjectForm): {
  readonly statement: Statement | null
  readonly faults: FormFaults
} {
  const faults = new Map<string, string>()
  const read = (key: string, text: EstimateText, parse: (text: string) => number, schema: typeof reductionSchema) => {
    const result = schema.safeParse({ low: parse(text.low), likely: parse(text.likely), high: parse(text.high) })
    if (result.success) return result.data
    faults.set(key, result.error.issues[0]?.message ?? 'low, likely and high must be numbers')
    return null
  }
  const readEffects = effects.map(({ key, selector, estimates }): Effect => {
    const stated = MECHANISMS.flatMap((mechanism) => {
      const text = estimates[mechanism]
      const estimate = text && read(estimateKey('effect', key, mechanism), text, shareOf, reductionSchema)
      return estimate ? [[mechanism, estimate] as const] : []
    })
    if (Object.keys(estimates).length === 0)
      faults.set(estimateKey('effect', key), 'state at least one estimate, or remove the effect')
    return { ...selector, ...Object.fromEntries(stated) }
  })
  const readEffort = effort.flatMap(({ key, team, estimate }): TeamEffort[] => {
    const weeks = read(estimateKey('effort', key), estimate, numberOf, effortSchema)
    return weeks ? [{ team, ...weeks }] : []
  })
  const statement = faults.size === 0 ? { effects: readEffects, effort: readEffort, dependsOn } : null
  return { statement, faults }
}

/** Whether two statements are the same, whatever the order of their fields. */
export const isSameStatement = (one: Statement, other: Statement): boolean =>
  JSON.stringify(formOf(one)) === JSON.stringify(formOf(other))

const textsOf = ({ low, likely, high }: ThreePoint, write: (value: number) => string): EstimateText => ({
  low: write(low),
  likely: write(likely),
  high: write(high),
})

/** 0.1 -> "10%"; one part in 10^12 is floating point, not a statement. */
export const shareText = (share: number): string => `${Number((share * 100).toPrecision(12))}%`

/** "40%", "40 %" and "40" are all 0.4; NaN for what is no number. */
export const shareOf = (text: string): number => Number((numberOf(text.replace(/\s*%\s*$/, '')) / 100).toPrecision(12))

/** A number as people type it; NaN for what is none. A comma is a decimal point: nobody states ten thousand weeks. */
export const numberOf = (text: string): number =>
  /^\s*\d*[.,]?\d+\s*$|^\s*\d+[.,]\s*$/.test(text) ? Number(text.trim().replace(',', '.')) : Number.NaN
