import { growTo, type Program, startProgram } from '../compiled/program.ts'
import { DIMENSIONS } from '../evidence/lens.ts'
import { interpolated, quantiles } from '../random/quantile.ts'
import { chancesOf, type PlaceCounts } from './chances.ts'
import type { LensDraws, LensQuestion } from './lens-draws.ts'
import type { ProjectDraws } from './project-draws.ts'
import { ESTIMATE_PROBABILITIES } from './ranked.ts'
import { tiersBy } from './tier.ts'

/** What `lensDrawsPlainly` says, to the same bits. */
export type CompiledLensDraws = (projects: readonly ProjectDraws[], question: LensQuestion) => LensDraws

const NUMBER = Float64Array.BYTES_PER_ELEMENT
const HALF = Float32Array.BYTES_PER_ELEMENT
const WORD = Int32Array.BYTES_PER_ELEMENT
/** Bytes of a line of the cache. */
const LINE = 64
/** Numbers of each project that counting places needs room for: rows of eight draws twice, and a place. */
const PLACES_ROOM = 17
/** Bytes that picking quantiles needs room for: a count for each bin, and a bin and a number for each draw. */
const BINS_ROOM = 8_192
const PICKED_ROOM = 10

let started: CompiledLensDraws | null | undefined

/** Null where nothing compiled may run; started once somebody reports. */
export function compiledLensDraws(): CompiledLensDraws | null {
  if (started === undefined) {
    const program = startProgram()
    started = program && lensDrawsOf(program)
  }
  return started
}

function lensDrawsOf(program: Program): CompiledLensDraws {
  let room: Room | null = null
  return (projects, { pain, k, capacity, tierThreshold }) => {
    const draws = projects[0]?.effort.length ?? 0
    if (!room || room.draws !== draws || room.projects < projects.length)
      room = roomFor(projects.length, draws, program)
    const { numbers, halves, amountsAt, apart, painAt, valueAt, leverageAt, weeksAt, column } = room
    const percentiles = percentilesIn(room, program)
    const value: number[][] = []
    const leverage: number[][] = []
    for (const [place, own] of projects.entries()) {
      const [weeks, scores] = [weeksAt + place * column, leverageAt + place * column]
      numbers.set(own.effort, weeks / NUMBER)
      for (const [position, dimension] of DIMENSIONS.entries()) {
        const avoided = own[dimension]
        numbers[painAt / NUMBER + position] = avoided ? pain[dimension] : 0
        if (avoided && pain[dimension] !== 0) halves.set(avoided, (amountsAt + position * apart) / HALF)
      }
      program.score(amountsAt, apart, painAt, weeks, valueAt, scores, draws)
      value.push(percentiles(valueAt))
      leverage.push(percentiles(scores))
    }
    const chance = (one: number, other: number) =>
      program.countWins(leverageAt + one * column, leverageAt + other * column, draws) / draws
    return {
      value,
      leverage,
      tiers: tiersBy(projects.length, tierThreshold, chance),
      chances: chancesOf(countPlaces(room, program, projects.length, k, capacity), k, draws),
    }
  }
}

/** A function that gives the percentiles of a column, by its address. */
function percentilesIn({ numbers, words, draws, positionsAt, pickedAt, spareAt }: Room, program: Program) {
  const positions = ESTIMATE_PROBABILITIES.flatMap((probability) => {
    const below = Math.floor((draws - 1) * probability)
    return [below, Math.min(below + 1, draws - 1)]
  })
  words.set(positions, positionsAt / WORD)
  return (column: number): number[] => {
    const from = column / NUMBER
    if (!program.pickSorted(column, draws, positionsAt, positions.length, pickedAt, spareAt))
      return quantiles(numbers.subarray(from, from + draws), ESTIMATE_PROBABILITIES)
    return interpolated(
      draws,
      ESTIMATE_PROBABILITIES,
      (position) => numbers[pickedAt / NUMBER + positions.indexOf(position)] as number,
    )
  }
}

/** Counts of the places under the scores that are there. */
function countPlaces(room: Room, program: Program, projects: number, k: number, capacity: number | null): PlaceCounts {
  const { numbers, words, draws, leverageAt, weeksAt, column, countsAt, orderAt, spareAt } = room
  const [first, top, above] = [0, 1, 2].map((own) => countsAt / NUMBER + own * projects) as [number, number, number]
  numbers.fill(0, first, first + 3 * projects)
  for (let place = 0; place < projects; place += 1) words[orderAt / WORD + place] = place
  program.countPlaces(
    leverageAt,
    weeksAt,
    column,
    projects,
    draws,
    k,
    capacity ?? Number.NaN,
    orderAt,
    spareAt,
    first * NUMBER,
    top * NUMBER,
    above * NUMBER,
  )
  const counts = (from: number) => numbers.slice(from, from + projects)
  return { first: counts(first), top: counts(top), aboveLine: capacity === null ? null : counts(above) }
}

/** The program's memory, and where in it what is kept: addresses and distances in bytes. */
interface Room {
  readonly projects: number
  readonly draws: number
  readonly numbers: Float64Array
  readonly halves: Float32Array
  readonly words: Int32Array
  /** What one project avoids, a column for each dimension. */
  readonly amountsAt: number
  readonly apart: number
  readonly painAt: number
  /** One project's values. */
  readonly valueAt: number
  /** Of every project; the next one's is a column further. */
  readonly leverageAt: number
  readonly weeksAt: number
  readonly column: number
  readonly countsAt: number
  readonly orderAt: number
  readonly positionsAt: number
  readonly pickedAt: number
  /** For whoever is at work. */
  readonly spareAt: number
}

function roomFor(projects: number, draws: number, program: Program): Room {
  let end = program.FREE.value
  const take = (bytes: number): number => {
    const own = Math.ceil(end / LINE) * LINE
    end = own + bytes
    return own
  }
  const apart = roundedUp(draws) * HALF
  // Columns that lie a power of two apart push each other out of the cache.
  const column = roundedUp(draws) * NUMBER + LINE
  const places = {
    amountsAt: take(DIMENSIONS.length * apart),
    painAt: take(DIMENSIONS.length * NUMBER),
    valueAt: take(column),
    leverageAt: take(projects * column),
    weeksAt: take(projects * column),
    countsAt: take(3 * projects * NUMBER),
    orderAt: take(projects * WORD),
    positionsAt: take(2 * ESTIMATE_PROBABILITIES.length * WORD),
    pickedAt: take(2 * ESTIMATE_PROBABILITIES.length * NUMBER),
    spareAt: take(Math.max(PLACES_ROOM * projects * NUMBER, BINS_ROOM + roundedUp(draws) * PICKED_ROOM)),
  }
  growTo(program, end)
  const { buffer } = program.memory
  return {
    projects,
    draws,
    numbers: new Float64Array(buffer),
    halves: new Float32Array(buffer),
    words: new Int32Array(buffer),
    apart,
    column,
    ...places,
  }
}

/** Draws are taken by eight. */
const roundedUp = (draws: number): number => Math.ceil(draws / 8) * 8
