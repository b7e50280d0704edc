import { stringify } from 'yaml'
import { LONGEST_NEED } from '../../../model/contract/text-limits.ts'
import { ASKING_FUNCTIONS, type AskingFunction } from '../../../model/evidence/demand.ts'
import { type ThreePoint, threePoint } from '../../../model/evidence/three-point.ts'
import { type Money, money } from '../../../model/quantity.ts'

/** What the form asks, which GitHub writes as headings above the answers. */
const ASKS = {
  from: 'You ask from',
  service: 'Service',
  accounts: 'For which accounts',
  atStake: 'At stake a year',
  chance: 'Chance that it is lost, in percent',
  details: 'Anything else',
} as const
type Field = keyof typeof ASKS

const LABEL = 'reliability-need'
const CANNOT_TELL = 'I cannot tell'
/** What GitHub writes under the heading of an answer that was left out. */
const NO_ANSWER = '_No response_'

/** What an issue that was made with the form asks for. */
export interface NeedAnswers {
  readonly askedFrom: AskingFunction | null
  readonly service: string | null
  readonly accounts: readonly string[]
  readonly atStake: Money | null
  readonly chanceOfLoss: ThreePoint | null
  readonly description: string | null
}

/** The text of an issue form for .github/ISSUE_TEMPLATE, with the services of this installation. */
export function needTemplate(services: readonly string[]): string {
  const field = (type: 'dropdown' | 'input' | 'textarea', id: Field, attributes: object = {}) => ({
    type,
    id: id.toLowerCase(),
    attributes: { label: ASKS[id], ...attributes },
    validations: { required: false },
  })
  const form = {
    name: 'Reliability need',
    description: 'What hurts, for whom, and what is at stake. The title says it in a sentence.',
    labels: [LABEL],
    body: [
      field('dropdown', 'from', { options: [...ASKING_FUNCTIONS] }),
      field('dropdown', 'service', { options: [CANNOT_TELL, ...services] }),
      field('input', 'accounts', { description: 'Separated by commas' }),
      field('input', 'atStake', { description: 'An amount of money, such as 420000' }),
      field('input', 'chance', { description: 'The likely one, such as 20, or low, likely and high: 10, 20, 40' }),
      field('textarea', 'details', { description: 'When it happens, how often, what you do about it today' }),
    ],
  }
  return stringify(form)
}

/**
 * What the text of an issue answers to the form; null where it was not made with it. An answer that cannot be understood
 * counts as none: the text stays in the description. Linear.
 */
export function readNeed(body: string | null | undefined): NeedAnswers | null {
  const answers = answersIn(body ?? '')
  if (!answers.has('from') || !answers.has('accounts') || !answers.has('atStake')) return null
  const answer = (field: Field): string | null => {
    const text = answers.get(field)?.trim() ?? ''
    return text === '' || text === NO_ANSWER ? null : text
  }
  const service = answer('service')
  return {
    askedFrom: ASKING_FUNCTIONS.find((name) => name === answer('from')?.toLowerCase()) ?? null,
    service: service === CANNOT_TELL ? null : service,
    accounts: [...new Set((answer('accounts') ?? '').split(/[,;\n]/).map((name) => name.trim()))].filter(Boolean),
    atStake: amountIn(answer('atStake')),
    chanceOfLoss: chanceIn(answer('chance')),
    description: answer('details')?.slice(0, LONGEST_NEED).toWellFormed() ?? null,
  }
}

function answersIn(body: string): Map<Field, string> {
  const fields = new Map(Object.entries(ASKS).map(([field, heading]) => [`### ${heading}`, field as Field]))
  const answers = new Map<Field, string>()
  let current: Field | null = null
  for (const line of body.replaceAll('\0', '').split(/\r?\n/)) {
    const next = fields.get(line.trimEnd())
    if (next !== undefined && !answers.has(next)) {
      current = next
      answers.set(next, '')
    } else if (current !== null) answers.set(current, `${answers.get(current)}${line}\n`)
  }
  return answers
}

function amountIn(text: string | null): Money | null {
  const [, figure] = /^\D{0,4}(\d[\d\s,]*(?:\.\d+)?)\D{0,8}$/.exec(text ?? '') ?? []
  const amount = Number(figure?.replace(/[\s,]/g, ''))
  return figure !== undefined && Number.isFinite(amount) ? money(amount) : null
}

function chanceIn(text: string | null): ThreePoint | null {
  const figures = (text ?? '').match(/\d+(?:\.\d+)?/g)?.map((figure) => Number(figure) / 100) ?? []
  const [low, likely = low, high = likely] = figures
  if (low === undefined || likely === undefined || high === undefined || figures.length > 3 || high > 1) return null
  const made = threePoint(low, likely, high)
  return made.ok ? made.value : null
}
