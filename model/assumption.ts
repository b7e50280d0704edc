/**
 * Every default of the model, once: its value, its unit and where it comes from.
 * "Fitted" means: chosen by rolling-origin backtests on the public incident histories of GitHub, Google Cloud,
 * Cloudflare, DigitalOcean and several LLM providers (2019-2026). All of them can be changed per installation.
 */

interface Assumption {
  readonly value: number
  readonly unit: string
  readonly meaning: string
  readonly source: string
}

const fitted = 'fitted on five public incident histories, 2019-2026'

/** Days within which an account notices so many minutes. */
export const NOTICED_WITHIN = 30

export const ASSUMPTIONS = {
  halfLife: {
    value: 120,
    unit: 'days',
    meaning: 'An incident this old counts half as much as one of today',
    source: fitted,
  },
  regression: {
    value: 10,
    unit: 'incidents',
    meaning: "With this many weighted incidents, a service's own losses and the company's mean count equally",
    source: fitted,
  },
  capQuantile: {
    value: 0.95,
    unit: 'quantile',
    meaning: 'Losses above this quantile of all losses count as this quantile when they predict',
    source: fitted,
  },
  drift: {
    value: 0.5,
    unit: 'log standard deviation',
    meaning: "How far a service's true rate may wander within the horizon",
    source: fitted,
  },
  spread: {
    value: 0.6,
    unit: 'log standard deviation',
    meaning: 'How far one future incident may differ from the one it is modelled on',
    source: fitted,
  },
  selfCalibration: {
    value: 1,
    unit: '1 on, 0 off',
    meaning: "Whether the company's own past quarters choose half-life, drift and spread, where nobody set them",
    source:
      'chosen by past scores, 80% intervals held .78 to .87 on five public histories; the defaults held .72 to .89',
  },
  horizon: {
    value: 365.25,
    unit: 'days',
    meaning: 'Benefits are counted for this long from shipping, the same for every project',
    source: 'Google CRE risk analysis counts a year of 365.25 days',
  },
  draws: {
    value: 4096,
    unit: 'draws',
    meaning: 'Simulated futures behind each interval',
    source: 'a chance near one half is then known to within 1.6 points (95%)',
  },
  seed: { value: 41, unit: 'seed', meaning: 'Start of every random stream', source: 'arbitrary, fixed' },
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
  longIncident: {
    value: 72,
    unit: 'hours',
    meaning: 'Longer incidents are flagged and count this much until somebody confirms them',
    source: fitted,
  },
  shareCritical: {
    value: 1,
    unit: 'share of customers',
    meaning:
      'Customers assumed to fail in a critical incident that tells no share. What a status page says of major outages keeps the default, with which it is read',
    source: "Statuspage's uptime weight of a major outage",
  },
  shareMajor: {
    value: 0.3,
    unit: 'share of customers',
    meaning:
      'Customers assumed to fail in a major incident that tells no share. What a status page says of partial outages keeps the default, with which it is read',
    source: "Statuspage's uptime weight of a partial outage",
  },
  shareMinor: {
    value: 0.05,
    unit: 'share of customers',
    meaning:
      'Customers assumed to fail in a minor incident that tells no share. What a status page says of degraded performance keeps the default, with which it is read',
    source: 'convention; Statuspage gives degraded performance no weight',
  },
  shareNone: {
    value: 0,
    unit: 'share of customers',
    meaning: 'Customers assumed to fail in an incident without impact',
    source: 'definition',
  },
  trafficShare: {
    value: 1,
    unit: 'share of traffic',
    meaning: 'Traffic share of a service nobody has stated one for',
    source: 'convention: every such service counts alike',
  },
  detectionShare: {
    value: 0.2,
    unit: 'share of duration',
    meaning: 'Part of an incident spent before detection, where no incident of the company tells',
    source: 'convention',
  },
  measuredCoverage: {
    value: 0.5,
    unit: 'share of duration',
    meaning: 'SLI buckets must cover at least this much of an incident to measure its impact',
    source: 'convention',
  },
  baselineWindow: {
    value: 28,
    unit: 'days',
    meaning: "A service's usual error ratio is the median of this long before the incident",
    source: 'the four-week window of the SRE Workbook',
  },
  pertGamma: {
    value: 4,
    unit: 'weight of likely',
    meaning: 'Weight of the likely value in a three-point estimate: mean (low + 4 likely + high)/6',
    source: 'PERT, as Open FAIR uses it',
  },
  estimateError: {
    value: 0.33,
    unit: 'share of the estimate',
    meaning: 'How far the truth lies from what people state (standard deviation), beside the range that they state',
    source:
      'Jørgensen and Moløkken (2003): efforts are off by about a third; Jørgensen, Teigen and Moløkken (2004): ranges stated as 90% sure hold 60 to 70%',
  },
  priorShapeLeast: {
    value: 0.005,
    unit: 'incidents',
    meaning: 'Least weight of the company rate in the rate of one service',
    source: 'convention: low enough never to hold where most of a thousand components never fail',
  },
  priorShapeMost: {
    value: 5,
    unit: 'incidents',
    meaning: 'Most weight of the company rate in the rate of one service',
    source: fitted,
  },
  confidenceLow: {
    value: 1,
    unit: 'incidents',
    meaning: 'A risk stated with low confidence is worth this many seen incidents',
    source: 'convention',
  },
  confidenceMedium: {
    value: 4,
    unit: 'incidents',
    meaning: 'A risk stated with medium confidence is worth this many seen incidents',
    source: 'convention',
  },
  confidenceHigh: {
    value: 16,
    unit: 'incidents',
    meaning: 'A risk stated with high confidence is worth this many seen incidents',
    source: 'convention',
  },
  cellsMost: {
    value: 2000,
    unit: 'cells',
    meaning: 'Most groups of like incidents that are drawn one by one; above it, groups become coarser',
    source: 'memory: 4,096 draws of 2,000 cells are 33 MB',
  },
  demandPerAccount: {
    value: 3,
    unit: 'points',
    meaning: 'Each account named in an issue or request adds this to its weight',
    source: 'convention',
  },
  tierThreshold: {
    value: 0.7,
    unit: 'chance',
    meaning: 'Neighbours share a tier when neither has this chance of being the better one',
    source: 'convention',
  },
  topMost: {
    value: 5,
    unit: 'projects',
    meaning: 'Without a capacity, "the top" is a third of the candidates but at most this many',
    source: 'convention',
  },
  planDeadline: {
    value: 2000,
    unit: 'ms',
    meaning: 'A plan is the best found within this time, with a proven bound on what it misses',
    source: 'convention: with the next, an answer within 3 s',
  },
  firstLeftOutDeadline: {
    value: 500,
    unit: 'ms',
    meaning: 'The best plan with the first project left out is the best found within this time',
    source: 'convention',
  },
  frontierDeadline: {
    value: 1000,
    unit: 'ms',
    meaning: 'All plans of the frontier together are the best found within this time',
    source: 'convention',
  },
  weightConcentration: {
    value: 20,
    unit: 'Dirichlet concentration',
    meaning: 'How closely the weights that people might hold lie around those of a lens; larger is closer',
    source: 'convention: a weight of .4 then varies by .11 (standard deviation)',
  },
  riskBudgetShare: {
    value: 0.25,
    unit: 'share of the yearly budget',
    meaning: 'A single risk above this share of the error budget is too big',
    source: 'Google CRE risk analysis',
  },
  incidentBudgetShare: {
    value: 0.2,
    unit: 'share of the four-week budget',
    meaning: 'One incident above this share calls for a postmortem',
    source: 'SRE Workbook, example error budget policy',
  },
  causeBudgetShare: {
    value: 0.2,
    unit: 'share of the quarterly budget',
    meaning: 'Incidents of one cause above this share call for work against it in the next plan',
    source: 'SRE Workbook, example error budget policy',
  },
  trendWeeks: {
    value: 13,
    unit: 'weeks',
    meaning: 'Losses are shown week by week for this long, up to the as-of date',
    source: 'convention: a quarter',
  },
  areaShare: {
    value: 0.001,
    unit: 'share of all expected loss',
    meaning: "A service and cause with less than this is left out of the map and is nobody's gap",
    source: 'convention: below what a map with one decimal can show',
  },
  burnCoverage: {
    value: 0.5,
    unit: 'share of the alerting window',
    meaning: 'SLI buckets must cover at least this much of an alerting window to tell its burn rate',
    source: 'convention',
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
  assumedEffortLow: {
    value: 1,
    unit: 'engineer-weeks',
    meaning: 'The least that a project takes whose effort nobody stated',
    source: 'convention: between a week and a quarter',
  },
  assumedEffortLikely: {
    value: 4,
    unit: 'engineer-weeks',
    meaning: 'What a project most likely takes whose effort nobody stated',
    source: 'convention: between a week and a quarter',
  },
  assumedEffortHigh: {
    value: 12,
    unit: 'engineer-weeks',
    meaning: 'The most that a project takes whose effort nobody stated',
    source: 'convention: between a week and a quarter',
  },
  assumedClosingLow: {
    value: 0.3,
    unit: 'chance',
    meaning: 'The least chance that a project closes a request that people gave it, where it states none',
    source: 'convention: more likely than not, and no more',
  },
  assumedClosingLikely: {
    value: 0.6,
    unit: 'chance',
    meaning: 'The likely chance that a project closes a request that people gave it, where it states none',
    source: 'convention: more likely than not, and no more',
  },
  assumedClosingHigh: {
    value: 0.8,
    unit: 'chance',
    meaning: 'The highest chance that a project closes a request that people gave it, where it states none',
    source: 'convention: more likely than not, and no more',
  },
  noticedMinutes: {
    value: 30,
    unit: `minutes in ${NOTICED_WITHIN} days`,
    meaning: 'An account notices a plan that takes at least this much off the outages of what it uses',
    source: 'convention: half an hour a month',
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
} as const satisfies Record<string, Assumption>

export type AssumptionName = keyof typeof ASSUMPTIONS

/** The model's settings in force: one number for each assumption. */
export type Assumptions = Readonly<Record<AssumptionName, number>>

export const DEFAULT_ASSUMPTIONS: Assumptions = Object.fromEntries(
  Object.entries(ASSUMPTIONS).map(([name, { value }]) => [name, value]),
) as Record<AssumptionName, number>
