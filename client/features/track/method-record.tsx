import record from '../../../data/track-record.json' with { type: 'json' }
import page from '../../../data/track-record.md?url'
import { inWords, percent, sentence } from '../../../model/format.ts'
import { Spans } from '../../charts/spans.tsx'
import { rangeScale } from '../../charts/tornado/scale.ts'
import { ChartFrame } from '../../components/chart-frame/chart-frame.tsx'
import tables from './tables.module.css'
import styles from './track.module.css'

type Scenario = (typeof record.simulated)[number]
const OURS = 'Leverage'
const simpleOf = ({ orders }: Scenario) => orders.filter(({ order }) => order !== OURS)
const oursOf = ({ orders }: Scenario) => orders.find(({ order }) => order === OURS)?.share ?? 0
const bestOf = (scenario: Scenario) => simpleOf(scenario).reduce((best, one) => (one.share > best.share ? one : best))

/** "scarce capacity, where count is 0.3 points ahead, within chance". */
function overtakenWords(scenario: Scenario): string {
  const { order, gain } = bestOf(scenario)
  if (!gain) return scenario.scenario
  const isChance = gain.low <= 0 && gain.high >= 0
  return `${scenario.scenario}, where ${order} is ${(-100 * gain.mean).toFixed(1)} points ahead, ${isChance ? 'within' : 'by more than'} chance`
}

function recordsTitle(): string {
  const isBeaten = record.backtests.some(({ orders }) =>
    orders.some(({ capturedDifference: range }) => range !== null && range.high < 0),
  )
  const records = `On ${inWords(record.backtests.length)} public records`
  return `${records} ${isBeaten ? 'a' : 'no'} simple order was better by more than chance`
}

/** What the method does where the truth is known, and on public histories: the same for every installation. */
export function MethodRecord() {
  const { simulated, backtests } = record
  const [first] = simulated
  const overtaken = simulated.filter((scenario) => bestOf(scenario).share > oursOf(scenario))
  const title = first
    ? `In invented companies Leverage gets ${percent(oursOf(first))} of the perfect gain, the best other order ${percent(bestOf(first).share)}`
    : 'No record of the method'
  return (
    <section className={styles.part} aria-labelledby="method-record">
      <div className={styles.partHead}>
        <h2 id="method-record">The method elsewhere: not your data</h2>
        <p>
          Companies invented by another mechanism than the model’s, whose true rates and effects are known, and two
          public records. The figures are of this version of Leverage and the same in every installation.
        </p>
        <p>
          <a href={page} target="_blank" rel="noreferrer">
            How they were made, and all of them
          </a>
        </p>
      </div>
      <div className={styles.columns}>
        <ChartFrame
          title={title}
          caption={`Share of the perfect plan’s gain, ${first?.companies ?? 0} companies each: Leverage as a dot, the best other order as a ring. ${overtaken.length > 0 ? `Another order is ahead in ${inWords(overtaken.length)} of ${inWords(simulated.length)}` : 'None is ahead'}`}
          file="invented-companies"
          data={{
            columns: [
              { title: 'Companies', name: 'scenario' },
              ...(first?.orders ?? []).map(({ order }) => ({
                title: order,
                name: order.toLowerCase().replaceAll(' ', '_'),
                write: (share: number) => percent(share),
              })),
            ],
            rows: simulated.map(({ scenario, orders }) => [scenario, ...orders.map(({ share }) => share)]),
          }}
        >
          <Spans
            label={title}
            scale={rangeScale([Math.floor(20 * Math.min(...simulated.map(oursOf))) / 20, 1], 4)}
            writeTick={(share) => percent(share, 0)}
            room={{ names: 136, figures: 148 }}
            rows={simulated.map((scenario) => {
              const [ours, best] = [oursOf(scenario), bestOf(scenario)]
              return {
                id: scenario.scenario,
                title: sentence(scenario.scenario),
                line: { from: Math.min(ours, best.share), to: Math.max(ours, best.share), hasEnds: false },
                marks: [
                  { value: best.share, look: 'ring' },
                  { value: ours, look: ours >= best.share ? 'avoided' : 'loss' },
                ],
                figure: `${percent(ours)}, ${best.order} ${percent(best.share)}`,
                words: `${sentence(scenario.scenario)}: Leverage ${percent(ours)}, ${best.order} ${percent(best.share)} of the perfect gain`,
              }
            })}
          />
        </ChartFrame>
        <div>
          <h2 className={styles.title}>{recordsTitle()}</h2>
          <table className={tables.facts}>
            <thead>
              <tr>
                <th scope="col">Record</th>
                <th scope="col">Leverage</th>
                <th scope="col">Best simple order</th>
                <th scope="col">80% held</th>
                <th scope="col">Miss against the past</th>
              </tr>
            </thead>
            <tbody className="number">
              {backtests.map(({ history, orders: [ours, ...simple], coverage, crps }) => (
                <tr key={history}>
                  <th scope="row">{history}</th>
                  <td>{percent(ours?.captured ?? 0, 0)}</td>
                  <td>{percent(Math.max(...simple.map(({ captured }) => captured)), 0)}</td>
                  <td>{percent(coverage.share, 0)}</td>
                  <td>{percent(crps.leverage / crps.past - 1, 0).replace('-', '−')}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className={styles.quiet}>
            {overtaken.length === 0
              ? 'In the invented companies no other order is ahead of Leverage.'
              : `Where Leverage does not help: ${overtaken.map(overtakenWords).join('; ')}.`}
          </p>
        </div>
      </div>
    </section>
  )
}
