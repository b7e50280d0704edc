import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openslo } from '../../../server/sources/openslo/openslo.ts'
import { realData } from '../../support/real-data.ts'
import { slosOf } from './openslo-text.ts'
import { collect, faultOf } from './reading.ts'

/** Objectives, titled services, objects that are only referred to, and words of each refusal. */
/** `services` state a title and `others` do not; neither is evidence. */
type Expected = readonly [file: string, slos: number, services: number, others: number, refused?: readonly string[]]
// Counted by hand: names follow RFC 1123 and are unique, references are to something, one time window is stated.
const V1 = 'go-sdk/pkg/openslo/v1/examples'
const V2 = 'go-sdk/pkg/openslo/v2alpha/examples'
const SDK = 'go-sdk/pkg/openslosdk/test_data'
const OSLO = 'oslo/internal/files/testdata/format'
const VALIDATE = 'oslo/test/inputs/validate'
const SPACE = 'metadata.name is "example service"'
const CONDITION = 'AlertCondition "cpu-usage-breach"'
const EMAIL = 'AlertNotificationTarget "devs-email-notification"'

const OPENSLO: readonly Expected[] = [
  [`${V1}/alert_conditions.yaml`, 0, 0, 2],
  [`${V1}/alert_notification_targets.yaml`, 0, 0, 2],
  [`${V1}/alert_policies.yaml`, 0, 0, 0, [CONDITION, '"on-call-pd-notification"', CONDITION]],
  [`${V1}/data_sources.yaml`, 0, 0, 2],
  [`${V1}/services.yaml`, 0, 0, 1, ['"example-service" is already in services.yaml line 1']],
  [`${V1}/slis.yaml`, 0, 0, 4],
  [`${V1}/slos.yaml`, 1, 0, 0],
  ['go-sdk/pkg/openslo/v1alpha/examples/services.yaml', 0, 1, 0],
  ['go-sdk/pkg/openslo/v1alpha/examples/slos.yaml', 2, 0, 0],
  [`${V2}/alert_conditions.yaml`, 0, 0, 2],
  [`${V2}/alert_notification_targets.yaml`, 0, 0, 2],
  [`${V2}/alert_policies.yaml`, 0, 0, 0, [CONDITION, '"on-call-pd-notification"', CONDITION]],
  [`${V2}/data_sources.yaml`, 0, 0, 2],
  [`${V2}/services.yaml`, 0, 0, 1, ['"example-service" is already in services.yaml line 1']],
  [`${V2}/slis.yaml`, 0, 0, 5],
  [`${V2}/slos.yaml`, 1, 0, 0],
  [`${SDK}/decode/sequence_of_objects.json`, 0, 2, 0],
  [`${SDK}/decode/sequence_of_objects.yaml`, 0, 2, 0],
  [`${SDK}/decode/single_object.json`, 0, 1, 0],
  [`${SDK}/decode/single_object.yaml`, 0, 1, 0],
  [`${SDK}/decode/two_documents.yaml`, 0, 2, 0],
  [`${SDK}/decode/v1_slos.yaml`, 0, 0, 0, ['spec.timeWindow is missing']],
  [`${SDK}/decode/v2alpha_data_source.yaml`, 0, 0, 0, ['metadata.name is "cloudWatch-prod"']],
  [`${SDK}/decode/v2alpha_slos.yaml`, 0, 0, 0, ['spec.timeWindow is missing', 'spec.objectives is missing']],
  [`${SDK}/encode/v1_slo.json`, 0, 0, 0, ['spec.timeWindow is missing']],
  [`${SDK}/encode/v1_slo.yaml`, 0, 0, 0, ['spec.timeWindow is missing']],
  [`${SDK}/export/inputs/custom_config.yaml`, 0, 0, 0, [CONDITION, EMAIL]],
  [`${SDK}/export/inputs/v1_alert_policies.yaml`, 0, 0, 0, [CONDITION, EMAIL]],
  [`${SDK}/export/inputs/v1_slo.yaml`, 0, 0, 1, [CONDITION]],
  [`${SDK}/export/outputs/custom_config.yaml`, 0, 0, 0, [CONDITION, EMAIL]],
  [`${SDK}/export/outputs/v1_alert_policies.yaml`, 0, 0, 2, [CONDITION, EMAIL]],
  [`${SDK}/export/outputs/v1_slo.yaml`, 1, 0, 5, [CONDITION]],
  [`${SDK}/inline/inputs/custom_config.yaml`, 0, 0, 0, [CONDITION, 'SLI "my-sli"']],
  [`${SDK}/inline/inputs/v1_alert_policies_invalid_condition.yaml`, 0, 0, 0, [CONDITION]],
  [`${SDK}/inline/inputs/v1_alert_policies_invalid_target.yaml`, 0, 0, 0, [EMAIL]],
  [`${SDK}/inline/inputs/v1_alert_policies_keep_refs.yaml`, 0, 0, 3],
  [`${SDK}/inline/inputs/v1_alert_policies_remove_refs.yaml`, 0, 0, 7],
  [`${SDK}/inline/inputs/v1_slo.yaml`, 2, 0, 3],
  [`${SDK}/inline/inputs/v1_slo_invalid_policy.yaml`, 0, 0, 1, ['AlertPolicy "no-policy"']],
  [`${SDK}/inline/inputs/v1_slo_invalid_sli.yaml`, 0, 0, 1, ['SLI "no-sli"']],
  [`${SDK}/inline/inputs/v1_slo_invalid_target.yaml`, 0, 0, 1, [EMAIL]],
  [`${SDK}/inline/outputs/custom_config.yaml`, 0, 0, 0, [CONDITION, 'SLI "my-sli"']],
  [`${SDK}/inline/outputs/v1_alert_policies_keep_refs.yaml`, 0, 0, 3],
  [`${SDK}/inline/outputs/v1_alert_policies_remove_refs.yaml`, 0, 0, 4],
  [`${SDK}/inline/outputs/v1_slo.yaml`, 2, 0, 0],
  [`${OSLO}/invalid-service.yaml`, 0, 0, 0, ['metadata.name is "my-rad service"']],
  [`${OSLO}/list-of-services.yaml`, 0, 0, 2],
  [`${OSLO}/two-documents.yaml`, 0, 0, 3],
  [`${OSLO}/valid-service.json`, 0, 1, 0],
  [`${OSLO}/valid-service.yaml`, 0, 1, 0],
  ['oslo/test/inputs/fmt/service.yaml', 0, 0, 1],
  ['oslo/test/outputs/fmt/service.yaml', 0, 0, 1],
  [`${VALIDATE}/invalid-apiversion.yaml`, 0, 0, 0, ['apiVersion is "foo"']],
  [`${VALIDATE}/mix/1.yaml`, 0, 0, 0, [SPACE]],
  [`${VALIDATE}/mix/2.yaml`, 0, 0, 0, [SPACE]],
  [`${VALIDATE}/mix/3.yaml`, 0, 0, 0, [SPACE]],
  [`${VALIDATE}/recursive/1.yaml`, 0, 0, 0, [SPACE]],
  [`${VALIDATE}/recursive/nested/2.yaml`, 0, 0, 0, [SPACE]],
  [`${VALIDATE}/recursive/nested/nested2/nested3/3.yaml`, 0, 0, 0, [SPACE]],
  [`${VALIDATE}/unknown-field.yaml`, 0, 0, 0, ['spec.markdown is no field']],
  [`${VALIDATE}/v1.yaml`, 1, 0, 1, [SPACE]],
  [`${VALIDATE}/v1alpha.yaml`, 1, 0, 1, ['"my-rad service"', 'timeSliceTarget is missing']],
  [`${VALIDATE}/v2alpha.yaml`, 1, 0, 1, [SPACE]],
  ['spec-repo/examples/budgeting-method/occurences-slo.yaml', 1, 0, 0],
  ['spec-repo/examples/budgeting-method/ratio-timeslices.yaml', 1, 0, 0],
  // A comment in it means a month; 1m is a minute.
  ['spec-repo/examples/budgeting-method/timeslices-slo.yaml', 0, 0, 0, ['m is minutes; write 1M for a month']],
  ['spec-repo/examples/treat-low-traffic-as-equally-important/timeslices-slo.yaml', 1, 0, 0],
]

