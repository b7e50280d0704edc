import { type Random, randomStream } from '../../model/random/stream.ts'
import { SEED, whole } from './chance.ts'
import { DAY, END, writtenTime } from './clock.ts'
import { ISSUES, type IssueWording } from './wording/issues.ts'

/** issues.json: the tracker of code, as GitHub's REST API lists it. GitHub's own identifiers are numbers. */

const API = 'https://api.github.tidewater.example/repos/tidewater'
const WEB = 'https://github.tidewater.example/tidewater'
const FIRST_ID = 910_000_001
const PEOPLE = ['mara', 'oyelaran', 'jun', 'petros', 'sunniva', 'caio', 'ines', 'tarek', 'wren', 'anouk'].map(person)
const BOT = { login: 'demo-renovate[bot]', type: 'Bot' }
/** An issue is at most this old. */
const OLDEST = 420

function person(name: string) {
  return { login: `demo-${name}`, type: 'User' }
}

export const issueRows = () => ISSUES.map(issueRow).sort((one, other) => (one.updated_at < other.updated_at ? -1 : 1))

function issueRow(wording: IssueWording, position: number) {
  const { service, title, accounts = [], closed = false, pullRequest = false } = wording
  const random = randomStream(SEED, 'issue', service, title)
  const created = END - whole(20, OLDEST, random) * DAY + whole(8 * 60, 17 * 60, random)
  const updated = Math.min(END - DAY, created + whole(1, 200, random) * DAY)
  const number = 100 + position * 3 + whole(0, 2, random)
  const people = chosen(whole(1, 5, random), random)
  const path = `${pullRequest ? 'pull' : 'issues'}/${number}`
  return {
    id: FIRST_ID + position,
    number,
    title,
    state: closed ? 'closed' : 'open',
    created_at: writtenTime(created),
    updated_at: writtenTime(updated),
    closed_at: closed ? writtenTime(updated) : null,
    user: pullRequest ? BOT : people[0],
    assignees: pullRequest ? [] : people.slice(1),
    labels: labelsOf(wording, accounts).map((name) => ({ name })),
    comments: whole(0, 14, random),
    html_url: `${WEB}/${service}/${path}`,
    repository_url: `${API}/${service}`,
    ...(pullRequest ? { pull_request: { html_url: `${WEB}/${service}/${path}` } } : {}),
  }
}

const labelsOf = ({ service, labels = [] }: IssueWording, accounts: readonly number[]): string[] => [
  'reliability',
  `service:${service}`,
  ...labels,
  ...accounts.map((account) => `account:demo-account-${String(account).padStart(2, '0')}`),
]

/** Some of the people, each once. */
function chosen(count: number, random: Random) {
  const left = [...PEOPLE]
  return Array.from({ length: count }, () => left.splice(Math.floor(random() * left.length), 1)[0] ?? BOT)
}
