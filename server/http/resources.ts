import { AREA_ROUTES } from './resources/areas.ts'
import { AUDIT_ROUTES } from './resources/audit.ts'
import { BACKTEST_ROUTES } from './resources/backtest.ts'
import { BUSINESS_ROUTES } from './resources/business.ts'
import { CALIBRATION_ROUTES } from './resources/calibration.ts'
import { COMMENT_ROUTES } from './resources/comments.ts'
import { COMMITTED_PLAN_ROUTES } from './resources/committed-plans.ts'
import { COMPARISON_ROUTES } from './resources/comparison.ts'
import { DEMO_ROUTES } from './resources/demo.ts'
import { DIGEST_ROUTES } from './resources/digest.ts'
import { ESTIMATE_ROUTES } from './resources/estimates.ts'
import { EVIDENCE_TABLE_ROUTES } from './resources/evidence-tables.ts'
import { FRAMEWORK_ROUTES } from './resources/frameworks.ts'
import { INCIDENT_TRACE_ROUTES } from './resources/incident-trace.ts'
import { INCIDENT_ROUTES } from './resources/incidents.ts'
import { INSIGHT_ROUTES } from './resources/insight.ts'
import { ISSUE_LINK_ROUTES } from './resources/issue-links.ts'
import { MAPPING_RULE_ROUTES } from './resources/mapping-rules.ts'
import { NOTIFICATION_ROUTES } from './resources/notifications.ts'
import { OUTAGE_ROUTES } from './resources/outages.ts'
import { OWN_ROUTES } from './resources/own.ts'
import { PEOPLE_ROUTES } from './resources/people.ts'
import { PLAN_ROUTES } from './resources/plan.ts'
import { PROJECT_ROUTES } from './resources/projects.ts'
import { QUARANTINE_ROUTES } from './resources/quarantine.ts'
import { RANKING_ROUTES } from './resources/ranking.ts'
import { REALISED_ROUTES } from './resources/realised.ts'
import { REQUEST_ROUTES } from './resources/requests.ts'
import { REVIEW_ROUTES } from './resources/review.ts'
import { ROBUSTNESS_ROUTES } from './resources/robustness.ts'
import { SERVICE_ROUTES } from './resources/services.ts'
import { SESSION_ROUTES } from './resources/session.ts'
import { SETTING_ROUTES } from './resources/settings.ts'
import { SHARE_LINK_ROUTES } from './resources/share-links.ts'
import { SLO_FORECAST_ROUTES } from './resources/slo-forecast.ts'
import { SLO_ROUTES } from './resources/slos.ts'
import { SOURCE_ROUTES } from './resources/sources.ts'
import { STATUS_ROUTES } from './resources/status.ts'
import { UPLOAD_ROUTES } from './resources/uploads.ts'
import type { Route } from './route.ts'

/** Every resource of the interface, in the order in which its description lists them. */
export const ROUTES: readonly Route[] = [
  ...STATUS_ROUTES,
  ...DEMO_ROUTES,
  ...RANKING_ROUTES,
  ...DIGEST_ROUTES,
  ...COMPARISON_ROUTES,
  ...AREA_ROUTES,
  ...ROBUSTNESS_ROUTES,
  ...INCIDENT_ROUTES,
  ...OUTAGE_ROUTES,
  ...PROJECT_ROUTES,
  ...ESTIMATE_ROUTES,
  ...COMMENT_ROUTES,
  ...ISSUE_LINK_ROUTES,
  ...INSIGHT_ROUTES,
  ...INCIDENT_TRACE_ROUTES,
  ...PLAN_ROUTES,
  ...BUSINESS_ROUTES,
  ...COMMITTED_PLAN_ROUTES,
  ...REVIEW_ROUTES,
  ...FRAMEWORK_ROUTES,
  ...BACKTEST_ROUTES,
  ...CALIBRATION_ROUTES,
  ...REALISED_ROUTES,
  ...SERVICE_ROUTES,
  ...REQUEST_ROUTES,
  ...EVIDENCE_TABLE_ROUTES,
  ...SLO_ROUTES,
  ...SLO_FORECAST_ROUTES,
  ...SOURCE_ROUTES,
  ...UPLOAD_ROUTES,
  ...QUARANTINE_ROUTES,
  ...MAPPING_RULE_ROUTES,
  ...SETTING_ROUTES,
  ...SHARE_LINK_ROUTES,
  ...SESSION_ROUTES,
  ...OWN_ROUTES,
  ...NOTIFICATION_ROUTES,
  ...PEOPLE_ROUTES,
  ...AUDIT_ROUTES,
]
