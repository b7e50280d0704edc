/** What data/track-record.json holds: made from `npm run simulate -- 200 --out FILE` and `leverage backtest --format json`. */
export interface TrackRecord {
  readonly simulated: readonly {
    readonly scenario: string
    readonly companies: number
    readonly orders: readonly { readonly order: string; readonly share: number; readonly gain: Span | null }[]
    readonly top: readonly { readonly stated: number; readonly came: number; readonly count: number }[]
  }[]
  /** Public records. */
  readonly backtests: readonly Replayed[]
  /** Invented histories of kinds that no public record is of (test/support/history.ts). */
  readonly unseen: readonly Replayed[]
  /** How often a true cut in duration is measured as none: Davidovic's procedure, 100,000 simulations each. */
  readonly wrongSigns: readonly {
    readonly history: string
    readonly file: string
    readonly incidents: number
    readonly cut: number
    readonly share: number
  }[]
}

interface Replayed {
  readonly history: string
  readonly quarters: number
  readonly orders: readonly {
    readonly title: string
    readonly captured: number
    readonly spearman: number
    readonly capturedDifference: Omit<Span, 'mean'> | null
  }[]
  readonly coverage: { readonly of: number; readonly held: number; readonly share: number }
  readonly crps: { readonly leverage: number; readonly past: number }
}

interface Span {
  readonly mean: number
  readonly low: number
  readonly high: number
}

/** The tables of data/track-record.md, in its order. */
export function trackRecordTables({ simulated, backtests, unseen, wrongSigns }: TrackRecord): string[] {
  const percent = (share: number) => `${(100 * share).toFixed(1)}%`
  const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
    [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
  const first = simulated[0]
  const best = ({ orders }: Replayed) =>
    orders.slice(1).reduce((most, order) => (order.captured > most.captured ? order : most))
  return [
    table(
      ['Share of the perfect gain', ...(first?.orders ?? []).map(({ order }) => order)],
      simulated.map(({ scenario, orders }) => [scenario, ...orders.map(({ share }) => percent(share))]),
    ),
    table(
      ['P(top k) stated', 'came true', 'candidates'],
      (first?.top ?? []).map(({ stated, came, count }) => [percent(stated), percent(came), String(count)]),
    ),
    table(
      ['History', 'Order', 'Captured by the top third', 'Spearman', 'Leverage captures more by (paired 90%)'],
      backtests.flatMap(({ history, orders }) =>
        orders.map(({ title, captured, spearman, capturedDifference }) => [
          history,
          title,
          percent(captured),
          spearman.toFixed(2),
          capturedDifference ? `${percent(capturedDifference.low)} to ${percent(capturedDifference.high)}` : '',
        ]),
      ),
    ),
    table(
      [
        'Invented history',
        'Quarters',
        'Leverage captured',
        'Best simple order',
        '80% intervals held',
        'CRPS',
        'of the past',
      ],
      unseen.map((replayed) => [
        replayed.history,
        String(replayed.quarters),
        percent(replayed.orders[0]?.captured ?? 0),
        `${best(replayed).title} ${percent(best(replayed).captured)}`,
        percent(replayed.coverage.share),
        replayed.crps.leverage.toFixed(1),
        replayed.crps.past.toFixed(1),
      ]),
    ),
    table(
      ['Record', 'Incidents', 'True cut of every duration', 'Measured as no cut'],
      wrongSigns.map(({ history, incidents, cut, share }) => [
        history,
        String(incidents),
        percent(cut),
        percent(share),
      ]),
    ),
    table(
      ['History', 'Quarters', '80% intervals held', 'CRPS', 'CRPS of repeating the past'],
      backtests.map(({ history, quarters, coverage, crps }) => [
        history,
        String(quarters),
        `${coverage.held} of ${coverage.of}, ${percent(coverage.share)}`,
        crps.leverage.toFixed(1),
        crps.past.toFixed(1),
      ]),
    ),
  ]
}
