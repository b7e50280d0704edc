import type { Statement } from './statement.ts'

/** How projects are drawn, ordered and told apart, and what is taken where nobody estimated. */
export const RANKING = {
  draws: {
    value: 4096,
    unit: 'draws',
    meaning: 'Simulated futures behind each interval',
    source: 'a chance near one half is then known to within 1.6 points (95%)',
  },
  seed: { value: 41, unit: 'seed', meaning: 'Start of every random stream', source: 'arbitrary, fixed' },
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
  cellsMost: {
    value: 2000,
    unit: 'cells',
    meaning: 'Most groups of like incidents that are drawn one by one; above it, groups become coarser',
    source: 'memory: 4,096 draws of 2,000 cells are 33 MB',
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
  weightConcentration: {
    value: 20,
    unit: 'Dirichlet concentration',
    meaning: 'How closely the weights that people might hold lie around those of a lens; larger is closer',
    source: 'convention: a weight of .4 then varies by .11 (standard deviation)',
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
} as const satisfies Record<string, Statement>
