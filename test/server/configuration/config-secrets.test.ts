import { expect, test } from 'vitest'
import {
  openedConfig,
  sealedConfig,
  shownConfig,
  withKeptSecrets,
  withoutSealed,
} from '../../../server/configuration/config-secrets.ts'
import { isSealed } from '../../../server/secrets/seal.ts'
import { findSource } from '../../../server/sources/registry.ts'
import { temporaryContext } from '../../support/temporary-installation.ts'

const schema = (() => {
  const github = findSource('github')
  if (!github) throw new Error('there is no github source')
  return github.configSchema
})()
const repositories = ['acme/shop']
const app = { id: 1, installation: 2, privateKey: 'canary-key' }

test('secrets are sealed at any depth, references and the rest stay as they are', async () => {
  const { secrets } = await temporaryContext()
  const stored = sealedConfig(schema, { repositories, app }, secrets)
  expect(JSON.stringify(stored)).not.toContain('canary')
  expect(stored).toMatchObject({ repositories, app: { id: 1, installation: 2 } })
  expect(openedConfig(schema, stored, {}, secrets)).toEqual({ repositories, app })
  const reference = { repositories, token: `\${GITHUB_TOKEN}` }
  expect(sealedConfig(schema, reference, secrets)).toEqual(reference)
})

test('a secret that looks like a reference is not looked up in the environment', async () => {
  const { secrets } = await temporaryContext()
  const stored = sealedConfig(schema, { repositories, token: `a\${HOME}b` }, secrets)
  expect(openedConfig(schema, stored, { HOME: '/root' }, secrets)).toMatchObject({ token: `a\${HOME}b` })
})

test('what is shown says only which secrets are set', async () => {
  const { secrets } = await temporaryContext()
  const stored = sealedConfig(schema, { repositories, app }, secrets)
  expect(shownConfig(schema, stored)).toEqual({
    config: { repositories, app: { id: 1, installation: 2 } },
    secrets: ['app.privateKey'],
  })
  expect(shownConfig(schema, { repositories, token: `\${GITHUB_TOKEN}` })).toEqual({
    config: { repositories, token: `\${GITHUB_TOKEN}` },
    secrets: [],
  })
})

test('a secret that is left out stays, a new one takes its place, null takes it out', async () => {
  const { secrets } = await temporaryContext()
  const stored = sealedConfig(schema, { repositories, token: 'canary-token' }, secrets)
  const kept = withKeptSecrets(schema, { repositories: ['acme/other'] }, stored)
  expect(kept.repositories).toEqual(['acme/other'])
  expect(isSealed(kept.token)).toBe(true)
  expect(withKeptSecrets(schema, { repositories, token: 'new' }, stored).token).toBe('new')
  expect(withKeptSecrets(schema, { repositories, token: null }, stored)).toEqual({ repositories })
  expect(withKeptSecrets(schema, { repositories, token: '' }, stored)).toEqual({ repositories })
})

test('a secret goes with the group that it belongs to', async () => {
  const { secrets } = await temporaryContext()
  const stored = sealedConfig(schema, { repositories, app }, secrets)
  expect(withKeptSecrets(schema, { repositories }, stored)).toEqual({ repositories })
})

test('what is sealed can be taken out, and nothing else is', async () => {
  const { secrets } = await temporaryContext()
  expect(withoutSealed(schema, sealedConfig(schema, { repositories, token: 'canary' }, secrets))).toEqual({
    repositories,
  })
  expect(withoutSealed(schema, { repositories, token: `\${GITHUB_TOKEN}` })).toBeNull()
})
