import type { Mechanism, Selector } from '../../../model/evidence/project.ts'
import type { EffectForm, EffortForm, EstimateText, ProjectForm } from './project-form.ts'

/** What stands in fields that somebody has just asked for: wide, since nothing is known yet. */
const FIRST_ESTIMATE: EstimateText = { low: '10%', likely: '30%', high: '50%' }
const FIRST_EFFORT: EstimateText = { low: '1', likely: '2', high: '4' }

/** The lists of a selector, of which any entry matches. */
export const SELECTOR_LISTS = [
  'services',
  'rootServices',
  'causes',
  'severities',
  'labels',
  'incidents',
  'risks',
] as const
export type SelectorList = (typeof SELECTOR_LISTS)[number]

/** Other evidence than incidents that an effect may reach. */
export const SELECTOR_FLAGS = ['background', 'issues', 'requests'] as const
export type SelectorFlag = (typeof SELECTOR_FLAGS)[number]

export const changeEffect = (
  form: ProjectForm,
  key: number,
  change: (effect: EffectForm) => EffectForm,
): ProjectForm => ({ ...form, effects: form.effects.map((effect) => (effect.key === key ? change(effect) : effect)) })

/** Puts an estimate into an effect; undefined takes it out. */
export function withEstimate(effect: EffectForm, mechanism: Mechanism, text: EstimateText | undefined): EffectForm {
  const { [mechanism]: _, ...others } = effect.estimates
  return { ...effect, estimates: text ? { ...others, [mechanism]: text } : others }
}

export const withFirstEstimate = (effect: EffectForm, mechanism: Mechanism): EffectForm =>
  withEstimate(effect, mechanism, FIRST_ESTIMATE)

/** Issues and requests are closed, everything else happens less often. */
export function addEffect(form: ProjectForm, selector: Selector): ProjectForm {
  const mechanism = selector.issues || selector.requests ? 'closing' : 'frequency'
  const effect = { key: nextKey(form.effects), selector, estimates: { [mechanism]: FIRST_ESTIMATE } }
  return { ...form, effects: [...form.effects, effect] }
}

export const removeEffect = (form: ProjectForm, key: number): ProjectForm => ({
  ...form,
  effects: form.effects.filter((effect) => effect.key !== key),
})

/** An empty list would touch nothing, so the last entry takes the list with it: then any matches. */
export function withList(selector: Selector, list: SelectorList, entries: readonly string[]): Selector {
  const { [list]: _, ...others } = selector
  return entries.length > 0 ? { ...others, [list]: entries } : others
}

export function withFlag(selector: Selector, flag: SelectorFlag, isOn: boolean): Selector {
  const { [flag]: _, ...others } = selector
  return isOn ? { ...others, [flag]: true } : others
}

export const changeEffort = (form: ProjectForm, key: number, change: Partial<EffortForm>): ProjectForm => ({
  ...form,
  effort: form.effort.map((effort) => (effort.key === key ? { ...effort, ...change } : effort)),
})

export const addEffort = (form: ProjectForm, team: string): ProjectForm => ({
  ...form,
  effort: [...form.effort, { key: nextKey(form.effort), team, estimate: FIRST_EFFORT }],
})

export const removeEffort = (form: ProjectForm, key: number): ProjectForm => ({
  ...form,
  effort: form.effort.filter((effort) => effort.key !== key),
})

const nextKey = (rows: readonly { readonly key: number }[]): number =>
  rows.reduce((most, { key }) => Math.max(most, key + 1), 0)
