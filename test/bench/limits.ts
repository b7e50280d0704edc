/** Milliseconds of one frame at 60 a second: the order must follow a slider within it. */
export const FRAME = 16.7
/**
 * Milliseconds that computing intervals, chances and all else may take once a slider rests: what a person takes for at once
 * (Miller 1968).
 */
export const REPORT_WAIT = 100
/** Milliseconds from a slider's input event to the frame that shows the new order. */
export const PAINT_WAIT = 50
/** Milliseconds that any frame may take while a table is scrolled. */
export const SCROLL_FRAME = 50
/** Milliseconds from opening the address to the first ranked row. */
export const FIRST_ROW_WAIT = 1_500
/** Milliseconds from opening the address until the page answers a click, on a modest laptop too. */
export const ANSWER_WAIT = 5_000
/** Gzipped JavaScript of whichever screen is opened first, kB of 1,000 bytes. */
export const FIRST_SCREEN_SCRIPT = 400
/** Share of the speed of the plainest program that keeps the same rows. */
export const IMPORT_SPEED = 0.6
/** How far drawing incidents in cells may move a percentile, %. */
export const CELL_DIFFERENCE = 5
/** Milliseconds until a plan of few candidates is proven to be the best. */
export const EXACT_PLAN_WAIT = 1_000
/** Milliseconds until there is a plan of many candidates, and how much of what is possible it may miss, %. */
export const PLAN_WAIT = 3_000
export const PLAN_GAP = 5

/** The company that ranking and first row are measured with. */
export const INCIDENTS = 20_000
export const PROJECTS = 200
/** The company that is small enough to draw every incident by itself. */
export const FEW_INCIDENTS = 2_000
export const FEW_PROJECTS = 40

export const MEAN_MOVES = 200
export const PAINTED_MOVES = 100
export const REPORT_MOVES = 60
/** Milliseconds from a report to the next single move: until what it changed stands still. */
export const MOVE_REST = 300
export const COLD_LOADS = 5
/** How many times slower the processor of a modest laptop is taken to be. */
export const SLOWDOWN = 4
/** Rows of a table that are scrolled through, and pixels of one notch of a wheel. */
export const SCROLLED_ROWS = 500
export const WHEEL = 120
export const REPETITIONS = 5
/** Candidates of which a plan is proven, and of which it is the best found in time. */
export const EXACT_CANDIDATES = 40
export const MANY_CANDIDATES = 200
/** Instances of each family that plans are made of. */
export const INSTANCES = 5

/** The company that is held against NumPy. */
export const PEER_INCIDENTS = 100_000
/** Runs of the model that is held against Squiggle, for each of its own: it takes milliseconds. */
export const SMALL_REPETITIONS = 31
/** How many times as fast as Squiggle a ranking must be. */
export const SQUIGGLE_TIMES = 50
/** Memory that a ranking may take, MB of 1,048,576 bytes. */
export const MOST_MEMORY = 1_024

/** What is synced: issues of one repository, and incidents of so many status pages. */
export const SYNC_ISSUES = 50_000
export const PAGES = 100
export const PAGE_INCIDENTS = 1_000
/** Indicators of a Prometheus, and how far back they are asked for. */
export const SERIES = 50
export const SERIES_DAYS = 90
export const SERIES_REPETITIONS = 3
/** Share of the speed of fetch, JSON.parse and a prepared upsert of the same pages. */
export const SYNC_SPEED = 0.7
/**
 * The same share for connectors that came later, which have an aim of their own: what a sync does beyond the plainest program
 * (checking, understanding, putting aside, counting) is to cost no more than a fifth. It is a share of the program that
 * writes the same rows into the same tables. The program that writes five columns of one table, which this share was of
 * at first and which stays the limit of SYNC_SPEED, is shown beside it without a verdict: it writes one row where the product
 * writes three (that it is there, what it says, what it means), so that no sync of short rows can come near to it.
 */
export const VENDOR_SPEED = 0.8
/** Turns before those whose speed counts, of all programs alike: a server that runs for a while has compiled all it needs. */
export const VENDOR_WARM_UPS = 2
/** The same program takes up to twice as long from one turn to the next where others share the processor. */
export const VENDOR_REPETITIONS = 11
/** Milliseconds that the event loop may come late during a backfill, 99th percentile. */
export const LOOP_DELAY = 50
/** How much the heap may grow from the first tenth of a backfill on. */
export const MEMORY_GROWTH = 1.25

/** A company that is very large, and milliseconds until all of it is in and counts. */
export const BIG_PAGE = { components: 2_500, transitions: 190_000, maintenances: 6_900 }
export const BIG_PAGE_WAIT = 60_000
/** Milliseconds in which a thread finds what may be one outage among all its incidents. */
export const OUTAGES_WAIT = 5_000
