import type { BoardRequest, RequestBoard } from '../../../model/contract/requests.ts'
import { demandSelector } from '../../../model/effect/select.ts'
import type { ToldRequest } from '../../../model/evidence/demand.ts'
import { demandMapping } from '../../../model/evidence/demand-mapping.ts'
import { isCompeting, type Project } from '../../../model/evidence/project.ts'
import { type Decisions, type PlanNamed, requestStanding } from '../../../model/evidence/request-standing.ts'
import { demandPoints } from '../../../model/loss/demand.ts'
import { nextQuarter, quarterName, readQuarter } from '../../../model/portfolio/quarter.ts'
import type { Instant } from '../../../model/quantity.ts'
import type { Visitor } from '../../access/visitor.ts'
import { PEOPLE_SOURCE } from '../../store/evidence/one-per-id.ts'
import { startOfDay } from '../as-of.ts'
import { listCommitments } from '../committed-plans.ts'
import type { Context, ReadingContext } from '../context.ts'
import { countedProjects } from '../edit-project.ts'
import { loadMapping } from '../load-mapping.ts'

/** Every open need, and the closed ones of whoever asks, the heaviest first. */
export async function readBoard(context: Context): Promise<RequestBoard> {
  const { store, now } = context
  const [requests, projects, services, accounts, settings] = await Promise.all([
    readRequests(context),
    countedProjects(context),
    store.services.all(),
    store.accounts.all(),
    store.settings.get(),
  ])
  const titled = ({ id, title }: { readonly id: string; readonly title: string }) => ({ id, title })
  return {
    asOf: new Date(startOfDay(now())).toISOString(),
    quarter: quarterName(nextQuarter(now())),
    currency: settings.currency,
    requests: requests.filter(({ closedAt, mine }) => closedAt === null || mine),
    projects: projects.filter(isCompeting).map(titled),
    services: services.map(titled),
    accounts: accounts.map(titled),
  }
}

/** Every request as the board shows it, closed ones too, the heaviest first. */
export async function readRequests(context: Context): Promise<BoardRequest[]> {
  const { store, visitor } = context
  const [requests, projects, accounts, assumptions, mapping, decisions] = await Promise.all([
    store.requests.all(),
    countedProjects(context),
    store.accounts.all(),
    store.settings.assumptions(),
    loadMapping(context),
    readDecisions(context),
  ])
  const serviceOf = demandMapping(mapping)
  const accountOf = new Map(accounts.map((account) => [account.id, account]))
  const closers = projects.filter(isCompeting).flatMap(closersOf)
  return requests
    .map((request): BoardRequest => {
      const { service } = serviceOf(request)
      const item = { id: request.id, kind: 'request' as const, service, labels: [] }
      const project = request.project === null ? undefined : decisions.projects.get(request.project)
      return {
        id: request.id,
        source: request.source,
        title: request.title,
        description: request.description,
        requestedBy: request.requestedBy,
        askedFrom: request.askedFrom,
        service,
        createdAt: new Date(request.createdAt).toISOString(),
        closedAt: request.closedAt === null ? null : new Date(request.closedAt).toISOString(),
        people: request.people,
        accounts: request.accounts.map((id) => {
          const account = accountOf.get(id)
          return { id, title: account?.title ?? id, annualRevenue: account?.annualRevenue ?? null }
        }),
        atStake: request.atStake,
        chanceOfLoss: request.chanceOfLoss,
        points: demandPoints(request, assumptions),
        mine: isOf(visitor, request),
        joined: (request.said.joined ?? []).map(({ name, askedFrom, accounts, at }) => ({
          name,
          askedFrom,
          accounts: [...accounts],
          at,
        })),
        ...requestStanding(request, request.said, decisions),
        project: request.project === null || !project ? null : { id: request.project, title: project.title },
        reachedBy: closers.flatMap(({ id, title, closes }) => (closes(item) ? [{ id, title }] : [])),
        notIn: request.said.notIn ?? null,
        revision: request.revision,
      }
    })
    .sort((left, right) => right.points - left.points || (left.id < right.id ? -1 : 1))
}

/** Whether somebody filed a request or joined it. Whoever uses a server without accounts is everybody without one. */
export function isOf({ kind, person }: Visitor, { source, person: filer, said }: ToldRequest): boolean {
  const id = person?.id ?? null
  if (id === null && kind !== 'local') return false
  return (source === PEOPLE_SOURCE && filer === id) || (said.joined ?? []).some((joined) => joined.person === id)
}

function closersOf({ id, title, effects }: Project) {
  const touching = effects.filter(({ closing }) => closing !== undefined).map(demandSelector)
  const closes = (item: Parameters<(typeof touching)[number]>[0]) => touching.some((touches) => touches(item))
  return touching.length === 0 ? [] : [{ id, title, closes }]
}

/** What became of projects: their status, and the newest committed plan that holds each. */
async function readDecisions(context: ReadingContext): Promise<Decisions> {
  const [projects, plans] = await Promise.all([countedProjects(context), listCommitments(context)])
  const now = context.now()
  const inPlans = new Map<string, PlanNamed>()
  for (const { id, title, quarter, members } of plans.filter((plan) => !isOver(plan.quarter, now)).reverse()) {
    for (const member of members) inPlans.set(member, { id, title, quarter })
  }
  return {
    projects: new Map(projects.map((project) => [project.id, project])),
    plans: inPlans,
    isOver: (quarter) => isOver(quarter, now),
  }
}

function isOver(quarter: string, now: Instant): boolean {
  const period = readQuarter(quarter)
  return period.ok && period.value.to <= now
}
