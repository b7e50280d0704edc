/** Characters of a password. NIST SP 800-63B-4: long rather than odd. */
export const SHORTEST_PASSWORD = 12
export const LONGEST_PASSWORD = 256
/** Days that a token and a share link open something at the most. */
export const LONGEST_TOKEN_DAYS = 366
export const LONGEST_LINK_DAYS = 90
