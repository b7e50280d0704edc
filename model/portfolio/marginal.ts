import type { JointValue } from './joint-value.ts'

/** What each member of a set adds to the others, share of all the pain; 0 for the rest. Cost: the members' parts. */
export function marginalValues(
  { own, weight, start, term, left }: JointValue,
  members: readonly number[],
): Float64Array {
  // A product without one factor: over those that leave something, and how many leave nothing.
  const rest = weight.slice()
  const nothings = new Int32Array(weight.length)
  for (const member of members) {
    for (let part = start[member] as number; part < (start[member + 1] as number); part += 1) {
      const at = term[part] as number
      if (left[part] === 0) nothings[at] = (nothings[at] as number) + 1
      else rest[at] = (rest[at] as number) * (left[part] as number)
    }
  }
  const marginal = new Float64Array(own.length)
  for (const member of members) {
    let sum = own[member] as number
    for (let part = start[member] as number; part < (start[member + 1] as number); part += 1) {
      const at = term[part] as number
      const leaves = left[part] as number
      const others = (nothings[at] as number) - (leaves === 0 ? 1 : 0)
      if (others === 0) sum += ((rest[at] as number) / (leaves === 0 ? 1 : leaves)) * (1 - leaves)
    }
    marginal[member] = sum
  }
  return marginal
}