const SLOTH_TESTS = 'test/integration/prometheus/testdata'
const SLOTH: readonly Expected[] = [
  ['examples/openslo-getting-started.yml', 1, 0, 0],
  ['examples/openslo-kubernetes-apiserver.yml', 3, 0, 0],
  [`${SLOTH_TESTS}/in-openslo.yaml`, 1, 0, 0],
  [`${SLOTH_TESTS}/validate/good/good-openslo.yaml`, 1, 0, 0],
  // Bad to Sloth alone, which was told to know windows of 30 days only; this one has 28.
  [`${SLOTH_TESTS}/validate/bad/bad-openslo.yaml`, 1, 0, 0],
  [`${SLOTH_TESTS}/validate_with_duplicates/openslo`, 1, 0, 0, ['the SLO "slo1" is already in openslo/bad-openslo-1-']],
]

async function expectAsListed(root: string, [file, slos, services, others, refused = []]: Expected) {
  const reading = await collect(openslo, openslo.read([join(root, file)]))
  expect({
    slos: slosOf(reading).length,
    dropped: reading.dropped,
    refused: reading.rejections.length,
  }).toEqual({ slos, dropped: services + others, refused: refused.length })
  for (const [position, words] of refused.entries()) expect(reading.rejections[position]?.reason).toContain(words)
}

