import type { Flavour } from './flavour.ts'

/** payments-api, checkout-sdk and webhooks. */
export const CORE_FLAVOURS: readonly Flavour[] = [
  {
    service: 'payments-api',
    cause: 'dependency',
    tracker: [
      '{acquirer} timing out, authorisation latency above 8 s',
      'Card authorisations through {acquirer} fail with 502',
      'Worker threads exhausted waiting for {acquirer}',
      '3-D Secure directory server slow, payments stuck in pending',
      '{acquirer} answers every retry with do-not-honour',
    ],
    page: [
      'Elevated card declines with one acquirer',
      'Delayed card authorisations caused by an upstream acquirer',
      '3-D Secure challenges failing for some issuers',
    ],
    labels: ['acquirer'],
  },
  {
    service: 'payments-api',
    cause: 'deploy',
    tracker: [
      'payments-api {version} rejects amounts in zero-decimal currencies',
      'Null pointer in capture after payments-api {version}',
      'payments-api {version} ignores idempotency keys, rolled back',
      '5xx on partial refunds since payments-api {version}',
    ],
    page: [
      'Errors on refunds after a release',
      'Captures failing after a release',
      'Elevated error rates on the Payments API',
    ],
    labels: ['release'],
  },
  {
    service: 'payments-api',
    cause: 'database',
    tracker: [
      'Payments primary failed over, writes refused until clients reconnected',
      'Slow query on payment_intents saturates the connection pool',
      'Backfill holds locks on payment_intents',
    ],
    page: [
      'Slow responses from the Payments API during a database failover',
      'Elevated error rates on the Payments API',
    ],
  },
  {
    service: 'payments-api',
    cause: 'capacity',
    tracker: [
      'payments-api at CPU limit during a merchant flash sale',
      'Gateway drops {percent}% of requests, payments-api thread pool full',
      'Autoscaler stuck at maximum while card volume doubles',
    ],
    page: ['Increased latency on the Payments API during peak load'],
    labels: ['peak'],
  },
  {
    service: 'payments-api',
    cause: 'configuration',
    tracker: [
      'Routing table push sends {acquirer} traffic to the sandbox',
      'Rate limit pushed with a zero missing, merchants get 429',
      'Flag default flipped for delayed capture',
    ],
    page: ['Requests rejected after a configuration change'],
    labels: ['config-push'],
    rhythm: 'release',
  },
  {
    service: 'payments-api',
    cause: 'certificate',
    tracker: ['Client certificate for {acquirer} expired', 'Pinned intermediate certificate of {acquirer} expired'],
    page: ['Card payments failing because of an expired certificate'],
  },
  {
    service: 'payments-api',
    cause: 'network',
    tracker: ['Packet loss on the peering link to {acquirer}', 'NAT gateway in {region} out of ports'],
    page: ['Connectivity problems in {region}'],
  },
  {
    service: 'payments-api',
    cause: 'unknown',
    tracker: ['Burst of 503 from payments-api, gone before anybody looked'],
    page: ['Elevated error rates on the Payments API', 'Intermittent errors on the Payments API'],
  },
  {
    service: 'checkout-sdk',
    cause: 'dependency',
    tracker: [
      'Checkout waits for {acquirer} and times out on mobile',
      'Wallet provider token service returns 500',
      '3-D Secure challenge page of {acquirer} does not load',
    ],
    page: [
      'Wallet payments unavailable because of an upstream provider',
      '3-D Secure challenges failing for some issuers',
    ],
    labels: ['acquirer'],
  },
  {
    service: 'checkout-sdk',
    cause: 'deploy',
    tracker: [
      'checkout-sdk {version} breaks card form on older Safari',
      'checkout-sdk {version} posts the amount without minor units',
      'Source map upload blocks checkout-sdk {version}, old bundle gone from the CDN',
    ],
    page: ['Card form not loading in some browsers after a release', 'Checkout errors after a release'],
    labels: ['release'],
  },
  {
    service: 'checkout-sdk',
    cause: 'capacity',
    tracker: ['CDN origin saturated, checkout bundle served slowly'],
    page: ['Slow checkout page loads during peak load'],
    labels: ['peak'],
  },
  {
    service: 'checkout-sdk',
    cause: 'configuration',
    tracker: [
      'Content security policy push blocks the card iframe',
      'Allowed-origins list emptied for {percent}% of merchants',
    ],
    page: ['Checkout blocked for some merchants after a configuration change'],
    labels: ['config-push'],
    rhythm: 'release',
  },
  {
    service: 'checkout-sdk',
    cause: 'certificate',
    tracker: ['Certificate of the checkout asset domain expired', 'Wallet domain verification certificate lapsed'],
    page: ['Checkout not loading because of an expired certificate'],
  },
  {
    service: 'checkout-sdk',
    cause: 'unknown',
    tracker: ['Checkout conversion dips in {region}, no alert'],
    page: ['Intermittent checkout failures'],
  },
  {
    service: 'webhooks',
    cause: 'capacity',
    tracker: [
      'Webhook queue grows by 40,000 a minute, workers saturated',
      'One merchant endpoint holds {percent}% of webhook workers',
      'Retry storm: every failed delivery retried at once',
      'Webhook backlog after peak, oldest event 50 minutes old',
    ],
    page: ['Delayed webhooks', 'Webhook delivery backlog during peak load'],
    labels: ['peak', 'slow-detection'],
    slowDetection: 2.5,
  },
  {
    service: 'webhooks',
    cause: 'dependency',
    tracker: [
      'Message broker of the cloud provider throttles publishes',
      'DNS resolver of the provider fails for merchant endpoints',
    ],
    page: ['Delayed webhooks caused by an upstream provider'],
    slowDetection: 1.6,
  },
  {
    service: 'webhooks',
    cause: 'deploy',
    tracker: ['webhooks {version} signs payloads with the old secret', 'Duplicate deliveries since webhooks {version}'],
    page: ['Webhook signatures failing verification after a release', 'Duplicate webhooks after a release'],
    labels: ['release'],
  },
  {
    service: 'webhooks',
    cause: 'database',
    tracker: ['Delivery log table full, dispatcher stops', 'Vacuum on webhook_events blocks the dispatcher'],
    page: ['Delayed webhooks'],
  },
  {
    service: 'webhooks',
    cause: 'configuration',
    tracker: ['Egress allow-list push drops deliveries to {region}'],
    page: ['Webhooks not delivered after a configuration change'],
    labels: ['config-push'],
    rhythm: 'release',
  },
  {
    service: 'webhooks',
    cause: 'network',
    tracker: ['Egress from {region} flaps, deliveries time out'],
    page: ['Connectivity problems in {region}'],
  },
  {
    service: 'webhooks',
    cause: 'unknown',
    tracker: ['Gap in webhook deliveries, later filled by itself'],
    page: ['Delayed webhooks'],
    slowDetection: 2,
  },
]
