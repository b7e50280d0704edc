/** Where a screen puts buttons of its own into the bar of narrow screens. */
export const BAR_ACTIONS = 'bar-actions'
