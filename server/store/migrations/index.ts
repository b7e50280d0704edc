import { sources } from './001-sources.ts'
import { evidence } from './002-evidence.ts'
import { settings } from './003-settings.ts'
import { liveSources } from './004-live-sources.ts'
import { sheets } from './005-sheets.ts'
import { suggestedCauses } from './006-suggested-causes.ts'
import { snapshots } from './007-snapshots.ts'
import { settingEdits } from './008-setting-edits.ts'
import { shippedAt } from './009-shipped-at.ts'
import { noContentHash } from './010-no-content-hash.ts'
import { withdrawn } from './011-withdrawn.ts'
import { coveredSpans } from './012-covered-spans.ts'
import { access } from './013-access.ts'
import { plans } from './014-plans.ts'
import { erasablePlans } from './015-erasable-plans.ts'
import { webhooks } from './016-webhooks.ts'
import { asked } from './017-asked.ts'
import { review } from './018-review.ts'
import { comments } from './019-comments.ts'
import { webhookBodies } from './020-webhook-bodies.ts'
import { digest } from './021-digest.ts'
import { issueLinks } from './022-issue-links.ts'
import { outages } from './023-outages.ts'
import { columnMappings } from './024-column-mappings.ts'
import { componentNames } from './025-component-names.ts'
import { notifications } from './026-notifications.ts'
import { endedRuns } from './027-ended-runs.ts'
import { told } from './028-told.ts'
import type { Migration } from './migration.ts'

/** Every step of the schema, in order. */
export const MIGRATIONS: readonly Migration[] = [
  sources,
  evidence,
  settings,
  liveSources,
  sheets,
  suggestedCauses,
  snapshots,
  settingEdits,
  shippedAt,
  noContentHash,
  withdrawn,
  coveredSpans,
  access,
  plans,
  erasablePlans,
  webhooks,
  asked,
  review,
  comments,
  webhookBodies,
  digest,
  issueLinks,
  outages,
  columnMappings,
  componentNames,
  notifications,
  endedRuns,
  told,
]
