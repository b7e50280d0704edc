/**
 * What the invented companies of the simulation are drawn from. Written down before the first run and kept: when the
 * model does badly, the model is changed, never these. Each figure says where it comes from; "convention" means that
 * nobody has published one and the choice is ours.
 */

/** A number drawn as exp(normal): the median, and the standard deviation of the logarithm. */
export interface LogNormal {
  readonly median: number
  readonly sigma: number
}

export interface Distributions {
  readonly company: {
    readonly services: readonly [least: number, most: number]
    /** Days of record that every method may look at. */
    readonly historyDays: number
    readonly candidates: number
    /** Share of all the weeks that the candidates ask for. */
    readonly capacity: number
  }
  readonly incidents: {
    /** True incidents a year of one service at the start. */
    readonly yearly: LogNormal
    /** Dirichlet concentration of a service's causes; small: few causes dominate. */
    readonly causeConcentration: number
    /** Change points a year of each service and of each cause, and how far the rate jumps there, log. */
    readonly changesYearly: number
    readonly jump: number
    /** Minutes to resolve; services differ in their medians by `serviceSigma`. */
    readonly duration: LogNormal
    readonly serviceSigma: number
    /** Part of the duration before anybody noticed: Beta(alpha, beta). */
    readonly detection: readonly [alpha: number, beta: number]
    /** Chance of each severity: critical, major, minor. */
    readonly severities: readonly [critical: number, major: number, minor: number]
    /** True share of customers around what the severity says, log. */
    readonly shareSigma: number
    /** Chance that an incident of a shared cause is felt by one more service, and again. */
    readonly spreads: number
    /** Chance that nobody knows the service, and that nobody knows the cause. */
    readonly unmapped: number
    readonly unknownCause: number
  }
  readonly projects: {
    /** Chance that a project is proposed where it hurt in the last quarter, instead of anywhere. */
    readonly whereItHurt: number
    readonly services: readonly [least: number, most: number]
    /** Chance that a project aims at certain causes instead of at all. */
    readonly byCause: number
    /** True share of incidents prevented, or of the blast taken away: Beta(alpha, beta). */
    readonly cut: readonly [alpha: number, beta: number]
    /** True minutes taken off the recovery of every incident. */
    readonly minutesOff: LogNormal
    /** True engineer-weeks. */
    readonly weeks: LogNormal
    /** Chance that a project does nothing of what it was meant to do. */
    readonly dud: number
  }
  readonly people: {
    /** Stated over true effort is exp(normal): median below 1 is optimism. */
    readonly effort: LogNormal
    /** Stated over true effect. */
    readonly effect: LogNormal
    /** Half the stated range, in standard deviations of the error. */
    readonly rangeWidth: number
    /** Guessed over true yearly loss of what a project is about. */
    readonly reach: LogNormal
    /** How much of a reach guess is last quarter's loss, as people remember it, 0 to 1. */
    readonly recency: number
  }
}

export const DEFAULT_DISTRIBUTIONS: Distributions = {
  company: {
    // Convention: a company of some hundred engineers.
    services: [10, 30],
    historyDays: 730,
    candidates: 30,
    // Convention: roadmaps ask for about twice what there is.
    capacity: 0.5,
  },
  incidents: {
    // GitHub's public record: 450 incidents, 10 components, 4.1 years, the busiest with ten times the quietest's.
    yearly: { median: 6, sigma: 0.9 },
    causeConcentration: 1,
    // Convention: something large changes about every second year and moves the rate by a factor of two.
    changesYearly: 0.5,
    jump: 0.7,
    // Davidovic, "Incident metrics in SRE" (2021): durations of three public records are about log-normal, medians of one
    // to two hours, means of two to four times that.
    duration: { median: 60, sigma: 1.2 },
    serviceSigma: 0.3,
    // VOID report 2021-2022 gives no detection times; convention: a fifth of the duration.
    detection: [1, 4],
    // GitHub's and Google Cloud's records, rounded.
    severities: [0.08, 0.32, 0.6],
    shareSigma: 0.5,
    // Convention: one in four shared incidents is felt by a second service.
    spreads: 0.25,
    // GitHub's public record: 57 of 450 incidents name no component.
    unmapped: 0.127,
    // Convention.
    unknownCause: 0.2,
  },
  projects: {
    // Convention: half of what is proposed follows the last postmortems.
    whereItHurt: 0.5,
    services: [1, 3],
    byCause: 0.5,
    // Convention: 30% on average, seldom above 60%.
    cut: [2, 4.67],
    minutesOff: { median: 15, sigma: 0.6 },
    weeks: { median: 4, sigma: 0.7 },
    dud: 0,
  },
  people: {
    // Jorgensen and Molokken (2003), review of surveys: effort overruns of 30% on average; relative errors of about a third.
    effort: { median: 1 / 1.3, sigma: 0.35 },
    // Convention, after Flyvbjerg (2006) on benefit shortfalls: a quarter too hopeful, as uncertain as effort.
    effect: { median: 1.25, sigma: 0.35 },
    // Jorgensen, Teigen and Molokken (2004): ranges stated as 90% sure hold the truth in 60 to 70%, which is .93 deviations.
    rangeWidth: 0.93,
    // Generous to methods that ask people: right on the middle, off by a factor of 1.5 or more in one guess of three.
    // Lichtenstein et al. (1978) found far more.
    reach: { median: 1, sigma: 0.4 },
    recency: 0,
  },
}

type Change = { readonly [Part in keyof Distributions]?: Partial<Distributions[Part]> }

const changed = (change: Change): Distributions => ({
  company: { ...DEFAULT_DISTRIBUTIONS.company, ...change.company },
  incidents: { ...DEFAULT_DISTRIBUTIONS.incidents, ...change.incidents },
  projects: { ...DEFAULT_DISTRIBUTIONS.projects, ...change.projects },
  people: { ...DEFAULT_DISTRIBUTIONS.people, ...change.people },
})

/** The default and what each stress changes of it. */
export const SCENARIOS = {
  default: DEFAULT_DISTRIBUTIONS,
  'scarce capacity': changed({ company: { capacity: 0.15 } }),
  // Candidates crowd on a few services.
  'heavy overlap': changed({ company: { services: [4, 6] }, projects: { services: [2, 4], byCause: 0.2 } }),
  // What people remember is last quarter: availability, Tversky and Kahneman (1973).
  'recency-biased reach': changed({ people: { recency: 0.7 } }),
  // Kohavi et al. (2009): of ideas tried in experiments at Microsoft, a third did what they were meant to; here a third does nothing.
  'wrong effects': changed({ projects: { dud: 1 / 3 }, people: { effect: { median: 1.25, sigma: 0.7 } } }),
  'few incidents': changed({ incidents: { yearly: { median: 1.2, sigma: 0.9 } } }),
  'many unmapped': changed({ incidents: { unmapped: 0.4, unknownCause: 0.4 } }),
} as const satisfies Record<string, Distributions>

export type Scenario = keyof typeof SCENARIOS
