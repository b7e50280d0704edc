import { randomStream } from '../../model/random/stream.ts'
import { SEED } from './chance.ts'

/** accounts.csv: forty merchants, all invented. Their fees fall off as fast as those of real customers do. */

export const ACCOUNT_COLUMNS = ['id', 'title', 'annual_revenue', 'tier', 'services', 'sla'] as const

const MERCHANTS = [
  'Harbor & Finch',
  'Lantern Air',
  'Ostrea Hotels',
  'Brightwell Grocers',
  'Quayside Tickets',
  'Møller Møbler',
  'Pão & Prosa',
  'Northlight Cinemas',
  'Saltmarsh Outdoor',
  'Zephyr Mobility',
  'Café Lindqvist',
  'Tallow & Wick',
  'Kestrel Rail',
  'Vantaa Games',
  'Ember Streaming',
  'Bluegate Insurance',
  'Fenland Energy',
  'Orchard Dental',
  'Pebble Kids',
  'Ridgeway Cycles',
  'Sunda Foods',
  'Marisol Travel',
  'Hollow Oak Books',
  'Copper Kettle',
  'Glasshouse Plants',
  'Drift Surf Co',
  'Aurora Parking',
  'Tern Logistics',
  'Willow Pharmacy',
  'Basalt Fitness',
  'Jürgens Werkzeug',
  'Little Fox Toys',
  'Nine Bridges Tours',
  'Ferrous Motors',
  'Paper Crane',
  'Slate Learning',
  'Mistral Wines',
  'Opal Optics',
  'Cobalt Tools',
  'Thistle & Thyme',
]

const TIERS = {
  platinum: '99.9:0.05;99.5:0.10;99.0:0.25',
  gold: '99.9:0.03;99.0:0.10',
  silver: '99.5:0.05',
  /** Pays by card, has no agreement. */
  self: '',
} as const
type Tier = keyof typeof TIERS

const tierOf = (rank: number): Tier => (rank < 7 ? 'platinum' : rank < 18 ? 'gold' : rank < 30 ? 'silver' : 'self')

/** Services an account uses, beside payments-api and auth; a chance for each. */
const USED: Readonly<Record<string, number>> = {
  'checkout-sdk': 0.7,
  webhooks: 0.8,
  payouts: 0.45,
  dashboard: 0.9,
  billing: 0.3,
  reporting: 0.4,
}

export function accountRows(): Readonly<Record<(typeof ACCOUNT_COLUMNS)[number], string>>[] {
  return MERCHANTS.map((title, rank) => {
    const random = randomStream(SEED, 'account', title)
    const tier = tierOf(rank)
    const revenue = (1_900_000 / (rank + 2) ** 0.8) * (0.75 + 0.5 * random())
    const others = Object.entries(USED).flatMap(([service, chance]) => (random() < chance ? [service] : []))
    return {
      id: `demo-account-${String(rank + 1).padStart(2, '0')}`,
      title,
      annual_revenue: String(Math.round(revenue / 1000) * 1000),
      tier,
      services: ['payments-api', 'auth', ...others].join(';'),
      sla: TIERS[tier],
    }
  })
}
