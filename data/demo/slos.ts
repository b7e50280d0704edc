import { SERVICES } from './company.ts'
import { INSTRUMENTS } from './instruments.ts'

/** slos.yaml: the eight objectives, as OpenSLO v1 writes them. */

const WHAT: Readonly<Record<string, { readonly title: string; readonly target: number }>> = {
  'payments-api': { title: 'Payments are answered', target: 0.9995 },
  'checkout-sdk': { title: 'Checkouts load and submit', target: 0.999 },
  webhooks: { title: 'Webhooks are delivered', target: 0.999 },
  ledger: { title: 'Postings are accepted', target: 0.999 },
  auth: { title: 'Sign-ins and keys are checked', target: 0.999 },
  payouts: { title: 'Payout files are accepted', target: 0.995 },
  'risk-engine': { title: 'Payments are scored in time', target: 0.999 },
  dashboard: { title: 'Pages of the dashboard load', target: 0.995 },
}

export function openSloFile(): string {
  const documents = INSTRUMENTS.map(({ service, slo }) => {
    const { title, target } = WHAT[service] ?? { title: service, target: 0.99 }
    const name = SERVICES.find(({ id }) => id === service)?.title ?? service
    return [
      'apiVersion: openslo/v1',
      'kind: SLO',
      `metadata: { name: ${slo}, displayName: "${name}: ${title.charAt(0).toLowerCase()}${title.slice(1)}" }`,
      'spec:',
      `  service: ${service}`,
      '  indicator:',
      `    metadata: { name: demo-sli-${service} }`,
      '    spec:',
      '      ratioMetric:',
      '        counter: true',
      `        good: { metricSource: { type: Prometheus, spec: { query: 'sum(increase(requests_good_total{service="${service}"}[5m]))' } } }`,
      `        total: { metricSource: { type: Prometheus, spec: { query: 'sum(increase(requests_total{service="${service}"}[5m]))' } } }`,
      '  timeWindow: [{ duration: 28d, isRolling: true }]',
      '  budgetingMethod: Occurrences',
      `  objectives: [{ target: ${target} }]`,
      '',
    ].join('\n')
  })
  return documents.join('---\n')
}
