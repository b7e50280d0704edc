export { exp, log } from './elementary'
export { fillDrift, fillFactors } from './factors'
export { fillGamma } from './gamma'
export { EDGES, INSIDE } from './normal'
export { countPlaces } from './places'
export { pickSorted } from './quantiles'
export { countWins, score } from './scores'
export { sumThree, sumTwo } from './sums'

/** Where memory begins that nothing here keeps anything in. */
export const FREE: usize = __heap_base
