import { expect, test } from 'vitest'
import { configOf, idFrom, valuesOf } from '../../../client/features/sources/source-form.ts'
import type { SourceField } from '../../../model/contract/source-setup.ts'

const field = (path: string, kind: SourceField['kind']): SourceField => ({
  path,
  kind,
  title: path,
  required: false,
  long: false,
  help: null,
  example: null,
  choices: [],
})

test('a form states a config: groups, lists, maps, numbers; what is empty is left out', () => {
  const fields = [
    field('token', 'secret'),
    field('app.id', 'number'),
    field('app.privateKey', 'secret'),
    field('repositories', 'list'),
    field('serviceLabels', 'map'),
    field('deep', 'boolean'),
  ]
  const values = {
    token: '  ',
    'app.id': '12',
    'app.privateKey': 'key',
    repositories: 'acme/shop\n\n acme/pay ',
    serviceLabels: 'area/cart: checkout',
    deep: 'true',
  }
  expect(configOf(fields, values)).toEqual({
    app: { id: 12, privateKey: 'key' },
    repositories: ['acme/shop', 'acme/pay'],
    serviceLabels: { 'area/cart': 'checkout' },
    deep: true,
  })
})

test('a stored config stands in the form as it was typed, and what the form does not show stays', () => {
  const fields = [
    field('app.id', 'number'),
    field('app.privateKey', 'secret'),
    field('labels', 'list'),
    field('to', 'map'),
  ]
  const stored = { app: { id: 12 }, labels: ['a', 'b'], to: { cart: 'checkout' }, tls: { key: '/k' } }
  expect(valuesOf(fields, stored)).toEqual({ 'app.id': '12', labels: 'a\nb', to: 'cart: checkout' })
  expect(configOf(fields, valuesOf(fields, stored), stored)).toEqual(stored)
  expect(configOf(fields, { labels: 'c' }, stored)).toEqual({ labels: ['c'], tls: { key: '/k' } })
})

test('a name makes an id', () => {
  expect(idFrom('Our status page (EU)')).toBe('our-status-page-eu')
})
