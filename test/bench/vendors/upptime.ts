import { COMPANY_DAY, moment } from '../company.ts'
import { joined, type PlainRow, type Vendor } from './vendor.ts'

const MINUTE = 60_000
const DAY = 1_440 * MINUTE
const STEP = 5 * MINUTE
const SPAN = 14 * DAY
const PAGE = 100
const SITES = 50
const DAYS = 200
const BEGAN = COMPANY_DAY - DAYS * DAY
/** The connector leaves the last quarter of an hour for the next time. */
const END = COMPANY_DAY - 15 * MINUTE
const KNOWN_FOR = 36 * 60 * MINUTE
/** Of so many days of a site one has an outage. */
const OUTAGE_EVERY = 13
const SUBJECT = /^(?:\S+ )?(\S.*) is (up|down|degraded) \(\d+ in \d+ ms\)/u

interface Commit {
  readonly commit: { readonly message: string; readonly committer: { readonly date: string } }
}
interface State {
  readonly at: number
  readonly isUp: boolean
}

/** A repository like a recorded one of 54 sites: each is written of once a day, and where it goes down and comes up. */
export const upptime: Vendor = {
  type: 'upptime',
  what: `${SITES} sites of Upptime, ${DAYS} days`,
  config: (baseUrl) => ({ baseUrl, repository: 'acme/status', coveredFrom: moment(BEGAN) }),
  prepare() {
    const commits = subjects().map(({ at, message }) => ({ at, text: JSON.stringify(commit(at, message)) }))
    return ({ searchParams: query }) => {
      const [since, until] = ['since', 'until'].map((name) => Date.parse(query.get(name) ?? '')) as [number, number]
      const newest = commits.findIndex(({ at }) => at <= until)
      const end = commits.findLastIndex(({ at }) => at >= since) + 1
      const first = newest + (Number(query.get('page')) - 1) * PAGE
      const size = Math.max(0, Math.min(PAGE, end - first))
      const texts = commits.slice(first, first + size).map(({ text }) => text)
      const link = first + size < end ? { link: '<https://api.github.com/next>; rel="next"' } : {}
      return { body: `[${joined(texts, 0, size)}]`, headers: link }
    }
  },
  async *pages(ask) {
    const sites = new Map<string, State[]>()
    for (let from = BEGAN; from < END; ) {
      const to = Math.min(END, Math.floor(from / SPAN) * SPAN + SPAN)
      for (let page = 1, hasNext = true; hasNext; page += 1) {
        const query = `since=${moment(from)}&until=${moment(to)}&per_page=${PAGE}&page=${page}`
        const { text, headers } = await ask(`/api/v3/repos/acme/status/commits?path=history&${query}`)
        for (const { commit } of JSON.parse(text) as readonly Commit[]) {
          const [, site, state] = SUBJECT.exec(commit.message) ?? []
          if (site === undefined) continue
          if (!sites.has(site)) sites.set(site, [])
          sites.get(site)?.push({ at: Date.parse(commit.committer.date), isUp: state !== 'down' })
        }
        hasNext = headers.has('link')
      }
      from = to
    }
    for (const [site, states] of sites)
      yield [
        ...bucketsOf(
          site,
          states.sort((one, other) => one.at - other.at),
        ),
      ]
  },
}

/** A row for a day that was up throughout, and one for each five minutes of any other, as the connector keeps them. */
function* bucketsOf(site: string, states: readonly State[]): Generator<PlainRow> {
  const until = (position: number) =>
    Math.min(END, states[position + 1]?.at ?? END, (states[position]?.at ?? END) + KNOWN_FOR)
  const spans = states.map(({ at, isUp }, position) => ({ from: at, to: until(position), isUp }))
  for (let day = BEGAN; day < END; day += DAY) {
    const within = spans.filter(({ from, to }) => to > day && from < day + DAY)
    const known = (from: number, to: number, ofUp: boolean) =>
      within.reduce(
        (sum, span) =>
          ofUp && !span.isUp ? sum : sum + Math.max(0, Math.min(to, span.to) - Math.max(from, span.from)) / MINUTE,
        0,
      )
    if (known(day, day + DAY, true) === DAY / MINUTE) {
      yield [`${site} ${day}`, site, null, DAY / MINUTE, DAY / MINUTE]
      continue
    }
    for (let start = day; start < Math.min(END, day + DAY); start += STEP) {
      const total = known(start, start + STEP, false)
      if (total > 0) yield [`${site} ${start}`, site, null, known(start, start + STEP, true), total]
    }
  }
}

/** Newest first, as GitHub lists commits. */
function subjects() {
  const found: { readonly at: number; readonly message: string }[] = []
  for (let day = 0; day < DAYS; day += 1) {
    for (let site = 0; site < SITES; site += 1) {
      const at = BEGAN + day * DAY + site * 1_000
      found.push({ at, message: `🟩 Site ${site} is up (200 in 311 ms) [skip ci] [upptime]` })
      if ((day * SITES + site) % OUTAGE_EVERY !== 0) continue
      const down = at + (60 + site) * MINUTE
      found.push({ at: down, message: `🟥 Site ${site} is down (0 in 0 ms) [skip ci] [upptime]` })
      found.push({ at: down + 20 * MINUTE, message: `🟩 Site ${site} is up (200 in 90 ms) [skip ci] [upptime]` })
    }
  }
  return found.sort((one, other) => other.at - one.at)
}

/** With what GitHub says around it, 3 kB. */
function commit(at: number, message: string) {
  const sha = at.toString(16).padStart(40, '0')
  const api = 'https://api.github.com/repos/acme/status'
  const person = { name: 'Upptime Bot', email: '73812536+upptime-bot@users.noreply.github.com', date: moment(at) }
  const links = ['followers', 'following', 'gists', 'starred', 'subscriptions', 'organizations', 'repos', 'events']
  const user = {
    login: 'upptime-bot',
    id: 73_812_536,
    node_id: 'MDQ6VXNlcjczODEyNTM2',
    avatar_url: 'https://avatars.githubusercontent.com/u/73812536?v=4',
    ...Object.fromEntries(links.map((link) => [`${link}_url`, `https://api.github.com/users/upptime-bot/${link}`])),
    type: 'User',
    site_admin: false,
  }
  return {
    sha,
    node_id: `C_kwDOI${sha}`,
    commit: {
      author: person,
      committer: person,
      message,
      tree: { sha, url: `${api}/git/trees/${sha}` },
      url: `${api}/git/commits/${sha}`,
      comment_count: 0,
      verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
    },
    url: `${api}/commits/${sha}`,
    html_url: `https://github.com/acme/status/commit/${sha}`,
    comments_url: `${api}/commits/${sha}/comments`,
    author: user,
    committer: user,
    parents: [{ sha, url: `${api}/commits/${sha}`, html_url: `https://github.com/acme/status/commit/${sha}` }],
  }
}
