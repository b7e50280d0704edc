import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { overStep } from '../../../server/sources/prometheus/indicator.ts'
import { measureOf } from '../../../server/sources/prometheus/sloth-indicators.ts'
import { readSlothFiles } from '../../../server/sources/sloth/read-files.ts'
import { sloth } from '../../../server/sources/sloth/sloth.ts'
import { realData } from '../../support/real-data.ts'
import { collect, faultOf } from './reading.ts'

/** SLOs and words of each refusal. Counted by hand; what is bad is marked so in the files, or by their names. */
type Expected = readonly [file: string, slos: number, refused?: readonly string[]]
const T = 'test/integration/prometheus/testdata'
const OBJECTIVE = 'slos[1].objective is 101; write a percentage above 0 and below 100'
const SPECS: readonly Expected[] = [
  ['examples/contrib-denominator-corrected.yaml', 1],
  ['examples/contrib-slo-plugins.yml', 2],
  ['examples/getting-started.yml', 1],
  ['examples/home-wifi.yml', 2],
  ['examples/k8s-getting-started.yml', 1],
  ['examples/k8s-home-wifi.yml', 2],
  ['examples/k8s-multifile.yml', 2],
  ['examples/kubernetes-apiserver.yml', 2],
  ['examples/multifile.yml', 2],
  ['examples/no-alerts.yml', 1],
  ['examples/plugin-getting-started.yml', 1],
  ['examples/plugin-k8s-getting-started.yml', 1],
  ['examples/raw-home-wifi.yml', 1],
  ['examples/slo-plugin-getting-started.yml', 1],
  ['examples/slo-plugin-k8s-getting-started.yml', 1],
  ['examples/victoria-metrics.yml', 2],
  [`${T}/in-base-k8s.yaml`, 2],
  [`${T}/in-base.yaml`, 2],
  [`${T}/in-invalid-version.yaml`, 0, ['version is "prometheus/v999"']],
  [`${T}/in-multifile-k8s.yaml`, 4],
  [`${T}/in-multifile.yaml`, 4],
  [`${T}/in-sli-plugin.yaml`, 1],
  [`${T}/in-slo-plugin-k8s.yaml`, 1],
  [`${T}/in-slo-plugin.yaml`, 1],
  [`${T}/validate/bad/bad-aa.yaml`, 0, [OBJECTIVE]],
  [`${T}/validate/bad/bad-ab.yaml`, 0, [OBJECTIVE]],
  [`${T}/validate/bad/bad-ba.yaml`, 0, [OBJECTIVE]],
  [`${T}/validate/bad/bad-k8s.yaml`, 0, ['spec.service is ""']],
  [`${T}/validate/bad/bad-multi-k8s.yaml`, 2, ['spec.slos[0].alerting.name is ""']],
  [`${T}/validate/bad/bad-multi.yaml`, 2, ['slos[1].sli is {}; write one of events, raw and plugin']],
  [`${T}/validate/good/good-aa.yaml`, 2],
  [`${T}/validate/good/good-ab.yaml`, 2],
  [`${T}/validate/good/good-ba.yaml`, 2],
  [`${T}/validate/good/good-k8s.yaml`, 2],
  [`${T}/validate/good/good-multi-k8s.yaml`, 4],
  [`${T}/validate/good/good-multi.yaml`, 4],
  [
    `${T}/validate_with_duplicates/bad-prom-multi-duplicates.yaml`,
    2,
    ['"svc01-slo1" is already in', '"svc01-slo02" is'],
  ],
  [`${T}/validate_with_duplicates/k8s`, 2, ['"svc01-slo1" is already in k8s/bad-k8s-1-duplicate', '"svc01-slo02" is']],
  [
    `${T}/validate_with_duplicates/prom`,
    2,
    ['"svc01-slo1" is already in prom/bad-prom-1-duplicate', '"svc01-slo02" is'],
  ],
]
/** Alert windows, rules that Sloth generated, and OpenSLO, which has a reader of its own. */
const NO_SPECS = /^examples\/(_gen|windows)\/|^test\/integration\/prometheus\/windows\/|openslo/

describe.skipIf(realData === null)('specifications of Sloth', () => {
  const root = join(realData ?? '', 'sloth')

  test.each(SPECS.map((expected) => [expected[0], expected] as const))('%s', async (_, [file, slos, refused = []]) => {
    const reading = await collect(sloth, sloth.read([join(root, file)]))
    expect(reading.records).toHaveLength(slos)
    expect(reading.rejections).toHaveLength(refused.length)
    for (const [position, words] of refused.entries()) expect(reading.rejections[position]?.reason).toContain(words)
  })

  test('no file is left out of the list, and what is no specification is refused when named', async () => {
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /\.ya?ml$/.test(name))
    const unlisted = files.filter((name) => !SPECS.some(([file]) => name === file || name.startsWith(`${file}/`)))
    expect(unlisted.filter((name) => !NO_SPECS.test(name))).toEqual([])
    for (const name of unlisted) {
      const fault = await faultOf(collect(sloth, sloth.read([join(root, name)])))
      expect(fault.message).toContain('is no specification of Sloth')
    }
  })

  test('in a folder they are left aside, and the specifications beside them are read', async () => {
    const reading = await collect(sloth, sloth.read([join(root, 'examples')]))
    expect(new Set(reading.records.map(({ externalId }) => externalId)).size).toBe(reading.records.length)
    expect(reading.rejections.every(({ reason }) => reason.includes('is already in'))).toBe(true)
    expect(reading.dropped).toBeGreaterThan(18)
  })

  test('the expressions that are asked over five minutes are those of the rules that Sloth generates', async () => {
    const generated = join(root, 'examples/_gen')
    let compared = 0
    for (const name of readdirSync(generated).filter((file) => !file.startsWith('openslo'))) {
      const rules = errorRatioRules(join(generated, name))
      for (const { measured } of (await readSlothFiles([join(root, 'examples', name)])).flatMap(({ rows }) => rows)) {
        const measure = measured && measureOf(measured.sli)
        // A plugin's expressions come out of a program of Sloth's; one example corrects the denominator in another.
        if (!measure || name.includes('denominator')) continue
        const ours =
          measure.type === 'bad'
            ? `(${measure.bad}) / (${measure.total})`
            : 'ratio' in measure
              ? `(${measure.ratio})`
              : ''
        expect(oneLine(overStep(ours, 5))).toBe(rules.get(measured.slo.id))
        compared += 1
      }
    }
    expect(compared).toBe(20)
  })
})

/** The expression of slo:sli_error:ratio_rate5m by sloth_id. */
function errorRatioRules(file: string): ReadonlyMap<string, string> {
  interface Rule {
    readonly record?: string
    readonly expr: string
    readonly labels: Readonly<Record<string, string>>
  }
  interface Groups {
    readonly groups?: readonly { readonly rules: readonly Rule[] }[]
  }
  const documents = parseAllDocuments(readFileSync(file, 'utf8')) as { toJS(): (Groups & { spec?: Groups }) | null }[]
  return new Map(
    documents
      .flatMap((document) => document.toJS()?.spec?.groups ?? document.toJS()?.groups ?? [])
      .flatMap(({ rules }) => rules)
      .filter(({ record }) => record === 'slo:sli_error:ratio_rate5m')
      .map(({ expr, labels }) => [labels.sloth_id ?? '', oneLine(expr)]),
  )
}

const oneLine = (expression: string): string =>
  expression.replace(/\s+/g, ' ').replaceAll('( ', '(').replaceAll(' )', ')').trim()
