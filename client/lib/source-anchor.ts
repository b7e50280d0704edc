/** Names a source's row in the address of the Sources screen. */
export const sourceAnchor = (id: string): string => `source-${id}`
