import axe from 'axe-core'
import type { Page } from 'playwright-core'

type Axe = typeof axe

/**
 * What axe finds that is serious or critical, by all of its rules or those given. Its source is read into a document once:
 * that takes as long as a run.
 */
export async function graveViolations(page: Page, rules: readonly string[]): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(async (only) => {
    const { violations } = await (window as unknown as { axe: Axe }).axe.run(document, {
      resultTypes: ['violations'],
      ...(only.length > 0 && { runOnly: [...only] }),
    })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  }, rules)
}
