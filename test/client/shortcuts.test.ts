import { expect, test } from 'vitest'
import { keyCaps } from '../../client/lib/shortcuts.ts'

test('keys are told as they are printed on the keyboard in front of the reader', () => {
  expect(keyCaps('g r', false)).toEqual(['g', 'r'])
  expect(keyCaps('Mod+k', false)).toEqual(['Ctrl', 'K'])
  expect(keyCaps('Mod+k', true)).toEqual(['⌘', 'K'])
})
