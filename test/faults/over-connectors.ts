import pLimit from 'p-limit'
import type { Connector } from './connector.ts'
import { CONNECTORS } from './connectors.ts'
import { brokenOf, type Figures, type Outcome } from './outcome.ts'

/** What a fault came to for one connector. */
export interface Share {
  readonly seen: Figures
  readonly holds: Readonly<Record<string, boolean>>
}

/** Puts every connector, or those that are named, through the same fault, `atOnce` of them at a time: all of them where it is only waited for. */
export async function overConnectors(
  inject: (connector: Connector) => Promise<Share>,
  atOnce = 1,
  connectors: readonly Connector[] = CONNECTORS,
): Promise<Pick<Outcome, 'seen' | 'broken'>> {
  const inTurn = pLimit(atOnce)
  const shares = await Promise.all(
    connectors.map((connector) => inTurn(async () => [connector.type, await inject(connector)] as const)),
  )
  return {
    seen: Object.fromEntries(shares.map(([type, { seen }]) => [type, seen])),
    broken: shares.flatMap(([type, { holds }]) => brokenOf(holds).map((sentence) => `${type}: ${sentence}`)),
  }
}

/** Of a connector to which the fault cannot happen. */
export const doesNotApply = (why: string): Share => ({ seen: { 'does not apply': why }, holds: {} })
