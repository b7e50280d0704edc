/** What colour, strip and corner of a heat map mean. */
export function HeatLegend({
  top,
  strip,
  corner,
}: {
  readonly top: string
  readonly strip: string
  readonly corner: string
}) {
  return (
    <>
      <span>
        0
        <svg width="84" height="8" aria-hidden="true">
          {[0, 1, 2, 3, 4, 5].map((step) => (
            <rect key={step} x={step * 14} width="14" height="8" fill={`var(--heat-${step})`} />
          ))}
        </svg>
        {top} and more
      </span>
      <span>
        <svg width="24" height="12" aria-hidden="true">
          <rect width="24" height="8" fill="var(--heat-2)" />
          <rect y="9" width="16" height="3" fill="var(--avoided)" />
        </svg>
        {strip}
      </span>
      <span>
        <svg width="9" height="9" aria-hidden="true">
          <path d="M0 0h9v9z" fill="var(--ink)" />
        </svg>
        {corner}
      </span>
    </>
  )
}
