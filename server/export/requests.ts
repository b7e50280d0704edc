import type { BoardRequest, RequestBoard } from '../../model/contract/requests.ts'
import { boardHeadline, GROUP_TITLES, groupOf } from '../../model/evidence/request-words.ts'
import { counted, list } from '../../model/format.ts'
import { type EvidenceColumn, evidenceText, shareText } from './evidence.ts'
import type { ExportFormat } from './format.ts'

interface NeedColumn extends EvidenceColumn<BoardRequest> {
  /** It has room on a slide. */
  readonly isPresented?: true
}

/** Open needs, the heaviest first. */
export const openNeeds = ({ requests }: RequestBoard): BoardRequest[] =>
  requests.filter(({ closedAt }) => closedAt === null)

/** The board as text, with the name and type of the file that holds it: one row an open need. */
export function requestsText(board: RequestBoard, evidenceVersion: string, format: ExportFormat) {
  const needs = openNeeds(board)
  const finding = boardHeadline(board.requests)
  const subject = { title: 'Needs', finding, asOf: board.asOf, evidenceVersion, total: needs.length }
  return evidenceText(subject, needs, needColumns(board), format)
}

/** What the board shows of a need, in its order. */
export function needColumns({ services, currency }: RequestBoard): readonly NeedColumn[] {
  const titles = new Map(services.map(({ id, title }) => [id, title]))
  const inCurrency = currency === null ? '' : `, ${currency}`
  return [
    { key: 'id', title: 'Id', value: ({ id }) => id },
    { key: 'asked_from', title: 'From', value: (need) => GROUP_TITLES[groupOf(need)], isPresented: true },
    { key: 'title', title: 'What hurts', value: ({ title }) => title, isPresented: true },
    {
      key: 'service',
      title: 'Service',
      value: ({ service }) => service,
      text: ({ service }) => (service === null ? 'unmapped' : (titles.get(service) ?? service)),
    },
    {
      key: 'accounts',
      title: 'For whom',
      value: ({ accounts }) => accounts.map(({ title }) => title).join('; '),
      text: ({ accounts }) => list(accounts.map(({ title }) => title)) || 'no account named',
      isPresented: true,
    },
    { key: 'people', title: 'People', isNumber: true, value: ({ people }) => people, text: peopleText },
    {
      key: 'at_stake',
      title: `At stake${inCurrency}`,
      isNumber: true,
      value: ({ atStake }) => atStake,
      isPresented: true,
    },
    {
      key: 'chance_of_loss_likely',
      title: 'Chance of loss',
      isNumber: true,
      value: ({ chanceOfLoss }) => chanceOfLoss?.likely ?? null,
      text: ({ chanceOfLoss }) => shareText(chanceOfLoss?.likely ?? null),
    },
    {
      key: 'points',
      title: 'Weight',
      isNumber: true,
      value: ({ points }) => points,
      text: ({ points }) => points.toFixed(1),
      isPresented: true,
    },
    {
      key: 'asked_at',
      title: 'Asked',
      value: ({ createdAt }) => createdAt,
      text: ({ createdAt }) => createdAt.slice(0, 10),
    },
    { key: 'asked_by', title: 'By', value: ({ requestedBy }) => requestedBy },
    { key: 'state', title: 'State', value: ({ state }) => state },
    { key: 'stands', title: 'Where it stands', value: ({ words }) => words, isPresented: true },
  ]
}

const peopleText = ({ people }: BoardRequest): string => counted(people, 'person', 'people')
