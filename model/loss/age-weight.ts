import type { Days } from '../quantity.ts'

/** Weight of something this old: 1 today, half after one half-life. */
export const ageWeight = (age: Days, halfLife: number): number => 2 ** (-Math.max(0, age) / halfLife)
