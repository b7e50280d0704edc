import type { Locator, Page } from 'playwright-core'

/** What a person does to a page, each act counted. */
export interface Hands {
  readonly acts: number
  click(what: Locator): Promise<void>
  press(...keys: readonly string[]): Promise<void>
  /** Fills a field with prose, or pastes it there. */
  fill(field: Locator, text: string): Promise<void>
  /** Picks from a list that has to be opened first. */
  choose(list: Locator, title: string): Promise<void>
  /** By the button of the browser. */
  back(): Promise<void>
}

/**
 * Counts the clicks and keys that something takes, strictly: every click is one, and every key that is pressed, a letter
 * of a number or of a name just as Enter or an arrow; a list that opens takes one to open and one to pick. Only a field
 * that is filled with a sentence of one's own, or by pasting, is one act: nobody can be spared thinking what to say. Looking
 * and scrolling are free; going to where a task begins is not part of it.
 */
export function handsOn(page: Page): Hands {
  let acts = 0
  return {
    get acts() {
      return acts
    },
    async click(what) {
      acts += 1
      await what.click()
    },
    async press(...keys) {
      for (const key of keys) {
        acts += 1
        await page.keyboard.press(key)
      }
    },
    async fill(field, text) {
      acts += 1
      await field.fill(text)
    },
    async choose(list, title) {
      acts += 2
      await list.selectOption({ label: title })
    },
    async back() {
      acts += 1
      await page.goBack()
    },
  }
}
