import { writeFile } from 'node:fs/promises'
import { SCENARIOS, type Scenario } from './distributions.ts'
import { simulateScenario } from './simulate.ts'

/** npm run simulate [COMPANIES] [--out FILE]: every scenario, printed as it is done. */
const words = process.argv.slice(2)
const out = words.includes('--out') ? words[words.indexOf('--out') + 1] : undefined
const companies = Number(words.find((word) => /^\d+$/.test(word)) ?? 300)
const results = []
for (const scenario of Object.keys(SCENARIOS) as Scenario[]) {
  const result = simulateScenario(scenario, companies)
  results.push(result)
  process.stdout.write(`\n${scenario}, ${companies} companies: share of the perfect plan's gain\n`)
  for (const { order, share, gain } of result.orders) {
    const interval = gain
      ? `Leverage ahead by ${points(gain.mean)} (95% ${points(gain.low)} to ${points(gain.high)})`
      : ''
    process.stdout.write(`  ${order.padEnd(14)}${share.toFixed(3)}  ${interval}\n`)
  }
  const off = result.top.map(({ stated, came, count }) => `${stated.toFixed(2)}:${came.toFixed(2)}(${count})`)
  process.stdout.write(`  P(top k) stated:came  ${off.join(' ')}\n`)
}
if (out) await writeFile(out, `${JSON.stringify(results, null, 2)}\n`)

function points(share: number): string {
  return `${(share * 100).toFixed(1)} points`
}
