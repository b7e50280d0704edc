import type { PerDimension } from '../../evidence/lens.ts'
import type { PreparedProject, PreparedRanking } from '../../ranking/prepare.ts'
import { reported } from '../../ranking/round.ts'
import { breakEven, surplus } from '../break-even.ts'
import { lineAt, type UncertainInput } from '../input.ts'
import { projectInputs } from '../inputs.ts'
import { labelOf } from '../insight-inputs.ts'
import type { Rival } from '../rival.ts'
import { type InsightTitles, inputUnit, inputWords } from '../words.ts'
import type { ComparedCondition } from './comparison.ts'

/**
 * What would have to be true of one estimate, all others at their mean, for the second project to come first; the
 * likeliest comes first. What the record tells of both, such as how often a service fails, moves both at once. Exact.
 * Cost: as `projectInputs` of both.
 */
export function conditionsFor(
  prepared: PreparedRanking,
  first: PreparedProject,
  second: PreparedProject,
  pain: PerDimension,
  titles: InsightTitles,
): ComparedCondition[] {
  const [leading, trailing] = [projectInputs(prepared, first, pain), projectInputs(prepared, second, pain)]
  const isShared = (input: UncertainInput) => input.estimate === null
  const inBoth = new Map(leading.filter(isShared).map((input) => [input.key, input]))
  const ofTrailing = trailing.flatMap((input) => {
    const other = isShared(input) ? inBoth.get(input.key) : undefined
    return tie(other ? against(input, other) : input, other ? ZERO : rival(first, leading))
  })
  const trailingKeys = new Set(trailing.filter(isShared).map(({ key }) => key))
  const ofLeading = leading
    .filter((input) => !(isShared(input) && trailingKeys.has(input.key)))
    .flatMap((input) => tie(input, rival(second, trailing)).map((found) => ({ ...found, isAbove: !found.isAbove })))

  const stated = (own: PreparedProject, all: readonly UncertainInput[]) => (found: Tie) => {
    const { input, at, isAbove } = found
    const isOfBoth = isShared(input) && inBoth.has(input.key) && trailingKeys.has(input.key)
    const label = labelOf(input, all, own, titles)
    const unit = inputUnit(input.subject)
    const below = input.spread.below(at)
    return {
      project: isOfBoth ? null : own.project.id,
      key: `${own.project.id}/${input.key}`,
      label,
      unit,
      mean: reported(input.spread.mean),
      at: reported(at),
      side: isAbove ? ('at least' as const) : ('at most' as const),
      chance: reported(isAbove ? 1 - below : below),
      words: `${label}${isShared(input) ? '' : ` of ${own.project.title}`} ${isAbove ? 'at least' : 'at most'} ${inputWords(at, unit)}`,
    }
  }
  return [...ofTrailing.map(stated(second, trailing)), ...ofLeading.map(stated(first, leading))].sort(
    (one, other) => other.chance - one.chance,
  )
}

interface Tie {
  readonly input: UncertainInput
  readonly at: number
  /** Whether the input's own project leads above `at`. */
  readonly isAbove: boolean
}

const ZERO: Rival = { id: '', role: 'next in rank', leverage: 0 }

function rival({ project, effort }: PreparedProject, [input]: readonly UncertainInput[]): Rival {
  const value = input ? lineAt(input.value, input.spread.mean) : 0
  return { id: project.id, role: 'next in rank', leverage: value / effort }
}

/** An input that moves both: what its project is worth beyond the other's price, which moves with it. */
function against(own: UncertainInput, other: UncertainInput): UncertainInput {
  const price = own.effort.start / other.effort.start
  return {
    ...own,
    value: {
      start: own.value.start - price * other.value.start,
      slope: own.value.slope - price * other.value.slope,
    },
  }
}

function tie(input: UncertainInput, against: Rival): Tie[] {
  const { at } = breakEven(input, against)
  return at === null ? [] : [{ input, at, isAbove: surplus(input, against).slope > 0 }]
}
