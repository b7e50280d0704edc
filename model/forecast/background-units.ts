import type { Assumptions } from '../assumption.ts'
import type { BackgroundBurn } from '../loss/background.ts'
import { DAYS_PER_WEEK } from '../quantity.ts'
import { expectedLoss, type ServicePrice } from './price.ts'
import type { PriorUnit } from './prior-units.ts'

/** Weeks that never differed tell the mean as well as anybody wants; a Gamma needs a finite shape. */
const MOST_SHAPE = 1e6

/**
 * Background burn as expected loss: the weekly mean for every week of the horizon. How well the mean is known follows
 * from how the weeks differ: its relative variance is variance / (weeks x mean^2). It takes no part in rates,
 * regression or caps.
 */
export function backgroundUnits(
  burns: readonly BackgroundBurn[],
  prices: ReadonlyMap<string, ServicePrice>,
  { horizon }: Assumptions,
): PriorUnit[] {
  return burns.flatMap(({ service, weeklyMinutes, variance, weeks }) => {
    const price = prices.get(service)
    if (!price || weeklyMinutes <= 0) return []
    const occurrences = horizon / DAYS_PER_WEEK
    const shape = variance > 0 ? Math.min(MOST_SHAPE, (weeks * weeklyMinutes ** 2) / variance) : MOST_SHAPE
    return [
      {
        shape,
        unit: {
          kind: 'background',
          id: `background/${service}`,
          service,
          root: null,
          cause: 'background',
          severity: null,
          labels: [],
          provenance: 'measured',
          occurrences,
          minutes: weeklyMinutes,
          detectionShare: 0,
          expected: expectedLoss(price, occurrences, { minutes: weeklyMinutes, creditPerMinute: 0, toil: 0 }),
        },
      },
    ]
  })
}
