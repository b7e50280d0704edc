import { describe, expect, test } from 'vitest'
import { readServerConfig } from '../../../server/config.ts'

const read = (environment: Record<string, string>) => readServerConfig(environment, '/nowhere').access
const OIDC = {
  LEVERAGE_URL: 'https://leverage.example.com',
  LEVERAGE_OIDC_ISSUER: 'https://id.example.com/realms/acme',
  LEVERAGE_OIDC_CLIENT: 'leverage',
  LEVERAGE_OIDC_SECRET: 'secret',
  LEVERAGE_OIDC_ROLES: 'sre=lead, platform = admin,*=viewer',
}

test('alone on this machine nothing needs to be set', () => {
  expect(read({})).toEqual({ address: null, proxies: ['loopback'], provider: null })
})

test('a provider is read with the roles of its groups', () => {
  const { address, provider } = read({ HOST: '0.0.0.0', ...OIDC })
  expect(address?.origin).toBe('https://leverage.example.com')
  expect(provider).toMatchObject({ title: 'id.example.com', clientId: 'leverage', groupsClaim: 'groups' })
  expect([...(provider?.roles ?? [])]).toEqual([
    ['sre', 'lead'],
    ['platform', 'admin'],
    ['*', 'viewer'],
  ])
})

describe('refused, with what to set', () => {
  test.each([
    [{ HOST: '0.0.0.0' }, /HOST is "0\.0\.0\.0", but without accounts/, /Set LEVERAGE_URL/],
    [{ LEVERAGE_URL: 'leverage.example.com' }, /LEVERAGE_URL is/, /https:\/\//],
    [{ LEVERAGE_URL: 'http://leverage.example.com' }, /in the clear/, /TLS/],
    [{ LEVERAGE_URL: 'https://leverage.example.com/app' }, /LEVERAGE_URL is/, /Leave out/],
    [{ ...OIDC, LEVERAGE_URL: '' }, /LEVERAGE_OIDC_ISSUER is set/, /Set LEVERAGE_URL/],
    [{ ...OIDC, LEVERAGE_OIDC_SECRET: '' }, /LEVERAGE_OIDC_SECRET is not/, /provider gave/],
    [{ ...OIDC, LEVERAGE_OIDC_ROLES: '' }, /LEVERAGE_OIDC_ROLES is not/, /=lead/],
    [{ ...OIDC, LEVERAGE_OIDC_ROLES: 'sre=boss' }, /says "sre=boss"/, /viewer, contributor, lead, admin/],
    [{ ...OIDC, LEVERAGE_OIDC_ISSUER: 'http://id.example.com' }, /in the clear/, /https/],
  ])('%j', (environment, message, advice) => {
    expect(() => read(environment)).toThrow(message)
    try {
      read(environment)
    } catch (error) {
      expect((error as { readonly advice: string }).advice).toMatch(advice)
    }
  })
})
