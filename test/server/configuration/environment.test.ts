import { expect, test } from 'vitest'
import { resolveEnvironment } from '../../../server/configuration/environment.ts'

test('references are replaced wherever they stand, and nothing else is', () => {
  const config = {
    url: `https://\${HOST}/\${HOST}`,
    list: [`\${TOKEN}`, 'plain'],
    number: 3,
    deep: { text: '$HOST' },
    none: null,
  }
  expect(resolveEnvironment(config, { HOST: 'example.com', TOKEN: `\${HOST}` })).toEqual({
    url: 'https://example.com/example.com',
    // What a variable holds is not looked into again.
    list: [`\${HOST}`, 'plain'],
    number: 3,
    deep: { text: '$HOST' },
    none: null,
  })
})

test('a variable that is not set, or empty, stays a reference', () => {
  expect(resolveEnvironment(`\${A}\${B}`, { B: '' })).toBe(`\${A}\${B}`)
})
