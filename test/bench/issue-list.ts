import { pick, SEED, whole } from '../../data/demo/chance.ts'
import { MILLISECONDS_PER_DAY, MILLISECONDS_PER_MINUTE } from '../../model/quantity.ts'
import { randomStream } from '../../model/random/stream.ts'
import { COMPANY_DAY, moment } from './company.ts'

/** The first issue was updated then, and each a minute after the one before. */
const FIRST_UPDATE = COMPANY_DAY - 100 * MILLISECONDS_PER_DAY
const API = 'https://api.github.com/repos/acme/shop'
const SENTENCE = 'When the queue is full, requests wait for more than a minute and customers see an error page. '

const person = (login: string) => ({
  login,
  id: 1_000 + login.length,
  node_id: 'MDQ6VXNlcjE=',
  avatar_url: `https://avatars.githubusercontent.com/u/${login.length}?v=4`,
  gravatar_id: '',
  ...Object.fromEntries(
    ['followers', 'following', 'gists', 'starred', 'subscriptions', 'organizations', 'repos', 'received_events'].map(
      (part) => [`${part}_url`, `https://api.github.com/users/${login}/${part}`],
    ),
  ),
  type: 'User',
  site_admin: false,
})

const label = (name: string) => ({
  id: name.length,
  node_id: 'MDU6TGFiZWwx',
  url: `${API}/labels/${name}`,
  name,
  color: 'd73a4a',
  default: false,
  description: `Issues about ${name}`,
})

/** An issue with the fields of GitHub's REST API and the length of its rows there: about 4 kB. */
export function issueAt(number: number) {
  const random = randomStream(SEED, 'bench', 'issue', String(number))
  const updated = FIRST_UPDATE + number * MILLISECONDS_PER_MINUTE
  const created = updated - whole(1, 60 * 24, random) * MILLISECONDS_PER_MINUTE
  const closed = random() < 0.6
  const url = `${API}/issues/${number}`
  return {
    url,
    repository_url: API,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: `https://github.com/acme/shop/issues/${number}`,
    id: 1_000_000 + number,
    node_id: 'MDU6SXNzdWUx',
    number,
    title: `Invented issue ${number} about ${pick(['checkout', 'search', 'login', 'payments'], random)}`,
    user: person(pick(['ada', 'grace', 'edsger', 'barbara'], random)),
    labels: [label('bug'), label(`service:${pick(['checkout', 'search', 'login', 'payments'], random)}`)],
    state: closed ? 'closed' : 'open',
    locked: false,
    assignee: null,
    assignees: [person(pick(['alan', 'tony'], random))],
    milestone: null,
    comments: whole(0, 12, random),
    created_at: moment(created),
    updated_at: moment(updated),
    closed_at: closed ? moment(updated) : null,
    author_association: 'NONE',
    active_lock_reason: null,
    body: SENTENCE.repeat(whole(1, 12, random)),
    reactions: {
      url: `${url}/reactions`,
      total_count: 3,
      '+1': 3,
      '-1': 0,
      laugh: 0,
      hooray: 0,
      confused: 0,
      heart: 0,
    },
    timeline_url: `${url}/timeline`,
    performed_via_github_app: null,
    state_reason: closed ? 'completed' : null,
  }
}

/** Which of `count` issues a request is answered with, as GitHub lists them by their last update. */
export function issuesFrom(query: URLSearchParams, count: number) {
  const since = Date.parse(query.get('since') ?? '') || 0
  const first = Math.max(0, Math.ceil((since - FIRST_UPDATE) / MILLISECONDS_PER_MINUTE) - 1)
  const size = Math.max(0, Math.min(Number(query.get('per_page') ?? 30), count - first))
  return { first, size, hasNext: first + size < count }
}
