/** Draws of which rows are made at once: one cache line of each column. */
const ROWS_AT_ONCE: i32 = 8

/**
 * Counts for some draws how often each project is first, among the first k and above the line, as countPlainly in
 * model/ranking/chances.ts says, with the same sums in the same order.
 * @param keys leverage of each project by draw, the next project's `stride` bytes further; `weeks` likewise
 * @param capacity engineer-weeks, not below 0; not a number for no line
 * @param order of the projects, kept from call to call
 * @param room for 17 numbers a project
 * @param first counts of each project, to be added to; `top` and `above` likewise
 */
export function countPlaces(
  keys: usize,
  weeks: usize,
  stride: usize,
  projects: i32,
  draws: i32,
  k: f64,
  capacity: f64,
  order: usize,
  room: usize,
  first: usize,
  top: usize,
  above: usize,
): void {
  const row = (<usize>projects) << 3
  const keyRows = room
  const weekRows = keyRows + <usize>ROWS_AT_ONCE * row
  const places = weekRows + <usize>ROWS_AT_ONCE * row
  const isLined = capacity >= 0
  for (let draw = 0; draw < draws; draw += 1) {
    const turn = draw % ROWS_AT_ONCE
    if (turn === 0) {
      const count = min(ROWS_AT_ONCE, draws - draw)
      const from = (<usize>draw) << 3
      turnOver(keys + from, stride, projects, count, keyRows, row)
      if (isLined) turnOver(weeks + from, stride, projects, count, weekRows, row)
    }
    const own = keyRows + <usize>turn * row
    const spans = weekRows + <usize>turn * row
    let best: usize = 0
    for (let at: usize = 0; at < row; at += 8) {
      const key = load<f64>(own + at)
      if (key > load<f64>(own + best)) best = at
      store<f64>(places + at, key > 0 ? 1 : Infinity)
      if (isLined && !(key > 0)) store<f64>(spans + at, Infinity)
    }
    if (load<f64>(own + best) > 0) store<f64>(first + best, load<f64>(first + best) + 1)
    const taken = k > 1 ? takeBest(order, own, places, k, 0, projects) : 0
    if (k > 1) count(top, order, taken)
    if (!isLined) continue
    let spent: f64 = 0
    for (let place = 0; place < taken; place += 1) spent += load<f64>(spans + (projectAt(order, place) << 3))
    const line =
      spent > capacity
        ? takeBest(order, own, spans, capacity, 0, taken)
        : takeBest(order, own, spans, capacity - spent, taken, projects)
    count(above, order, line)
  }
}

/** Columns as rows. */
function turnOver(columns: usize, stride: usize, projects: i32, draws: i32, rows: usize, row: usize): void {
  for (let project = 0; project < projects; project += 1, columns += stride, rows += 8) {
    for (let draw = 0; draw < draws; draw += 1) {
      store<f64>(rows + <usize>draw * row, load<f64>(columns + ((<usize>draw) << 3)))
    }
  }
}

/** As takeBest in model/ranking/chances.ts, between two places of the order. */
function takeBest(order: usize, keys: usize, weights: usize, capacity: f64, start: i32, end: i32): i32 {
  let from = start
  let to = end - 1
  let left = capacity
  while (from <= to) {
    const middle = (from + to) >> 1
    const pivot = projectAt(order, middle)
    const pivotKey = load<f64>(keys + (pivot << 3))
    put(order, middle, projectAt(order, to))
    let before = from
    let weight: f64 = 0
    for (let place = from; place < to; place += 1) {
      const project = projectAt(order, place)
      const key = load<f64>(keys + (project << 3))
      // Chance decides it, and no branch can be foreseen: both outcomes are written down.
      const isBetter = i32(key > pivotKey) | (i32(key === pivotKey) & i32(project < pivot))
      const other = projectAt(order, before)
      put(order, place, isBetter ? other : project)
      put(order, before, isBetter ? project : other)
      before += isBetter
      weight += reinterpret<f64>(load<i64>(weights + (project << 3)) & -(<i64>isBetter))
    }
    put(order, to, projectAt(order, before))
    put(order, before, pivot)
    if (weight > left) {
      to = before - 1
      continue
    }
    left -= weight
    const own = load<f64>(weights + (pivot << 3))
    if (own > left) return before
    left -= own
    from = before + 1
  }
  return from
}

function count(counts: usize, order: usize, taken: i32): void {
  for (let place = 0; place < taken; place += 1) {
    const own = counts + (projectAt(order, place) << 3)
    store<f64>(own, load<f64>(own) + 1)
  }
}

function projectAt(order: usize, place: i32): usize {
  return <usize>load<u32>(order + ((<usize>place) << 2))
}

function put(order: usize, place: i32, project: usize): void {
  store<u32>(order + ((<usize>place) << 2), <u32>project)
}
