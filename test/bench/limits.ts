/** Milliseconds of one frame at 60 a second: the order must follow a slider within it. */
export const FRAME = 16.7
/** Milliseconds until intervals and chances follow a slider. */
export const REPORT_WAIT = 150
/** Milliseconds from opening the address to the first ranked row. */
export const FIRST_ROW_WAIT = 1_500
/** Gzipped JavaScript of the first screen, kB of 1,000 bytes. */
export const FIRST_SCREEN_SCRIPT = 400
/** Share of the speed of the plainest program that keeps the same rows. */
export const IMPORT_SPEED = 0.6
/** How far drawing incidents in cells may move a percentile, %. */
export const CELL_DIFFERENCE = 5

/** The company that ranking and first row are measured with. */
export const INCIDENTS = 20_000
export const PROJECTS = 200
/** The company that is small enough to draw every incident by itself. */
export const FEW_INCIDENTS = 2_000
export const FEW_PROJECTS = 40

export const MEAN_MOVES = 200
export const REPORT_MOVES = 30
export const COLD_LOADS = 5
export const REPETITIONS = 3
