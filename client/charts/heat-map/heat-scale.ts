/** Parts of the top of the scale at which each next step of colour begins; six steps with the ground. */
const STEPS = [0.05, 0.15, 0.35, 0.7, 1] as const

/** The largest of 1, 2, 5 times a power of ten that the largest value reaches: "10 and more". */
export function heatTop(largest: number): number {
  if (!(largest > 0)) return 1
  const power = 10 ** Math.floor(Math.log10(largest))
  return [5, 2, 1].map((factor) => factor * power).find((top) => top <= largest * (1 + 1e-9)) ?? power
}

/** Which of six colours a value has, 0 to 5. */
export const heatStep = (value: number, top: number): number => STEPS.filter((step) => value >= step * top).length
