import { between, logNormal, pick, SEED, weighted, whole } from '../../data/demo/chance.ts'
import { MILLISECONDS_PER_DAY, MILLISECONDS_PER_MINUTE } from '../../model/quantity.ts'
import { type Random, randomStream } from '../../model/random/stream.ts'
import { COMPANY_DAY, failingService, moment } from './company.ts'

/**
 * A Statuspage incidents.json of any length: the fields, the number of updates (3.7 on average) and components (1.4) and
 * the length of a row (2.8 kB) are those of a large public page's real one.
 */
export const statusPage = (incidents: number) => ({
  page: { id: 'bench', name: 'Invented', url: 'https://status.example', updated_at: moment(COMPANY_DAY) },
  incidents: Array.from({ length: incidents }, (_, number) => {
    const random = randomStream(SEED, 'bench', 'page', String(number))
    // Newest first, as a page serves them.
    return incident(incidents - number, COMPANY_DAY - (number + 1) * 80 * MILLISECONDS_PER_MINUTE, random)
  }),
})

const BROKEN = { critical: 'major_outage', major: 'partial_outage', minor: 'degraded_performance', none: 'operational' }
const BODIES = [
  'We are investigating reports of degraded performance.',
  'The team continues to closely monitor our systems and is working to fully mitigate the cause of the problems. We will share what we know within 30 minutes.',
  'We have identified a change in the last release as the cause, and are rolling it back. Some requests may take longer than usual or fail until that is done.',
]

function incident(number: number, start: number, random: Random) {
  const id = `bench${String(number).padStart(8, '0')}`
  const impact = weighted({ critical: 0.1, major: 0.25, minor: 0.55, none: 0.1 }, random)
  const components = [...new Set(Array.from({ length: pick([1, 1, 1, 2], random) }, () => failingService(random)))]
  const times = updateTimes(start, random)
  const end = times[times.length - 1] as number
  return {
    id,
    name: `Invented incident ${number} with ${components.join(' and ')}`,
    status: 'resolved',
    created_at: moment(start),
    updated_at: moment(end),
    monitoring_at: null,
    resolved_at: moment(end),
    impact,
    shortlink: `https://stspg.io/${id}`,
    started_at: moment(start - (random() < 0.3 ? whole(1, 20, random) * MILLISECONDS_PER_MINUTE : 0)),
    page_id: 'bench',
    incident_updates: times
      .map((at, position) =>
        update(`${id}-${position}`, id, at, position, times.length, components, BROKEN[impact], random),
      )
      .reverse(),
    components: components.map((name) => component(name, start)),
    reminder_intervals: null,
  }
}

function updateTimes(start: number, random: Random): number[] {
  const length = Math.min(MILLISECONDS_PER_DAY, logNormal(55, 0.9, random) * MILLISECONDS_PER_MINUTE)
  const between0and1 = Array.from({ length: pick([0, 1, 2, 2, 3], random) }, () => between(0.1, 0.9, random))
  return [0, ...between0and1.sort((left, right) => left - right), 1].map((share) => Math.round(start + share * length))
}

function update(
  id: string,
  incidentId: string,
  at: number,
  position: number,
  updates: number,
  components: readonly string[],
  broken: string,
  random: Random,
) {
  const isLast = position === updates - 1
  return {
    id,
    status: isLast
      ? 'resolved'
      : position === 0
        ? 'investigating'
        : pick(['investigating', 'identified', 'monitoring'], random),
    body: isLast ? 'This incident has been resolved.' : pick(BODIES, random),
    incident_id: incidentId,
    created_at: moment(at),
    updated_at: moment(at),
    display_at: moment(at),
    affected_components: components.map((name) => ({
      code: `code-${name}`,
      name,
      old_status: position === 0 ? 'operational' : broken,
      new_status: isLast ? 'operational' : broken,
    })),
    deliver_notifications: true,
    custom_tweet: null,
    tweet_id: null,
  }
}

const component = (name: string, at: number) => ({
  id: `code-${name}`,
  name,
  status: 'operational',
  created_at: '2017-01-31T20:05:05.370Z',
  updated_at: moment(at + 200 * MILLISECONDS_PER_DAY),
  position: 1,
  description: `What customers do with ${name}`,
  showcase: false,
  start_date: null,
  group_id: null,
  page_id: 'bench',
  group: false,
  only_show_if_degraded: false,
})