describe.skipIf(realData === null)('specifications of the OpenSLO projects', () => {
  const root = join(realData ?? '', 'openslo')
  test.each(OPENSLO.map((expected) => [expected[0], expected] as const))('%s', (_, expected) =>
    expectAsListed(root, expected),
  )

  test('seven files are empty, and no other is left out of the list', async () => {
    const names = (await readdir(root, { recursive: true })).filter((name) => /\.(ya?ml|json)$/.test(name))
    const unlisted = names.filter((name) => !OPENSLO.some(([file]) => file === name))
    expect(unlisted).toHaveLength(7)
    for (const name of unlisted) {
      expect(name).toContain('testdata/discover/')
      expect((await faultOf(collect(openslo, openslo.read([join(root, name)])))).message).toContain('it is empty')
    }
    const discovered = await collect(openslo, openslo.read([join(root, 'oslo/internal/files/testdata/discover')]))
    expect(discovered.pages).toHaveLength(7)
    expect(discovered.rejections).toEqual([])
  })
})

describe.skipIf(realData === null)("Sloth's OpenSLO files", () => {
  test.each(SLOTH.map((expected) => [expected[0], expected] as const))('%s', (_, expected) =>
    expectAsListed(join(realData ?? '', 'sloth'), expected),
  )

  test('two objectives of one SLO are two, over 30 days', async () => {
    const file = join(realData ?? '', 'sloth/examples/openslo-kubernetes-apiserver.yml')
    const slos = slosOf(await collect(openslo, openslo.read([file])))
    expect(
      slos.map(({ id, service, objective, window, windowKind }) => [id, service, objective, window, windowKind]),
    ).toEqual([
      ['requests-availability-openslo', 'k8s-apiserver', 0.999, 30, 'rolling'],
      ['requests-latency-openslo/1', 'k8s-apiserver', 0.99, 30, 'rolling'],
      ['requests-latency-openslo/2', 'k8s-apiserver', 0.999, 30, 'rolling'],
    ])
  })
})
