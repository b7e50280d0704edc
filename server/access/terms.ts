import {
  MILLISECONDS_PER_DAY as DAY,
  MILLISECONDS_PER_HOUR as HOUR,
  MILLISECONDS_PER_MINUTE as MINUTE,
} from '../../model/quantity.ts'

/** How long each thing opens a door, in milliseconds, and how often one may try. */

/** Without a request for so long, somebody signs in again: a working day with its lunch. */
export const SESSION_IDLE = 12 * HOUR
/** After so long in any case. */
export const SESSION_LONGEST = 7 * DAY
/** How long the earlier identifier of a session still opens it, for requests that were on their way. */
export const ROTATION_GRACE = 10_000
export const INVITATION_LASTS = 7 * DAY
/** Whoever can read the console right after starting is whom it is meant for. */
export const OWNER_LINK_LASTS = HOUR
/** How often a password or a secret may be tried for one account, and from one address, ... */
export const MOST_TRIES = 10
/** ... within so long. */
export const TRIES_WITHIN = 15 * MINUTE
/** How long the way to the identity provider and back may take. */
export const PROVIDER_PATIENCE = 10 * MINUTE
