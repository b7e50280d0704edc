import type { Migration } from './migration.ts'

const SEVERITIES = ['critical', 'major', 'minor', 'none']
const CAUSES = [
  'deploy',
  'configuration',
  'capacity',
  'dependency',
  'database',
  'network',
  'certificate',
  'hardware',
  'security',
  'human error',
  'unknown',
]

/** Comparisons, not an IN list: SQLite would build a table of the list for every row that it checks. */
const oneOf = (column: string, values: readonly string[]): string =>
  values.map((value) => `${column} = '${value}'`).join(' OR ')

/**
 * What the rows of evidence mean, a table a kind. Lists inside a row that nothing joins on are JSON. Closed lists are
 * repeated here: what a released migration does must not change.
 */
export const evidence: Migration = {
  number: 2,
  sql: `
    CREATE TABLE incident (
      row_id INTEGER PRIMARY KEY REFERENCES evidence (row_id) ON DELETE CASCADE,
      title TEXT NOT NULL,
      started_at INTEGER NOT NULL,
      detected_at INTEGER,
      mitigated_at INTEGER,
      resolved_at INTEGER,
      last_updated_at INTEGER,
      severity TEXT NOT NULL CHECK (${oneOf('severity', SEVERITIES)}),
      impacts TEXT NOT NULL,
      root_component TEXT,
      cause TEXT CHECK (${oneOf('cause', CAUSES)}),
      labels TEXT NOT NULL,
      responders REAL CHECK (responders >= 0),
      effort REAL CHECK (effort >= 0),
      risk TEXT,
      duration_confirmed INTEGER NOT NULL CHECK (duration_confirmed IN (0, 1)),
      url TEXT
    ) STRICT;

    CREATE TABLE service (
      row_id INTEGER PRIMARY KEY REFERENCES evidence (row_id) ON DELETE CASCADE,
      id TEXT NOT NULL,
      title TEXT NOT NULL,
      tier INTEGER,
      team TEXT,
      traffic_share REAL CHECK (traffic_share BETWEEN 0 AND 1),
      revenue_per_minute REAL CHECK (revenue_per_minute >= 0),
      depends_on TEXT NOT NULL
    ) STRICT;

    CREATE TABLE account (
      row_id INTEGER PRIMARY KEY REFERENCES evidence (row_id) ON DELETE CASCADE,
      id TEXT NOT NULL,
      title TEXT NOT NULL,
      annual_revenue REAL NOT NULL CHECK (annual_revenue >= 0),
      tier TEXT,
      services TEXT NOT NULL,
      credits TEXT NOT NULL
    ) STRICT;

    CREATE TABLE risk (
      row_id INTEGER PRIMARY KEY REFERENCES evidence (row_id) ON DELETE CASCADE,
      id TEXT NOT NULL,
      title TEXT NOT NULL,
      service TEXT NOT NULL,
      cause TEXT NOT NULL CHECK (${oneOf('cause', CAUSES)}),
      time_between_failures REAL NOT NULL CHECK (time_between_failures > 0),
      time_to_detect REAL NOT NULL CHECK (time_to_detect >= 0),
      time_to_resolve REAL NOT NULL CHECK (time_to_resolve >= 0),
      share REAL NOT NULL CHECK (share BETWEEN 0 AND 1),
      confidence TEXT NOT NULL CHECK (${oneOf('confidence', ['low', 'medium', 'high'])})
    ) STRICT;

    CREATE TABLE issue (
      row_id INTEGER PRIMARY KEY REFERENCES evidence (row_id) ON DELETE CASCADE,
      id TEXT NOT NULL,
      title TEXT NOT NULL,
      service TEXT,
      labels TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      closed_at INTEGER,
      people INTEGER NOT NULL CHECK (people >= 0),
      accounts TEXT NOT NULL,
      url TEXT
    ) STRICT;

    CREATE TABLE request (
      row_id INTEGER PRIMARY KEY REFERENCES evidence (row_id) ON DELETE CASCADE,
      id TEXT NOT NULL,
      title TEXT NOT NULL,
      service TEXT,
      created_at INTEGER NOT NULL,
      closed_at INTEGER,
      people INTEGER NOT NULL CHECK (people >= 0),
      accounts TEXT NOT NULL,
      at_stake REAL CHECK (at_stake >= 0),
      chance_of_loss TEXT
    ) STRICT;

    CREATE TABLE slo (
      row_id INTEGER PRIMARY KEY REFERENCES evidence (row_id) ON DELETE CASCADE,
      id TEXT NOT NULL,
      title TEXT NOT NULL,
      service TEXT NOT NULL,
      objective REAL NOT NULL CHECK (objective >= 0 AND objective < 1),
      window_days REAL NOT NULL CHECK (window_days > 0),
      window_kind TEXT NOT NULL CHECK (window_kind IN ('rolling', 'calendar')),
      budgeting_method TEXT NOT NULL CHECK (budgeting_method IN ('Occurrences', 'Timeslices', 'RatioTimeslices')),
      time_slice_target REAL CHECK (time_slice_target > 0 AND time_slice_target <= 1),
      time_slice_minutes REAL CHECK (time_slice_minutes > 0)
    ) STRICT;

    CREATE TABLE sli_bucket (
      row_id INTEGER PRIMARY KEY REFERENCES evidence (row_id) ON DELETE CASCADE,
      service TEXT NOT NULL,
      started_at INTEGER NOT NULL,
      length_minutes REAL NOT NULL CHECK (length_minutes > 0),
      good REAL NOT NULL CHECK (good >= 0),
      total REAL NOT NULL CHECK (total >= good)
    ) STRICT;
    CREATE INDEX sli_bucket_by_time ON sli_bucket (service, started_at);

    CREATE TABLE team (
      row_id INTEGER PRIMARY KEY REFERENCES evidence (row_id) ON DELETE CASCADE,
      id TEXT NOT NULL,
      title TEXT NOT NULL,
      capacity REAL CHECK (capacity >= 0)
    ) STRICT;

    CREATE TABLE project (
      row_id INTEGER PRIMARY KEY REFERENCES evidence (row_id) ON DELETE CASCADE,
      id TEXT NOT NULL,
      title TEXT NOT NULL,
      description TEXT,
      status TEXT NOT NULL CHECK (${oneOf('status', ['candidate', 'planned', 'shipped', 'rejected'])}),
      url TEXT,
      effort TEXT NOT NULL,
      effects TEXT NOT NULL,
      depends_on TEXT NOT NULL
    ) STRICT;
  `,
}
