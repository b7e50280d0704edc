import { expect, test } from 'vitest'
import { eachKeyOnce, keyCaps, type Shortcut } from '../../client/lib/shortcuts.ts'

test('keys are told as they are printed on the keyboard in front of the reader', () => {
  expect(keyCaps('g r', false)).toEqual(['g', 'r'])
  expect(keyCaps('Mod+k', false)).toEqual(['Ctrl', 'K'])
  expect(keyCaps('Mod+k', true)).toEqual(['⌘', 'K'])
})

test('keys that a screen takes are no more those of what surrounds it, which can still be done from the palette', () => {
  const shortcut = (title: string, keys?: string): Shortcut => ({ title, run: () => {}, ...(keys && { keys }) })
  const told = eachKeyOnce([shortcut('Ask', 'n'), shortcut('Propose', 'n'), shortcut('Print'), shortcut('Plan', 'g p')])
  expect(told.map(({ title, keys }) => [title, keys])).toEqual([
    ['Ask', 'n'],
    ['Propose', undefined],
    ['Print', undefined],
    ['Plan', 'g p'],
  ])
})
