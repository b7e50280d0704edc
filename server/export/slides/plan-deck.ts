import {
  findingOf,
  type PlanDocument,
  PROJECT_COLUMNS,
  projectCells,
  ruleLines,
  SLO_COLUMNS,
  sloCells,
  TEAM_COLUMNS,
  teamCells,
} from '../plan-document.ts'
import type { Deck, Slide } from './deck.ts'

/** A plan to present, one that is being made or one that was committed: what it removes, its weeks, its projects, its objectives. */
export function planDeck({ title, head, report, slos }: PlanDocument, fileName: string): Deck {
  const { plan, mine, words, notes, horizonDays } = report
  const teams = mine?.teams ?? plan.teams
  const best = new Map(plan.teams.map(({ team, used }) => [team, used]))
  const objectives: Slide[] =
    slos.length === 0
      ? []
      : [{ title: 'Objectives, before and with the plan', table: { columns: SLO_COLUMNS, rows: sloCells(slos) } }]
  return {
    fileName,
    foot: `Leverage. ${title}. ${head[0] ?? ''}`,
    sources: [
      title,
      ...head,
      ...ruleLines(report),
      words.proof,
      `Assumed: values are shares of what is lost within ${horizonDays} days.`,
      ...notes.map(({ message }) => message),
    ],
    slides: [
      {
        title: findingOf(report),
        lines: mine && words.mine !== null ? [`${words.mine}.`] : [],
        chart: {
          caption: 'Engineer-weeks by team: what it has, what this plan takes, what the best plan takes',
          categories: teams.map((team) => team.title),
          series: [
            { name: 'capacity', hue: 'faint', values: teams.map(({ capacity }) => capacity ?? 0) },
            { name: 'this plan', hue: 'effort', values: teams.map(({ used }) => used) },
            { name: 'best plan', hue: 'unknown', values: teams.map(({ team }) => best.get(team) ?? 0) },
          ],
          digits: 1,
        },
      },
      { title: words.capacity, table: { columns: TEAM_COLUMNS, rows: teamCells(report) } },
      { title: words.leftOut, table: { columns: PROJECT_COLUMNS, rows: projectCells(report) } },
      ...objectives,
    ],
  }
}
