import type { Statement } from './statement.ts'

/** How measurements are kept, when a source is silent, and what rows are alike. */
export const TELEMETRY = {
  silenceGaps: {
    value: 50,
    unit: 'gaps',
    meaning: 'A source is known by as many of its newest gaps between two things it tells of',
    source: 'about a year of a page that tells of something every week',
  },
  silenceFewestGaps: {
    value: 10,
    unit: 'gaps',
    meaning: 'A source with fewer gaps is not known well enough to be called silent',
    source: 'the longest of 10 gaps is passed by the next one once in 11 times',
  },
  silenceFactor: {
    value: 2,
    unit: 'times the longest gap',
    meaning: 'A source is silent after as many times its longest known gap',
    source: 'with 50 gaps of one Poisson rate, a false alarm about once in 1,326 times',
  },
  fineFor: {
    value: 35,
    unit: 'days',
    meaning: 'SLI buckets younger than this are kept as fine as they came',
    source: 'convention: a four-week window, and a week to look back from',
  },
  fineAround: {
    value: 1,
    unit: 'hours',
    meaning: 'SLI buckets this close to an incident stay as fine as they came, however old',
    source: 'convention',
  },
  hourlyFor: {
    value: 730.5,
    unit: 'days',
    meaning: 'SLI buckets younger than this are kept by the hour, older ones by the day',
    source: 'convention: two years',
  },
  telemetryDelay: {
    value: 60,
    unit: 'minutes',
    meaning:
      'An indicator known until this long ago is up to date: its objective is read at its last bucket, not at now',
    source: 'convention',
  },
  suggestShare: {
    value: 0.8,
    unit: 'share of rows',
    meaning: 'A mapping rule is suggested for a service when at least this share of the rows alike belongs to it',
    source: 'convention: four of five agree',
  },
  suggestFewest: {
    value: 3,
    unit: 'rows',
    meaning: 'Fewer rows alike suggest no service and no cause',
    source: 'convention',
  },
  similarOneService: {
    value: 0.3,
    unit: 'share of the shorter title',
    meaning: 'Two requests of one service that share this much of their words may be one',
    source: 'convention: two of six words that tell something',
  },
  similarElsewhere: {
    value: 0.6,
    unit: 'share of the shorter title',
    meaning: 'Two requests of different services that share this much of their words may be one',
    source: 'convention: more than half of the words that tell something',
  },
  sameOutageStart: {
    value: 120,
    unit: 'minutes',
    meaning:
      'Incidents of different sources may be one outage when they start no further apart, and their titles agree',
    source: 'convention: a status page may tell of an outage an hour or two after it began',
  },
  sameOutageClose: {
    value: 10,
    unit: 'minutes',
    meaning: 'Starting this close on one service they may be one outage whatever their titles say',
    source: 'convention: twice the five minutes for which an alert usually waits',
  },
  sameOutageTitles: {
    value: 0.3,
    unit: 'share of the shorter title',
    meaning: 'Titles of two incidents agree when they share this much of their words',
    source: 'convention: two of six words that tell something',
  },
  mergeNamed: {
    value: 0,
    unit: '1 on, 0 off',
    meaning: 'Whether an incident whose text names the id or address of another counts as one outage with it unasked',
    source: 'convention: a person decides what is one outage, until somebody leaves it to the rule',
  },
} as const satisfies Record<string, Statement>
