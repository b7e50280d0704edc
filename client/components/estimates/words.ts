import type { EstimateRound, ProjectEstimates } from '../../../model/contract/estimates.ts'
import type { ThreePoint } from '../../../model/evidence/three-point.ts'
import { counted, inWords, list, percent, sentence, weeksShort } from '../../../model/format.ts'

type Revealed = NonNullable<EstimateRound['revealed']>
type Unit = EstimateRound['questions'][number]['unit']

/** A figure as its question is answered: "8.5", "40%". */
export const figure = (value: number, unit: Unit): string => (unit === 'weeks' ? weeksShort(value) : percent(value, 0))

/** "8 to 12, likeliest 10 weeks" */
export const estimateWords = ({ low, likely, high }: ThreePoint, unit: Unit): string =>
  `${figure(low, unit)} to ${figure(high, unit)}, likeliest ${figure(likely, unit)}${unit === 'weeks' ? ' weeks' : ''}`

/** What stands of it, with its number. */
export function panelTitle({ round }: ProjectEstimates): string {
  if (!round || (!round.revealed && round.answered.length === 0))
    return 'Nobody has estimated it apart from the others yet'
  if (round.revealed) return revealedTitle(round, round.revealed)
  const people = round.answered.length
  return `${sentence(inWords(people))} ${people === 1 ? 'person has' : 'people have'} estimated it, unseen by each other`
}

function revealedTitle({ questions }: EstimateRound, { people, intervals }: Revealed): string {
  const [first] = questions.filter(({ key }) => intervals[key])
  const together = first && intervals[first.key]
  if (!first || !together) return `${counted(people.length, 'person', 'people')} estimated it`
  const what = `${figure(together.mean, first.unit)}${first.unit === 'weeks' ? ' weeks' : ''}`
  const who =
    people.length === 1 ? 'One blind estimate says' : `${sentence(inWords(people.length))} blind estimates centre on`
  return `${who} ${what}; the project says ${figure(first.mean, first.unit)}`
}

/** "Ada, Bo and you have answered" */
export function answeredWords({ answered }: EstimateRound): string {
  const names = answered.map(({ name, isYou }) => (isYou ? 'you' : name))
  if (names.length === 0) return 'Nobody has answered yet.'
  const one = names.length === 1 && names[0] !== 'you'
  return sentence(`${list(names)} ${one ? 'has' : 'have'} answered.`)
}
