import type { FrameworksReport } from '../../model/contract/frameworks.ts'
import { amount, leverage } from '../../model/format.ts'
import { FRAMEWORKS, type Framework } from '../../model/insight/frameworks/compare-frameworks.ts'
import type { ReportFormat } from '../export/format.ts'
import { alignedTable } from '../export/table.ts'
import type { ExitReason } from '../refusal.ts'
import { compareFrameworks } from '../usecases/compare-frameworks.ts'
import { withInstallation } from './installation.ts'
import { sayWhenNone } from './nothing-yet.ts'
import { momentOption } from './rank.ts'

const TITLES: Readonly<Record<Framework, string>> = {
  leverage: 'Leverage, % a week',
  rice: 'RICE',
  ice: 'ICE',
  wsjf: 'WSJF',
  cd3: 'CD3',
  cre: 'CRE sheet',
}

/** Prints what other frameworks make of the same evidence: rank and score of each, in our order. */
export const frameworksCommand = (
  configFile: string | undefined,
  { asOf, lens, format }: { readonly asOf?: string; readonly lens?: string; readonly format: ReportFormat },
): Promise<ExitReason> => {
  const moment = asOf === undefined ? null : momentOption(asOf)
  return withInstallation<ExitReason>(configFile, async ({ context }) => {
    const report = await compareFrameworks(context, { asOf: moment, lens: lens ?? null, weights: null })
    process.stdout.write(format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : tableText(report))
    sayWhenNone(report.projects, 'project')
    return 'done'
  })
}

function tableText({ asOf, lens, projects }: FrameworksReport): string {
  const columns = [
    { title: 'Project', isNumber: false },
    ...FRAMEWORKS.map((framework) => ({ title: TITLES[framework], isNumber: true })),
  ]
  const rows = projects.map(({ title, scores }) => [
    title,
    ...FRAMEWORKS.map((framework) => {
      const { score, rank, origin } = scores[framework]
      return `${framework === 'leverage' ? leverage(score) : amount(score)}${origin === 'sheet' ? '*' : ''}  #${rank}`
    }),
  ])
  const isStated = projects.some(({ scores }) => scores.rice.origin === 'sheet')
  const note = isStated ? '\n* by the figures of an imported RICE sheet' : ''
  return `As of ${asOf.slice(0, 10)}, lens ${lens}. All from the same evidence; WSJF without time criticality, which no evidence tells.\n\n${alignedTable(columns, rows)}${note}\n`
}
